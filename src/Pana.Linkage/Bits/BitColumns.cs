using System.Numerics;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Filters turned by a quarter: bit k of 512 filters lies in one column, so that a question need only add up the columns of its own ones, for 512
/// filters at once. Filters are ordered by their number of ones, so that a whole block is passed over where that number alone forbids likeness.
/// </summary>
sealed class BitColumns
{
    /// <summary>Filters of one block, and the words of a column.</summary>
    public const int Block = 512, Width = Block / 64;

    /// <summary>A column is one line of the cache and begins with it.</summary>
    const int Line = Width * sizeof(ulong);

    readonly ulong[] _columns;
    readonly int _first;
    readonly int[][] _runs;

    public BitColumns(BitFilters filters)
    {
        Length = filters.Words * 64;
        Order = [.. Enumerable.Range(0, filters.Count)];
        Ones = [.. Order.Select(filters.Ones)];
        Array.Sort(Ones, Order);
        Blocks = (filters.Count + Block - 1) / Block;
        // One column more in each block, without ones: questions are filled up with it to whole strides.
        _columns = GC.AllocateArray<ulong>(checked(Blocks * (Length + 1) * Width + Width), pinned: true);
        _first = (int)(Line - Marshal.UnsafeAddrOfPinnedArrayElement(_columns, 0) % Line) % Line / sizeof(ulong);
        _runs = [.. Enumerable.Range(0, Blocks).Select(RunsIn)];
        Span<ulong> square = stackalloc ulong[64];
        for (var from = 0; from < filters.Count; from += 64)
            for (var word = 0; word < filters.Words; word++)
            {
                for (var i = 0; i < 64; i++)
                    square[i] = from + i < filters.Count ? filters.Of(Order[from + i])[word] : 0;
                Turn(square);
                var at = Start(from / Block) + word * 64 * Width + from % Block / 64;
                for (var bit = 0; bit < 64; bit++)
                    _columns[at + bit * Width] = square[bit];
            }
    }

    public int Blocks { get; }

    /// <summary>Bits of one filter.</summary>
    public int Length { get; }

    /// <summary>Which filter stands at a place, and how many ones it has.</summary>
    public int[] Order { get; }

    public int[] Ones { get; }

    int Start(int block) => _first + block * (Length + 1) * Width;

    /// <summary>The columns of a block, the one without ones last.</summary>
    public ReadOnlySpan<ulong> Of(int block) => _columns.AsSpan(Start(block), (Length + 1) * Width);

    public ReadOnlySpan<int> OnesOf(int block) => Ones.AsSpan(block * Block, Math.Min(Block, Ones.Length - block * Block));

    /// <summary>Where in a block another number of ones begins, and where the last ends.</summary>
    public ReadOnlySpan<int> RunsOf(int block) => _runs[block];

    int[] RunsIn(int block)
    {
        var ones = OnesOf(block);
        List<int> runs = [0];
        for (var at = 1; at < ones.Length; at++)
            if (ones[at] != ones[at - 1])
                runs.Add(at);
        return [.. runs, ones.Length];
    }

    /// <summary>Where the columns of a filter's ones begin within a block, filled up to whole strides.</summary>
    public static int[] Places(ReadOnlySpan<ulong> filter)
    {
        List<int> places = [];
        for (var word = 0; word < filter.Length; word++)
            for (var bits = filter[word]; bits != 0; bits &= bits - 1)
                places.Add((word * 64 + BitOperations.TrailingZeroCount(bits)) * Width);
        while (places.Count % BitSums.Stride != 0)
            places.Add(filter.Length * 64 * Width);
        return [.. places];
    }

    /// <summary>Rows of a square of 64 × 64 bits become its columns (Warren, Hacker's Delight).</summary>
    static void Turn(Span<ulong> square)
    {
        var mask = 0x0000_0000_FFFF_FFFFUL;
        for (var half = 32; half > 0; half >>= 1, mask ^= mask << half)
            for (var i = 0; i < 64; i = (i + half + 1) & ~half)
            {
                var moved = (square[i] >> half ^ square[i + half]) & mask;
                square[i] ^= moved << half;
                square[i + half] ^= moved;
            }
    }
}
