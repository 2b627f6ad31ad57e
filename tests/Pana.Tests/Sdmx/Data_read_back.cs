using FsCheck;
using FsCheck.Fluent;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Whatever is written is read as it was, by every format in every presentation.</summary>
public class Data_read_back
{
    static readonly string[] Texts = ["plain", "comma, and \"quotes\"", "two\nlines", "<tag> & 'more'", "Қазақ тілі", "😀", " spaced ", "a:b", "F: Female"];

    /// <summary>Rows sorted by series, as contracts of writers want it.</summary>
    static readonly Arbitrary<Drawn[]> Rows = Gen.ArrayOf(
        from key in Gen.Choose(0, 2 * 3 * 3 - 1) from period in Gen.Choose(0, 3) from text in Gen.Choose(-1, Texts.Length - 1) from status in Gen.Choose(-1, 1)
        from value in Gen.OneOf(Gen.Choose(-1000, 1_000_000).Select(number => (double)number), Gen.Choose(1, 1_000_000).Select(number => number / 7.0), Gen.Constant(double.NaN), Gen.Elements(1e-7, 1e15, 123456789012345678.0, 0.1))
        select new Drawn(key, period, text, status, value)).ToArbitrary();

    public sealed record Drawn(int Key, int Period, int Text, int Status, double Value);

    [Theory]
    [InlineData(MessageFormat.CsvData, "")]
    [InlineData(MessageFormat.CsvData, "dimensionAtObservation=AllDimensions")]
    [InlineData(MessageFormat.JsonData, "")]
    [InlineData(MessageFormat.JsonData, "dimensionAtObservation=AllDimensions")]
    [InlineData(MessageFormat.JsonData, "dimensionAtObservation=AGE")]
    [InlineData(MessageFormat.XmlData, "")]
    [InlineData(MessageFormat.XmlData, "dimensionAtObservation=AllDimensions")]
    [InlineData(MessageFormat.XmlData, "dimensionAtObservation=AGE")]
    [InlineData(MessageFormat.GenericData21, "")]
    [InlineData(MessageFormat.GenericData21, "dimensionAtObservation=AllDimensions")]
    [InlineData(MessageFormat.GenericData21, "dimensionAtObservation=AGE")]
    public void is_as_it_was_written(MessageFormat format, string query) => Prop.ForAll(Rows, drawn =>
    {
        var (layout, rows) = Made(drawn, query.EndsWith("AGE", StringComparison.Ordinal));
        var message = Messages.Write(format, layout, rows, A_question.Read<DataQuery>("data", query));
        var expected = Messages.Words(layout, rows);
        Assert.Equal(expected, Messages.Read(message, MadeUp.Layout()));
        Assert.Equal(expected, Messages.ReadInPieces(message, 7, MadeUp.Layout()));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(CsvLabels.Name)]
    [InlineData(CsvLabels.Both)]
    public void is_as_it_was_written_with_labels(CsvLabels labels) => Prop.ForAll(Rows, drawn =>
    {
        var (layout, rows) = Made(drawn, false);
        Assert.Equal(Messages.Words(layout, rows), Messages.Read(Messages.Write(MessageFormat.CsvData, layout, rows, labels: labels), MadeUp.Layout()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void says_its_own_structure_as_JSON() => Prop.ForAll(Rows, drawn =>
    {
        var (layout, rows) = Made(drawn, false);
        if (rows.Length > 0)
            Assert.Equal(Messages.Words(layout, rows), Messages.Read(Messages.Write(MessageFormat.JsonData, layout, rows)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(MessageFormat.CsvData)]
    [InlineData(MessageFormat.JsonData)]
    [InlineData(MessageFormat.XmlData)]
    [InlineData(MessageFormat.GenericData21)]
    public void says_what_is_to_be_done_with_it(MessageFormat format)
    {
        var layout = MadeUp.Layout("2020", "2021");
        var header = MadeUp.Header with { Sets = [new(DataAction.Append), new(DataAction.Replace), new(DataAction.Delete)] };
        Observation[] rows = [MadeUp.Row(layout, 0, 1, "KAZ", "F", "Y0T4", "2020"), MadeUp.Row(layout, 1, 2, "KAZ", "F", "Y0T4", "2020"), MadeUp.Row(layout, 2, 3, "KAZ", "F", "Y0T4", "2021")];
        Assert.Equal(Messages.Words(layout, rows, header.Sets), Messages.Read(Messages.Write(format, layout, rows, header: header), MadeUp.Layout()));
    }

    /// <summary>Much more than any buffer holds.</summary>
    [Theory]
    [InlineData(MessageFormat.CsvData)]
    [InlineData(MessageFormat.JsonData)]
    [InlineData(MessageFormat.XmlData)]
    [InlineData(MessageFormat.GenericData21)]
    public void is_as_it_was_written_when_there_is_much_of_it(MessageFormat format)
    {
        var layout = MadeUp.Layout([.. Enumerable.Range(1000, 5000).Select(year => $"{year}")]);
        Observation[] rows = [.. from state in new[] { "KAZ", "UZB" } from year in layout.Columns[layout.TimeAt].Values select MadeUp.Row(layout, year.Id[3] * 0.5, state, "F", "Y0T4", year.Id, "PERSONS", "A title", "A")];
        Assert.Equal(Messages.Words(layout, rows), Messages.Read(Messages.Write(format, layout, rows), MadeUp.Layout()));
    }

    static (DataLayout Layout, Observation[] Rows) Made(Drawn[] drawn, bool byAge)
    {
        string[] periods = ["2020", "2020-Q1", "2020-03-31", "2020-01-01/P1Y"];
        var layout = MadeUp.Layout(periods);
        return (layout, [.. drawn.DistinctBy(row => (row.Key, row.Period)).OrderBy(row => byAge ? (row.Key / 2, row.Period, row.Key % 2) : (row.Key / 2, row.Key % 2, row.Period)).Select(row => MadeUp.Row(layout, row.Value,
            layout.Columns[0].Values[row.Key / 6].Id, layout.Columns[1].Values[row.Key / 2 % 3].Id, layout.Columns[2].Values[row.Key % 2].Id, periods[row.Period], "CASES",
            // A title goes with state and sex, whatever else a row says.
            row.Key / 2 % 2 == 0 ? $"Title {row.Key / 2}" : null, row.Status < 0 ? null : layout.Columns[layout.IndexOf("OBS_STATUS")].Values[row.Status].Id, row.Text < 0 ? null : Texts[row.Text]))]);
    }
}
