namespace Pana.Linkage;

/// <summary>Pairs in the order of their odds, highest first; equal ones as they came.</summary>
static class Strongest
{
    /// <summary>The places in the list of those at or above the threshold.</summary>
    public static int[] Of(List<LinkedPair> pairs, float threshold)
    {
        var (keys, count) = (new ulong[pairs.Count], 0);
        for (var at = 0; at < pairs.Count; at++)
            if (pairs[at].LogOdds is var odds && odds >= threshold)
            {
                // A number that falls as the odds rise.
                var bits = (uint)BitConverter.SingleToInt32Bits(odds);
                keys[count++] = (ulong)(bits >> 31 == 0 ? ~bits & 0x7FFFFFFF : bits) << 32 | (uint)at;
            }
        Array.Sort(keys, 0, count);
        var places = new int[count];
        for (var at = 0; at < count; at++)
            places[at] = (int)(uint)keys[at];
        return places;
    }
}
