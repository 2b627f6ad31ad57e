using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Learns a <see cref="LetterTable"/> from pairs of words alone, by expectation maximisation over all ways to cut both words into chunks
/// (the many-to-many alignment of Jiampojamarn, Kondrak and Sherif 2007). Every chunk pays half a count, so that a long one must earn its place.
/// </summary>
static class LetterLearning
{
    const double Discount = 0.6;

    /// <summary>Where the rounds begin: chunks that stand far from each other, or together once only, are no candidates.</summary>
    const double Astray = 0.3, Rare = 0.015;

    public static LetterTable Learn(IReadOnlyList<(byte[] X, byte[] Y, float Weight)> pairs, int rounds = 8, Action<int>? told = null)
    {
        Dictionary<ulong, double> odds = [];
        foreach (var (x, y, weight) in pairs)
            Each(x, y, (i, j, key, dx, dy) =>
            {
                if (Math.Abs((double)i / x.Length - (double)j / y.Length) < Astray)
                    CollectionsMarshal.GetValueRefOrAddDefault(odds, key, out _) += weight * Prior(dx, dy);
            });
        foreach (var (key, _) in odds.Where(each => each.Value < Rare))
            odds.Remove(key);
        odds = Normal(odds, 0);
        for (var round = 0; round < rounds; round++)
        {
            Dictionary<ulong, double> counts = [];
            foreach (var (x, y, weight) in pairs)
                Expect(x, y, weight, odds, counts);
            odds = Normal(counts, round == 0 ? 0.01 : Discount);
            told?.Invoke(round);
        }
        return new([.. odds.Select(each => KeyValuePair.Create(each.Key, (float)Math.Log(each.Value)))]);
    }

    static double Prior(int dx, int dy) => (dx, dy) is (1, 1) ? 1 : Math.Pow(0.1, Math.Max(dx, dy));

    static Dictionary<ulong, double> Normal(Dictionary<ulong, double> counts, double discount)
    {
        var sum = counts.Values.Sum(count => Math.Max(0, count - discount));
        return counts.Where(each => each.Value > discount).ToDictionary(each => each.Key, each => (each.Value - discount) / sum);
    }

    static void Expect(byte[] x, byte[] y, float weight, Dictionary<ulong, double> odds, Dictionary<ulong, double> counts)
    {
        var width = y.Length + 1;
        var (ahead, behind) = (new double[(x.Length + 1) * width], new double[(x.Length + 1) * width]);
        List<(int From, int To, ulong Key, double Odds)> arcs = [];
        ahead[0] = 1;
        Each(x, y, (i, j, key, dx, dy) =>
        {
            if (ahead[i * width + j] == 0 || !odds.TryGetValue(key, out var p))
                return;
            arcs.Add((i * width + j, (i + dx) * width + j + dy, key, p));
            ahead[(i + dx) * width + j + dy] += ahead[i * width + j] * p;
        });
        if (ahead[^1] == 0)
            return;
        behind[^1] = 1;
        for (var arc = arcs.Count - 1; arc >= 0; arc--)
            behind[arcs[arc].From] += behind[arcs[arc].To] * arcs[arc].Odds;
        foreach (var (from, to, key, p) in arcs)
            if (behind[to] > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += weight * ahead[from] * p * behind[to] / ahead[^1];
    }

    static void Each(byte[] x, byte[] y, Action<int, int, ulong, int, int> visit)
    {
        for (var i = 0; i <= x.Length; i++)
            for (var j = 0; j <= y.Length; j++)
                foreach (var (dx, dy) in LetterTable.Shapes)
                    if (i + dx <= x.Length && j + dy <= y.Length && LetterTable.IsWhole(x.Length, i, dx, y.Length, j, dy))
                        visit(i, j, LetterTable.Key(x.AsSpan(i, dx), y.AsSpan(j, dy)), dx, dy);
    }
}
