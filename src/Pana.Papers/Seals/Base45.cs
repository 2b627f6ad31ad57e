using System.Diagnostics.CodeAnalysis;

namespace Pana.Papers;

/// <summary>Bytes in the 45 characters that a QR code packs densest (RFC 9285): three for two bytes.</summary>
static class Base45
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new List<char>(bytes.Length * 3 / 2 + 2);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var isPair = i + 1 < bytes.Length;
            var number = isPair ? bytes[i] << 8 | bytes[i + 1] : bytes[i];
            text.Add(Alphabet[number % 45]);
            text.Add(Alphabet[number / 45 % 45]);
            if (isPair)
                text.Add(Alphabet[number / 2025]);
        }
        return new([.. text]);
    }

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 3 == 1)
            return false;
        var decoded = new List<byte>(text.Length * 2 / 3);
        for (var i = 0; i < text.Length; i += 3)
        {
            var isPair = i + 2 < text.Length;
            int a = Alphabet.IndexOf(text[i]), b = Alphabet.IndexOf(text[i + 1]), c = isPair ? Alphabet.IndexOf(text[i + 2]) : 0;
            var number = a + 45 * b + 2025 * c;
            if (a < 0 || b < 0 || c < 0 || number > (isPair ? 0xFFFF : 0xFF))
                return false;
            if (isPair)
                decoded.Add((byte)(number >> 8));
            decoded.Add((byte)number);
        }
        bytes = [.. decoded];
        return true;
    }
}

/// <summary>
/// The seal as the text of a QR code: a mark and Base45, all of it in the alphanumeric mode of a QR code. Readers of browsers give text and no
/// bytes, so that a code of raw bytes would be lost in them.
/// </summary>
public static class SealText
{
    public const string Mark = "PANA1:";

    public static string Of(ReadOnlySpan<byte> seal) => Mark + Base45.Encode(seal);

    /// <summary>Null for a text that holds no seal.</summary>
    public static byte[]? Read(string text) => text.StartsWith(Mark, StringComparison.Ordinal) && Base45.TryDecode(text.AsSpan(Mark.Length), out var bytes) ? bytes : null;
}
