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
    PassPairs _pairs = new(0);
    readonly List<Found> _found = [];

    sealed record Found(int Pass, List<ulong> Pairs);

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
        var all = Pass.All(atoms);
        var cheap = Try(all.Where(pass => pass.Second < 0), records, most, dearest).Select(pass => pass.First).ToHashSet();
        Try(all.Where(pass => pass.Second >= 0 && !cheap.Contains(pass.First) && !cheap.Contains(pass.Second)), records, most, dearest);
        Collect();
    }

    /// <summary>Those that are cheap and pass over no key.</summary>
    IEnumerable<Pass> Try(IEnumerable<Pass> passes, Records records, int most, int dearest)
    {
        var tried = passes.Take(MostPasses - _passes.Count).ToArray();
        var results = new (List<ulong>? Pairs, bool IsCheap)[tried.Length];
        Parallel.For(0, tried.Length, at => results[at] = Try(tried[at], records, most, dearest));
        foreach (var (at, (pairs, _)) in results.Index())
            if (pairs is not null)
                _found.Add(new(_passes.Count + at, pairs));
        _passes.AddRange(tried);
        return tried.Where((_, at) => results[at].IsCheap);
    }

    public int[] Sample { get; }

    const int Size = 1500;

    public int Count => _pairs.Count;

    public (int A, int B) Pair(int at) => ((int)(_pairs.Pair(at) >> 32), (int)(uint)_pairs.Pair(at));

    /// <summary>Matches that the chosen passes find, of all that there are: what is found once and what is found twice tell what is never found (Chao 1987).</summary>
    public double Recall { get; private set; }

    public List<(string Name, double Found, double Cost)> Report { get; } = [];

    /// <summary>The pairs of the dearest passes last, and those that would be too many not at all.</summary>
    void Collect()
    {
        _found.Sort((one, other) => one.Pairs.Count != other.Pairs.Count ? one.Pairs.Count.CompareTo(other.Pairs.Count) : one.Pass.CompareTo(other.Pass));
        _pairs = new(Math.Min(MostPairs, _found.Sum(each => each.Pairs.Count)));
        foreach (var (pass, found) in _found)
            foreach (var pair in found)
                _pairs.Add(pair, pass);
        _found.Clear();
    }

    /// <summary>The pairs that a pass brings to the sample, none when they are too dear; and whether it is cheap and passes over no key.</summary>
    (List<ulong>? Pairs, bool IsCheap) Try(Pass pass, Records records, int most, int dearest)
    {
        var sought = new SoughtKeys(Sample, (unit, keys) => pass.Keys(_atoms, unit, keys));
        Span<uint> keys = stackalloc uint[Pass.MostKeys];
        for (var unit = records.IsOneFile ? 0 : records.LeftUnits; unit < records.Units; unit++)
            for (int i = 0, count = pass.Keys(_atoms, unit, keys); i < count; i++)
                sought.Meet(keys[i], unit, most);
        var (cost, whole) = sought.Cost(most);
        return cost > (long)Sample.Length * dearest ? (null, false) : (sought.Pairs(most), whole && cost <= Sample.Length * Cheap);
    }

    public List<Pass> Choose(double[] probabilities, double budget)
    {
        var alike = _pairs.Alike(probabilities);
        var all = 0.0;
        foreach (var each in alike)
            all += each.Found;
        List<Pass> chosen = [];
        var (covered, spent, mask, best) = (0.0, 0.0, new PassSet(), 0);
        while (chosen.Count < 40)
        {
            var (gains, costs) = (new double[_passes.Count], new double[_passes.Count]);
            foreach (var each in alike)
                if (!each.By.Meets(mask))
                    for (var left = each.By; !left.IsEmpty; left = left.WithoutFirst)
                        (gains[left.First], costs[left.First]) = (gains[left.First] + each.Found, costs[left.First] + each.Cost);
            for (var pass = best = 0; pass < _passes.Count; pass++)
                if (gains[pass] / (costs[pass] + Sample.Length * 0.3) > gains[best] / (costs[best] + Sample.Length * 0.3))
                    best = pass;
            var more = costs[best] / Sample.Length;
            if (gains[best] < all * 0.0004 || spent + more > budget)
                break;
            (covered, spent, mask) = (covered + gains[best], spent + more, mask.With(best));
            chosen.Add(_passes[best]);
            Report.Add((_passes[best].Name(_atoms), all == 0 ? 0 : covered / all, spent));
        }
        var (once, twice, found) = (0.0, 0.0, 0.0);
        foreach (var each in alike)
        {
            var (times, p) = (each.By.Shared(mask), each.Found);
            (once, twice, found) = (once + (times == 1 ? p : 0), twice + (times == 2 ? p : 0), found + (times > 0 ? p : 0));
        }
        Recall = found == 0 ? 1 : found / (found + once * once / (2 * Math.Max(twice, 1)));
        return chosen;
    }
}
