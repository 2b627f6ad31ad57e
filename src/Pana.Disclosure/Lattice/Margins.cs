using System.Runtime.InteropServices;

namespace Pana.Disclosure;

/// <summary>
/// All figures that may be asked for, each with its true count and with the count and key that its published value is drawn from. In a first release the two are the same. In a
/// revision the drawn one stands until the true count is k away from it: so no revision shows that fewer than k people came or went.
/// </summary>
sealed class Margins
{
    readonly Dictionary<ulong, int> _at = [];
    readonly List<ulong> _places = [];
    long[] _count = new long[1024], _drawn = new long[1024];
    uint[] _key = new uint[1024], _drawnKey = new uint[1024];

    /// <param name="releases">As counted for each release of the table, the oldest first; the last is the one that is to be published.</param>
    /// <param name="more">Dimensions in detail of figures that no view has, but that others know.</param>
    public Margins(TableShape shape, Rules rules, IReadOnlyList<IReadOnlyList<CountedCell>> releases, IEnumerable<uint> more)
    {
        Shape = shape;
        Places = new(shape, more, releases.SelectMany(cells => cells));
        for (var release = 0; release < releases.Count; release++)
        {
            Array.Clear(_count);
            Array.Clear(_key);
            foreach (var cell in releases[release])
                if (cell.Count > 0)
                    Count(cell);
            for (var i = 0; i < _places.Count; i++)
                if (release == 0 || Math.Abs(_count[i] - _drawn[i]) >= rules.Fewest)
                    (_drawn[i], _drawnKey[i]) = (_count[i], _key[i]);
        }
        Leaves = [.. releases[^1].Where(cell => cell.Count > 0).GroupBy(cell => Places.Of(cell.Codes)!.Value, (place, cells) => new Leaf(place, cells.Sum(cell => cell.Count)))];
        Links = new(this);
    }

    public TableShape Shape { get; }

    public Places Places { get; }

    public Links Links { get; }

    /// <summary>The cells that are counted now, each once.</summary>
    public Leaf[] Leaves { get; }

    public int Size => _places.Count;

    public ulong PlaceOf(int margin) => _places[margin];

    /// <summary>Now.</summary>
    public long Count(int margin) => _count[margin];

    public long Drawn(int margin) => _drawn[margin];

    public uint DrawnKey(int margin) => _drawnKey[margin];

    public bool IsDrawnNow(int margin) => _drawn[margin] == _count[margin] && _drawnKey[margin] == _key[margin];

    /// <summary>-1 where nobody was ever counted.</summary>
    public int At(ulong place) => _at.GetValueOrDefault(place, -1);

    public bool IsListed(int margin) => Places.IsListed(_places[margin]);

    /// <summary>Those of a figure whose code in a dimension nobody knows; -1 for none.</summary>
    public int UnknownIn(int margin, int dimension) =>
        Places.Spaces[dimension].Unknown is >= 0 and var unknown ? At(Places.With(_places[margin], dimension, unknown)) : -1;

    void Count(CountedCell cell)
    {
        foreach (var place in Places.Around(Places.Of(cell.Codes)!.Value))
        {
            ref var margin = ref CollectionsMarshal.GetValueRefOrAddDefault(_at, place, out var isKnown);
            if (!isKnown)
            {
                margin = _places.Count;
                _places.Add(place);
                if (margin == _count.Length)
                    Grow();
            }
            _count[margin] += cell.Count;
            _key[margin] += cell.Key;
        }
    }

    void Grow()
    {
        Array.Resize(ref _count, 2 * _count.Length);
        Array.Resize(ref _drawn, _count.Length);
        Array.Resize(ref _key, _count.Length);
        Array.Resize(ref _drawnKey, _count.Length);
    }
}

/// <summary>A cell at the finest detail.</summary>
readonly record struct Leaf(ulong Place, long Count);
