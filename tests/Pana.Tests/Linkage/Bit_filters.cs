using FsCheck;
using FsCheck.Fluent;
using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class Bit_filters
{
    static readonly BitWidth[] Widths = [BitWidth.Scalar, BitWidth.Vector256, BitWidth.Vector512, BitWidth.Best];

    [Fact]
    public void are_compared_alike_by_registers_of_every_width() => Check((a, b, percent) =>
    {
        var threshold = percent / 100.0;
        var expected = from i in Enumerable.Range(0, a.Count)
                       from j in Enumerable.Range(0, b.Count)
                       where a.Ones(i) + b.Ones(j) > 0 && BitFilters.Dice(a, i, b, j) >= threshold
                       select (i, j);
        return Widths.All(width => BitFilters.AtLeast(a, b, threshold, width).SequenceEqual(expected));
    });

    [Fact]
    public void are_found_within_a_distance_by_registers_of_every_width() => Check((a, b, percent) =>
    {
        var distance = percent * a.Words * 64 / 200;
        var expected = from i in Enumerable.Range(0, a.Count)
                       from j in Enumerable.Range(0, b.Count)
                       where BitFilters.Hamming(a, i, b, j) <= distance
                       select (i, j);
        return Widths.All(width => BitFilters.Within(a, b, distance, width).SequenceEqual(expected));
    });

    [Fact]
    public void have_the_same_nearest_by_registers_of_every_width() => Check((a, b, count) =>
    {
        var expected = Enumerable.Range(0, a.Count).Select(i => Enumerable.Range(0, b.Count).Select(j => (B: j, Dice: BitFilters.Dice(a, i, b, j)))
            .Where(each => each.Dice > 0).OrderByDescending(each => each.Dice).ThenBy(each => each.B).Take(count).ToList()).ToList();
        return Widths.All(width => BitFilters.Nearest(a, b, count, width).Zip(expected).All(each => each.First.SequenceEqual(each.Second)));
    }, least: 1);

    [Fact]
    public void have_ones_that_are_counted_one_by_one() =>
        Assert.Equal(3, new BitFilters([0b101, 0, 0, 0, 0, 0, 0, 1UL << 63], 512).Ones(0));

    static void Check(Func<BitFilters, BitFilters, int, bool> holds, int least = 0) => Prop.ForAll(
        (from words in Gen.Elements(8, 16, 24, 32)
         from left in Gen.Choose(0, 9)
         from right in Gen.Choose(0, 1200)
         from seed in Gen.Choose(0, int.MaxValue)
         from number in Gen.Choose(least, 100)
         select (words, left, right, seed, number)).ToArbitrary(), each =>
    {
        var random = new Random(each.seed);
        return holds(Filters(random, each.left, each.words), Filters(random, each.right, each.words), each.number);
    }).QuickCheckThrowOnFailure();

    /// <summary>Sparse, dense, empty and full ones, and some that are nearly one another.</summary>
    static BitFilters Filters(Random random, int count, int words)
    {
        var bits = new ulong[count * words];
        for (var filter = 0; filter < count; filter++)
        {
            var (kind, of) = (random.Next(8), new Random(random.Next(4)));
            foreach (ref var word in bits.AsSpan(filter * words, words))
                word = kind switch
                {
                    0 => 0,
                    1 => ulong.MaxValue,
                    2 => (ulong)random.NextInt64() & (ulong)random.NextInt64(),
                    3 => (ulong)random.NextInt64() | (ulong)random.NextInt64() | 1UL << 63,
                    < 6 => (ulong)of.NextInt64() ^ 1UL << random.Next(64),
                    _ => (ulong)random.NextInt64() | (random.Next(9) == 0 ? ulong.MaxValue : 0),
                };
        }
        return new(bits, words * 64);
    }
}
