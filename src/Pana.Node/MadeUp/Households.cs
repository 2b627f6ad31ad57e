using Pana.Kernel;

namespace Pana.Node.MadeUp;

/// <param name="Relation">To the head, a code of <see cref="CodeList.Relationships"/>.</param>
internal sealed record Member(Sex Sex, int Age, string Relation);

/// <summary>
/// Puts people of one origin together: parents with their children, a grandparent among them at times, couples, women and men
/// alone, and some children whom nobody came with. Nobody is added or lost, so sexes and ages stay as drawn.
/// </summary>
internal sealed class Households
{
    /// <summary>Of those from twelve to seventeen.</summary>
    const double AloneShare = 0.2;

    readonly Chance _chance;
    readonly Queue<AgeBand> _children = new(), _alone = new();
    readonly List<AgeBand> _grown, _old;

    public Households(Chance chance, IReadOnlyList<AgeBand> pool)
    {
        (_chance, _grown, _old) = (chance, [.. pool.Where(band => band.Youngest == 18)], [.. pool.Where(band => band.Youngest == 60)]);
        foreach (var child in pool.Where(band => band.Oldest < 18))
            (child.Youngest == 12 && chance.Is(AloneShare) ? _alone : _children).Enqueue(child);
    }

    public IEnumerable<IReadOnlyList<Member>> All()
    {
        while (_alone.TryDequeue(out var child))
            yield return Alone(child);
        while (_children.Count > 0)
            yield return WithChildren();
        while (_grown.Count + _old.Count > 0)
            yield return Without();
    }

    Member[] WithChildren()
    {
        if (_grown.Count == 0)
            return Alone(_children.Dequeue());
        var mother = Take(_grown, Sex.Female, always: false);
        var father = mother is null || _chance.Is(0.75) ? Take(_grown, Sex.Male, always: false) : null;
        var children = new List<(Sex Sex, int Age)>();
        for (var more = _chance.Between(1, 5); more > 0 && _children.TryDequeue(out var child); more--)
            children.Add((child.Sex, Age(child)));
        var parents = children.Max(child => child.Age) + 18;
        var (first, second) = (father ?? mother, father is null ? null : mother);
        List<Member> family = [new(first!.Value.Sex, _chance.Between(parents, Math.Max(parents, 55)), "HOH")];
        if (second is not null)
            family.Add(new(second.Value.Sex, _chance.Between(parents, Math.Max(parents, 50)), "SPO"));
        family.AddRange(children.OrderByDescending(child => child.Age)
            .Select(child => new Member(child.Sex, child.Age, child.Sex == Sex.Male ? "SON" : "DAU")));
        if (_old.Count > 0 && family[0].Age < 52 && _chance.Is(0.4))
        {
            var old = Take(_old, Sex.Female, always: true)!.Value;
            family.Add(new(old.Sex, Math.Max(Age(old), family[0].Age + 18), old.Sex == Sex.Male ? "FAT" : "MOT"));
        }
        return [.. family];
    }

    /// <summary>The smallest are not alone on the road: they came with a brother or sister.</summary>
    Member[] Alone(AgeBand first)
    {
        List<Member> family = [new(first.Sex, first.Youngest == 12 ? _chance.Between(14, 17) : Math.Max(Age(first), 6), "HOH")];
        if (_children.Count > 0 && _chance.Is(0.2))
        {
            var second = _children.Dequeue();
            family.Add(new(second.Sex, Math.Min(Age(second), family[0].Age), second.Sex == Sex.Male ? "BRO" : "SIS"));
        }
        return [.. family];
    }

    Member[] Without()
    {
        var first = Take(_grown.Count > 0 ? _grown : _old, Sex.Male, always: true)!.Value;
        var family = new List<Member> { new(first.Sex, Age(first), "HOH") };
        if (_chance.Is(0.25) && Take(_grown, first.Sex == Sex.Male ? Sex.Female : Sex.Male, always: false) is { } second)
            family.Add(new(second.Sex, _chance.Between(18, Math.Clamp(family[0].Age, 18, 59)), "SPO"));
        return [.. family];
    }

    AgeBand? Take(List<AgeBand> from, Sex wanted, bool always)
    {
        var found = from.FindIndex(band => band.Sex == wanted);
        if (found < 0 && (!always || from.Count == 0))
            return null;
        var taken = from[Math.Max(found, 0)];
        from.RemoveAt(Math.Max(found, 0));
        return taken;
    }

    /// <summary>Among the grown the younger are more.</summary>
    int Age(AgeBand band) => band.Youngest == 18
        ? 18 + (int)(42 * Math.Pow(_chance.Share(), 1.7)) : _chance.Between(band.Youngest, Math.Min(band.Oldest, 80));
}
