using System.Collections.Frozen;

namespace Pana.Linkage;

/// <summary>Names of the region in their usual spellings, and names that are one name though their letters are not (<c>equivalents.csv</c>).</summary>
static class Equivalents
{
    static readonly string[][] Rows = [.. NameData.Read("equivalents.csv").Select(row =>
        row.Take(3).SelectMany(cell => cell.Split('|', StringSplitOptions.RemoveEmptyEntries)).ToArray())];

    static readonly FrozenDictionary<string, int[]> Known = Rows.Index().SelectMany(row => row.Item.Select(word => (Word: Letters.Fold(Letters.Plain(word)), row.Index)))
        .GroupBy(each => each.Word).ToFrozenDictionary(group => group.Key, group => group.Select(each => each.Index).Distinct().ToArray());

    /// <summary>The rows in which a folded word stands.</summary>
    public static int[] Of(string word) => Known.TryGetValue(word, out var rows) ? rows : [];

    public static IEnumerable<(Spelling A, Spelling B)> Pairs(Writing x, Writing y) =>
        from row in Rows
        let words = row.Select(word => Letters.Fold(Letters.Plain(word))).Where(word => word.Length > 0).ToList()
        from a in words
        from b in words
        where Letters.Of(a[0]) == x && Letters.Of(b[0]) == y && string.CompareOrdinal(a, b) != 0 && (x != y || string.CompareOrdinal(a, b) < 0)
        select (Spelling.Of(a, x), Spelling.Of(b, y));
}
