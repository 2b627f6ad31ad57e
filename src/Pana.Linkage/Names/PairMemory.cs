namespace Pana.Linkage;

/// <summary>
/// Likenesses of pairs of words that were met lately: names repeat, and the same few thousand words meet again and again. One number holds both words
/// and the likeness, so that any number of threads may write over each other: a lost entry is only reckoned again.
/// </summary>
static class PairMemory
{
    const int Places = 1 << 20;

    /// <summary>Words numbered beyond this are not remembered.</summary>
    const uint Last = 1 << 24;

    static readonly ulong[] Kept = new ulong[Places];

    public static bool TryFind(uint a, uint b, out float likeness)
    {
        var kept = Volatile.Read(ref Kept[Place(a, b)]);
        likeness = (float)BitConverter.UInt16BitsToHalf((ushort)kept);
        return kept >> 16 == Key(a, b) && a < Last && b < Last;
    }

    public static void Keep(uint a, uint b, float likeness)
    {
        if (a < Last && b < Last)
            Volatile.Write(ref Kept[Place(a, b)], Key(a, b) << 16 | BitConverter.HalfToUInt16Bits((Half)likeness));
    }

    static ulong Key(uint a, uint b) => (ulong)a << 24 | b;

    static int Place(uint a, uint b) => (int)((a * 0x9E3779B1 ^ b * 0x85EBCA6B) >> 12);
}
