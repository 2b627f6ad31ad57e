namespace Pana.Kernel;

/// <summary>
/// Names are proposed as the original is written: all capitals stay capitals, everything else begins with one.
/// </summary>
static class LetterCase
{
    public static string Like(string original, string text)
    {
        var letters = original.Count(char.IsLetter);
        if (letters > 1 && original.All(c => !char.IsLetter(c) || char.IsUpper(c)))
            return text.ToUpperInvariant();
        var result = text.ToCharArray();
        for (var i = 0; i < result.Length; i++)
            if (i == 0 || result[i - 1] is '-' or ' ')
                result[i] = char.ToUpperInvariant(result[i]);
        return new(result);
    }

    /// <summary>Reads <c>"ж=zh х=kh ь="</c>.</summary>
    public static Dictionary<string, string> Table(string pairs) =>
        pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
