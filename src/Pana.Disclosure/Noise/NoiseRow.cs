using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>What may be added to one true count, and how often out of <see cref="Parts"/>.</summary>
/// <param name="Noise">Ascending.</param>
/// <param name="Weights">One for each; they make <see cref="Parts"/> together.</param>
public sealed record NoiseRow(long Count, ImmutableArray<int> Noise, ImmutableArray<int> Weights)
{
    public const int Parts = 1 << 16;

    /// <summary>In parts: exactly zero, in every row.</summary>
    public long Sum => Noise.Zip(Weights, (noise, weight) => (long)noise * weight).Sum();

    public double Variance => Noise.Zip(Weights, (noise, weight) => (double)noise * noise * weight).Sum() / Parts;

    public double MeanAbsolute => Noise.Zip(Weights, (noise, weight) => (double)Math.Abs(noise) * weight).Sum() / Parts;

    /// <summary>How often the true figure is published.</summary>
    public double Unchanged => Noise.IndexOf(0) is >= 0 and var at ? (double)Weights[at] / Parts : 0;

    internal int At(uint key)
    {
        var left = (int)(key >> 16);
        for (var i = 0; ; i++)
            if ((left -= Weights[i]) < 0)
                return Noise[i];
    }

    /// <summary>
    /// Among all ways to draw from the allowed values without bias, the one of greatest entropy for its variance: proportional to exp(λd −
    /// d²/2σ²). For a given σ² the mean grows with λ, so one λ makes it zero.
    /// </summary>
    internal static NoiseRow Of(long count, int smallest, int bound, double spread)
    {
        int[] noise = [.. Enumerable.Range(-bound, 2 * bound + 1).Where(each => count + each == 0 || count + each >= smallest)];
        var (low, high) = (-50.0, 50.0);
        for (var i = 0; i < 200; i++)
            if (Mean((low + high) / 2) < 0)
                low = (low + high) / 2;
            else
                high = (low + high) / 2;
        return new(count, [.. noise], Whole(noise, Shares(low)));

        double[] Shares(double tilt)
        {
            var exponents = noise.Select(each => tilt * each - each * each / (2 * spread)).ToArray();
            var shares = exponents.Select(each => Math.Exp(each - exponents.Max())).ToArray();
            var sum = shares.Sum();
            return [.. shares.Select(each => each / sum)];
        }

        double Mean(double tilt) => noise.Zip(Shares(tilt), (each, share) => each * share).Sum();
    }

    /// <summary>
    /// Whole parts. What rounding them leaves of the sum and of the mean is taken up by two neighbouring values, so that both are exact. Parts are so
    /// coarse that no machine's last digit matters: a node that moves to another machine keeps its noise.
    /// </summary>
    static ImmutableArray<int> Whole(int[] noise, double[] shares)
    {
        var parts = shares.Select(share => (int)Math.Round(share * Parts)).ToArray();
        var at = Enumerable.Range(0, noise.Length - 1).Where(i => noise[i + 1] == noise[i] + 1).MaxBy(i => Math.Min(parts[i], parts[i + 1]));
        var (sum, mean) = (Parts - parts.Sum(), -noise.Zip(parts, (each, part) => each * part).Sum());
        var second = mean - noise[at] * sum;
        parts[at] += sum - second;
        parts[at + 1] += second;
        if (parts.Any(part => part < 0))
            throw new InvalidOperationException("No unbiased noise exists within these bounds.");
        return [.. parts];
    }
}
