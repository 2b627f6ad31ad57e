namespace Pana.Papers;

/// <summary>
/// Differences of sorted numbers by Golomb and Rice: the upper part as so many ones and a zero, the lower <c>parameter</c> bits as they are,
/// highest first; the last byte is filled with zeros.
/// </summary>
static class RiceCode
{
    public static byte[] Encode(ReadOnlySpan<uint> sorted, int parameter)
    {
        var (bytes, bit, before) = (new List<byte>(), 0, -1L);
        foreach (var number in sorted)
        {
            var difference = number - before - 1;
            for (var upper = difference >> parameter; upper > 0; upper--)
                Put(1);
            Put(0);
            for (var i = parameter - 1; i >= 0; i--)
                Put((int)(difference >> i & 1));
            before = number;
        }
        return [.. bytes];

        void Put(int one)
        {
            if (bit % 8 == 0)
                bytes.Add(0);
            bytes[^1] |= (byte)(one << 7 - bit++ % 8);
        }
    }

    /// <summary>Null where the bits do not hold so many numbers of 32 bits, or more than them.</summary>
    public static uint[]? Decode(ReadOnlySpan<byte> bytes, int count, int parameter)
    {
        var (numbers, bit, before, end) = (new uint[count], 0L, -1L, 8L * bytes.Length);
        for (var n = 0; n < count; n++)
        {
            var difference = 0L;
            while (bit < end && One(bytes, bit) == 1)
                (difference, bit) = (difference + 1, bit + 1);
            bit++;
            for (var i = 0; i < parameter && bit < end; i++)
                difference = difference << 1 | (uint)One(bytes, bit++);
            before += difference + 1;
            if (bit > end || before > uint.MaxValue)
                return null;
            numbers[n] = (uint)before;
        }
        for (; bit < end; bit++)
            if (One(bytes, bit) == 1 || end - bit >= 8)
                return null;
        return numbers;
    }

    static int One(ReadOnlySpan<byte> bytes, long bit) => bytes[(int)(bit >> 3)] >> (int)(7 - (bit & 7)) & 1;
}
