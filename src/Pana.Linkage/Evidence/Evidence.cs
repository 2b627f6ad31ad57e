using System.Globalization;
using System.Text;

namespace Pana.Linkage;

/// <summary>Reads a value by its kind into what is compared.</summary>
static class Evidence
{
    /// <summary>Longer values are cut: nothing that tells persons apart is longer, and time must be bounded.</summary>
    public const int Longest = 256;

    public static void Read(ColumnKind kind, Value value)
    {
        switch (kind)
        {
            case ColumnKind.Date:
                value.Date = DateReading.Read(value.Text);
                value.Fold = value.Date.IsKnown ? $"{value.Date.Digits}{(value.Date.Estimated ? "~" : "")}{(value.Date.SolarHijri ? "h" : "")}" : "";
                break;
            case ColumnKind.Sex:
                value.Fold = SexWords.Read(value.Text) is var sex && sex != 0 ? sex.ToString() : "";
                break;
            case ColumnKind.Number or ColumnKind.Postcode:
                value.Fold = Letters(value.Text, keepBlanks: false);
                break;
            case ColumnKind.Phone:
                var digits = Digits(value.Text);
                value.Fold = digits.Length > 9 ? digits[^9..] : digits.Length < 4 ? "" : digits;
                break;
            case ColumnKind.Email:
                value.Fold = value.Text.ToLowerInvariant().Trim();
                break;
            default:
                value.Fold = Letters(value.Text, keepBlanks: true);
                value.Words = [.. Split(value.Fold).Select(Hash).Order()];
                break;
        }
        if (value.Fold is "null" or "none" or "nan" or "n/a" or "unknown" or "неизвестно" or "нет")
            value.Fold = "";
        if (value.Fold == value.Text)
            value.Fold = value.Text;
        foreach (var letter in value.Fold)
            value.IsForeign |= letter > 127;
    }

    public static string[] Split(string fold) => fold.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static uint Hash(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619;
        return hash;
    }

    static string Letters(string text, bool keepBlanks)
    {
        var ascii = Ascii.IsValid(text);
        // No character at all, and an error to whoever normalises it.
        var source = ascii ? text : text.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(source.Length);
        foreach (var letter in source)
            if (char.IsDigit(letter))
                folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)));
            else if (char.IsLetter(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (keepBlanks && (char.IsWhiteSpace(letter) || letter is '-' or '/' or ',' or '.') && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        return folded.ToString().TrimEnd();
    }

    static string Digits(string text) =>
        string.Concat(text.Where(char.IsDigit).Select(digit => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digit))));
}
