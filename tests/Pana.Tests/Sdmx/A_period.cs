using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class A_period
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2025-01-01")]
    [InlineData("2024-02", "2024-02-01", "2024-03-01")]
    [InlineData("2024-02-29", "2024-02-29", "2024-03-01")]
    [InlineData("2024-A1", "2024-01-01", "2025-01-01")]
    [InlineData("2024-S2", "2024-07-01", "2025-01-01")]
    [InlineData("2024-T3", "2024-09-01", "2025-01-01")]
    [InlineData("2024-Q1", "2024-01-01", "2024-04-01")]
    [InlineData("2024-M12", "2024-12-01", "2025-01-01")]
    [InlineData("2024-W01", "2024-01-01", "2024-01-08")]
    [InlineData("2021-W01", "2021-01-04", "2021-01-11")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-04")]
    [InlineData("2024-D366", "2024-12-31", "2025-01-01")]
    [InlineData("2024-01-15/P1M", "2024-01-15", "2024-02-15")]
    [InlineData("2024-01-01/P1Y6M", "2024-01-01", "2025-07-01")]
    [InlineData("2024-01-01/P2D", "2024-01-01", "2024-01-03")]
    [InlineData("2024-01-01T00:00:00/PT24H", "2024-01-01", "2024-01-02")]
    public void covers_a_time(string text, string start, string end)
    {
        Assert.True(TimePeriod.TryParse(text, out var period));
        Assert.Equal((start, end), ($"{period.Start:yyyy-MM-dd}", $"{period.End:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-13")]
    [InlineData("2024-2")]
    [InlineData("2023-02-29")]
    [InlineData("2024-Q5")]
    [InlineData("2024-Q0")]
    [InlineData("2024-X1")]
    [InlineData("2021-W53")]
    [InlineData("2023-D366")]
    [InlineData("2024-01-01/1M")]
    [InlineData("2024-01-01/P")]
    [InlineData("2024-01-01/P99999999999Y")]
    [InlineData("last year")]
    public void of_any_other_form_is_none(string text) => Assert.False(TimePeriod.TryParse(text, out _));

    [Fact]
    public void of_a_reporting_year_begins_where_the_year_begins()
    {
        Assert.True(TimePeriod.TryParse("2024-Q3", out var period, (7, 1)));
        Assert.Equal(("2025-01-01", "2025-04-01"), ($"{period.Start:yyyy-MM-dd}", $"{period.End:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("ge:2024", "2024 2024-Q1 2024-06 2025")]
    [InlineData("gt:2024", "2025")]
    [InlineData("le:2024", "2023 2023-12 2024 2024-Q1 2024-06")]
    [InlineData("lt:2024", "2023 2023-12")]
    [InlineData("ge:2024-Q2+le:2024", "2024-06")]
    [InlineData("2023-12", "2023-12")]
    [InlineData("ne:2024", "2023 2023-12 2024-Q1 2024-06 2025")]
    [InlineData("sw:2024-", "2024-Q1 2024-06")]
    [InlineData("lt:2024,gt:2024", "2023 2023-12 2025")]
    public void is_compared_by_the_time_it_covers(string filter, string meant)
    {
        var layout = MadeUp.Layout("2023", "2023-12", "2024", "2024-Q1", "2024-06", "2025");
        var asked = DataFilter.Of(A_question.Read<DataQuery>("data", $"c[TIME_PERIOD]={filter}"), [layout]).Value[0];
        var column = layout.Columns[layout.TimeAt];
        Assert.Equal(meant, string.Join(' ', column.Values.Select(value => value.Id).Where(period => asked.Fits(MadeUp.Row(layout, 1, "KAZ", "F", "Y0T4", period)))));
        Assert.Equal(meant, string.Join(' ', asked.Places(layout.TimeAt)!.Select(place => column.Values[place].Id)));
    }
}
