using Pana.Kernel;

namespace Pana.Registry.Identity;

/// <summary>How many words of what was typed are heard in a name, or begin one of its words, whatever the scripts and the order.</summary>
/// <param name="Share">0 to 1.</param>
internal readonly record struct WordsHeard(double Share)
{
    const int LongEnoughToErr = 3, LongEnoughToBegin = 2;

    /// <summary>A name as somebody typed it into the search, against one of the register.</summary>
    public static WordsHeard Of(string typed, PersonName name) => Of(Split(SearchKey.Of(typed)), Keys(name));

    static WordsHeard Of(IReadOnlyList<string> typed, IReadOnlyList<string> name)
    {
        var left = name.ToList();
        if (typed.Count == 0)
            return default;
        var heard = 0.0;
        foreach (var word in typed)
        {
            var best = left.Select(each => (Each: each, Alike: Alike(word, each))).OrderByDescending(pair => pair.Alike).FirstOrDefault();
            if (best.Alike > 0)
                left.Remove(best.Each);
            heard += best.Alike;
        }
        return new(heard / typed.Count);
    }

    static double Alike(string typed, string word) => typed == word ? 1
        : typed.Length >= LongEnoughToBegin && word.StartsWith(typed, StringComparison.Ordinal) ? 0.8
        : Math.Min(typed.Length, word.Length) >= LongEnoughToErr && IsOneApart(typed, word) ? 0.7 : 0;

    /// <summary>One sound more, less or other.</summary>
    static bool IsOneApart(string one, string other)
    {
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        if (many.Length - few.Length > 1)
            return false;
        var same = 0;
        while (same < few.Length && few[same] == many[same])
            same++;
        return few[(many.Length == few.Length ? Math.Min(same + 1, few.Length) : same)..] == many[Math.Min(same + 1, many.Length)..];
    }

    static IReadOnlyList<string> Keys(PersonName name) => Split(SearchKey.Of(name.Original));

    static string[] Split(string keys) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
