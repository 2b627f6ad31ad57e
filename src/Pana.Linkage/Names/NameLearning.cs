using System.Globalization;

namespace Pana.Linkage;

/// <summary>
/// Learns all six tables again. Latin–Cyrillic and Latin–Arabic come from the given pairs; the other four from pairs that meet in a third
/// alphabet (two Latin names with one Russian form are spellings of one name), kept only when the first two tables find them likely. The library's own
/// lexicon of the region (<c>equivalents.csv</c>) is added to every table: the public pairs hardly know Tajik, Dari or Uzbek.
/// </summary>
public static class NameLearning
{
    const float Likely = 4, LexiconWeight = 4, SameWeight = 0.2f;
    const int LargestGroup = 8;

    public sealed record Pair(string Latin, string Other, int Count);

    /// <summary>Lines of Latin name, tab, the name in the other letters with spaces between them, tab, count.</summary>
    public static IReadOnlyList<Pair> Read(string file) => [.. File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length >= 2)
        .Select(cells => new Pair(cells[0], cells[1].Replace(" ", "", StringComparison.Ordinal),
            cells.Length > 2 && int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1))];

    /// <summary>One name in three is kept aside: what is learnt is reported on names that nothing was learnt from.</summary>
    public static bool IsAside(string latin)
    {
        var hash = 2166136261u;
        foreach (var letter in latin)
            hash = (hash ^ letter) * 16777619;
        return hash % 100 < 31;
    }

    public static void Learn(IReadOnlyList<Pair> russian, IReadOnlyList<Pair> arabic, Stream file, Action<string>? told = null)
    {
        var (latinCyrillic, latinArabic) = (Words(russian, Writing.Cyrillic), Words(arabic, Writing.Arabic));
        var tables = new LetterTable[6];
        tables[1] = Table(Writing.Latin, Writing.Cyrillic, latinCyrillic);
        tables[2] = Table(Writing.Latin, Writing.Arabic, latinArabic);
        Learnt.Use([tables[1], tables[1], tables[2], tables[1], tables[1], tables[1]]);
        latinCyrillic.RemoveAll(pair => WordLikeness.Evidence(pair.A, pair.B) < Likely);
        latinArabic.RemoveAll(pair => WordLikeness.Evidence(pair.A, pair.B) < Likely);
        var reversedCyrillic = latinCyrillic.ConvertAll(pair => (A: pair.B, B: pair.A, pair.Weight));
        var reversedArabic = latinArabic.ConvertAll(pair => (A: pair.B, B: pair.A, pair.Weight));
        tables[0] = Table(Writing.Latin, Writing.Latin, [.. Meeting(reversedCyrillic, reversedCyrillic), .. Meeting(reversedArabic, reversedArabic)]);
        tables[4] = Table(Writing.Cyrillic, Writing.Arabic, [.. Meeting(latinCyrillic, latinArabic)]);
        var arabicOfCyrillic = Meeting(latinArabic, latinCyrillic).ToList();
        tables[3] = Table(Writing.Cyrillic, Writing.Cyrillic, [.. Meeting(arabicOfCyrillic, arabicOfCyrillic)]);
        var cyrillicOfArabic = Meeting(latinCyrillic, latinArabic).ToList();
        tables[5] = Table(Writing.Arabic, Writing.Arabic, [.. Meeting(cyrillicOfArabic, cyrillicOfArabic)]);
        Learnt.Use(tables);
        Learnt.Write(file, tables);

        LetterTable Table(Writing x, Writing y, List<(Spelling A, Spelling B, float Weight)> pairs)
        {
            List<(byte[], byte[], float)> all = [.. pairs.Concat(Equivalents.Pairs(x, y).Select(pair => (pair.A, pair.B, LexiconWeight)))
                .Select(pair => (pair.Item1.Letters, pair.Item2.Letters, pair.Item3))];
            if (x == y)
                all = [.. all.SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1, pair.Item3) }),
                    .. all.Select(pair => (pair.Item1, pair.Item1, SameWeight))];
            var table = LetterLearning.Learn(all);
            told?.Invoke($"{x}–{y}: {all.Count} pairs, {table.Entries.Count} correspondences");
            return table;
        }
    }

    static List<(Spelling A, Spelling B, float Weight)> Words(IReadOnlyList<Pair> pairs, Writing other) => [.. pairs
        .Select(pair => (A: Letters.Fold(Letters.Plain(pair.Latin)), B: Letters.Fold(Letters.Plain(pair.Other)), Weight: MathF.Min(3, 1 + MathF.Log(pair.Count) / 2)))
        .Where(pair => Is(pair.A, Writing.Latin) && Is(pair.B, other))
        .Select(pair => (Spelling.Of(pair.A, Writing.Latin), Spelling.Of(pair.B, other), pair.Weight))];

    static bool Is(string text, Writing writing) => text.Length > 0 && text.All(letter => Letters.Of(letter) == writing);

    /// <summary>Pairs of what two lists bring together with one and the same first word.</summary>
    static IEnumerable<(Spelling A, Spelling B, float Weight)> Meeting(
        List<(Spelling A, Spelling B, float Weight)> one, List<(Spelling A, Spelling B, float Weight)> other)
    {
        var met = other.GroupBy(pair => pair.A).ToDictionary(group => group.Key, group => group.Select(pair => pair.B).Distinct().ToList());
        return one.Where(pair => met.TryGetValue(pair.A, out var others) && others.Count <= LargestGroup)
            .SelectMany(pair => met[pair.A].Where(each => each != pair.B).Select(each => (pair.B, each))).Distinct()
            .Select(pair => (pair.Item1, pair.Item2, 1f));
    }
}
