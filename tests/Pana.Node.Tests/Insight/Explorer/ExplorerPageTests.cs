using Microsoft.Playwright;
using Pana.Node.Tests.EndToEnd;

namespace Pana.Node.Tests.Insight.Explorer;

/// <summary>The pages in a real browser: looked at by axe-core in Russian and from right to left, with and without script.</summary>
public sealed class Figures_in_a_browser
{
    const string Chromium = "/usr/bin/chromium", Address = "/statistics/figures?flow=DF_STOCK&view=";

    static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/statistics"), ("table", Address + "table"), ("groups", Address + "table&by=ORIGIN&panels=REPORTING_STATE"), ("line", Address + "line"),
        ("bar", Address + "bar&by=ORIGIN&REPORTING_STATE=TJK"), ("pyramid", Address + "pyramid&REPORTING_STATE=KAZ"), ("map", Address + "map"),
        ("multiples", "/statistics/figures?flow=DF_ASYLUM_DEC&view=multiples&by=DECISION"), ("wrong", Address + "lime"), ("definitions", "/statistics/definitions"),
    ];

    [Fact]
    public async Task are_readable_by_everybody()
    {
        await using var look = await Look.OpenAsync();
        foreach (var (language, width, scheme) in new[] { ("ru", 1366, ColorScheme.Light), ("ru", 320, ColorScheme.Light), ("ru", 1366, ColorScheme.Dark), ("prs", 1366, ColorScheme.Light), ("tg", 320, ColorScheme.Light), ("kk", 768, ColorScheme.Light) })
        {
            await using var context = await look.Browser.NewContextAsync(new() { BaseURL = look.Node.Address.ToString(), ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var page = await context.NewPageAsync();
            page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) look.Wrong.Add(message.Text); };
            page.PageError += (_, error) => look.Wrong.Add(error);
            foreach (var (name, path) in Pages)
            {
                await page.GotoAsync($"{path}{(path.Contains('?') ? '&' : '?')}language={language}");
                await page.ScreenshotAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, $"statistics {name} {language} {width} {scheme}.png"), FullPage = true });
                if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > width)
                    look.Wrong.Add($"{name} {language} {width}: wider than the screen");
                await page.EvaluateAsync(look.Axe);
                look.Wrong.AddRange((await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html).join(' ')}`)")).Select(one => $"{name} {language} {width}: {one}"));
            }
            Assert.Empty(await context.CookiesAsync());
        }
        Assert.True(look.Wrong.Count == 0, string.Join('\n', look.Wrong.Distinct()));
    }

    [Fact]
    public async Task are_all_there_without_a_script()
    {
        await using var look = await Look.OpenAsync();
        await using var context = await look.Browser.NewContextAsync(new() { BaseURL = look.Node.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "line&language=ru");
        Assert.True(await page.Locator("svg.chart-wide").IsVisibleAsync());
        await page.ClickAsync(".picture-table summary");
        Assert.Contains("Таджикистан", await page.Locator("table.figures").InnerTextAsync());
        // Another choice is a form and a button.
        await page.SelectOptionAsync("[name=by]", "ORIGIN");
        await page.ClickAsync("#choose form .btn-primary");
        Assert.Contains("by=ORIGIN", page.Url);
        await page.ClickAsync(".picture-table summary");
        Assert.Contains("Афганистан", await page.Locator("table.figures").InnerTextAsync());
        await page.ClickAsync("nav.filters a:has-text('Таблица')");
        Assert.True(await page.Locator("table.figures").IsVisibleAsync());
    }

    [Fact]
    public async Task are_read_by_the_arrow_keys_and_saved_as_a_picture()
    {
        await using var look = await Look.OpenAsync();
        await using var context = await look.Browser.NewContextAsync(new() { BaseURL = look.Node.Address.ToString(), AcceptDownloads = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "line&REPORTING_STATE=KAZ,TJK&language=en");
        await page.Locator("[data-chart]:visible").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("Kazakhstan, 2016: 735", await page.Locator("[data-chart]:visible output").InnerTextAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-png]"));
        Assert.Equal("df_stock-stock.png", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
        File.Copy((await download.PathAsync())!, Path.Combine(Region_in_a_browser.Pictures, "statistics saved.png"), overwrite: true);
    }

    sealed class Look(RunningNode node, IPlaywright playwright, IBrowser browser, string axe) : IAsyncDisposable
    {
        public RunningNode Node => node;

        public IBrowser Browser => browser;

        public string Axe => axe;

        public List<string> Wrong { get; } = [];

        public static async Task<Look> OpenAsync()
        {
            Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: apt-get install chromium");
            var axe = Path.Combine(Region_in_a_browser.Sources, "web", "node_modules", "axe-core", "axe.min.js");
            Assert.SkipUnless(File.Exists(axe), "axe-core is not installed: npm ci in the folder web");
            var node = await PublishedNode.StartAsync();
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
            return new(node, playwright, browser, await File.ReadAllTextAsync(axe));
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
            await node.DisposeAsync();
        }
    }
}
