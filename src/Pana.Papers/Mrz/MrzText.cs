using System.Text;

namespace Pana.Papers;

/// <summary>
/// Makes lines of a zone of whatever was pasted or typed: small letters, spaces, quotes for fillers, lost line breaks.
/// </summary>
static class MrzText
{
    const int MostCharacters = 2000;

    /// <summary>Lines in capitals, not yet of full length; null where no layout fits.</summary>
    public static (IReadOnlyList<string> Lines, int Width)? Split(string text)
    {
        if (text.Length > MostCharacters)
            return null;
        var raw = Plain(text).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var whole = string.Concat(raw.Select(Stripped));
        foreach (var (count, width) in new[] { (2, 44), (3, 30), (2, 36) })
            if (raw.Count != count && whole.Length == count * width)
                return ([.. Enumerable.Range(0, count).Select(i => whole.Substring(i * width, width))], width);
        if (raw.Count > 2)
            raw = [.. raw.Where(MayBeLine)];
        if (raw.Count is not (2 or 3))
            return null;
        var longest = raw.Max(line => Stripped(line).Length);
        var fits = raw.Count == 3 ? 30 : longest > 40 ? 44 : 36;
        return longest < fits / 2 ? null : ([.. raw.Select(line => WithoutSpaces(line, fits))], fits);
    }

    /// <summary>Headings and other print around a zone have neither fillers nor many digits.</summary>
    static bool MayBeLine(string line) =>
        line.Contains('<', StringComparison.Ordinal) || line.Contains("  ", StringComparison.Ordinal)
        || line.Count(char.IsAsciiDigit) > 5;

    /// <summary>
    /// The line in full length. A run of fillers is easily mistyped, so that the longest one takes up the difference;
    /// null where there is none to do so. A line of names ends in fillers, which are simply added.
    /// </summary>
    public static string? Fit(string line, int width, bool isNames)
    {
        if (line.Length == width)
            return line;
        if (line.Length < width ? isNames || line.EndsWith('<') : line[width..].All(c => c == '<'))
            return line.PadRight(width, '<')[..width];
        int start = 0, length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var run = line[i..].TakeWhile(c => c == '<').Count();
            if (run > length)
                (start, length) = (i, run);
        }
        var wanted = length + width - line.Length;
        return length >= 2 && wanted >= 1 ? line[..start] + new string('<', wanted) + line[(start + length)..] : null;
    }

    static string Stripped(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Some programs copy fillers as spaces; then spaces count, otherwise they are accidents.</summary>
    static string WithoutSpaces(string line, int width)
    {
        var stripped = Stripped(line);
        var filled = string.Concat(line.Select(c => char.IsWhiteSpace(c) ? '<' : c));
        var hasFillers = stripped.Length == width || stripped.Contains('<', StringComparison.Ordinal);
        return hasFillers || filled.Length > width ? stripped : filled;
    }

    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Replace("&lt;", "<", StringComparison.OrdinalIgnoreCase).ToUpperInvariant())
            plain.Append(c switch
            {
                '\r' or '\u2028' or '\u2029' or '\u0085' => "\n",
                '«' => "<<", '‹' or '＜' or '〈' or '⟨' or '≤' or '˂' => "<",
                'А' => "A", 'В' => "B", 'С' => "C", 'Е' => "E", 'Н' => "H", 'І' => "I", 'К' => "K", 'М' => "M",
                'О' => "O", 'Р' => "P", 'Ѕ' => "S", 'Т' => "T", 'У' => "Y", 'Х' => "X",
                '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => "",
                _ => c.ToString(),
            });
        return plain.ToString();
    }
}
