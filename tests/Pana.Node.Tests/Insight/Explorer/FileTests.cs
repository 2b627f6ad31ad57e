using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using CsvHelper;

namespace Pana.Node.Tests.Insight.Explorer;

public sealed class Figures_that_are_taken_along
{
    const string Question = "flow=DF_STOCK&by=ORIGIN&REPORTING_STATE=KAZ,UZB&panels=REPORTING_STATE&from=2024&language=en";

    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task are_a_row_for_each_figure_with_codes_and_words()
    {
        await using var node = await PublishedNode.StartAsync();
        var (answer, text) = await node.ReadAsync($"/statistics/figures.csv?{Question}");
        Assert.Equal("text/csv; charset=utf-8; header=present", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("df_stock-stock.csv", answer.Content.Headers.ContentDisposition?.FileName);
        var rows = Rows(text);
        Assert.Equal(2 * 3 * 2, rows.Count - 1);
        var head = rows[0];
        var afghans = rows.Single(row => row[head.IndexOf("REPORTING_STATE")] == "KAZ" && row[head.IndexOf("ORIGIN")] == "AFG" && row[head.IndexOf("TIME_PERIOD")] == "2024");
        Assert.Equal(("812", "A", "Kazakhstan", "Afghanistan"), (afghans[head.IndexOf("OBS_VALUE")], afghans[head.IndexOf("OBS_STATUS")], afghans[head.IndexOf("REPORTING_STATE_LABEL")], afghans[head.IndexOf("ORIGIN_LABEL")]));
        Assert.Equal(2, rows.Count(row => row[head.IndexOf("OBS_STATUS")] == "Q" && row[head.IndexOf("OBS_VALUE")] == ""));
    }

    [Fact]
    public async Task are_tagged_for_humanitarian_programs()
    {
        await using var node = await PublishedNode.StartAsync();
        var rows = Rows((await node.ReadAsync($"/statistics/figures.hxl.csv?{Question}")).Text);
        var tags = rows[1];
        Assert.All(tags, tag => Assert.Matches(@"^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$", tag));
        Assert.Equal(tags.Count, tags.Distinct().Count());
        Assert.Equal("Whose figures", rows[0][tags.IndexOf("#meta+source+name")]);
        Assert.Equal(["KAZ", "UZB"], rows.Skip(2).Select(row => row[tags.IndexOf("#country+asylum+code+v_iso3")]).Distinct());
        Assert.Equal(["2024", "2025"], rows.Skip(2).Select(row => row[tags.IndexOf("#date+year")]).Distinct().Order());
        Assert.Equal(10, rows.Skip(2).Count(row => double.TryParse(row[tags.IndexOf("#affected+refugees")], CultureInfo.InvariantCulture, out var value) && value > 0));
    }

    [Fact]
    public async Task open_as_a_workbook_with_numbers_as_numbers_and_what_must_be_known()
    {
        await using var node = await PublishedNode.StartAsync();
        using var browser = node.Browser();
        await using var file = await browser.GetStreamAsync($"/statistics/figures.xlsx?{Question}", TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(bytes);
        foreach (var part in zip.Entries)
            Assert.NotNull(Read(part).Root);
        // Whatever a part points to is there.
        Assert.All(Read(zip.GetEntry("xl/_rels/workbook.xml.rels")!).Root!.Elements(), relation => Assert.NotNull(zip.GetEntry($"xl/{(string)relation.Attribute("Target")!}")));
        Assert.All(Read(zip.GetEntry("[Content_Types].xml")!).Root!.Elements().Select(one => (string?)one.Attribute("PartName")).OfType<string>(), part => Assert.NotNull(zip.GetEntry(part[1..])));
        var (figures, about) = (Cells(zip, 1), Cells(zip, 2));
        var value = figures.Single(cell => cell.Key.EndsWith('1') && cell.Key.TrimEnd('1').Length <= 2 && cell.Value.Text == "Value" && cell.Key.Length <= 3).Key[..^1];
        var column = figures.Where(cell => cell.Key.TrimEnd("0123456789".ToCharArray()) == value && cell.Key != value + "1").ToList();
        Assert.Equal(10, column.Count);         // two are withheld, and their cells are empty
        Assert.All(column, cell => Assert.True(cell.Value.IsNumber && double.Parse(cell.Value.Text, CultureInfo.InvariantCulture) > 0));
        Assert.Contains(figures.Values, cell => cell.Text == "Withheld");
        Assert.Contains(about.Values, cell => cell.Text.Contains("UNHCR Refugee Population Statistics Database, CC BY 4.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task are_asked_of_SDMX_with_the_same_choice()
    {
        await using var node = await PublishedNode.StartAsync();
        var (_, text) = await node.ReadAsync($"/statistics/figures?{Question}");
        Assert.Contains("/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0/A.*.UNHCR.STOCK.REF.*.T.T.T.PS?c%5BREPORTING_STATE%5D=KAZ,UZB&c%5BORIGIN%5D=AFG,SYR,UKR&c%5BTIME_PERIOD%5D=ge:2024%2Ble:2025", text);
    }

    [Theory]
    [InlineData("view=line&by=REPORTING_STATE")]
    [InlineData("view=bar&by=ORIGIN&REPORTING_STATE=KAZ")]
    [InlineData("view=pyramid&REPORTING_STATE=KAZ")]
    [InlineData("view=map")]
    [InlineData("view=multiples")]
    public async Task are_a_picture_that_says_whose_figures_it_shows(string question)
    {
        await using var node = await PublishedNode.StartAsync();
        var (answer, _) = await node.ReadAsync($"/statistics/figures.svg?flow=DF_STOCK&{question}&language=en");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        var words = string.Join(' ', root.Descendants(root.Name.Namespace + "text").Select(text => text.Value));
        Assert.Contains("UNHCR Refugee Population Statistics Database, CC BY 4.0", words);
        Assert.Contains("Accessed 23.11.2026", words);
        // It needs no style sheet, since none goes along: every shape has its colour.
        Assert.All(root.Descendants().Where(shape => shape.Name.LocalName is "path" or "rect" or "line" or "text"), shape => Assert.True(shape.Attribute("fill") is not null || shape.Attribute("stroke") is not null, shape.ToString()));
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name == "style");
    }

    [Fact]
    public async Task say_where_a_picture_cannot_be_made()
    {
        await using var node = await PublishedNode.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await node.ReadAsync("/statistics/figures.svg?flow=DF_STOCK&view=table")).Answer.StatusCode);
    }

    static List<List<string>> Rows(string text)
    {
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { HasHeader = false });
        var rows = new List<List<string>>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }

    static XDocument Read(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        return XDocument.Load(part);
    }

    static Dictionary<string, (string Text, bool IsNumber)> Cells(ZipArchive zip, int sheet) => Read(zip.GetEntry($"xl/worksheets/sheet{sheet}.xml")!).Descendants(Main + "c")
        .ToDictionary(cell => (string)cell.Attribute("r")!, cell => (cell.Value, cell.Element(Main + "v") is not null));
}
