using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pana.Access.Accounts;

/// <summary>Time-based one-time passwords of RFC 6238: HMAC-SHA-1, 6 digits, 30 seconds, as every authenticator app expects.</summary>
internal static class Totp
{
    const int SecondsPerStep = 30;

    /// <summary>A clock may be one step off, no more.</summary>
    const int Tolerance = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was typed, or null. A step at or before <paramref name="lastUsed"/> is refused, so that a code seen
    /// over a shoulder cannot be used again.
    /// </summary>
    public static long? Accept(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastUsed)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
            if (step > lastUsed && Secrets.Same(Code(secret, step), digits))
                return step;
        return null;
    }

    /// <summary>What the QR code of the enrolment page says.</summary>
    public static string Uri(byte[] secret, string node, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(account)}" +
        $"?secret={Base32(secret)}&issuer={System.Uri.EscapeDataString($"Pana {node}")}";

    /// <summary>RFC 4648 without padding, for whoever types the secret instead of scanning it.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new System.Text.StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(alphabet[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
