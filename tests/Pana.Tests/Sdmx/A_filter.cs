using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class A_filter
{
    [Theory]
    [InlineData("*", "", "KF KM UF UM")]
    [InlineData("KAZ", "", "KF KM")]
    [InlineData("*.F", "", "KF UF")]
    [InlineData("KAZ.F,UZB.M", "", "KF UM")]
    [InlineData("KAZ+UZB.F", "", "KF UF")]
    [InlineData("KAZ.F.Y_GE65", "", "")]
    [InlineData("KAZ", "c[SEX]=F", "KF")]
    [InlineData("*", "c[SEX]=F,M", "KF KM UF UM")]
    [InlineData("*", "c[SEX]=ne:F+ne:T", "KM UM")]
    [InlineData("*", "c[OBS_VALUE]=ge:2+le:3", "KM UF")]
    [InlineData("*", "c[OBS_VALUE]=gt:3,1", "KF UM")]
    [InlineData("*", "c[OBS_STATUS]=P", "UM")]
    [InlineData("*", "c[TITLE]=co:KAZ", "KF KM")]
    [InlineData("*", "c[TITLE]=nc:kaz", "UF UM")]
    [InlineData("*", "c[TITLE]=ew:women", "KF UF")]
    public void leaves_what_is_asked_for(string key, string query, string meant)
    {
        var layout = MadeUp.Layout("2020");
        (string Name, Observation Observation)[] rows =
        [
            ("KF", MadeUp.Row(layout, 1, "KAZ", "F", "Y0T4", "2020", "PERSONS", "Kaz women", "A")), ("KM", MadeUp.Row(layout, 2, "KAZ", "M", "Y0T4", "2020", "PERSONS", "Kaz men", "A")),
            ("UF", MadeUp.Row(layout, 3, "UZB", "F", "Y0T4", "2020", "PERSONS", "Uzb women", "A")), ("UM", MadeUp.Row(layout, 4, "UZB", "M", "Y0T4", "2020", "PERSONS", "Uzb men", "P")),
        ];
        var filter = DataFilter.Of(A_question.Read<DataQuery>($"data/dataflow/AP/DF_STOCK/1.0.0/{key}", query), [layout]).Value[0];
        Assert.Equal(meant, string.Join(' ', rows.Where(row => filter.Fits(row.Observation)).Select(row => row.Name)));
    }

    /// <summary>Whoever asks for small figures is not told which ones were withheld.</summary>
    [Theory]
    [InlineData("le:40")]
    [InlineData("lt:40")]
    [InlineData("ne:1")]
    public void by_value_means_no_value_that_is_missing(string condition)
    {
        var layout = MadeUp.Layout("2020");
        var filter = DataFilter.Of(A_question.Read<DataQuery>("data/dataflow/AP/DF_STOCK/1.0.0/*", $"c[OBS_VALUE]={condition}"), [layout]).Value[0];
        Assert.True(filter.Fits(MadeUp.Row(layout, 2, "KAZ", "F", "Y0T4", "2020")));
        Assert.False(filter.Fits(MadeUp.Row(layout, double.NaN, "KAZ", "M", "Y0T4", "2020")));
    }

    [Fact]
    public void tells_an_index_where_to_look()
    {
        var layout = MadeUp.Layout("2020");
        var filter = DataFilter.Of(A_question.Read<DataQuery>("data/dataflow/AP/DF_STOCK/1.0.0/KAZ.F,UZB", "c[REPORTING_STATE]=KAZ,KGZ"), [layout]).Value[0];
        Assert.Equal(layout.Columns[0].Find("KAZ"), Assert.Single(filter.Places(0)!));
        Assert.Null(filter.Places(1));
        Assert.Null(filter.Places(2));
    }

    [Fact]
    public void shows_what_there_is()
    {
        var layout = MadeUp.Layout("2020", "2021");
        var usage = new DataUsage(layout);
        usage.Note(MadeUp.Row(layout, 1, "KAZ", "F", "Y0T4", "2021"));
        usage.Note(MadeUp.Row(layout, 1, "UZB", "F", "Y0T4", "2021"));
        Assert.Equal(["REPORTING_STATE KAZ UZB", "SEX F", "AGE Y0T4", "TIME_PERIOD 2021"], usage.ToRegion().Keys.Select(key => $"{key.Component} {string.Join(' ', key.Values)}"));
        Assert.Equal(["SEX"], usage.ToRegion(["SEX"]).Keys.Select(key => key.Component));
        Assert.Equal(2, usage.Observations);
    }
}
