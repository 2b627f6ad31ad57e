namespace Pana.Linkage;

/// <summary>All units of the right side by the keys of one pass: sorted numbers, key above, unit below. A key that too many share names nobody and is passed over.</summary>
sealed class Blocks
{
    readonly ulong[] _sorted;
    readonly int[] _starts;
    readonly int _shift, _most;

    public Blocks(Pass pass, Atoms atoms, int from, int to, int most)
    {
        Pass = pass;
        _most = most;
        var entries = new ulong[to - from];
        var count = 0;
        Span<uint> keys = stackalloc uint[Pass.MostKeys];
        for (var unit = from; unit < to; unit++)
        {
            var found = pass.Keys(atoms, unit, keys);
            if (count + found > entries.Length)
                Array.Resize(ref entries, entries.Length * 2 + Pass.MostKeys);
            for (var i = 0; i < found; i++)
                entries[count++] = (ulong)keys[i] << 32 | (uint)unit;
        }
        Array.Sort(entries, 0, count);
        if (count < entries.Length * 3 / 4)
            Array.Resize(ref entries, count);
        (_sorted, Count) = (entries, count);
        var bits = Math.Clamp(32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Max(count, 2)), 4, 22);
        _shift = 64 - bits;
        _starts = new int[(1 << bits) + 1];
        for (int at = 0, bucket = 0; bucket < _starts.Length; bucket++)
        {
            while (at < count && (long)(entries[at] >> _shift) < bucket)
                at++;
            _starts[bucket] = at;
        }
    }

    public Pass Pass { get; }

    public int Count { get; }

    /// <summary>The units that hold a key, or none when too many do.</summary>
    public ReadOnlySpan<ulong> With(uint key)
    {
        var bucket = (int)((ulong)key << 32 >> _shift);
        var (low, end) = (_starts[bucket], _starts[bucket + 1]);
        var high = end;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if ((uint)(_sorted[middle] >> 32) < key)
                low = middle + 1;
            else
                high = middle;
        }
        var to = low;
        while (to < end && (uint)(_sorted[to] >> 32) == key)
            if (++to - low > _most)
                return [];
        return _sorted.AsSpan(low, to - low);
    }
}
