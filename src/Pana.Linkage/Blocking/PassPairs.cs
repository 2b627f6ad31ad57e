using System.Numerics;

namespace Pana.Linkage;

/// <summary>Some of at most 128 passes, one bit each. (A number of 128 bits would do, if code with it were compiled ahead of time.)</summary>
readonly record struct PassSet(ulong Low, ulong High)
{
    public bool IsEmpty => (Low | High) == 0;

    public int First => Low != 0 ? BitOperations.TrailingZeroCount(Low) : 64 + BitOperations.TrailingZeroCount(High);

    public PassSet WithoutFirst => Low != 0 ? new(Low & Low - 1, High) : new(0, High & High - 1);

    public PassSet With(int pass) => pass < 64 ? new(Low | 1UL << pass, High) : new(Low, High | 1UL << pass - 64);

    public bool Meets(PassSet other) => (Low & other.Low | High & other.High) != 0;

    public int Shared(PassSet other) => BitOperations.PopCount(Low & other.Low) + BitOperations.PopCount(High & other.High);
}

/// <summary>Pairs of the sample, each once, in the order in which they were met, and which passes bring it. A table of its own: its code is compiled ahead of time.</summary>
sealed class PassPairs(int most)
{
    /// <summary>The places of pairs take so many bits of a number that is sorted.</summary>
    const int PlaceBits = 24;

    readonly ulong[] _pairs = new ulong[most];
    readonly PassSet[] _by = new PassSet[most];

    /// <summary>Where a pair stands in a table twice as large as need be: its place, from 1.</summary>
    readonly int[] _slots = new int[BitOperations.RoundUpToPowerOf2((uint)most * 2 + 2)];

    public int Count { get; private set; }

    public ulong Pair(int at) => _pairs[at];

    /// <summary>When there are as many as may be, no other pair is taken, but what is said of those that are.</summary>
    public void Add(ulong pair, int pass)
    {
        var slot = (int)(pair * 0x9E3779B97F4A7C15 >> 40) & _slots.Length - 1;
        while (_slots[slot] != 0 && _pairs[_slots[slot] - 1] != pair)
            slot = slot + 1 & _slots.Length - 1;
        if (_slots[slot] == 0)
        {
            if (Count == _pairs.Length)
                return;
            _pairs[Count] = pair;
            _slots[slot] = ++Count;
        }
        ref var by = ref _by[_slots[slot] - 1];
        by = by.With(pass);
    }

    /// <summary>Pairs that the same passes bring are one: how many matches are among them, and how many they are.</summary>
    public List<Group> Alike(double[] probabilities)
    {
        var keys = new ulong[Count];
        for (var at = 0; at < keys.Length; at++)
            keys[at] = (_by[at].Low * 0x9E3779B97F4A7C15 ^ _by[at].High * 0xC2B2AE3D27D4EB4F) >> PlaceBits << PlaceBits | (uint)at;
        Array.Sort(keys);
        List<Group> groups = [];
        foreach (var key in keys)
        {
            var at = (int)(key & (1 << PlaceBits) - 1);
            // Two sets that fall on one number make more groups than need be, and no harm.
            if (groups.Count == 0 || groups[^1].By != _by[at])
                groups.Add(new(_by[at]));
            groups[^1].Found += probabilities[at];
            groups[^1].Cost++;
        }
        return groups;
    }

    public sealed class Group(PassSet by)
    {
        public PassSet By => by;

        public double Found;

        public int Cost;
    }
}
