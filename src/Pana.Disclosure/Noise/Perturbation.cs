using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>
/// The cell-key method: noise by true count and by the key of those who are counted. Nobody stays nobody; nothing between nobody and the smallest
/// published figure is published; the expected noise is exactly zero for every count; no noise is greater than the bound.
/// </summary>
public sealed class Perturbation
{
    readonly ImmutableArray<NoiseRow> _rows;

    /// <param name="smallest">No figure below it but zero is published.</param>
    /// <param name="bound">The greatest noise, either way; at least the smallest figure, else 1 could not be published without bias.</param>
    /// <param name="spread">σ² of the law that noise is drawn from, in persons²; the variance is near it for counts above the smallest and bound
    /// together.</param>
    public Perturbation(int smallest = 5, int bound = 5, double spread = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, smallest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        (Smallest, Bound) = (smallest, bound);
        _rows = [.. Enumerable.Range(1, smallest + bound).Select(count => NoiseRow.Of(count, smallest, bound, spread))];
    }

    public int Smallest { get; }

    public int Bound { get; }

    /// <summary>One for each count from 1; the last is that of every greater count.</summary>
    public IReadOnlyList<NoiseRow> Rows => _rows;

    /// <param name="key">The keys of those who are counted, added up modulo 2³².</param>
    public long Publish(long count, uint key) => count == 0 ? 0 : count + Row(count).At(Mixed(key));

    /// <summary>All true counts that could have been published as this.</summary>
    public (long AtLeast, long AtMost) Behind(long published) =>
        published == 0 ? (0, Bound) : (Math.Max(1, published - Bound), published + Bound);

    NoiseRow Row(long count) => _rows[(int)Math.Min(count, _rows.Length) - 1];

    /// <summary>
    /// A bijection (the last rounds of MurmurHash3), so that uniform keys stay uniform: keys of parts add up to that of the whole, and without it the
    /// noise of the parts would tell something about the noise of the whole.
    /// </summary>
    static uint Mixed(uint key)
    {
        key = (key ^ (key >> 16)) * 0x85EBCA6B;
        key = (key ^ (key >> 13)) * 0xC2B2AE35;
        return key ^ (key >> 16);
    }
}
