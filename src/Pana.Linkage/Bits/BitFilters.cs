using System.Numerics;

namespace Pana.Linkage;

/// <summary>
/// Compares bit filters (512 to 2,048 bits each) by Dice or Hamming: for research and tests only. Such encodings of names must never leave a
/// node: published attacks re-identify people from Bloom-filter encodings (Christen, Schnell, Vatsalan, Ranbaduge 2017; Vidanage et al. 2019).
/// </summary>
public sealed partial class BitFilters
{
    readonly ulong[] _bits;
    readonly int[] _ones;

    /// <param name="bits">All filters, one after another.</param>
    /// <param name="length">Bits of one filter: 512, 1024, 1536 or 2048.</param>
    public BitFilters(ulong[] bits, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 512 == 0 && length is >= 512 and <= 2048, true, nameof(length));
        ArgumentOutOfRangeException.ThrowIfNotEqual(bits.Length % (length / 64), 0, nameof(bits));
        (_bits, Words) = (bits, length / 64);
        _ones = new int[bits.Length / Words];
        for (var i = 0; i < _ones.Length; i++)
            foreach (var word in Of(i))
                _ones[i] += BitOperations.PopCount(word);
    }

    public int Count => _ones.Length;

    /// <summary>Words of 64 bits in one filter.</summary>
    public int Words { get; }

    public ReadOnlySpan<ulong> Of(int filter) => _bits.AsSpan(filter * Words, Words);

    /// <summary>How many bits of a filter are set.</summary>
    public int Ones(int filter) => _ones[filter];

    internal BitColumns Columns => field ??= new(this);

    /// <summary>The Dice coefficient of two filters, 0 to 1; two empty ones are not alike.</summary>
    public static double Dice(BitFilters a, int i, BitFilters b, int j) => Dice(Both(a.Of(i), b.Of(j)), a._ones[i] + b._ones[j]);

    static double Dice(int both, int ones) => ones > 0 ? 2.0 * both / ones : 0;

    /// <summary>Bits in which two filters differ.</summary>
    public static int Hamming(BitFilters a, int i, BitFilters b, int j) => a._ones[i] + b._ones[j] - 2 * Both(a.Of(i), b.Of(j));

    static int Both(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var both = 0;
        for (var i = 0; i < a.Length; i++)
            both += BitOperations.PopCount(a[i] & b[i]);
        return both;
    }
}
