using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Which passes are worth their comparisons. Every pass is tried on a sample of the left side; the model says how many matches each finds;
/// those are taken that find most for the least, until what more could find is next to nothing.
/// </summary>
sealed class PassChoice
{
    /// <summary>No sample pair is told by more than so many passes: one bit each.</summary>
    const int MostPasses = 128;

    /// <summary>Enough to learn from; and a pass that brings more for each record of the sample is never worth it.</summary>
    const int MostPairs = 100_000, DearestPass = 40, DearestOfFew = 10, Few = 20_000;

    /// <summary>A piece that alone brings no more than so many together need not be joined with another.</summary>
    const int Cheap = 4;

    readonly Atoms _atoms;
    readonly List<Pass> _passes = [];
    readonly Dictionary<ulong, UInt128> _pairs = [];
    readonly List<(int Pass, List<ulong> Pairs)> _found = [];

    public PassChoice(Model model, Atoms atoms, int most)
    {
        _atoms = atoms;
        var (records, random) = (model.Records, new Random(7));
        var left = records.LeftUnits;
        Sample = [.. Enumerable.Range(0, left)];
        if (left > Size)
        {
            random.Shuffle(Sample);
            Sample = Sample[..Size];
        }
        var dearest = records.Units <= Few ? DearestOfFew : DearestPass;
        HashSet<int> cheap = [];
        foreach (var pass in Pass.All(atoms).OrderBy(pass => pass.Second >= 0))
            if (_passes.Count < MostPasses && !cheap.Contains(pass.First) && !cheap.Contains(pass.Second))
            {
                _passes.Add(pass);
                if (Try(_passes.Count - 1, records, most, dearest) && pass.Second < 0)
                    cheap.Add(pass.First);
            }
        Collect();
    }

    public int[] Sample { get; }

    static int Size => 1500;

    public List<(int A, int B)> Pairs => [.. _pairs.Keys.Select(key => ((int)(key >> 32), (int)(uint)key))];

    /// <summary>Matches that the chosen passes find, of all that there are: what is found once and what is found twice tell what is never found (Chao 1987).</summary>
    public double Recall { get; private set; }

    public List<(string Name, double Found, double Cost)> Report { get; } = [];

    /// <summary>The pairs of the dearest passes last, and those that would be too many not at all.</summary>
    void Collect()
    {
        foreach (var (pass, found) in _found.OrderBy(each => each.Pairs.Count))
            foreach (var pair in found)
                if (_pairs.Count < MostPairs || _pairs.ContainsKey(pair))
                    CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _) |= UInt128.One << pass;
        _found.Clear();
    }

    /// <summary>Whether the pass is cheap and passes over no key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Try(int pass, Records records, int most, int dearest)
    {
        var keys = new uint[Pass.MostKeys];
        List<ulong> sought = [];
        foreach (var unit in Sample)
            for (int i = 0, count = _passes[pass].Keys(_atoms, unit, keys); i < count; i++)
                sought.Add((ulong)keys[i] << 32 | (uint)unit);
        sought.Sort();
        var sorted = CollectionsMarshal.AsSpan(sought);
        var filter = new ulong[1 << 10];
        foreach (var entry in sorted)
            filter[entry >> 54] |= 1UL << (int)(entry >> 48 & 63);
        Dictionary<uint, List<int>> blocks = [];
        for (var unit = records.IsOneFile ? 0 : records.LeftUnits; unit < records.Units; unit++)
            for (int i = 0, count = _passes[pass].Keys(_atoms, unit, keys); i < count; i++)
            {
                var key = keys[i];
                if ((filter[key >> 22] >> (int)(key >> 16 & 63) & 1) == 0 || From(sorted, key) is var at && (at == sorted.Length || sorted[at] >> 32 != key))
                    continue;
                ref var block = ref CollectionsMarshal.GetValueRefOrAddDefault(blocks, key, out _);
                block ??= [];
                if (block.Count <= most)
                    block.Add(unit);
            }
        var (cost, whole) = (0L, true);
        List<ulong> found = [];
        foreach (var (key, block) in blocks)
            if (block.Count > most)
                whole = false;
            else
                for (var at = From(sorted, key); at < sorted.Length && sorted[at] >> 32 == key; at++)
                    cost += block.Count;
        if (cost > (long)Sample.Length * dearest)
            return false;
        foreach (var (key, block) in blocks)
            if (block.Count <= most)
                for (var at = From(sorted, key); at < sorted.Length && sorted[at] >> 32 == key; at++)
                    foreach (var other in block)
                        if ((int)(uint)sorted[at] is var one && one != other)
                            found.Add((ulong)(uint)one << 32 | (uint)other);
        _found.Add((pass, found));
        return whole && cost <= Sample.Length * Cheap;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int From(ReadOnlySpan<ulong> sorted, uint key)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if ((uint)(sorted[middle] >> 32) < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    public List<Pass> Choose(double[] probabilities, double budget)
    {
        var pairs = _pairs.Values.Zip(probabilities).ToList();
        var all = pairs.Sum(pair => pair.Second);
        List<Pass> chosen = [];
        var (covered, spent, mask) = (0.0, 0.0, UInt128.Zero);
        while (chosen.Count < 40)
        {
            var (gains, costs) = (new double[_passes.Count], new double[_passes.Count]);
            foreach (var (by, p) in pairs)
                if ((by & mask) == 0)
                    for (var pass = 0; pass < _passes.Count; pass++)
                        if ((by >> pass & 1) != 0)
                            (gains[pass], costs[pass]) = (gains[pass] + p, costs[pass] + 1);
            var best = Enumerable.Range(0, _passes.Count).MaxBy(pass => gains[pass] / (costs[pass] + Sample.Length * 0.3));
            var cost = costs[best] / Sample.Length;
            if (gains[best] < all * 0.0004 || spent + cost > budget)
                break;
            (covered, spent, mask) = (covered + gains[best], spent + cost, mask | UInt128.One << best);
            chosen.Add(_passes[best]);
            Report.Add((_passes[best].Name(_atoms), all == 0 ? 0 : covered / all, spent));
        }
        var (once, twice, found) = (0.0, 0.0, 0.0);
        foreach (var (by, p) in pairs)
        {
            var times = (int)UInt128.PopCount(by & mask);
            (once, twice, found) = (once + (times == 1 ? p : 0), twice + (times == 2 ? p : 0), found + (times > 0 ? p : 0));
        }
        Recall = found == 0 ? 1 : found / (found + once * once / (2 * Math.Max(twice, 1)));
        return chosen;
    }
}
