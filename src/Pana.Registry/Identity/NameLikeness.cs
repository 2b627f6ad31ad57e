using Pana.Kernel;

namespace Pana.Registry.Identity;

/// <summary>How many words of the shorter name are heard in the longer one, whatever the scripts and the order.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Words">Words of the shorter one.</param>
internal readonly record struct NameLikeness(double Share, int Words)
{
    const int LongEnoughToErr = 3;

    public static NameLikeness Of(PersonName one, PersonName other) => Of(Keys(one), Keys(other));

    /// <summary>A name as somebody typed it into the search, against one of the register.</summary>
    public static NameLikeness Of(string typed, PersonName name) => Of(Split(SearchKey.Of(typed)), Keys(name));

    static NameLikeness Of(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var (few, left) = one.Count <= other.Count ? (one, other.ToList()) : (other, one.ToList());
        if (few.Count == 0)
            return default;
        var heard = 0.0;
        foreach (var word in few)
        {
            var best = left.Select(each => (Each: each, Alike: Alike(word, each))).OrderByDescending(pair => pair.Alike).FirstOrDefault();
            if (best.Alike > 0)
                left.Remove(best.Each);
            heard += best.Alike;
        }
        return new(heard / few.Count, few.Count);
    }

    static double Alike(string one, string other) => one == other ? 1
        : Math.Min(one.Length, other.Length) >= LongEnoughToErr && IsOneApart(one, other) ? 0.7 : 0;

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
