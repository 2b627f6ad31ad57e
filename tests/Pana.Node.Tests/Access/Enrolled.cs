using System.Net;
using System.Text.RegularExpressions;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Node.Tests.Access;

/// <summary>An official who came by a one-time link and has a password and a second factor.</summary>
sealed partial record Enrolled(string Name, string Password, byte[] Secret, IReadOnlyList<string> RecoveryCodes, HttpClient Browser)
{
    const string GoodPassword = "верблюд арык тюбетейка";

    public static async Task<Enrolled> NewAsync(RunningNode node, string name, Function function)
    {
        var invited = await node.WithAsync<Officials, Outcome<string>>(officials => officials.InviteAsync(new(name, [function])));
        return await AcceptAsync(node, invited.Value, name);
    }

    public static async Task<Enrolled> AcceptAsync(RunningNode node, string token, string name)
    {
        var browser = node.Browser();
        var page = await browser.GetStringAsync($"/invitation/{token}");
        var secret = FromBase32(Secret32().Match(page).Groups[1].Value);
        var answer = await browser.PostAsync($"/invitation/{token}", new FormUrlEncodedContent(
        [
            new("form-token", RunningNode.Hidden(page, "form-token")), new("secret", RunningNode.Hidden(page, "secret")),
            new("password", GoodPassword), new("again", GoodPassword), new("code", CodeAt(node, secret)),
        ]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var codes = RecoveryCode().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Value).ToList();
        return new(name, GoodPassword, secret, codes, browser);
    }

    public string Code(RunningNode node) => CodeAt(node, Secret);

    /// <summary>The next code; the one before was spent.</summary>
    public string NextCode(RunningNode node)
    {
        node.Clock.Advance(TimeSpan.FromSeconds(30));
        return Code(node);
    }

    static string CodeAt(RunningNode node, byte[] secret) => Totp.Code(secret, Totp.StepAt(node.Clock.GetUtcNow()));

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }

    [GeneratedRegex(">([A-Z2-7]{32})<")]
    private static partial Regex Secret32();

    [GeneratedRegex("[a-z2-9]{5}-[a-z2-9]{5}(?=</code>)")]
    private static partial Regex RecoveryCode();
}
