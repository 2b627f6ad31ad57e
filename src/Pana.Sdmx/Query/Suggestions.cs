namespace Pana.Sdmx;

/// <summary>The known word that somebody probably meant.</summary>
public static class Suggestions
{
    /// <summary>The nearest by edits (a swap of neighbours is one), if it is near enough for its length; null for none. Capitals do not count.</summary>
    public static string? Nearest(string found, IEnumerable<string> known)
    {
        var wanted = found.ToUpperInvariant();
        // Of one letter nothing can be guessed but its capital.
        var (best, nearest) = (wanted.Length < 2 ? 1 : Math.Max(1, wanted.Length / 3) + 1, (string?)null);
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - wanted.Length) >= best)
                continue;
            var distance = Distance(wanted, word.ToUpperInvariant(), best);
            if (distance < best)
                (best, nearest) = (distance, word);
        }
        return nearest;
    }

    static int Distance(string one, string other, int limit)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least >= limit)
                return limit;
            (before, last, row) = (last, row, before);
        }
        return last[other.Length];
    }
}
