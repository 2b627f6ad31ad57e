namespace Pana.Disclosure;

/// <summary>
/// Where moving people of one cell is not enough: people who come from, or go to, another cell of the figure that stands in the way.
/// </summary>
sealed class Exchanges
{
    /// <summary>So many cells of one figure are tried.</summary>
    const int Tried = 48;

    readonly Margins _margins;
    readonly Bounds _bounds;
    readonly Moves _moves;
    readonly Dictionary<int, List<int>> _leaves = [];

    public Exchanges(Margins margins, Bounds bounds, Moves moves, List<int> doubtful)
    {
        (_margins, _bounds, _moves) = (margins, bounds, moves);
        foreach (var i in doubtful)
        {
            var place = margins.Leaves[moves.LeafOf(i)].Place;
            _leaves.TryAdd(Tightest(place, bounds.Above), []);
            _leaves.TryAdd(Tightest(place, bounds.Below), []);
        }
        for (var leaf = 0; doubtful.Count > 0 && leaf < margins.Leaves.Length; leaf++)
            foreach (var place in margins.Places.Around(margins.Leaves[leaf].Place))
                if (_leaves.TryGetValue(margins.At(place), out var leaves) && leaves.Count < Tried)
                    leaves.Add(leaf);
    }

    /// <summary>The nearest and the furthest that a figure may be, as far as such tables show.</summary>
    public (long Least, long Most) Around(int margin)
    {
        var (up, down) = _moves.Of(margin);
        var mine = _margins.Leaves[_moves.LeafOf(margin)];
        foreach (var leaf in _leaves[Tightest(mine.Place, _bounds.Above)])
            if (IsOutside(leaf, margin))
                up = Math.Max(up, _moves.Exchange(_margins.Leaves[leaf], mine.Place));
        foreach (var leaf in _leaves[Tightest(mine.Place, _bounds.Below)])
            if (IsOutside(leaf, margin))
                down = Math.Max(down, _moves.Exchange(mine, _margins.Leaves[leaf].Place));
        return (_margins.Count(margin) - down, _margins.Count(margin) + up);
    }

    bool IsOutside(int leaf, int margin) => !_margins.Places.Around(_margins.Leaves[leaf].Place).Contains(_margins.PlaceOf(margin));

    int Tightest(ulong place, Func<int, long> room) => _moves.Around(place).MinBy(room);
}
