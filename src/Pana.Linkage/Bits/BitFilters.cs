using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pana.Linkage;

/// <summary>How wide the machine's registers are taken; for tests that all give the same answers.</summary>
enum BitWidth
{
    Best, Scalar, Vector256, Vector512,
}

/// <summary>
/// Compares bit filters (512 to 2,048 bits each) by Dice or Hamming: for research and tests only. Such encodings of names must never leave a
/// node: published attacks re-identify people from Bloom-filter encodings (Christen, Schnell, Vatsalan, Ranbaduge 2017; Vidanage et al. 2019).
/// </summary>
public sealed class BitFilters
{
    readonly ulong[] _bits;
    readonly int[] _counts;

    /// <param name="bits">All filters, one after another.</param>
    /// <param name="length">Bits of one filter: 512, 1024, 1536 or 2048.</param>
    public BitFilters(ulong[] bits, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 512 == 0 && length is >= 512 and <= 2048, true, nameof(length));
        ArgumentOutOfRangeException.ThrowIfNotEqual(bits.Length % (length / 64), 0, nameof(bits));
        (_bits, Words) = (bits, length / 64);
        _counts = new int[bits.Length / Words];
        for (var i = 0; i < _counts.Length; i++)
            foreach (var word in Of(i))
                _counts[i] += BitOperations.PopCount(word);
    }

    public int Count => _counts.Length;

    /// <summary>Words of 64 bits in one filter.</summary>
    public int Words { get; }

    public ReadOnlySpan<ulong> Of(int filter) => _bits.AsSpan(filter * Words, Words);

    /// <summary>The Dice coefficient of two filters, 0 to 1; two empty ones are not alike.</summary>
    public static double Dice(BitFilters a, int i, BitFilters b, int j) =>
        a._counts[i] + b._counts[j] is > 0 and var sum ? 2.0 * Both(a.Of(i), b.Of(j)) / sum : 0;

    /// <summary>Bits in which two filters differ.</summary>
    public static int Hamming(BitFilters a, int i, BitFilters b, int j) => a._counts[i] + b._counts[j] - 2 * Both(a.Of(i), b.Of(j));

    static int Both(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var both = 0;
        for (var i = 0; i < a.Length; i++)
            both += BitOperations.PopCount(a[i] & b[i]);
        return both;
    }

    /// <summary>All pairs whose Dice coefficient is at least <paramref name="threshold"/>, in the order of the left filters.</summary>
    public static List<(int A, int B)> AtLeast(BitFilters a, BitFilters b, double threshold) => AtLeast(a, b, threshold, BitWidth.Best);

    /// <summary>Filters of the right side stay in the nearest cache while those of the left pass by: so many at a time.</summary>
    const int Block = 256;

    internal static List<(int A, int B)> AtLeast(BitFilters a, BitFilters b, double threshold, BitWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Words, b.Words, nameof(b));
        List<(int, int)> found = [];
        var both = new int[Block];
        var wide = width is BitWidth.Vector512 || width is BitWidth.Best && Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;
        var middle = width is BitWidth.Vector256 || width is BitWidth.Best && Vector256.IsHardwareAccelerated;
        for (var from = 0; from < b.Count; from += Block)
        {
            var to = Math.Min(b.Count, from + Block);
            for (var i = 0; i < a.Count; i++)
            {
                if (wide)
                    Wide(a, i, b, from, to, both);
                else if (middle)
                    Middle(a, i, b, from, to, both);
                else
                    for (var j = from; j < to; j++)
                        both[j - from] = Both(a.Of(i), b.Of(j));
                Take(a._counts[i], b._counts.AsSpan(from, to - from), both, threshold, i, from, found);
            }
        }
        found.Sort();
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Take(int count, ReadOnlySpan<int> counts, ReadOnlySpan<int> both, double threshold, int i, int from, List<(int, int)> found)
    {
        for (var j = 0; j < counts.Length; j++)
            // The product is quick and may err in the last digit; the quotient is what Dice says.
            if (2.0 * both[j] >= threshold * (count + counts[j]) - 1e-9 && count + counts[j] > 0 && 2.0 * both[j] / (count + counts[j]) >= threshold)
                found.Add((i, from + j));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Wide(BitFilters a, int i, BitFilters b, int from, int to, int[] both)
    {
        ref var one = ref MemoryMarshal.GetReference(a.Of(i));
        ref var other = ref MemoryMarshal.GetArrayDataReference(b._bits);
        for (var j = from; j < to; j++)
        {
            var sum = Vector512<ulong>.Zero;
            for (var word = 0; word < a.Words; word += 8)
                sum += Ones(Vector512.LoadUnsafe(ref one, (nuint)word) & Vector512.LoadUnsafe(ref other, (nuint)(j * a.Words + word)));
            both[j - from] = (int)Vector512.Sum(sum);
        }
    }

    /// <summary>Ones of each 64 bits: by a table of sixteen in a register where there is one (Muła 2016), else by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Ones(Vector512<ulong> bits)
    {
        if (!Avx512BW.IsSupported)
            return Vector512.Create(Ones(bits.GetLower()), Ones(bits.GetUpper()));
        var (table, nibble) = (Vector512.Create(Table, Table), Vector512.Create((byte)0x0F));
        var ones = Avx512BW.Shuffle(table, bits.AsByte() & nibble) + Avx512BW.Shuffle(table, (bits >>> 4).AsByte() & nibble);
        return Avx512BW.SumAbsoluteDifferences(ones, Vector512<byte>.Zero).AsUInt64();
    }

    static Vector256<byte> Table => Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4), Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Middle(BitFilters a, int i, BitFilters b, int from, int to, int[] both)
    {
        ref var one = ref MemoryMarshal.GetReference(a.Of(i));
        ref var other = ref MemoryMarshal.GetArrayDataReference(b._bits);
        for (var j = from; j < to; j++)
        {
            var sum = Vector256<ulong>.Zero;
            for (var word = 0; word < a.Words; word += 4)
                sum += Ones(Vector256.LoadUnsafe(ref one, (nuint)word) & Vector256.LoadUnsafe(ref other, (nuint)(j * a.Words + word)));
            both[j - from] = (int)Vector256.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ulong> Ones(Vector256<ulong> bits)
    {
        if (Avx2.IsSupported)
        {
            var nibble = Vector256.Create((byte)0x0F);
            var ones = Avx2.Shuffle(Table, bits.AsByte() & nibble) + Avx2.Shuffle(Table, (bits >>> 4).AsByte() & nibble);
            return Avx2.SumAbsoluteDifferences(ones, Vector256<byte>.Zero).AsUInt64();
        }
        bits -= bits >>> 1 & Vector256.Create(0x5555_5555_5555_5555UL);
        bits = (bits & Vector256.Create(0x3333_3333_3333_3333UL)) + (bits >>> 2 & Vector256.Create(0x3333_3333_3333_3333UL));
        bits = bits + (bits >>> 4) & Vector256.Create(0x0F0F_0F0F_0F0F_0F0FUL);
        bits += bits >>> 8;
        bits += bits >>> 16;
        return bits + (bits >>> 32) & Vector256.Create(0xFFUL);
    }
}
