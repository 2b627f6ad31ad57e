using System.Diagnostics.CodeAnalysis;

namespace Pana.Papers;

/// <summary>
/// Capital letters, digits and the filler in two bytes for three characters (Doc 9303-13 §2.6, ISO/IEC 16022). The filler is written as a
/// space and comes back as a filler, so that spaces and fillers are one.
/// </summary>
static class C40
{
    const byte Single = 0xFE;

    /// <exception cref="ArgumentException">A character that C40 does not have here: check the text before.</exception>
    public static byte[] Encode(string text)
    {
        if (!text.All(Has))
            throw new ArgumentException("C40 has capital letters, digits and the filler alone.", nameof(text));
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i += 3)
            if (text.Length - i == 1)
                bytes.AddRange([Single, (byte)(Plain(text[i]) + 1)]);
            else
            {
                var number = 1600 * Value(text[i]) + 40 * Value(text[i + 1]) + (i + 2 < text.Length ? Value(text[i + 2]) : 0) + 1;
                bytes.AddRange([(byte)(number >> 8), (byte)number]);
            }
        return [.. bytes];
    }

    /// <summary>False for bytes that <see cref="Encode"/> never makes: one text has one form.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (bytes.Length % 2 != 0)
            return false;
        var characters = new List<char>(bytes.Length * 3 / 2);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var isLast = i + 2 == bytes.Length;
            if (bytes[i] == Single)
            {
                if (!isLast || Character(Value((char)(bytes[i + 1] - 1)), bytes[i + 1] - 1) is not { } alone)
                    return false;
                characters.Add(alone);
                continue;
            }
            var number = (bytes[i] << 8 | bytes[i + 1]) - 1;
            int[] values = number < 0 ? [] : [number / 1600, number / 40 % 40, number % 40];
            if (values.Length == 0 || values[0] is < 3 or > 39 || values[1] < 3 || values[2] < 3 && !(values[2] == 0 && isLast))
                return false;
            foreach (var value in values)
                if (value > 0)
                    characters.Add(Character(value));
        }
        text = new([.. characters]);
        return true;
    }

    public static bool Has(char c) => c is ' ' or '<' or (>= '0' and <= '9') or (>= 'A' and <= 'Z');

    static char Plain(char c) => c == '<' ? ' ' : c;

    static int Value(char c) => c switch
    {
        ' ' or '<' => 3,
        >= '0' and <= '9' => c - '0' + 4,
        >= 'A' and <= 'Z' => c - 'A' + 14,
        _ => -1,
    };

    static char Character(int value) => value == 3 ? '<' : (char)(value < 14 ? '0' + value - 4 : 'A' + value - 14);

    /// <summary>The character of a lone byte; null where it stands for none of ours.</summary>
    static char? Character(int value, int ascii) => value < 0 || ascii == '<' ? null : Character(value);
}
