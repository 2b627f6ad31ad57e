using Microsoft.Playwright;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>The browser's own authenticator, as one that is built into a laptop: keeps keys, asks for a finger, needs nobody before it.</summary>
sealed class Virtual_device
{
    readonly ICDPSession _browser;
    readonly string _id;

    Virtual_device(ICDPSession browser, string id) => (_browser, _id) = (browser, id);

    public static async Task<Virtual_device> InAsync(Desk desk)
    {
        var browser = await desk.Context.NewCDPSessionAsync(desk.Page);
        await browser.SendAsync("WebAuthn.enable");
        var added = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        return new(browser, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger that is laid on it is its owner's.</summary>
    public async Task KnowsFingerAsync(bool known) =>
        await _browser.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = known });

    public async Task<int> KeysAsync() =>
        (await _browser.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id }))!.Value.GetProperty("credentials").GetArrayLength();
}
