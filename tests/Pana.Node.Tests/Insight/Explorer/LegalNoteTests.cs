using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Pana.Insight.Open;
using Pana.Node.Hosting;
using Pana.Procedures.Editions;

namespace Pana.Node.Tests.Insight.Explorer;

public sealed partial class What_a_reader_must_know_of_the_law
{
    const string Commission = "О статусе решает постоянная комиссия, после собеседований и проверок.", Suspended = "приостановлено по соображениям безопасности", Kazakh = "местные исполнительные органы со своими комиссиями";

    [Fact]
    public async Task stands_beside_figures_of_Tajikistan_with_how_sure_it_is_and_where_it_was_read()
    {
        await using var node = await PublishedNode.StartAsync();
        var notes = Notes((await node.ReadAsync("/statistics/figures?flow=DF_ASYLUM_DEC&REPORTING_STATE=TJK&language=ru")).Text);
        var read = Assert.Single(notes, note => note.Contains(Commission, StringComparison.Ordinal));
        Assert.Contains("проверено по источнику", read);
        Assert.Contains("Закон о беженцах, ст. 6(11)", read);
        Assert.Contains("href=\"https://rimap.unhcr.org/node/42388?page=1\"", read);
        Assert.Contains("прочитано 22.11.2026", read);
        var heard = Assert.Single(notes, note => note.Contains(Suspended, StringComparison.Ordinal));
        Assert.Contains("не проверено, требует сверки с законом", heard);
        Assert.Contains("state-late", heard);
        Assert.DoesNotContain("href", heard);
    }

    [Fact]
    public async Task is_told_of_each_state_in_the_question_and_of_no_other()
    {
        await using var node = await PublishedNode.StartAsync();
        Assert.DoesNotContain(Kazakh, (await node.ReadAsync("/statistics/figures?flow=DF_ASYLUM_DEC&REPORTING_STATE=TJK&language=ru")).Text);
        var (_, both) = await node.ReadAsync("/statistics/figures?flow=DF_ASYLUM_DEC&by=REPORTING_STATE&REPORTING_STATE=KAZ,TJK&language=ru");
        Assert.Contains(Commission, both);
        Assert.Contains(Kazakh, both);
        Assert.Equal(["Казахстан", "Таджикистан"], States().Matches(both).Select(state => state.Groups[1].Value));
    }

    [Fact]
    public async Task is_that_of_its_own_law_alone_on_the_node_of_a_state()
    {
        await using var tajik = await RunningNode.StartAsync();
        var (_, own) = await tajik.ReadAsync("/statistics/definitions?language=en");
        Assert.Contains("A permanent commission decides on the status", own);
        Assert.DoesNotContain("Since 1 January 2022 local executive bodies", own);
        await using var regional = await RunningNode.StartAsync(edition: "regional");
        Assert.Contains("Since 1 January 2022 local executive bodies", (await regional.ReadAsync("/statistics/definitions?language=en")).Text);
    }

    [Fact]
    public async Task goes_along_in_the_workbook()
    {
        await using var node = await PublishedNode.StartAsync();
        using var browser = node.Browser();
        await using var file = await browser.GetStreamAsync("/statistics/figures.xlsx?flow=DF_ASYLUM_DEC&REPORTING_STATE=TJK&language=ru", TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(file);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        var about = WebUtility.HtmlDecode(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Contains("О праве: Таджикистан", about);
        Assert.Contains($"{Commission} (проверено по источнику; Закон о беженцах, ст. 6(11); https://rimap.unhcr.org/node/42388?page=1; прочитано 22.11.2026)", about);
        Assert.Matches($"{Suspended}.*\\(не проверено, требует сверки с законом\\)", about);
    }

    public static TheoryData<string> States_with_an_edition => new(NodeEdition.Known);

    [Theory, MemberData(nameof(States_with_an_edition))]
    public void is_written_for_every_state_about_figures_that_there_are(string edition)
    {
        var (notes, faults) = FigureNotes.Of(NodeEdition.Folder(edition), FigureDefinitions.Ids);
        Assert.Empty(faults);
        Assert.InRange(notes.Length, 8, 25);
        // What nobody read names no source of the law as if somebody had.
        Assert.All(notes, note => Assert.True(note.Certainty is not Certainty.Unverified || note.Source.Length > 0 || (note.Article, note.CheckedOn) is (null, null)));
    }

    static List<string> Notes(string page) => [.. Note().Matches(page).Select(note => note.Value)];

    [GeneratedRegex("<dd>.*?</dd>", RegexOptions.Singleline)]
    private static partial Regex Note();

    [GeneratedRegex("<dt>(.*?)</dt>")]
    private static partial Regex States();
}
