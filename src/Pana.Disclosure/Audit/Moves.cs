namespace Pana.Disclosure;

/// <summary>
/// Other tables that fit all that is published, found from the true one by moving people. Each is a proof that an attacker cannot exclude it: what
/// is reached is within the attacker's interval, in whole people. It may be wider still.
/// </summary>
sealed class Moves
{
    readonly Margins _margins;
    readonly Bounds _bounds;
    readonly long[] _up, _down;
    readonly int[] _leaf;

    public Moves(Margins margins, Bounds bounds)
    {
        (_margins, _bounds) = (margins, bounds);
        (_up, _down, _leaf) = (new long[margins.Size], new long[margins.Size], new int[margins.Size]);
        List<int> around = [];
        for (var leaf = 0; leaf < margins.Leaves.Length; leaf++)
        {
            around.Clear();
            foreach (var place in margins.Places.Around(margins.Leaves[leaf].Place))
                around.Add(margins.At(place));
            var (up, down) = (long.MaxValue / 4, margins.Leaves[leaf].Count);
            foreach (var margin in around)
                (up, down) = (Math.Min(up, bounds.Above(margin)), Math.Min(down, bounds.Below(margin)));
            foreach (var margin in around)
                (_up[margin], _down[margin], _leaf[margin]) = (Math.Max(_up[margin], up), Math.Max(_down[margin], down), leaf);
        }
    }

    /// <summary>How many people one of its cells may have more; of another table, how many fewer.</summary>
    public (long Up, long Down) Of(int margin) => (_up[margin], _down[margin]);

    /// <summary>One of its cells.</summary>
    public int LeafOf(int margin) => _leaf[margin];

    public int[] Around(ulong finest)
    {
        var places = _margins.Places.Around(finest);
        var around = new int[places.Length];
        for (var i = 0; i < around.Length; i++)
            around[i] = _margins.At(places[i]);
        return around;
    }

    /// <summary>How many people may go from one cell to another, all else as it is.</summary>
    public long Exchange(Leaf from, ulong to)
    {
        int[] left = Around(from.Place), entered = Around(to);
        var both = left.Intersect(entered).Where(margin => margin >= 0).ToHashSet();
        var most = from.Count;
        foreach (var margin in left.Where(margin => !both.Contains(margin)))
            most = Math.Min(most, _bounds.Below(margin));
        foreach (var margin in entered.Where(margin => !both.Contains(margin)))
            most = Math.Min(most, _bounds.Above(margin));
        return most;
    }

    /// <summary>What keeps a cell from having so many more people.</summary>
    public IEnumerable<int> Above(ulong finest, long people) => Around(finest).Where(margin => margin >= 0 && _bounds.Above(margin) < people);

    public IEnumerable<int> Below(ulong finest, long people) => Around(finest).Where(margin => margin >= 0 && _bounds.Below(margin) < people);
}
