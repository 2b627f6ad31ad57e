using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pana.Kernel;

/// <summary>
/// The number of a case or slip: <c>K7MX-2QPD</c>. Random, so that it tells neither kind, order nor how many there are
/// and shows no empty place (protection.md 2). Seven letters of 5 bits and a check letter; the store keeps it unique
/// and draws again when taken. Read aloud and typed by hand: no I L O U, small letters, Cyrillic look-alikes, spaces
/// and hyphens are understood.
/// </summary>
[JsonConverter(typeof(CaseNumberJson))]
public readonly record struct CaseNumber : IParsable<CaseNumber>
{
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 8;

    readonly string? _letters;

    CaseNumber(string letters) => _letters = letters;

    /// <summary>A fresh one from the system's cryptographic generator.</summary>
    public static CaseNumber New()
    {
        Span<char> letters = stackalloc char[Length];
        for (var i = 0; i < Length - 1; i++)
            letters[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        letters[^1] = Check(letters[..^1]);
        return new(new(letters));
    }

    /// <summary>False for any single wrong letter and any two letters swapped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseNumber number)
    {
        number = default;
        if (text is null || text.Length > 4 * Length)
            return false;
        var letters = string.Concat(text.ToUpperInvariant()
            .Where(c => c is not ('-' or '–' or '—') && !char.IsWhiteSpace(c)).Select(Read));
        if (letters.Length != Length || letters.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal))
            || Check(letters.AsSpan()[..^1]) != letters[^1])
            return false;
        number = new(letters);
        return true;
    }

    /// <exception cref="FormatException">It is no case number.</exception>
    public static CaseNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a case number.");

    static bool IParsable<CaseNumber>.TryParse(
        [NotNullWhen(true)] string? text, IFormatProvider? provider, out CaseNumber number) =>
            TryParse(text, out number);

    static CaseNumber IParsable<CaseNumber>.Parse(string text, IFormatProvider? provider) => Parse(text);

    public override string ToString() => _letters is null ? "" : $"{_letters[..4]}-{_letters[4..]}";

    static char Read(char c) => c switch
    {
        'O' or 'О' => '0', 'I' or 'L' or 'І' => '1',
        'А' => 'A', 'В' => 'B', 'С' => 'C', 'Е' => 'E', 'Н' => 'H', 'К' => 'K', 'М' => 'M', 'Р' => 'P', 'Т' => 'T',
        'Х' => 'X',
        _ => c,
    };

    /// <summary>
    /// A weighted sum in the field of 32 elements (x⁵ + x² + 1), weights the powers of x: the weights differ and none
    /// is zero, hence every single error and every swap of two letters changes it.
    /// </summary>
    static char Check(ReadOnlySpan<char> letters)
    {
        var sum = 0;
        foreach (var letter in letters)
            sum = TimesX(sum ^ Alphabet.IndexOf(letter));
        return Alphabet[sum];
    }

    static int TimesX(int value) => value << 1 >= 32 ? value << 1 ^ 0b100101 : value << 1;
}

sealed class CaseNumberJson : JsonConverter<CaseNumber>
{
    public override CaseNumber Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        CaseNumber.TryParse(reader.GetString(), out var number)
            ? number : throw new JsonException("Not a case number.");

    public override void Write(Utf8JsonWriter writer, CaseNumber number, JsonSerializerOptions options) =>
        writer.WriteStringValue(number.ToString());
}
