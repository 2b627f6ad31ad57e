using Microsoft.Playwright;
using Pana.Node.Tests.EndToEnd;
using Pana.Papers;
using QRCoder;

namespace Pana.Node.Tests.Trust;

/// <summary>The page on a telephone that was opened once, with the server stopped.</summary>
public sealed class The_verifier_without_a_network
{
    const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task verifies_a_paper_of_another_state_and_refuses_an_altered_one()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: apt-get install chromium");
        var axe = Path.Combine(Region_in_a_browser.Sources, "web", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed: npm ci in the folder web");
        await using var kyrgyz = await RunningNode.StartAsync(edition: "kgz");
        await using var tajik = await RunningNode.StartAsync(edition: "tjk");
        var (paper, withdrawn) = (await kyrgyz.GivePaperAsync(await kyrgyz.PersonAsync()), await kyrgyz.GivePaperAsync(await kyrgyz.PersonAsync()));
        var (good, bad) = ((await kyrgyz.SealAsync(paper))!, (await kyrgyz.SealAsync(withdrawn))!);
        kyrgyz.Clock.Advance(TimeSpan.FromDays(2));
        tajik.Clock.Advance(TimeSpan.FromDays(2));
        await kyrgyz.WithdrawAsync(withdrawn);
        await kyrgyz.TickAsync();
        await tajik.TickAsync();
        Assert.Null(await tajik.FetchAsync(kyrgyz.Address));

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        await using var context = await browser.NewContextAsync(new() { BaseURL = tajik.Address.ToString(), Locale = "ru-RU", ViewportSize = new() { Width = 360, Height = 740 } });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        await page.GotoAsync("/verifier.html");
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        Assert.Empty(await context.CookiesAsync());
        await kyrgyz.App.StopAsync(TestContext.Current.CancellationToken);
        await tajik.App.StopAsync(TestContext.Current.CancellationToken);

        await page.ReloadAsync();
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });
        Assert.Contains("KGZ", await page.InnerTextAsync("#age"));
        Assert.Contains("Сети нет", await page.InnerTextAsync("#told"));
        var said = await PasteAsync(page, good);
        Assert.Contains("Бумага подлинная и действительна.", said);
        Assert.Contains("находиться в стране", said);
        Assert.Contains("GULZODA", said);
        await LookAsync(page, "ru", axe, complaints);
        Assert.Contains("больше не действительна", await PasteAsync(page, bad));
        var altered = SealText.Read(good)!;
        altered[^70] ^= 1;
        said = await PasteAsync(page, SealText.Of(altered));
        Assert.Contains("изменена или подделана", said);
        Assert.DoesNotContain("GULZODA", said);

        await page.ClickAsync("[data-language=tg]");
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(good, QRCodeGenerator.ECCLevel.M);
        await page.SetInputFilesAsync("#picture", new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = new PngByteQRCode(code).GetGraphic(6) });
        await page.WaitForSelectorAsync("#answer .notice-done");
        Assert.Contains("Коғаз аслӣ ва эътибор дорад.", await page.InnerTextAsync("#answer"));
        Assert.Contains("Шабака нест", await page.InnerTextAsync("#told"));
        await LookAsync(page, "tg", axe, complaints);
        await page.SetInputFilesAsync("#picture", new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await page.WaitForSelectorAsync("#answer .notice-late");
        Assert.Empty(complaints);
    }

    static async Task<string> PasteAsync(IPage page, string text)
    {
        await page.FillAsync("#code", text);
        await page.EvaluateAsync("document.getElementById('answer').replaceChildren()");
        await page.ClickAsync("#form button");
        await page.WaitForSelectorAsync("#answer .notice");
        return await page.InnerTextAsync("#answer");
    }

    static async Task LookAsync(IPage page, string language, string axe, List<string> complaints)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, $"{language} 360 verifier.png"), FullPage = true });
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 360);
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        complaints.AddRange(await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)"));
    }
}
