using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pana.Casework.Stock;

/// <summary>
/// What is printed on a blank: a series of at most four letters, then four to nine digits, <c>AA 0000001</c>. Typed by hand: small letters,
/// Cyrillic look-alikes, blanks, hyphens and № are understood; digits are typed as they stand there, with their zeros.
/// </summary>
internal readonly record struct BlankNumber(string Series, long Number, int Width)
{
    const int LongestSeries = 4, FewestDigits = 4, MostDigits = 9, Longest = 40;

    public static bool TryParse([NotNullWhen(true)] string? text, out BlankNumber number)
    {
        number = default;
        if (text is null || text.Length > Longest)
            return false;
        var letters = string.Concat(text.ToUpperInvariant().Where(letter => letter is not ('-' or '–' or '—' or '№') && !char.IsWhiteSpace(letter)).Select(Read));
        var series = string.Concat(letters.TakeWhile(char.IsLetter));
        var digits = letters[series.Length..];
        if (series.Length > LongestSeries || digits.Length is < FewestDigits or > MostDigits || !digits.All(char.IsAsciiDigit))
            return false;
        number = new(series, long.Parse(digits, CultureInfo.InvariantCulture), digits.Length);
        return true;
    }

    public BlankNumber Plus(long further) => this with { Number = Number + further };

    /// <summary>Whether as many blanks can follow one another from here with the same count of digits.</summary>
    public bool HasRoomFor(long count) => (Number + count - 1).ToString(CultureInfo.InvariantCulture).Length <= Width;

    public override string ToString() => $"{Series} {Number.ToString($"D{Width}", CultureInfo.InvariantCulture)}".TrimStart();

    /// <summary>A row of them as people write it: <c>AA 0000001–0000500</c>.</summary>
    public string Through(long count) => count == 1 ? ToString() : $"{this}–{Plus(count - 1) with { Series = "" }}";

    static char Read(char letter) => letter switch
    {
        'А' => 'A', 'В' => 'B', 'С' => 'C', 'Е' => 'E', 'Н' => 'H', 'К' => 'K', 'М' => 'M', 'О' => 'O', 'Р' => 'P', 'Т' => 'T', 'Х' => 'X', 'І' => 'I',
        _ => letter,
    };
}
