using System.Net;
using System.Text.RegularExpressions;
using Pana.Insight.Flows;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Explorer;

public sealed partial class Published_figures
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_read_as_a_table_by_anybody_without_a_trace(DatabaseKind kind)
    {
        await using var node = await PublishedNode.StartAsync(kind);
        var (answer, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&language=en");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("form-token", text);
        // Kazakhstan in its first and last year, as they were published.
        Assert.Equal("700", Cell(text, "Kazakhstan", "2015"));
        Assert.Equal("1\u00a0050", Cell(text, "Kazakhstan", "2025"));
        Assert.Contains("Perturbed so that nobody can be found", text);
        (_, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&by=SEX&REPORTING_STATE=TJK&language=en");
        Assert.Equal("4\u00a0680", Cell(text, "Women and girls", "2015"));
    }

    [Fact]
    public async Task are_shown_the_same_again_by_their_permanent_address_after_a_revision()
    {
        await using var node = await PublishedNode.StartAsync();
        const string question = "/statistics/figures?flow=DF_STOCK&REPORTING_STATE=KAZ&by=ORIGIN&from=2020&to=2024&language=en";
        var (_, before) = await node.ReadAsync(question);
        var permanent = new Uri(Permanent().Match(before).Groups["address"].Value);
        node.Clock.Advance(TimeSpan.FromDays(30));
        await node.PublishAsync(AllFlows.Stock, "KAZ", PublishedNode.Stock("KAZ", more: 500));
        var (_, after) = await node.ReadAsync(permanent.PathAndQuery + "&language=en");
        Assert.Equal(Table(before), Table(after));
        Assert.NotEqual(Table(before), Table((await node.ReadAsync(question)).Text));
        // What was chosen stays chosen, in whatever language.
        Assert.Equal(TableCells(before), TableCells((await node.ReadAsync(permanent.PathAndQuery + "&language=uz")).Text));
    }

    [Fact]
    public async Task that_are_withheld_say_so_and_are_never_zero()
    {
        await using var node = await PublishedNode.StartAsync();
        var (_, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&by=ORIGIN&REPORTING_STATE=UZB&language=en");
        Assert.Contains("Withheld", Regex.Match(text, "<bdi>Syria.*?</tr>", RegexOptions.Singleline).Value);
        Assert.Contains("It is not zero.", text);
        Assert.Equal("", Cell(text, "Syria", "2025"));
        // Nor in the files, nor in the pictures.
        (_, text) = await node.ReadAsync("/statistics/figures.csv?flow=DF_STOCK&by=ORIGIN&REPORTING_STATE=UZB&language=en");
        Assert.All(text.Split("\r\n").Where(line => line.Contains(",SYR,", StringComparison.Ordinal)), line => Assert.EndsWith(",,Q,SUPP,Withheld", line));
        (_, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&view=pyramid&REPORTING_STATE=KAZ&language=en");
        Assert.Contains("Women and girls, 0–4, 2025: Withheld", text);
        (_, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&view=line&by=REPORTING_STATE&language=en");
        Assert.DoesNotContain("Uzbekistan, 2016: 0", text);
    }

    [Theory]
    [InlineData("flow=DF_STOK", "DF_STOCK")]
    [InlineData("flow=DF_STOCK&REPORTING_STATE=UZX", "UZB")]
    [InlineData("flow=DF_STOCK&ORIGN=AFG", "ORIGIN")]
    [InlineData("flow=DF_STOCK&view=pyramide", "pyramid")]
    [InlineData("flow=DF_STOCK&by=AGGE", "AGE")]
    [InlineData("flow=DF_STOCK&from=2024&to=2020", "2020 – 2024")]
    [InlineData("flow=DF_STOCK&from=twenty", "2026-Q1")]
    [InlineData("flow=DF_STOCK&asOf=2099-01-01", "yet to come")]
    [InlineData("flow=DF_STOCK&DECISION=REC", "does not tell")]
    public async Task are_not_guessed_at_where_the_question_is_wrong(string question, string meant)
    {
        await using var node = await PublishedNode.StartAsync();
        foreach (var ending in new[] { "", ".csv", ".xlsx", ".svg" })
        {
            var (answer, text) = await node.ReadAsync($"/statistics/figures{ending}?{question}&language=en");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(meant, text[text.IndexOf("This address is not understood", StringComparison.Ordinal)..]);
        }
    }

    [Theory]
    [InlineData("view=line&by=REPORTING_STATE", "Tajikistan, 2025: 13\u00a0500")]
    [InlineData("view=bar&by=ORIGIN&REPORTING_STATE=KAZ&to=2020", "Afghanistan, 2020: 700")]
    [InlineData("view=pyramid&REPORTING_STATE=TJK", "Men and boys, 18–59, 2025: 3\u00a0240")]
    [InlineData("view=map", "Tajikistan, Afghanistan, 2025: 10\u00a0800")]
    [InlineData("view=multiples&by=ORIGIN&panels=REPORTING_STATE", "Kyrgyzstan, Ukraine, 2015: 49")]
    public async Task are_drawn_on_the_node_and_each_can_be_read(string question, string words)
    {
        await using var node = await PublishedNode.StartAsync();
        var (_, text) = await node.ReadAsync($"/statistics/figures?flow=DF_STOCK&{question}&language=en");
        Assert.Contains($"data-words=\"{words}\"", text);
        Assert.Contains("<svg class=\"chart chart-wide\"", text);
        Assert.Contains("<table class=\"data figures\">", text);
    }

    [Fact]
    public async Task are_never_added_up_where_no_total_was_published()
    {
        await using var node = await RunningNode.StartAsync(edition: "regional");
        await node.PublishAsync(AllFlows.Stock, "KAZ", [.. new[] { "F", "M" }.Select(sex => PublishedNode.Of("KAZ", "AFG", sex, "T", 2025, 100))]);
        var (_, text) = await node.ReadAsync("/statistics/figures?flow=DF_STOCK&by=ORIGIN&language=en");
        Assert.DoesNotContain("200", TableCells(text));
        Assert.Contains("Women and girls", text[..text.IndexOf("<table", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task open_with_a_few_pictures_that_lead_on()
    {
        await using var node = await PublishedNode.StartAsync();
        var (_, text) = await node.ReadAsync("/statistics?language=en");
        Assert.Equal(4, Regex.Count(text, "<figure class=\"picture\""));
        var links = LookCloser().Matches(text);
        Assert.Equal(4, links.Count);
        foreach (Match link in links)
            Assert.Equal(HttpStatusCode.OK, (await node.ReadAsync(link.Groups["address"].Value)).Answer.StatusCode);
        await using var empty = await RunningNode.StartAsync();
        Assert.Contains("Nothing has been published here yet", (await empty.ReadAsync("/statistics?language=en")).Text);
        Assert.Equal(HttpStatusCode.OK, (await empty.ReadAsync("/statistics/figures?language=en")).Answer.StatusCode);
    }

    [Fact]
    public async Task are_explained_in_every_language_of_the_region()
    {
        await using var node = await PublishedNode.StartAsync();
        foreach (var path in new[] { "/statistics", "/statistics/figures?flow=DF_STOCK&view=map", "/statistics/definitions" })
        {
            var texts = new List<string>();
            foreach (var language in new[] { "ru", "en", "kk", "ky", "tg", "tk", "uz", "prs", "ps" })
            {
                var (answer, text) = await node.ReadAsync($"{path}{(path.Contains('?') ? '&' : '?')}language={language}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains($"<html lang=\"{language}\" dir=\"{(language is "prs" or "ps" ? "rtl" : "ltr")}\"", text);
                Assert.DoesNotContain("[statistics.", text);
                texts.Add(Regex.Match(text, "<h1>(.*?)</h1>").Groups[1].Value + Regex.Match(text, "<nav class=\"statistics-nav\".*?</div>", RegexOptions.Singleline).Value);
            }
            Assert.Equal(texts.Count, texts.Distinct().Count());
        }
    }

    /// <summary>The figure in the row that begins with a name and the column of a year; empty where there is none.</summary>
    static string Cell(string page, string row, string column)
    {
        var table = Table(page);
        var columns = Regex.Matches(table, """<th scope="col" class="number">(.*?)</th>""").Select(head => head.Groups[1].Value).ToList();
        var line = Regex.Matches(table, "<tr>.*?</tr>", RegexOptions.Singleline).Single(line => line.Value.Contains($"<bdi>{row}", StringComparison.Ordinal)).Value;
        var cells = Regex.Matches(line, "<td class=\"number\">(.*?)</td>", RegexOptions.Singleline);
        Assert.Equal(columns.Count, cells.Count);
        return Regex.Match(cells[columns.IndexOf(column)].Value, "<bdi>(.*?)</bdi>").Groups[1].Value;
    }

    static string Table(string page) => Regex.Match(page, "<tbody>.*?</tbody>", RegexOptions.Singleline) is { Success: true } ? Regex.Match(page, """<table class="data figures">.*?</table>""", RegexOptions.Singleline).Value : "";

    static List<string> TableCells(string page) => [.. Regex.Matches(Table(page), "<td class=\"number\">\\s*<bdi>(.*?)</bdi>", RegexOptions.Singleline).Select(cell => cell.Groups[1].Value)];

    [GeneratedRegex("""data-copy="(?<address>http[^"]+)" """)]
    private static partial Regex Permanent();

    [GeneratedRegex("""<a href="(?<address>/statistics/figures[^"]+)"><svg class="icon icon-next" """)]
    private static partial Regex LookCloser();
}
