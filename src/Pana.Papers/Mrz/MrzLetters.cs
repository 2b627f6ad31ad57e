using System.Globalization;
using System.Text;

namespace Pana.Papers;

/// <summary>
/// Names in the letters of a zone (Doc 9303-3 §4.6 and §6), by <c>Data/letters.csv</c>, where each row names its source. Components are parted
/// by one filler; apostrophes and other punctuation leave no trace; marks of the Arabic script that say vowels are not written.
/// </summary>
public static class MrzLetters
{
    /// <param name="Language">Empty for everybody else.</param>
    /// <param name="At"><c>first</c> or <c>last</c> letter of a component; empty anywhere.</param>
    sealed record Row(string Latin, string Language, string At);

    const string Doubled = "*";

    static readonly Dictionary<char, Row[]> Rows = Read();

    /// <summary>Null where a letter stands in no table, empty where nothing is left.</summary>
    public static string? Of(string name, string? language = null)
    {
        var place = new char[8 * name.Length + 8];
        return TryWrite(name, language, place, out var length) ? new(place, 0, length) : null;
    }

    /// <summary>Writes as much as has room; false where a letter stands in no table.</summary>
    internal static bool TryWrite(string name, string? language, Span<char> place, out int length)
    {
        length = 0;
        var text = Plain(name);
        var (last, isFirst) = (0, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToUpperInvariant(text[i]);
            if (IsSeparator(c))
            {
                if (length > 0 && place[length - 1] != '<' && length < place.Length)
                    place[length++] = '<';
                isFirst = true;
                continue;
            }
            if (char.IsAsciiLetterUpper(c))
            {
                last = length;
                Put(c, place, ref length);
                isFirst = false;
            }
            else if (Find(c, language, isFirst, text.AsSpan(i + 1)) is { } latin)
            {
                var letters = latin == Doubled ? place[last..length] : latin.AsSpan();
                last = latin.Length == 0 ? last : length;
                foreach (var letter in letters)
                    Put(letter, place, ref length);
                isFirst &= latin.Length == 0;
            }
            else if (char.IsSurrogate(c) || char.IsLetter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter)
                return false;
        }
        while (length > 0 && place[length - 1] == '<')
            length--;
        return true;
    }

    static string? Find(char c, string? language, bool isFirst, ReadOnlySpan<char> rest)
    {
        if (!Rows.TryGetValue(c, out var rows))
            return c < 128 || !char.IsLetter(c) ? null : WithoutMarks(c);
        Row? best = null;
        foreach (var row in rows)
            if ((row.Language.Length == 0 || row.Language == language) && row.At switch { "first" => isFirst, "last" => IsLast(rest), _ => true })
                best = row;
        return best?.Latin;
    }

    /// <summary>A Latin letter with a mark that no row has (Vietnamese, combining marks): the letter alone.</summary>
    static string? WithoutMarks(char c) => c.ToString().Normalize(NormalizationForm.FormD)[0] is var plain && char.IsAsciiLetterUpper(plain) ? plain.ToString() : null;

    static bool IsLast(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
            if (IsSeparator(c))
                return true;
            else if (char.IsLetter(c))
                return false;
        return true;
    }

    static bool IsSeparator(char c) => c is ' ' or '-' or ',' or '<' || c > 127 && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation);

    static void Put(char c, Span<char> place, ref int length)
    {
        if (length < place.Length)
            place[length++] = c;
    }

    /// <summary>Letters with their marks composed, shapes of the Arabic script as letters. Half characters cannot be composed and stay as they are.</summary>
    static string Plain(string name) => HasRowsAlone(name) || name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? name : name.Normalize(NormalizationForm.FormKC);

    /// <summary>Letters of the tables are composed already; to ask Unicode about them would cost memory for every name.</summary>
    static bool HasRowsAlone(string name)
    {
        foreach (var c in name)
            if (c > 127 && !Rows.ContainsKey(char.ToUpperInvariant(c)))
                return false;
        return true;
    }

    /// <summary>Of several rows that fit the last holds: the general one stands first, then language, then place.</summary>
    static Dictionary<char, Row[]> Read()
    {
        using var reader = new StreamReader(typeof(MrzLetters).Assembly.GetManifestResourceStream("letters.csv")!);
        var cells = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
        return cells.GroupBy(row => (char)int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => new Row(row[2], row[3], row[4])).OrderBy(row => (row.Language.Length > 0 ? 1 : 0) + (row.At.Length > 0 ? 1 : 0)).ToArray());
    }
}
