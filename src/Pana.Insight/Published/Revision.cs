namespace Pana.Insight.Published;

/// <summary>
/// The rows of a release beside those of the one before it: whatever is as it was keeps its moment, what is new or otherwise stands since now, and what
/// is missing is kept as taken back (its moment is negative).
/// </summary>
internal static class Revision
{
    /// <param name="sorted">Without moments.</param>
    /// <param name="before">All rows of the release before, those taken back too; null for the first release.</param>
    /// <param name="now">In microseconds since 1970.</param>
    /// <returns>Rows with moments, sorted alike; one array serves all of them.</returns>
    public static async IAsyncEnumerable<(string[] Row, double Value)> OfAsync(IEnumerable<(string[] Row, double Value)> sorted, FigureScan? before, string now, int columns)
    {
        var (row, key) = (new string[columns], columns - 3);
        var older = new Older(before, columns);
        await older.NextAsync();
        foreach (var (codes, value) in sorted)
        {
            int order;
            while ((order = older.CompareTo(codes, key)) < 0)
            {
                yield return older.TakenBack(now);
                await older.NextAsync();
            }
            codes.CopyTo(row, 0);
            row[^1] = order == 0 && Publication.Stands(older.Row[^1]) && older.IsLike(codes, value) ? older.Row[^1] : now;
            yield return (row, value);
            if (order == 0)
                await older.NextAsync();
        }
        for (; older.IsThere; await older.NextAsync())
            yield return older.TakenBack(now);
    }

    sealed class Older(FigureScan? scan, int columns)
    {
        int _at = -1;

        public bool IsThere { get; private set; }

        public string[] Row { get; } = new string[columns];

        double _value;

        public async ValueTask NextAsync()
        {
            IsThere = scan is not null && (++_at < scan.Rows.Length || await scan.NextAsync(default) && (_at = 0) == 0);
            if (!IsThere)
                return;
            var row = scan!.Rows.Span[_at];
            for (var i = 0; i < columns; i++)
                Row[i] = scan.Head.Codes[i][scan.Cells[i][row]];
            _value = scan.Values[row];
        }

        /// <summary>By series and period; whatever is no more there comes after everything.</summary>
        public int CompareTo(string[] codes, int key)
        {
            if (!IsThere)
                return 1;
            for (var i = 0; i < key; i++)
                if (!ReferenceEquals(Row[i], codes[i]) && string.CompareOrdinal(Row[i], codes[i]) is not 0 and var order)
                    return order;
            return 0;
        }

        public bool IsLike(string[] codes, double value) => Row[^3] == codes[^2] && Row[^2] == codes[^1] && _value.Equals(value);

        public (string[], double) TakenBack(string now)
        {
            if (Publication.Stands(Row[^1]))
                Row[^1] = $"-{now}";
            return (Row, double.NaN);
        }
    }
}
