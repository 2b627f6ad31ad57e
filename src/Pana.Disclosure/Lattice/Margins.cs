namespace Pana.Disclosure;

/// <summary>
/// All figures that may be asked for, each with its true count and with the count and key that its published value is drawn from. In a first
/// release the two are the same. In a revision the drawn one stands until the true count is k away from it: so no revision shows that fewer than
/// k people came or went.
/// </summary>
sealed class Margins
{
    readonly Dictionary<ulong, int> _at = [];
    readonly List<ulong> _places = [];
    readonly long[] _count, _drawn;
    readonly uint[] _key, _drawnKey;
    readonly int[] _release;
    readonly bool[] _isListed;

    /// <param name="releases">Every release, for the places that any of them has; none is counted yet.</param>
    /// <param name="more">Dimensions in detail of figures that no view has, but that others know.</param>
    public Margins(TableShape shape, IReadOnlyList<IReadOnlyList<CountedCell>> releases, IEnumerable<uint> more)
    {
        Shape = shape;
        Places = new(shape, more, releases.SelectMany(cells => cells));
        // In their own order, however the cells come: what is tried first in the audit decides which of two breakdowns is closed.
        foreach (var finest in releases.SelectMany(cells => cells).Where(cell => cell.Count > 0).Select(cell => Places.Of(cell.Codes)!.Value).Distinct().Order())
            foreach (var place in Places.Around(finest))
                if (_at.TryAdd(place, _places.Count))
                    _places.Add(place);
        (_count, _drawn, _key, _drawnKey, _release) = (new long[Size], new long[Size], new uint[Size], new uint[Size], new int[Size]);
        _isListed = [.. _places.Select(Places.IsListed)];
        Links = new(this);
    }

    public TableShape Shape { get; }

    public Places Places { get; }

    public Links Links { get; }

    /// <summary>The cells that are counted now, each once, by their places.</summary>
    public Leaf[] Leaves { get; private set; } = [];

    /// <summary>From 1.</summary>
    public int Release { get; private set; }

    public int Size => _places.Count;

    public ulong PlaceOf(int margin) => _places[margin];

    /// <summary>Now.</summary>
    public long Count(int margin) => _count[margin];

    public long Drawn(int margin) => _drawn[margin];

    public uint DrawnKey(int margin) => _drawnKey[margin];

    /// <summary>Whether what stands is of the people who are counted now.</summary>
    public bool IsDrawnNow(int margin) => _drawn[margin] == _count[margin] && _drawnKey[margin] == _key[margin];

    /// <summary>Whether it was this release that changed it.</summary>
    public bool IsDrawnAgain(int margin) => _release[margin] == Release;

    /// <summary>-1 where nobody was ever counted.</summary>
    public int At(ulong place) => _at.GetValueOrDefault(place, -1);

    public bool IsListed(int margin) => _isListed[margin];

    /// <summary>
    /// Those of a total whose code in a dimension nobody knows; -1 for none. Wider codes have none: whoever is in them is known that far.
    /// </summary>
    public int UnknownIn(int margin, int dimension) =>
        Places.Spaces[dimension].Unknown is >= 0 and var unknown && Places.Number(_places[margin], dimension) == 0
            ? At(Places.With(_places[margin], dimension, unknown)) : -1;

    /// <summary>Counts the next release.</summary>
    public void Take(IReadOnlyList<CountedCell> cells, int fewest)
    {
        Release++;
        Array.Clear(_count);
        Array.Clear(_key);
        Leaves = [.. cells.Where(cell => cell.Count > 0).GroupBy(cell => Places.Of(cell.Codes)!.Value,
            (place, same) => same.Aggregate(new Leaf(place, 0, 0), (sum, cell) => sum.And(cell))).OrderBy(leaf => leaf.Place)];
        foreach (var leaf in Leaves)
            foreach (var place in Places.Around(leaf.Place))
            {
                var margin = _at[place];
                _count[margin] += leaf.Count;
                _key[margin] += leaf.Key;
            }
        for (var i = 0; i < Size; i++)
            if (Release == 1 || Math.Abs(_count[i] - _drawn[i]) >= fewest)
                (_drawn[i], _drawnKey[i], _release[i]) = (_count[i], _key[i], Release);
    }
}

/// <summary>A cell at the finest detail.</summary>
readonly record struct Leaf(ulong Place, long Count, uint Key)
{
    public Leaf And(CountedCell cell) => new(Place, Count + cell.Count, Key + cell.Key);
}
