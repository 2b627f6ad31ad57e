using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Access.SignIn;
using Pana.Kernel;

namespace Pana.Node.Tests.Access;

public sealed class The_browser_of_a_session
{
    const string Linux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)";

    [Theory]
    [InlineData(Linux, "chrome", "linux")]
    [InlineData($"{Windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "edge", "windows")]
    [InlineData($"{Windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 YaBrowser/24.12.0.0 Safari/537.36", "yandex", "windows")]
    [InlineData($"{Windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0", "opera", "windows")]
    [InlineData($"{Windows}; rv:133.0) Gecko/20100101 Firefox/133.0", "firefox", "windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "samsung", "android")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", "chrome", "chromeos")]
    [InlineData($"{Phone} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "safari", "iphone")]
    [InlineData($"{Phone} AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", "chrome", "iphone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "safari", "macos")]
    [InlineData("curl/8.5.0", null, null)]
    [InlineData("", null, null)]
    public void is_read_out_of_what_it_says_of_itself(string says, string? browser, string? system) => Assert.Equal((browser, system), ClientWords.Read(says));

    [Fact]
    public async Task is_named_to_its_owner_and_to_an_administrator_and_what_it_says_of_itself_is_shown_to_nobody()
    {
        await using var node = await RunningNode.StartAsync();
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var browser = node.Browser();
        browser.DefaultRequestHeaders.Add("User-Agent", Linux);
        browser.DefaultRequestHeaders.Add("Accept-Language", "ru");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsJsonAsync("/api/sign-in",
            new { name = official.Name, password = official.Password, code = official.NextCode(node) })).StatusCode);
        var id = (Guid)JsonNode.Parse(await browser.GetStringAsync("/api/me"))!["id"]!;
        var administrator = await node.AsAsync(Function.Administrator);
        foreach (var page in new[]
        {
            await browser.GetStringAsync("/me"), await browser.GetStringAsync("/api/me/sessions"), await administrator.GetStringAsync($"/officials/{id}"),
        })
            Assert.DoesNotContain("Mozilla", page, StringComparison.OrdinalIgnoreCase);
        foreach (var page in new[] { await browser.GetStringAsync("/me"), await administrator.GetStringAsync($"/officials/{id}") })
        {
            Assert.Contains("Chrome, Linux", page, StringComparison.Ordinal);
            // The enrolment came from a browser that said nothing.
            Assert.Contains("неизвестный браузер", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }
}

public sealed class The_own_account
{
    /// <summary>The header has room for six places, and some officials have seven.</summary>
    [Theory]
    [InlineData(Function.Asylum)]
    [InlineData(Function.Social)]
    [InlineData(Function.Administrator)]
    public async Task is_reached_from_the_header_of(Function function)
    {
        await using var node = await RunningNode.StartAsync();
        Assert.Contains("href=\"/me\"", await (await node.AsAsync(function)).GetStringAsync("/"), StringComparison.Ordinal);
    }
}
