using Microsoft.Playwright;
using Pana.Kernel;
using Pana.Node.Tests.EndToEnd;
using Pana.Node.Tests.Insight.History;
using Pana.Insight.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Harvest;

public sealed class The_pages_of_the_harvest
{
    [Fact]
    public async Task are_read_and_signed_in_a_browser_without_a_finding_of_axe()
    {
        var script = Path.Combine(Region_in_a_browser.Sources, "web", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists(script), "Chromium or axe-core is not installed: apt-get install chromium; npm ci in the folder web");
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.AddRange([MadeUpMember.Refugees(40), MadeUpMember.Refugees(25, "F"), MadeUpMember.Refugees(null, "M", status: "Q")]);
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        Assert.Null(await regional.HarvestAsync(member.Address));
        using var folder = new UnhcrFolder();
        await regional.WithAsync<UnhcrHistory, bool>(async history => !(await history.ImportAsync(folder.Path)).IsRefused);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        await using var context = await browser.NewContextAsync(new() { BaseURL = regional.App.Urls.First(), Locale = "ru-RU", ViewportSize = new() { Width = 1366, Height = 900 } });
        var (page, wrong) = (await context.NewPageAsync(), new List<string>());
        var focal = (await regional.OfficersAsync(Function.Coordinator)).Single(officer => officer.Authority == "kgz");
        Assert.Equal(204, (await context.APIRequest.PostAsync("/demo/sign-in", new() { DataObject = new { name = focal.Name } })).Status);
        var id = Assert.Single(await regional.SubmissionsAsync()).Id;
        foreach (var (name, path) in new[] { ("harvest", "/harvest"), ("submission", $"/harvest/{id}"), ("mirrors", "/statistics/mirrors"), ("sources", "/statistics/sources") })
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            await page.EvaluateAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
            wrong.AddRange(await page.EvaluateAsync<string[]>("async () => (await axe.run(document)).violations.map(each => `${each.id}: ${each.nodes[0].html}`)"));
            if ((await page.InnerTextAsync("body")).Contains('['))
                wrong.Add($"{path}: a word is missing");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, $"harvest-{name}.png"), FullPage = true });
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await page.GotoAsync($"/harvest/{id}");
        await page.ClickAsync("main .btn-primary");
        await page.ArriveAsync("/harvest");
        Assert.Contains("подписано", await page.InnerTextAsync("main"));
        Assert.Contains("T 2026-10 40", await regional.ShownAsync());
    }
}
