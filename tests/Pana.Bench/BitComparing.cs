using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Pana.Linkage;

namespace Pana.Bench;

/// <summary>
/// Bit filters: comparisons a second on one thread, by width and by how many pairs pass, beside the best bare loops over the same filters that
/// only add up: one filter after another, and column by column.
/// </summary>
internal static class BitComparing
{
    public static int Run(Options options)
    {
        var (length, questions, filters) = (options.Number("length", 1024), options.Number("questions", 512), options.Number("filters", 100_000));
        var (a, b) = (Make(1, questions, length), Make(2, filters, length));
        BitFilters.AtLeast(a, b, 0.99);
        Table.Head($"{length} bits, {questions} × {filters}, half of the bits set, one thread", "pairs", "million comparisons a second");
        var rows = Math.Max(Measure("bare loop, filter by filter", () => Bare(a, b)), 0);
        var bare = Math.Max(rows, Measure("bare loop, column by column", () => BareColumns(a, b)));
        var whole = Measure("Dice ≥ 0.56, every pair is added up to its end or nearly", () => BitFilters.AtLeast(a, b, 0.56).Count);
        Table.Row("share of the best bare loop", "", whole / bare);
        foreach (var threshold in new[] { 0.6, 0.7, 0.8, 0.9 })
            Measure($"Dice ≥ {threshold}", () => BitFilters.AtLeast(a, b, threshold).Count);
        Measure("Dice ≥ 0.8, Vector256", () => BitFilters.AtLeast(a, b, 0.8, BitWidth.Vector256).Count);
        Measure("Dice ≥ 0.8, 64 bits", () => BitFilters.AtLeast(a, b, 0.8, BitWidth.Scalar).Count);
        Measure("Hamming ≤ 400", () => BitFilters.Within(a, b, 400).Count);
        Measure("the 10 nearest", () => BitFilters.Nearest(a, b, 10).Sum(each => each.Count));
        foreach (var threshold in new[] { 0.53, 0.5, 0.1 })
            Measure($"Dice ≥ {threshold}", () => BitFilters.AtLeast(a, b, threshold).Count);
        return 0;

        double Measure(string what, Func<long> run)
        {
            var (pairs, best) = (0L, double.MaxValue);
            for (var time = 0; time < options.Number("times", 3); time++)
            {
                var clock = Process.GetCurrentProcess().TotalProcessorTime;
                pairs = run();
                best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds);
            }
            var speed = (double)a.Count * b.Count / best / 1e6;
            Table.Row(what, pairs, speed);
            return speed;
        }
    }

    static BitFilters Make(int seed, int count, int length)
    {
        var bits = new byte[(long)count * length / 8];
        new Random(seed).NextBytes(bits);
        return new(MemoryMarshal.Cast<byte, ulong>(bits).ToArray(), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static long Bare(BitFilters a, BitFilters b)
    {
        const int tile = 64;
        var sum = Vector512<ulong>.Zero;
        var (table, nibble) = (Vector512.Create(Vector256.Create(Digits, Digits), Vector256.Create(Digits, Digits)), Vector512.Create((byte)0x0F));
        for (var from = 0; from < b.Count; from += tile)
            for (var i = 0; i < a.Count; i++)
            {
                ref var one = ref MemoryMarshal.GetReference(a.Of(i));
                for (var j = from; j < Math.Min(b.Count, from + tile); j++)
                {
                    ref var other = ref MemoryMarshal.GetReference(b.Of(j));
                    for (var word = 0; word < a.Words; word += 8)
                    {
                        var both = Vector512.LoadUnsafe(ref one, (nuint)word) & Vector512.LoadUnsafe(ref other, (nuint)word);
                        sum += Avx512BW.IsSupported ? Avx512BW.SumAbsoluteDifferences(Avx512BW.Shuffle(table, both.AsByte() & nibble)
                            + Avx512BW.Shuffle(table, (both >>> 4).AsByte() & nibble), Vector512<byte>.Zero).AsUInt64() : both;
                    }
                }
            }
        return (long)Vector512.Sum(sum);
    }

    static Vector128<byte> Digits => Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);

    static long BareColumns(BitFilters a, BitFilters b)
    {
        const int tile = 32;
        var (columns, sum) = (b.Columns, 0UL);
        Span<ulong> digits = stackalloc ulong[BitSums.Words];
        for (var from = 0; from < a.Count; from += tile)
        {
            var places = Enumerable.Range(from, Math.Min(tile, a.Count - from)).Select(i => BitColumns.Places(a.Of(i))).ToArray();
            for (var block = 0; block < columns.Blocks; block++)
                foreach (var question in places)
                {
                    BitSums.Of<Lanes512>(columns.Of(block), question, digits, 0, 0, 0);
                    sum += digits[0];
                }
        }
        return (long)(sum & long.MaxValue);
    }
}
