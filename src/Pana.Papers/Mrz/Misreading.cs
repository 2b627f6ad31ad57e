namespace Pana.Papers;

/// <summary>Characters that eyes and scanners take for one another in OCR-B, and how unlikely each slip is.</summary>
static class Misreading
{
    const int Common = 10, Rare = 20, Odd = 30;

    static readonly (char A, char B, int Cost)[] Pairs =
    [
        ('O', '0', Common), ('I', '1', Common), ('B', '8', Common), ('S', '5', Common), ('Z', '2', Common), ('G', '6', Common),
        ('Q', '0', Rare), ('D', '0', Rare), ('L', '1', Rare), ('T', '7', Rare), ('A', '4', Rare),
        ('1', '7', Odd), ('3', '8', Odd), ('5', '6', Odd), ('6', '8', Odd), ('0', '8', Odd), ('4', '9', Odd),
        ('O', 'Q', Odd), ('O', 'D', Odd), ('U', 'V', Odd), ('M', 'N', Odd), ('C', 'G', Odd), ('P', 'R', Odd), ('E', 'F', Odd), ('<', 'K', Odd), ('<', 'C', Odd),
    ];

    /// <summary>Digits that worn print lets a scanner see as a letter, though nobody would take the letter for them where letters may stand.</summary>
    static readonly (char Seen, char Digit, int Cost)[] OnlyAmongDigits = [('S', '8', Rare), ('S', '3', Rare)];

    /// <summary>Numbers have more digits than letters, so that a letter was rather a digit than the reverse.</summary>
    public static IEnumerable<(char To, int Cost)> Others(char c)
    {
        foreach (var (a, b, cost) in Pairs)
            if (a == c)
                yield return (b, cost);
            else if (b == c)
                yield return (a, char.IsAsciiDigit(c) && !char.IsAsciiDigit(a) ? cost + 2 : cost);
    }

    /// <summary>What may have stood there where <paramref name="seen"/> was taken for another character, since it cannot stand there, and that one is wrong too.</summary>
    public static IEnumerable<(char To, int Cost)> Others(char seen, char taken) => seen == taken ? Others(taken)
        : Others(seen).Concat(OnlyAmongDigits.Where(digit => digit.Seen == seen).Select(digit => (To: digit.Digit, digit.Cost))).Where(other => other.To != taken).Concat(Others(taken).Select(other => (other.To, other.Cost + Common))).DistinctBy(other => other.To);

    /// <summary>The likeliest reading of a character that cannot stand where it stands; the same where there is none.</summary>
    public static char Forced(char c, MrzClass allowed)
    {
        if ((CheckDigit.ClassOf(c) & allowed) != 0)
            return c;
        foreach (var (to, _) in Others(c))
            if ((CheckDigit.ClassOf(to) & allowed) != 0)
                return to;
        return c;
    }

    public static string ToDigits(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? c : Forced(c, MrzClass.Digit | MrzClass.Filler)));

    public static string ToLetters(string text) => string.Concat(text.Select(c => Forced(c, MrzClass.Letter | MrzClass.Filler)));

    /// <summary>How often letters and digits change places: a number that was misread mostly does it more often than the right one.</summary>
    public static int Alternations(ReadOnlySpan<char> value)
    {
        var count = 0;
        for (var i = 1; i < value.Length; i++)
            if (char.IsAsciiDigit(value[i]) != char.IsAsciiDigit(value[i - 1]))
                count++;
        return count;
    }

    /// <summary>
    /// Values that differ in one place, else in two, and have the wanted check digit; at most eight, the likeliest first.
    /// </summary>
    public static IReadOnlyList<string> Repairs(string value, char check, bool digitsOnly)
    {
        if (digitsOnly && ToDigits(value) is var digits && digits != value && CheckDigit.Of(digits) == check)
            return [digits];
        var allowed = digitsOnly ? MrzClass.Digit | MrzClass.Filler : MrzClass.Any;
        var once = Variants(value, 0, allowed).ToList();
        var sound = once.Where(variant => CheckDigit.Of(variant.Text) == check).ToList();
        if (sound.Count == 0)
            sound = [.. once.SelectMany(variant => Variants(variant.Text, variant.Cost, allowed))
                .Where(variant => variant.Text != value && CheckDigit.Of(variant.Text) == check)];
        return [.. sound.OrderBy(variant => variant.Cost + 3 * Alternations(variant.Text)).Select(variant => variant.Text).Distinct().Take(8)];
    }

    static IEnumerable<(string Text, int Cost)> Variants(string value, int cost, MrzClass allowed)
    {
        for (var i = 0; i < value.Length; i++)
            foreach (var (to, more) in Others(value[i]))
                if ((CheckDigit.ClassOf(to) & allowed) != 0)
                    yield return (value[..i] + to + value[(i + 1)..], cost + more);
    }
}
