using System.Buffers.Text;
using System.Text.Json;

namespace Pana.Access.Passkeys;

/// <summary>Where the browser stands, as it must say itself: a page of another origin cannot say ours.</summary>
/// <param name="Host">The relying party's id: the host name alone.</param>
/// <param name="Origin">Scheme, host and port.</param>
internal sealed record Site(string Host, string Origin);

/// <summary>What the browser wrote beside the authenticator (WebAuthn level 2, §5.8.1).</summary>
internal static class ClientData
{
    public const string Create = "webauthn.create", Get = "webauthn.get";

    /// <summary>Whether it is of this kind, answers this challenge and comes from this site.</summary>
    public static bool Fits(byte[] json, string type, string challenge, Site site)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            var root = read.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "type") == type && Text(root, "challenge") == challenge
                && Text(root, "origin") == site.Origin
                && !(root.TryGetProperty("crossOrigin", out var cross) && cross.ValueKind != JsonValueKind.False);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Null for what is no base64url.</summary>
    public static byte[]? Bytes(string? text)
    {
        try
        {
            return text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
