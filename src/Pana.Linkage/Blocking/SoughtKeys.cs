namespace Pana.Linkage;

/// <summary>The keys that a sample of units has under one pass, and the units that are met with one of them.</summary>
sealed class SoughtKeys
{
    /// <summary>Key above, unit below, in order.</summary>
    readonly List<ulong> _sought = [];

    /// <summary>The number of a key above, a unit that was met with it below.</summary>
    readonly List<ulong> _met = [];

    /// <summary>Where a key stands in a table twice as large as need be: its number, from 1.</summary>
    readonly int[] _slots;

    readonly List<uint> _keys = [];
    readonly List<int> _begins = [], _counts = [];

    public SoughtKeys(int[] sample, Func<int, uint[], int> keysOf)
    {
        var keys = new uint[Pass.MostKeys];
        foreach (var unit in sample)
            for (int i = 0, count = keysOf(unit, keys); i < count; i++)
                _sought.Add((ulong)keys[i] << 32 | (uint)unit);
        _sought.Sort();
        _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_sought.Count * 2 + 2)];
        for (var at = 0; at < _sought.Count; at++)
            if ((uint)(_sought[at] >> 32) is var key && (at == 0 || key != (uint)(_sought[at - 1] >> 32)))
            {
                _keys.Add(key);
                _begins.Add(at);
                _counts.Add(0);
                _slots[Slot(key)] = _keys.Count;
            }
        _begins.Add(_sought.Count);
    }

    int Slot(uint key)
    {
        var at = (int)(key * 0x9E3779B1 >> 7) & _slots.Length - 1;
        while (_slots[at] != 0 && _keys[_slots[at] - 1] != key)
            at = at + 1 & _slots.Length - 1;
        return at;
    }

    /// <summary>Units beyond the most that a key may have are counted, not kept.</summary>
    public void Meet(uint key, int unit, int most)
    {
        if (_slots[Slot(key)] is > 0 and var number && _counts[number - 1]++ < most)
            _met.Add((ulong)(uint)(number - 1) << 32 | (uint)unit);
    }

    /// <summary>Comparisons that the sample would cost, and whether no key has too many units.</summary>
    public (long Cost, bool IsWhole) Cost(int most)
    {
        var (cost, whole) = (0L, true);
        for (var key = 0; key < _keys.Count; key++)
            if (_counts[key] > most)
                whole = false;
            else
                cost += (long)_counts[key] * (_begins[key + 1] - _begins[key]);
        return (cost, whole);
    }

    /// <summary>A unit of the sample above, one that it meets below.</summary>
    public List<ulong> Pairs(int most)
    {
        List<ulong> pairs = [];
        foreach (var met in _met)
            if ((int)(met >> 32) is var key && (int)(uint)met is var other && _counts[key] <= most)
                for (var at = _begins[key]; at < _begins[key + 1]; at++)
                    if ((int)(uint)_sought[at] is var one && one != other)
                        pairs.Add((ulong)(uint)one << 32 | (uint)other);
        return pairs;
    }
}
