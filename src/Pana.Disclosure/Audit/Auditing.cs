using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>
/// Tries everything that an attacker could work out with certainty from the published figures. What cannot be shown to be hidden is treated as
/// found: a breakdown that helps to find it is closed, and everything is tried again; what is found even then fails the table.
/// </summary>
sealed class Auditing(Margins margins, Breakdowns breakdowns, Rules rules, Perturbation perturbation, IReadOnlyList<Known> known)
{
    const int Rounds = 12;

    readonly Dictionary<ulong, List<Finding>> _findings = [];
    HashSet<ulong> _changed = [];
    int _checked, _programmed, _closed;

    public AuditReport Report => new([.. _findings.Values.SelectMany(findings => findings)], _checked, _programmed, _closed);

    /// <summary>
    /// For the release that is counted. What nothing changed of is as it was: whether a breakdown is closed must not tell that one person came.
    /// </summary>
    public void Run()
    {
        _changed = [.. Enumerable.Range(0, margins.Size).Where(margins.IsDrawnAgain).Select(i => margins.Places.Apart(margins.PlaceOf(i)))];
        for (var round = 0; _changed.Count > 0; round++)
        {
            List<int> obstacles = [];
            Look(obstacles);
            if (obstacles.Count == 0 || round == Rounds || !CloseOver(obstacles))
                return;
            breakdowns.Settle();
        }
    }

    void Look(List<int> obstacles)
    {
        (_checked, _programmed) = (0, 0);
        Bounds bounds = new(margins, breakdowns, rules, perturbation, known);
        Moves moves = new(margins, bounds);
        foreach (var apart in _changed)
            _findings[apart] = [];
        LookForFew(bounds, moves, obstacles);
        LookForGroups(new(margins, bounds, moves, rules), obstacles);
    }

    void LookForFew(Bounds bounds, Moves moves, List<int> obstacles)
    {
        List<int> doubtful = [];
        for (var i = 0; i < margins.Size; i++)
            if (margins.Count(i) is > 0 and < Rules.SmallestPublished && IsChanged(i))
            {
                _checked++;
                if (moves.Of(i) is var (up, down) && up + down < rules.Narrowest)
                    doubtful.Add(i);
            }
        Exchanges exchanges = new(margins, bounds, moves, doubtful);
        Programs programs = new(margins, bounds);
        foreach (var i in doubtful)
        {
            var (least, most) = exchanges.Around(i);
            if (most - least < rules.Narrowest && programs.Interval(i) is { } interval)
            {
                _programmed++;
                (least, most) = interval;
            }
            if (most - least >= rules.Narrowest)
                continue;
            Found(new(FindingKind.TooNarrow, Codes(i), null, least, most), i);
            var leaf = margins.Leaves[moves.LeafOf(i)];
            obstacles.AddRange([.. moves.Above(leaf.Place, rules.Narrowest), .. moves.Below(leaf.Place, Math.Min(leaf.Count, rules.Narrowest))]);
        }
    }

    void LookForGroups(Groups groups, List<int> obstacles)
    {
        foreach (var group in groups.All().Where(group => IsChanged(group.Whole)))
        {
            _checked++;
            if (!groups.IsHidden(group, obstacles))
                Found(new(FindingKind.Group, Codes(group.Part), margins.Shape.Dimensions[group.Dimension].Id, 0, rules.Elsewhere - 1), group.Whole);
        }
    }

    void Found(Finding finding, int margin) => _findings[margins.Places.Apart(margins.PlaceOf(margin))].Add(finding);

    bool IsChanged(int margin) => _changed.Contains(margins.Places.Apart(margins.PlaceOf(margin)));

    /// <summary>Closes the breakdown, of the fewest people, to which each obstacle belongs.</summary>
    bool CloseOver(List<int> obstacles)
    {
        var before = _closed;
        foreach (var obstacle in obstacles.Distinct().Where(breakdowns.Stands))
        {
            Link? fewest = null;
            foreach (var link in margins.Links.Of(obstacle))
                if (fewest is not { } best || margins.Count(link.Whole) < margins.Count(best.Whole))
                    fewest = link;
            if (fewest is { } found && (breakdowns.Closed(found.Whole) & 1u << found.Dimension) == 0)
            {
                breakdowns.CloseFound(found.Whole, found.Dimension);
                _closed++;
            }
        }
        return _closed > before;
    }

    ImmutableArray<string> Codes(int margin) => [.. margins.Places.Codes(margins.PlaceOf(margin))];
}
