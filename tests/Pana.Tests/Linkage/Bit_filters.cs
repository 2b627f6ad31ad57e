using FsCheck;
using FsCheck.Fluent;
using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class Bit_filters
{
    [Fact]
    public void are_compared_alike_by_registers_of_every_width() => Prop.ForAll(
        (from words in Gen.Elements(8, 16, 24, 32)
         from left in Gen.Choose(0, 9)
         from right in Gen.Choose(0, 600)
         from seed in Gen.Choose(0, int.MaxValue)
         from threshold in Gen.Choose(0, 100)
         select (words, left, right, seed, threshold / 100.0)).ToArbitrary(), each =>
    {
        var (words, left, right, seed, threshold) = each;
        var random = new Random(seed);
        var (a, b) = (Filters(random, left, words), Filters(random, right, words));
        var expected = from i in Enumerable.Range(0, left)
                       from j in Enumerable.Range(0, right)
                       where Ones(a.Of(i)) + Ones(b.Of(j)) > 0 && BitFilters.Dice(a, i, b, j) >= threshold
                       select (i, j);
        var narrow = BitFilters.AtLeast(a, b, threshold, BitWidth.Scalar);
        return narrow.SequenceEqual(expected)
            && narrow.SequenceEqual(BitFilters.AtLeast(a, b, threshold, BitWidth.Vector256))
            && narrow.SequenceEqual(BitFilters.AtLeast(a, b, threshold, BitWidth.Vector512))
            && narrow.SequenceEqual(BitFilters.AtLeast(a, b, threshold));
    }).QuickCheckThrowOnFailure();

    static int Ones(ReadOnlySpan<ulong> bits)
    {
        var ones = 0;
        foreach (var word in bits)
            ones += System.Numerics.BitOperations.PopCount(word);
        return ones;
    }

    static BitFilters Filters(Random random, int count, int words)
    {
        var bits = new ulong[count * words];
        foreach (ref var word in bits.AsSpan())
            word = (ulong)random.NextInt64() & (random.Next(3) == 0 ? 0 : ulong.MaxValue) | (random.Next(9) == 0 ? ulong.MaxValue : 0);
        return new(bits, words * 64);
    }
}
