namespace Pana.Papers;

/// <summary>Letters and digits that eyes and scanners take for one another in OCR-B.</summary>
static class Misreading
{
    static readonly (char Letter, char Digit)[] Pairs =
    [
        ('O', '0'), ('I', '1'), ('B', '8'), ('S', '5'), ('Z', '2'), ('G', '6'), ('Q', '0'), ('D', '0'),
        ('L', '1'), ('T', '7'), ('A', '4'),
    ];

    /// <summary>Digits taken for other digits: only worth a try when letters explain nothing.</summary>
    static readonly string[] Digits = ["17", "38", "56", "68", "08", "49"];

    public static string ToDigits(string text) => string.Concat(text.Select(c =>
        Pairs.FirstOrDefault(pair => pair.Letter == c) is { Letter: not '\0' } pair ? pair.Digit : c));

    public static string ToLetters(string text) => string.Concat(text.Select(c =>
        Pairs.FirstOrDefault(pair => pair.Digit == c) is { Digit: not '\0' } pair ? pair.Letter : c));

    /// <summary>
    /// Values that differ in one place, else in two, and have the wanted check digit; at most eight, first those in
    /// which letters stand beside letters and digits beside digits.
    /// </summary>
    public static IReadOnlyList<string> Repairs(string value, char check, bool digitsOnly)
    {
        if (digitsOnly && ToDigits(value) is var digits && digits != value && CheckDigit.Of(digits) == check)
            return [digits];
        var once = Variants(value, digitsOnly).Distinct().ToList();
        var sound = once.Where(variant => CheckDigit.Of(variant) == check).ToList();
        if (sound.Count == 0)
            sound = [.. once.SelectMany(variant => Variants(variant, digitsOnly)).Distinct()
                .Where(variant => variant != value && CheckDigit.Of(variant) == check)];
        return [.. sound.OrderBy(Alternations).Take(8)];
    }

    static int Alternations(string value) =>
        value.Zip(value.Skip(1)).Count(pair => char.IsAsciiDigit(pair.First) != char.IsAsciiDigit(pair.Second));

    static IEnumerable<string> Variants(string value, bool digitsOnly)
    {
        for (var i = 0; i < value.Length; i++)
            foreach (var other in Others(value[i], digitsOnly))
                yield return value[..i] + other + value[(i + 1)..];
    }

    static IEnumerable<char> Others(char c, bool digitsOnly) =>
        Pairs.Where(pair => pair.Letter == c).Select(pair => pair.Digit)
            .Concat(digitsOnly ? [] : Pairs.Where(pair => pair.Digit == c).Select(pair => pair.Letter))
            .Concat(Digits.Where(pair => pair.Contains(c, StringComparison.Ordinal))
                .Select(pair => pair[0] == c ? pair[1] : pair[0]));
}
