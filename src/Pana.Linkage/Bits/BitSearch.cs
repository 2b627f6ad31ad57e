using System.Numerics;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

public sealed partial class BitFilters
{
    /// <summary>A block of the right side stays in the near cache while so many questions pass by.</summary>
    const int Questions = 32;

    const int MostExpected = 1 << 27;

    /// <summary>All pairs whose Dice coefficient is at least <paramref name="threshold"/>, in the order of the left filters, then of the right ones.</summary>
    public static List<(int A, int B)> AtLeast(BitFilters a, BitFilters b, double threshold) => AtLeast(a, b, threshold, BitWidth.Best);

    /// <summary>All pairs that differ in at most so many bits, in the same order.</summary>
    public static List<(int A, int B)> Within(BitFilters a, BitFilters b, int distance) => Within(a, b, distance, BitWidth.Best);

    internal static List<(int A, int B)> AtLeast(BitFilters a, BitFilters b, double threshold, BitWidth width) =>
        Find(a, b, [.. Enumerable.Range(0, a.Words * 128 + 1).Select(ones => LeastShared(ones, threshold))], width);

    internal static List<(int A, int B)> Within(BitFilters a, BitFilters b, int distance, BitWidth width) =>
        Find(a, b, [.. Enumerable.Range(0, a.Words * 128 + 1).Select(ones => Math.Max(0, (ones - distance + 1) / 2))], width);

    /// <summary>How many ones two filters must share that have so many together. The product is quick and may err; the quotient is what Dice says.</summary>
    static int LeastShared(int ones, double threshold)
    {
        if (ones == 0)
            return int.MaxValue;
        var least = Math.Max(0, (int)(threshold * ones / 2));
        while (least > 0 && Dice(least - 1, ones) >= threshold)
            least--;
        while (Dice(least, ones) < threshold && least <= ones)
            least++;
        return least;
    }

    /// <param name="a">Questions.</param>
    /// <param name="b">Among these.</param>
    /// <param name="least">How many ones must be shared, by how many both have together.</param>
    /// <param name="width">Of the registers.</param>
    static List<(int A, int B)> Find(BitFilters a, BitFilters b, int[] least, BitWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Words, b.Words, nameof(b));
        return new FindWork(a, b, least).By(width);
    }

    sealed record FindWork(BitFilters A, BitFilters B, int[] Least) : IBitWork<List<(int A, int B)>>
    {
        public List<(int A, int B)> Done<T>() where T : unmanaged, ILanes<T> => Find<T>(A, B, Least);
    }

    static List<(int A, int B)> Find<T>(BitFilters a, BitFilters b, int[] least) where T : unmanaged, ILanes<T>
    {
        List<(int, int)> found = [];
        var columns = b.Columns;
        // One bit for each right filter: answers come out in their order without being sorted.
        var (places, answers) = (new int[Questions][], new ulong[Questions][]);
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new ulong[(b.Count + 63) / 64];
        for (var from = 0; from < a.Count; from += Questions)
        {
            var questions = Math.Min(Questions, a.Count - from);
            for (var i = 0; i < questions; i++)
                places[i] = BitColumns.Places(a.Of(from + i));
            for (var block = 0; block < columns.Blocks; block++)
                for (var i = 0; i < questions; i++)
                    Answer<T>(columns, block, a._ones[from + i], places[i], least, answers[i]);
            for (var i = 0; i < questions; i++)
                Tell(from + i, answers[i], found);
            // Later questions likely have as many answers as the first: the list need not grow and be moved again and again.
            if (from == 0)
                found.EnsureCapacity((int)Math.Min(MostExpected, found.Count * 1.05 * a.Count / questions));
        }
        return found;
    }

    static void Answer<T>(BitColumns columns, int block, int ones, int[] places, int[] least, ulong[] answers) where T : unmanaged, ILanes<T>
    {
        var others = columns.OnesOf(block);
        var order = columns.Order.AsSpan(block * BitColumns.Block);
        var bound = Math.Min(least[ones + others[0]], least[ones + others[^1]]);
        if (bound > Math.Min(ones, others[^1]))
            return;
        Span<ulong> digits = stackalloc ulong[BitSums.Words], passed = stackalloc ulong[BitColumns.Width];
        BitSums.Of<T>(columns.Of(block), places, digits, ones, bound, Shared(columns, ones, others[^1]));
        // The more ones both have together the more they must share: where that changes another comparison is due.
        var runs = columns.RunsOf(block);
        for (var (run, at) = (0, 0); run + 1 < runs.Length; run++)
        {
            if (run + 2 < runs.Length && least[ones + others[runs[run + 1]]] == least[ones + others[at]])
                continue;
            var (from, to) = (at, runs[run + 1]);
            BitSums.AtLeast<T>(digits, least[ones + others[from]], passed);
            for (var word = from >> 6; word << 6 < to; word++)
                for (var bits = passed[word] & Between(from - (word << 6), to - (word << 6)); bits != 0; bits &= bits - 1)
                {
                    var other = order[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                    answers[other >> 6] |= 1UL << other;
                }
            at = to;
        }
    }

    /// <summary>The ones that strangers share, a little more rather than less.</summary>
    static int Shared(BitColumns columns, int ones, int others) => (int)((long)ones * others / columns.Length);

    /// <summary>Bits from one place to before another, within one word.</summary>
    static ulong Between(int from, int to) => (from <= 0 ? ulong.MaxValue : ulong.MaxValue << from) & (to >= 64 ? ulong.MaxValue : (1UL << to) - 1);

    static void Tell(int question, ulong[] answers, List<(int, int)> found)
    {
        var count = found.Count;
        foreach (var word in answers)
            count += BitOperations.PopCount(word);
        var at = found.Count;
        CollectionsMarshal.SetCount(found, count);
        var into = CollectionsMarshal.AsSpan(found);
        for (var word = 0; word < answers.Length; word++)
        {
            for (var bits = answers[word]; bits != 0; bits &= bits - 1)
                into[at++] = (question, word * 64 + BitOperations.TrailingZeroCount(bits));
            answers[word] = 0;
        }
    }
}
