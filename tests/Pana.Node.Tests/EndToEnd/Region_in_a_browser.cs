using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pana.Access.Open;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>
/// A node of Tajikistan and a real browser: everybody has a desk of their own. Each page that is opened is looked at by axe-core and by the
/// browser's console; what is wrong is told at the end, all at once.
/// </summary>
sealed class Region_in_a_browser : IAsyncDisposable
{
    const string Chromium = "/usr/bin/chromium";

    readonly Dictionary<string, Desk> _desks = [];
    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    Region_in_a_browser(RunningNode node, IPlaywright playwright, IBrowser browser, string axe) =>
        (Node, _playwright, _browser, Axe) = (node, playwright, browser, axe);

    public RunningNode Node { get; }

    public string Axe { get; }

    public List<string> Wrong { get; } = [];

    public int Pages { get; set; }

    public TimeSpan Looking { get; set; }

    /// <summary>The folder of the sources: above the one in which the tests run.</summary>
    public static string Sources { get; } = Above(AppContext.BaseDirectory);

    public static string Pictures => Directory.CreateDirectory(Path.Combine(Sources, "artifacts", "screens")).FullName;

    /// <param name="flags">More of Chromium's own.</param>
    public static async Task<Region_in_a_browser> OpenAsync(params string[] flags)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: apt-get install chromium");
        var axe = Path.Combine(Sources, "web", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed: npm ci in the folder web");
        var node = await RunningNode.StartAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", .. flags],
        });
        return new(node, playwright, browser, await File.ReadAllTextAsync(axe));
    }

    /// <summary>The desk of an official, signed in; always the same one.</summary>
    public async Task<Desk> AtAsync(string name)
    {
        if (_desks.TryGetValue(name, out var known))
        {
            // Days may have gone by, and the session with them.
            await SignInAsync(known.Context, name);
            return known;
        }
        var desk = await BeforeTheDoorAsync(name, Node.App.Urls.First());
        await SignInAsync(desk.Context, name);
        return _desks[name] = desk;
    }

    /// <summary>A desk at which its official has not signed in yet; by the machine's name where nothing else is said, since a passkey knows no numbers.</summary>
    public async Task<Desk> BeforeTheDoorAsync(string name, string? address = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address ?? $"http://localhost:{new Uri(Node.App.Urls.First()).Port}", Locale = "ru-RU",
            ViewportSize = new() { Width = 1366, Height = 768 }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        var officer = (await Node.WithAsync<Officials, IReadOnlyList<Officer>>(officials => officials.ListAsync())).Single(one => one.Name == name);
        return new(this, officer, context, await context.NewPageAsync());
    }

    static async Task SignInAsync(IBrowserContext context, string name) =>
        Assert.Equal(204, (await context.APIRequest.PostAsync("/demo/sign-in", new() { DataObject = new { name } })).Status);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Node.DisposeAsync();
    }

    static string Above(string folder) => File.Exists(Path.Combine(folder, "Pana.slnx")) ? folder : Above(Path.GetDirectoryName(folder)!);
}

/// <summary>One official before their screen.</summary>
sealed partial class Desk
{
    const string Act = ".step-form .btn-act";

    /// <summary>A4 without its margins (182 and 269 mm), in pixels of CSS.</summary>
    const int ShortSide = 688, LongSide = 1017;

    readonly Region_in_a_browser _region;
    readonly HashSet<string> _looked = [];

    public Desk(Region_in_a_browser region, Officer officer, IBrowserContext context, IPage page)
    {
        (_region, Officer, Context, Page) = (region, officer, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                region.Wrong.Add($"{Where}: console: {message.Text}");
        };
        page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/drafts/", StringComparison.Ordinal) && answer.Status >= 400)
                region.Wrong.Add($"{Where}: a draft is answered with {answer.Status}");
        };
        page.PageError += (_, error) => region.Wrong.Add($"{Where}: script: {error}");
    }

    public Officer Officer { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    string Where => $"{Officer.Functions.First()} {Kind(Page.Url)}";

    public async Task<int> GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        await LookAsync();
        return answer!.Status;
    }

    public async Task<string> TextAsync() => await Page.Locator("main").InnerTextAsync();

    /// <summary>The page whose words contain all of these; else the test fails with what stands there.</summary>
    public async Task ReadsAsync(params string[] words)
    {
        var text = await TextAsync();
        foreach (var word in words)
            Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Presses what leads to another page.</summary>
    public async Task PressAsync(ILocator what)
    {
        await LeaveByAsync(() => what.ClickAsync());
        await LookAsync();
    }

    /// <summary>
    /// Acts, and waits for the page that comes of it. The page itself is asked (a mark in the old one is not in the new one): the driver's own
    /// waiting misses an event that falls between its question and its listening.
    /// </summary>
    async Task LeaveByAsync(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { window.left = true; }");
        await act();
        await Page.WaitForFunctionAsync("() => !window.left && document.readyState !== 'loading'");
    }

    public Task PressAsync(string selector) => PressAsync(Page.Locator(selector).First);

    /// <summary>
    /// A step by its form, from the page of the case: finds the link there, fills what is asked, presses the button. An answer that starts with
    /// <c>~</c> is chosen by words of its option.
    /// </summary>
    public async Task TakeAsync(Guid caseId, Pana.Procedures.Step step, params (Pana.Procedures.Field Field, string Answer)[] answers)
    {
        if (new Uri(Page.Url).AbsolutePath != $"/cases/{caseId}" || await Page.Locator($"a[href$='/steps/{step.Key}']").CountAsync() == 0)
            await GoAsync($"/cases/{caseId}");
        await TakeFromHereAsync(step.Key, answers);
        Assert.True(Page.Url.Contains("done=", StringComparison.Ordinal) || !Page.Url.Contains("/steps/", StringComparison.Ordinal),
            $"{step.Key} by {Officer.Name}: {await TextAsync()}");
    }

    public async Task TakeFromHereAsync(string step, params (Pana.Procedures.Field Field, string Answer)[] answers)
    {
        var link = Page.Locator($"a[href$='/steps/{step}']").First;
        Assert.True(await link.CountAsync() > 0, $"{Officer.Name} is not offered {step}: {await TextAsync()}");
        // What is folded away is opened by its heading, as a person does.
        if (!await link.IsVisibleAsync())
            await Page.Locator("details", new() { Has = Page.Locator($"a[href$='/steps/{step}']") }).First.Locator("summary").First.ClickAsync();
        await PressAsync(link);
        foreach (var (field, answer) in answers)
            await AnswerAsync(field.Key, answer);
        Assert.True(await Page.Locator(Act).CountAsync() > 0, $"{Officer.Name} may not take {step}: {await TextAsync()}");
        await LeaveByAsync(() => Page.ClickAsync(Act));
        await LookAsync();
    }

    async Task AnswerAsync(string field, string answer)
    {
        var input = Page.Locator($"[name='{field}']").First;
        Assert.True(await input.CountAsync() > 0, $"{Kind(Page.Url)} does not ask {field}");
        var type = await input.EvaluateAsync<string>("one => one.type");
        if (type is "radio" or "checkbox")
        {
            var choice = answer.StartsWith('~') ? Page.Locator("label", new() { HasText = answer[1..] }).First
                : Page.Locator($"[name='{field}'][value='{answer}']");
            await choice.CheckAsync();
        }
        else if (type.StartsWith("select", StringComparison.Ordinal))
            await input.SelectOptionAsync(answer.StartsWith('~')
                ? new SelectOptionValue { Value = await input.Locator("option", new() { HasText = answer[1..] }).First.GetAttributeAsync("value") }
                : new SelectOptionValue { Value = answer });
        else
            await input.FillAsync(answer);
    }

    /// <summary>Ids of cases to which the page links, in order.</summary>
    public async Task<IReadOnlyList<Guid>> CasesHereAsync(string within = "main")
    {
        var links = await Page.Locator($"{within} a[href^='/cases/']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        return [.. links.Select(link => link.Split('/', '?', '#')[2]).Select(Guid.Parse).Distinct()];
    }

    /// <summary>
    /// The page on a narrow screen and in Dari: nothing may be reached by scrolling sideways alone, and axe-core looks once more.
    /// </summary>
    public async Task LookFromAllSidesAsync(string path)
    {
        foreach (var language in new[] { "ru", "prs" })
        {
            await Context.AddCookiesAsync([new() { Name = "pana-language-tjk", Value = language, Url = new Uri(Page.Url).GetLeftPart(UriPartial.Authority) }]);
            foreach (var width in new[] { 1366, 320 })
            {
                await Page.SetViewportSizeAsync(width, 768);
                await Page.GotoAsync(path);
                await Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(Region_in_a_browser.Pictures, $"{language} {width} {Officer.Functions.First()}{Kind(Page.Url).Replace('/', '-')}.png"), FullPage = true,
                });
                if (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > width)
                    _region.Wrong.Add($"{Where} in {language}: {wide} px wide on a screen of {width}");
                if (width == 320)
                    await LookAsync();
            }
        }
        await Context.ClearCookiesAsync(new() { Name = "pana-language-tjk" });
        await Page.SetViewportSizeAsync(1366, 768);
    }

    /// <summary>
    /// The page as it comes out of a printer: no way to go, nothing to press, nothing wider than the sheet, nothing that would have to be scrolled.
    /// </summary>
    public async Task LookOnPaperAsync(string path, string name)
    {
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Page.GotoAsync(path);
        var width = await Page.EvaluateAsync<string>("() => getComputedStyle(document.body).page") == "wide" ? LongSide : ShortSide;
        await Page.SetViewportSizeAsync(width, 1000);
        foreach (var finding in await Page.EvaluateAsync<string[]>(
            """
            (width) => {
                const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
                const name = (one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`;
                const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
                return [...new Set([
                    ...all('nav, form, button, input, select, textarea, summary, .btn').map((one) => `${name(one)} is on paper`),
                    ...all('body *:not(svg *)').filter((one) => one.getBoundingClientRect().right > width + 1 || one.getBoundingClientRect().left < -1)
                        .map((one) => `${name(one)} is wider than the sheet`),
                    ...all('main *:not(svg *)').filter((one) => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
                        .map((one) => `${name(one)} is cut off`),
                    ...all('a').filter((one) => getComputedStyle(one).textDecorationLine !== 'none').map((one) => `${name(one)} is underlined`),
                    ...all('[dir=rtl] p').filter((one) => getComputedStyle(one).textAlign === 'left').map((one) => `${name(one)} begins at the left`),
                ])].slice(0, 12);
            }
            """, width))
            _region.Wrong.Add($"{Where} on paper: {finding}");
        await Page.PdfAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, $"paper {name}.pdf"), PreferCSSPageSize = true, PrintBackground = false });
        await Page.EmulateMediaAsync(new() { Media = Media.Null });
        await Page.SetViewportSizeAsync(1366, 768);
    }

    /// <summary>Serious and critical findings of axe-core, labels without words; a picture of every kind of page.</summary>
    public async Task LookAsync()
    {
        var start = Stopwatch.GetTimestamp();
        _region.Pages++;
        if (!await Page.EvaluateAsync<bool>("() => typeof axe !== 'undefined'"))
            await Page.EvaluateAsync(_region.Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)
            """);
        foreach (var finding in found.EnumerateArray())
            _region.Wrong.Add($"{Where}: {finding.GetString()}");
        // A label that nobody wrote shows its key in brackets.
        foreach (Match match in Wordless().Matches(await Page.Locator("body").InnerTextAsync()))
            _region.Wrong.Add($"{Where}: no words for {match.Value}");
        if (_looked.Add(Kind(Page.Url)))
            await Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Region_in_a_browser.Pictures, $"{_region.Pages:000} {Officer.Functions.First()}{Kind(Page.Url).Replace('/', '-')}.png"),
                FullPage = true,
            });
        _region.Looking += Stopwatch.GetElapsedTime(start);
    }

    [GeneratedRegex(@"\[[a-z][\w-]*(\.[\w-]+)+\]")]
    private static partial Regex Wordless();

    /// <summary>The address without what is only this case's.</summary>
    static string Kind(string url) => string.Join('/', new Uri(url).AbsolutePath.Split('/').Select(part => Guid.TryParse(part, out _) ? "ID" : part));
}
