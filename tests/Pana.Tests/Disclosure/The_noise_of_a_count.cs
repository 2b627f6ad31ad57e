using FsCheck;
using FsCheck.Fluent;
using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>What is promised of the noise is worked out from its table, not tried by drawing.</summary>
public class The_noise_of_a_count
{
    static readonly Perturbation Perturbation = new();

    public static TheoryData<int, int, double> Other => new() { { 5, 5, 2 }, { 5, 5, 4 }, { 5, 8, 6 }, { 3, 4, 1.5 }, { 10, 12, 9 } };

    [Fact]
    public void is_zero_for_nobody() => Assert.All(new uint[] { 0, 1, 77, uint.MaxValue }, key => Assert.Equal(0, Perturbation.Publish(0, key)));

    [Theory, MemberData(nameof(Other))]
    public void is_exactly_zero_on_average_whatever_the_count(int smallest, int bound, double spread) =>
        Assert.All(new Perturbation(smallest, bound, spread).Rows, row => Assert.Equal((0L, NoiseRow.Parts), (row.Sum, row.Weights.Sum())));

    [Theory, MemberData(nameof(Other))]
    public void never_makes_a_small_figure_nor_exceeds_its_bound(int smallest, int bound, double spread) =>
        Assert.All(new Perturbation(smallest, bound, spread).Rows, row => Assert.All(row.Noise, noise => Assert.True((row.Count + noise == 0 || row.Count + noise >= smallest) && Math.Abs(noise) <= bound)));

    /// <summary>Two or more values, none of them nearly certain: nobody reads a true count from a published one.</summary>
    [Fact]
    public void leaves_every_count_in_doubt() => Assert.All(Perturbation.Rows, row => Assert.True(row.Weights.Max() < 0.95 * NoiseRow.Parts));

    /// <summary>The variances that docs/protocols/disclosure.md states, by true count.</summary>
    [Fact]
    public void has_the_stated_variance() =>
        Assert.Equal("4.16 6.47 6.84 5.33 2.20 0.99 1.63 1.91 1.98 2.00", string.Join(' ', Perturbation.Rows.Select(row => row.Variance.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>
    /// Greatest entropy for its mean and variance: the logarithm of the weights is a parabola with the stated spread, up to the rounding to
    /// parts.
    /// </summary>
    [Fact]
    public void is_of_greatest_entropy() => Assert.All(Perturbation.Rows.Where(row => row.Count >= 6), row =>
    {
        for (var i = 1; i + 1 < row.Noise.Length; i++)
            if (row.Noise[i + 1] - row.Noise[i] == 1 && row.Noise[i] - row.Noise[i - 1] == 1 && row.Weights[i - 1] > 500 && row.Weights[i + 1] > 500)
                Assert.Equal(-0.5, Math.Log(row.Weights[i - 1]) + Math.Log(row.Weights[i + 1]) - 2 * Math.Log(row.Weights[i]), 0.02);
    });

    [Fact]
    public void is_what_its_table_says()
    {
        Random random = new(5);
        foreach (var count in new[] { 1, 3, 5, 7, 12, 1000 })
        {
            var row = Perturbation.Rows[Math.Min(count, Perturbation.Rows.Count) - 1];
            var drawn = Enumerable.Range(0, 200_000).CountBy(_ => (int)(Perturbation.Publish(count, (uint)random.NextInt64(1L << 32)) - count)).ToDictionary();
            for (var i = 0; i < row.Noise.Length; i++)
                Assert.Equal((double)row.Weights[i] / NoiseRow.Parts, drawn.GetValueOrDefault(row.Noise[i]) / 200_000.0, 0.006);
        }
    }

    [Fact]
    public void keeps_the_truth_among_what_may_be_behind_it() => Prop.ForAll<int, int>((count, key) =>
    {
        var published = Perturbation.Publish(Math.Abs(count % 10_000), (uint)key);
        var (least, most) = Perturbation.Behind(published);
        return least <= Math.Abs(count % 10_000) && Math.Abs(count % 10_000) <= most && published is 0 or >= 5;
    }).QuickCheckThrowOnFailure();

    /// <summary>
    /// Keys of the parts tell nothing about the noise of the whole: how often both parts and the whole get the same noise is as by chance.
    /// </summary>
    [Fact]
    public void of_a_whole_does_not_follow_from_that_of_its_parts()
    {
        Random random = new(6);
        var (up, both) = (0, 0);
        for (var i = 0; i < 200_000; i++)
        {
            var (a, b) = ((uint)random.NextInt64(1L << 32), (uint)random.NextInt64(1L << 32));
            if (Perturbation.Publish(100, a) > 101 && Perturbation.Publish(100, b) > 101)
                (both, up) = (both + 1, up + (Perturbation.Publish(200, a + b) > 201 ? 1 : 0));
        }
        var chance = Perturbation.Rows[^1].Noise.Zip(Perturbation.Rows[^1].Weights).Where(each => each.First > 1).Sum(each => each.Second) / (double)NoiseRow.Parts;
        Assert.Equal(chance, (double)up / both, 0.025);
    }
}
