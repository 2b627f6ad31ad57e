using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>
/// Exact figures, without those of fewer than k people and without so many others that no interval of those is too narrow. Which others: the
/// cheapest in people that let the figure be greater, by linear programming, one figure after the other; that is good, not the best. For tables
/// of some thousand cells.
/// </summary>
sealed class Suppression(Margins margins, Breakdowns breakdowns, Rules rules, IReadOnlyList<Known> known)
{
    readonly HashSet<int> _withheld = [];
    readonly ILookup<int, Known> _known = known.ToLookup(each => margins.Places.Of(each.Codes) is { } place ? margins.At(place) : -1);

    public (AuditReport Report, HashSet<int> Withheld) Run()
    {
        List<Finding> findings = [.. Enumerable.Range(0, margins.Size).Where(i => breakdowns.Stands(i) && !margins.IsDrawnNow(i))
            .Select(i => new Finding(FindingKind.Differencing, Codes(i), null, margins.Drawn(i), margins.Count(i)))];
        _withheld.UnionWith(Enumerable.Range(0, margins.Size).Where(i => breakdowns.Stands(i) && IsSmall(i)));
        var small = _withheld.OrderBy(margins.Count).ThenBy(margins.PlaceOf).ToLookup(i => margins.Places.Apart(margins.PlaceOf(i)));
        foreach (var leaves in Enumerable.Range(0, margins.Leaves.Length).GroupBy(leaf => margins.Places.Apart(margins.Leaves[leaf].Place)))
            if (small[leaves.Key].ToList() is { Count: > 0 } primary)
                Protect([.. leaves], primary, findings);
        return (new(findings, small.Sum(each => each.Count()), small.Sum(each => each.Count()), 0), _withheld);
    }

    void Protect(int[] leaves, List<int> primary, List<Finding> findings)
    {
        LinearProgram? program = null;
        foreach (var i in primary)
        {
            program ??= new(margins, leaves, Bound);
            if (IsWide(program.Interval(i)))
                continue;
            SecondaryProgram others = new(margins, leaves, j => breakdowns.Stands(j) && !_withheld.Contains(j), _withheld.Contains);
            _withheld.UnionWith(others.Choose(i, rules.Narrowest));
            program = new(margins, leaves, Bound);
        }
        program ??= new(margins, leaves, Bound);
        foreach (var i in primary)
            if (program.Interval(i) is var interval && !IsWide(interval))
                findings.Add(new(FindingKind.TooNarrow, Codes(i), null, interval.Least, interval.Most));
    }

    (double, double)? Bound(int i)
    {
        double least = 0, most = double.PositiveInfinity;
        if (breakdowns.Stands(i))
            (least, most) = _withheld.Contains(i) ? (1.0, most) : (margins.Count(i), margins.Count(i));
        foreach (var other in _known[i])
            (least, most) = (Math.Min(margins.Count(i), Math.Max(least, other.AtLeast)), Math.Max(margins.Count(i), Math.Min(most, other.AtMost)));
        return least == 0 && double.IsPositiveInfinity(most) ? null : (least, most);
    }

    bool IsSmall(int i) => margins.Count(i) > 0 && margins.Count(i) < rules.Fewest;

    bool IsWide((long Least, long Most) interval) => interval.Most - interval.Least >= rules.Narrowest;

    ImmutableArray<string> Codes(int margin) => [.. margins.Places.Codes(margins.PlaceOf(margin))];
}
