namespace Pana.Linkage;

public sealed partial class BitFilters
{
    /// <summary>For each left filter the so many right ones with the highest Dice coefficient, best first, equals in their order; those that share nothing are left out.</summary>
    public static List<(int B, double Dice)>[] Nearest(BitFilters a, BitFilters b, int count) => Nearest(a, b, count, BitWidth.Best);

    internal static List<(int B, double Dice)>[] Nearest(BitFilters a, BitFilters b, int count, BitWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Words, b.Words, nameof(b));
        return new NearestWork(a, b, count).By(width);
    }

    sealed record NearestWork(BitFilters A, BitFilters B, int Count) : IBitWork<List<(int B, double Dice)>[]>
    {
        public List<(int B, double Dice)>[] Done<T>() where T : unmanaged, ILanes<T> => Nearest<T>(A, B, Count);
    }

    static List<(int B, double Dice)>[] Nearest<T>(BitFilters a, BitFilters b, int count) where T : unmanaged, ILanes<T>
    {
        var (columns, all) = (b.Columns, new List<(int, double)>[a.Count]);
        for (var from = 0; from < a.Count; from += Questions)
        {
            var questions = Math.Min(Questions, a.Count - from);
            var places = Enumerable.Range(from, questions).Select(i => BitColumns.Places(a.Of(i))).ToArray();
            // The least of the best so far goes first, and of equals the last.
            var best = places.Select(_ => new PriorityQueue<int, (double Dice, int Before)>()).ToArray();
            for (var block = 0; block < columns.Blocks; block++)
                for (var i = 0; i < questions; i++)
                    Better<T>(columns, block, a._ones[from + i], places[i], count, best[i]);
            for (var i = 0; i < questions; i++)
                all[from + i] = [.. best[i].UnorderedItems.OrderByDescending(each => each.Priority).Select(each => (each.Element, each.Priority.Dice))];
        }
        return all;
    }

    static void Better<T>(BitColumns columns, int block, int ones, int[] places, int count, PriorityQueue<int, (double Dice, int Before)> best) where T : unmanaged, ILanes<T>
    {
        var others = columns.OnesOf(block);
        var first = block * BitColumns.Block;
        var bound = best.Count == count && best.TryPeek(out _, out var worst) ? LeastShared(Math.Max(1, ones + others[0]), worst.Dice) : 1;
        if (bound > Math.Min(ones, others[^1]))
            return;
        Span<ulong> digits = stackalloc ulong[BitSums.Words], passed = stackalloc ulong[BitColumns.Width];
        BitSums.Of<T>(columns.Of(block), places, digits, ones, bound, Shared(columns, ones, others[^1]));
        BitSums.AtLeast<T>(digits, bound, passed);
        for (var at = 0; at < others.Length; at++)
            if ((passed[at >> 6] >> at & 1) != 0)
            {
                var (dice, other) = (Dice(BitSums.One(digits, at), ones + others[at]), columns.Order[first + at]);
                if (best.Count < count)
                    best.Enqueue(other, (dice, -other));
                else
                    best.EnqueueDequeue(other, (dice, -other));
            }
    }
}
