using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Printing;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.EndToEnd;
using Pana.Node.Tests.Papers;

namespace Pana.Node.Tests.Stock;

public sealed partial class The_file_of_a_batch
{
    /// <summary>
    /// With <c>PANA_FULL=1</c> five hundred cards, the promise being two minutes; the times are told. Set PANA_PAPERS to a folder to look at the file.
    /// </summary>
    [Fact]
    public async Task has_the_cards_in_the_order_of_their_blanks_and_lies_nowhere()
    {
        Assert.SkipUnless(File.Exists(PaperOffice.Chromium), "Chromium is not installed: apt-get install chromium");
        var many = Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 500 : 12;
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        var papers = await PrintOffice.WaitAsync(node.App.Services, (await node.OfficersAsync(Function.Asylum))[0], many);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(browser, "/stock/received", "/stock",
            ("received-paper", PrintOffice.Card), ("received-first", "AA 0000001"), ("received-count", $"{many}"))).StatusCode);
        var clock = Stopwatch.StartNew();
        var started = await RunningNode.PostAsync(browser, "/prints", "/prints", ("paper", PrintOffice.Card), ("count", ""));
        var address = started.Headers.Location!.ToString();
        var page = await PrintOffice.UntilAsync(() => browser.GetAsync(address), answer => !answer.Headers.Contains("Refresh"));
        var printed = clock.Elapsed;
        Assert.Contains($"max=\"{many}\" value=\"{many}\"", await page.Content.ReadAsStringAsync());
        var answer = await browser.GetAsync($"{address}/pdf");
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{many} cards: printed on their blanks after {printed.TotalSeconds:0.0} s, with the file of {pdf.Length / 1_000} kB after {clock.Elapsed.TotalSeconds:0.0} s"));

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(2 * many, PageObject().Count(Encoding.Latin1.GetString(pdf)));
        if (Environment.GetEnvironmentVariable("PANA_PAPERS") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "batch.pdf"), pdf, TestContext.Current.CancellationToken);
        if (File.Exists("/usr/bin/pdftotext"))
            Assert.Equal(await InOrderAsync(node, papers), Number().Matches(await PaperOffice.TextAsync(pdf)).Select(match => match.Value));
        Assert.DoesNotContain(Directory.EnumerateFiles(node.Folder, "*", SearchOption.AllDirectories), file => file.EndsWith(".pdf", StringComparison.Ordinal));
        foreach (var function in new[] { Function.Border, Function.Migration, Function.Social, Function.Decision })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await node.AsAsync(function)).GetAsync($"{address}/pdf")).StatusCode);
    }

    static async Task<IEnumerable<string>> InOrderAsync(RunningNode node, IReadOnlyList<GivenPaper> papers)
    {
        var prints = await node.WithAsync<CaseworkContext, List<PrintItem>>(context => context.Prints.AsNoTracking().OrderBy(item => item.Blank).ToListAsync());
        return prints.Select(item => papers.Single(paper => paper.Id == item.PaperId).Number);
    }

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")]
    private static partial Regex Number();
}

public sealed class The_pages_of_blanks_and_prints
{
    [Fact]
    public async Task are_worked_with_in_a_browser_and_axe_finds_nothing()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        var (node, officer) = (region.Node, (await region.Node.OfficersAsync(Function.Asylum))[0]);
        var papers = await PrintOffice.WaitAsync(node.App.Services, officer, 3);
        var desk = await region.AtAsync(officer.Name);
        await desk.GoAsync("/stock");
        await desk.ReadsAsync("Бланки подразделения", "Карта беженца");
        await desk.Page.ClickAsync("summary:has-text('Получены новые бланки')");
        await desk.Page.CheckAsync($"[name=received-paper][value={PrintOffice.Card}]");
        await desk.Page.FillAsync("[name=received-first]", "AA 0000001");
        await desk.Page.FillAsync("[name=received-count]", "2");
        await desk.PressAsync(desk.Page.Locator("form[action='/stock/received'] .btn-act"));
        await desk.ReadsAsync("AA 0000001–0000002");
        await desk.Page.ClickAsync("summary:has-text('Пересчитать вдвоём')");
        await desk.Page.CheckAsync($"[name=counted-paper][value={PrintOffice.Card}]");
        await desk.Page.FillAsync("[name=counted-count]", "2");
        await desk.PressAsync(desk.Page.Locator("form[action='/stock/counts'] .btn-act"));
        await desk.ReadsAsync("Пересчёт ждёт второго сотрудника", "пересчитывается");

        await desk.GoAsync($"/cases/{papers[0].CaseId}/steps/{IssueOfDocument.Print.Key}");
        Assert.Equal("AA 0000001", await desk.Page.InputValueAsync($"[name='{IssueOfDocument.BlankUsed.Key}']"));
        await desk.GoAsync("/prints");
        await desk.Page.CheckAsync($"[name=paper][value={PrintOffice.Card}]");
        await desk.PressAsync(desk.Page.Locator("form[action='/prints'] .btn-act"));
        var id = Guid.Parse(desk.Page.Url[^36..]);
        await PrintOffice.UntilAsync(() => node.WithAsync<CaseworkContext, PrintBatch>(context => context.Batches.AsNoTracking().SingleAsync(row => row.Id == id)), row => row.Stopped is not null);
        await desk.GoAsync($"/prints/{id}");
        await desk.ReadsAsync("Готово 2 из 3", "закончились", "AA 0000002");
        await desk.GoAsync("/prints");
        await desk.ReadsAsync("остановлено");
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }
}
