namespace Pana.Disclosure;

/// <summary>Figures whose people are all, or all but one, in one cell of a dimension: can an attacker exclude that it is otherwise?</summary>
sealed class Groups(Margins margins, Bounds bounds, Moves moves, Rules rules)
{
    /// <summary>So many codes are tried as those where somebody else might be.</summary>
    const int Tried = 8;

    public readonly record struct Group(int Part, int Whole, int Dimension, long Needed);

    /// <summary>Those of whom an attacker knows at all that there is anybody.</summary>
    public IEnumerable<Group> All()
    {
        for (var part = 0; part < margins.Size; part++)
        {
            var count = margins.Links.Of(part).Length;
            for (var i = 0; i < count; i++)
            {
                var (whole, dimension) = margins.Links.Of(part)[i];
                if (margins.Count(part) > 0 && Needed(part, whole, dimension) is > 0 and var needed && IsKnown(whole))
                    yield return new(part, whole, dimension, needed);
            }
        }
    }

    /// <summary>Whether there is another table that fits, in which enough people are elsewhere; else what stands in its way.</summary>
    public bool IsHidden(Group group, List<int> obstacles)
    {
        var (space, leaf) = (margins.Places.Spaces[group.Dimension], margins.Leaves[moves.LeafOf(group.Part)]);
        var mine = margins.Places.Number(margins.PlaceOf(group.Part), group.Dimension);
        var limit = margins.Places.Number(margins.PlaceOf(group.Whole), group.Dimension);
        var (tried, from) = (0, obstacles.Count);
        for (var other = 1; other < space.Count && tried < Tried; other++)
            if (other != space.Unknown && space.AreDisjoint(mine, other) && (limit == 0 || space.Wider(other).Contains(limit)))
            {
                tried++;
                var there = margins.Places.With(leaf.Place, group.Dimension, other);
                var before = obstacles.Count;
                obstacles.AddRange(moves.Above(there, group.Needed));
                if (obstacles.Count == before || moves.Exchange(leaf, there) >= group.Needed)
                {
                    obstacles.RemoveRange(from, obstacles.Count - from);
                    return true;
                }
            }
        return tried == 0;
    }

    bool IsKnown(int whole) => bounds.Least(whole) > 0 || moves.Of(whole).Down < margins.Count(whole);

    /// <summary>So many of them would have to be elsewhere that it is no group.</summary>
    long Needed(int part, int whole, int dimension)
    {
        if (margins.Shape.Dimensions[dimension].Use != DimensionUse.Told || margins.Places.IsUnknown(margins.PlaceOf(part), dimension))
            return 0;
        var unknown = margins.UnknownIn(whole, dimension);
        return rules.Elsewhere - (margins.Count(whole) - (unknown < 0 ? 0 : margins.Count(unknown)) - margins.Count(part));
    }
}
