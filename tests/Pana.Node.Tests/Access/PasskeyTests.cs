using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Access;

public sealed class A_passkey
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_added_with_both_factors_signs_in_and_is_removed(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind, demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        using var device = new Authenticator();
        Assert.Equal(HttpStatusCode.Forbidden, (await OptionsAsync(official.Browser, official.Password, "000000")).Status);
        await AddAsync(node, official, device);
        Assert.Equal("телефон", (string)JsonNode.Parse(await official.Browser.GetStringAsync("/api/me/passkeys"))![0]!["name"]!);
        Assert.Contains("телефон", WebUtility.HtmlDecode(await official.Browser.GetStringAsync("/me")), StringComparison.Ordinal);
        device.Signatures++;
        var browser = node.Browser();
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(browser, device));
        Assert.Equal("Зарина Примерова", (string)JsonNode.Parse(await browser.GetStringAsync("/api/me"))!["name"]!);
        var id = (Guid)JsonNode.Parse(await browser.GetStringAsync("/api/me/passkeys"))![0]!["id"]!;
        var other = await Enrolled.NewAsync(node, "Фируз Примеров", Function.Social);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.PostAsJsonAsync($"/api/me/passkeys/{id}/remove", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(browser, $"/me/passkeys/{id}/remove", "/me")).StatusCode);
        device.Signatures++;
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(node.Browser(), device));
    }

    [Theory]
    [InlineData("other origin")]
    [InlineData("other port")]
    [InlineData("other host")]
    [InlineData("other challenge")]
    [InlineData("other kind")]
    [InlineData("nobody verified")]
    [InlineData("nobody there")]
    [InlineData("spoilt")]
    [InlineData("unknown key")]
    [InlineData("another official")]
    [InlineData("count stays")]
    [InlineData("count goes back")]
    [InlineData("other browser")]
    [InlineData("too late")]
    public async Task does_not_sign_in_when(string attack)
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        using var device = new Authenticator { Signatures = 7 };
        await AddAsync(node, official, device);
        device.Signatures = 8;
        var browser = node.Browser();
        var (challenge, origin, type) = (await ChallengeAsync(browser), Origin(browser), "webauthn.get");
        using var stranger = new Authenticator { Id = attack == "another official" ? device.Id : [1, 2, 3], Host = device.Host, Signatures = 9 };
        var signer = attack is "unknown key" or "another official" ? stranger : device;
        switch (attack)
        {
            case "other origin":
                origin = $"http://{browser.BaseAddress!.Host}.example.org";
                break;
            case "other port":
                origin = $"http://{browser.BaseAddress!.Host}:1";
                break;
            case "other host":
                device.Host = "example.org";
                break;
            case "other challenge":
                challenge = await ChallengeAsync(node.Browser());
                break;
            case "other kind":
                type = "webauthn.create";
                break;
            case "nobody verified":
                device.Flags = 0x01;
                break;
            case "nobody there":
                device.Flags = 0x04;
                break;
            case "count stays":
                device.Signatures = 7;
                break;
            case "count goes back":
                device.Signatures = 0;
                break;
            case "other browser":
                browser = node.Browser();
                break;
            case "too late":
                node.Clock.Advance(TimeSpan.FromMinutes(5));
                break;
        }
        var answer = await browser.PostAsJsonAsync("/api/sign-in/passkey", signer.Sign(challenge, origin, type, attack == "spoilt"));
        Assert.Equal((HttpStatusCode.Unauthorized, "passkey-failed"),
            (answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["refusal"]!));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task answers_a_challenge_once_and_hands_its_owner_over_to_nobody()
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var other = await Enrolled.NewAsync(node, "Фируз Примеров", Function.Social);
        using var device = new Authenticator();
        await AddAsync(node, official, device);
        var browser = node.Browser();
        var signed = device.Sign(await ChallengeAsync(browser), Origin(browser));
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/api/sign-in/passkey", signed)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsJsonAsync("/api/sign-in/passkey", signed)).StatusCode);
        // The account that the device names must be the one to which the key belongs.
        device.UserHandle = System.Buffers.Text.Base64Url.EncodeToString(Guid.CreateVersion7().ToByteArray());
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(node.Browser(), device));
        device.UserHandle = null;
        // Nobody adds the same key to an account of their own.
        var options = await OptionsAsync(other.Browser, other.Password, other.NextCode(node));
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Browser.PostAsJsonAsync("/api/me/passkeys",
            device.Make((string)options.Body["challenge"]!, Origin(other.Browser)))).StatusCode);
    }

    [Theory]
    [InlineData("other origin")]
    [InlineData("other host")]
    [InlineData("other challenge")]
    [InlineData("other kind")]
    [InlineData("nobody verified")]
    [InlineData("another session")]
    public async Task is_not_added_when(string attack)
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var browser = official.Browser;
        var challenge = (string)(await OptionsAsync(browser, official.Password, official.NextCode(node))).Body["challenge"]!;
        using var device = new Authenticator { Host = attack == "other host" ? "example.org" : browser.BaseAddress!.Host, Flags = (byte)(attack == "nobody verified" ? 1 : 5) };
        if (attack == "another session")
            browser = (await Enrolled.NewAsync(node, "Фируз Примеров", Function.Social)).Browser;
        var answer = await browser.PostAsJsonAsync("/api/me/passkeys", device.Make(attack == "other challenge" ? "AAAA" : challenge,
            attack == "other origin" ? "http://example.org" : Origin(browser), type: attack == "other kind" ? "webauthn.get" : "webauthn.create"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("[]", await browser.GetStringAsync("/api/me/passkeys"));
    }

    [Fact]
    public async Task falls_with_the_other_factors_when_two_administrators_reset_them()
    {
        await using var node = await RunningNode.StartAsync();
        var (first, second) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Administrator, which: 1));
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        using var device = new Authenticator();
        await AddAsync(node, official, device);
        var id = (Guid)JsonNode.Parse(await official.Browser.GetStringAsync("/api/me"))!["id"]!;
        await first.PostAsync($"/api/officials/{id}/reset", null);
        var proposal = JsonNode.Parse(await first.GetStringAsync("/api/proposals"))!.AsArray().Single(each => (Guid)each!["officialId"]! == id)!["id"]!;
        var decided = JsonNode.Parse(await (await second.PostAsync($"/api/proposals/{proposal}/confirm", null)).Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(node.Browser(), device));
        var again = await Enrolled.AcceptAsync(node, ((string)decided["invitationPath"]!).Split('/')[^1], official.Name);
        Assert.Equal("[]", await again.Browser.GetStringAsync("/api/me/passkeys"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(node.Browser(), device));
    }

    static async Task AddAsync(RunningNode node, Enrolled official, Authenticator device)
    {
        var options = await OptionsAsync(official.Browser, official.Password, official.NextCode(node));
        Assert.Equal(official.Browser.BaseAddress!.Host, (string)options.Body["host"]!);
        device.Host = official.Browser.BaseAddress!.Host;
        device.UserHandle = (string)options.Body["account"]!;
        var made = await official.Browser.PostAsJsonAsync("/api/me/passkeys", device.Make((string)options.Body["challenge"]!, Origin(official.Browser)));
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
    }

    static async Task<HttpStatusCode> SignInAsync(HttpClient browser, Authenticator device) =>
        (await browser.PostAsJsonAsync("/api/sign-in/passkey", device.Sign(await ChallengeAsync(browser), Origin(browser)))).StatusCode;

    static async Task<string> ChallengeAsync(HttpClient browser) => (string)JsonNode.Parse(await (await browser.PostAsJsonAsync(
        "/api/sign-in/passkey/options", new { })).Content.ReadAsStringAsync())!["challenge"]!;

    static async Task<(HttpStatusCode Status, JsonNode Body)> OptionsAsync(HttpClient browser, string password, string code)
    {
        var answer = await browser.PostAsJsonAsync("/api/me/passkeys/options", new { password, code });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    static string Origin(HttpClient browser) => browser.BaseAddress!.GetLeftPart(UriPartial.Authority);
}
