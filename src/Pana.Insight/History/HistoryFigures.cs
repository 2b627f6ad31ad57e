using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.History;

/// <summary>UNHCR's figures as they are gathered, by flow and reporting state. What is said twice of the same is added up: places, parts.</summary>
internal sealed class HistoryFigures
{
    /// <summary>
    /// States of which the Data Finder's extract holds every origin, so that a total over origins is one. Of another host it has the rows with an origin of the
    /// region alone (shared with the data's own description).
    /// </summary>
    public static readonly IReadOnlySet<string> Complete =
        new HashSet<string> { "KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG", "IRN", "RUS", "TUR", "AZE", "CHN" };

    sealed class Sum
    {
        public double Value { get; set; }

        /// <summary>Something is to be said of it in the source notes.</summary>
        public bool IsNoted { get; set; }
    }

    readonly Dictionary<(Flow Flow, string State), Dictionary<(string Key, string Period), Sum>> _tables = [];

    public IEnumerable<(Flow Flow, string State)> Tables => _tables.Keys.OrderBy(table => table.Flow.Id, StringComparer.Ordinal).ThenBy(table => table.State, StringComparer.Ordinal);

    public int Count => _tables.Values.Sum(table => table.Count);

    /// <summary>What is not said of a dimension is its total.</summary>
    public void Add(Flow flow, UnhcrRow row, double value, bool isNoted, params ReadOnlySpan<(FlowDimension Dimension, string Code)> codes) =>
        Add(flow, row.Host, KeyOf(flow, row.Host, row.Origin, codes), row.Year, value, isNoted);

    public static string KeyOf(Flow flow, string state, string origin, params ReadOnlySpan<(FlowDimension Dimension, string Code)> codes) =>
        KeyOf(flow, state, origin, Flow.Total, codes);

    /// <summary>The key with a star for each dimension of which nothing is said: what a note is about.</summary>
    public static string AllOf(Flow flow, string state, string origin, params ReadOnlySpan<(FlowDimension Dimension, string Code)> codes) =>
        KeyOf(flow, state, origin, "*", codes);

    static string KeyOf(Flow flow, string state, string origin, string other, ReadOnlySpan<(FlowDimension Dimension, string Code)> said)
    {
        var codes = new string[flow.Dimensions.Length];
        Array.Fill(codes, other);
        (codes[flow.IndexOf(AllFlows.Frequency.Id)], codes[flow.IndexOf(AllFlows.State.Id)], codes[flow.IndexOf(AllFlows.Source.Id)]) = ("A", state, UnhcrCodes.Source);
        (codes[flow.IndexOf(AllFlows.Origin.Id)], codes[flow.IndexOf(AllFlows.Unit.Id)]) = (origin, other == "*" ? other : UnhcrCodes.Persons);
        foreach (var (dimension, code) in said)
            codes[flow.IndexOf(dimension.Id)] = code;
        return string.Join('.', codes);
    }

    void Add(Flow flow, string state, string key, string period, double value, bool isNoted)
    {
        if (!_tables.TryGetValue((flow, state), out var table))
            _tables[(flow, state)] = table = [];
        if (!table.TryGetValue((key, period), out var sum))
            table[(key, period)] = sum = new();
        sum.Value += value;
        sum.IsNoted |= isNoted;
    }

    public double? Find(Flow flow, string state, string key, string period) =>
        _tables.TryGetValue((flow, state), out var table) && table.TryGetValue((key, period), out var sum) ? sum.Value : null;

    /// <summary>Adds totals over the dimensions, of figures that are parts of all of them.</summary>
    /// <param name="which">Of the figures by their codes; null for all.</param>
    public void AddTotals(Flow flow, FlowDimension[] over, Func<string[], bool>? which = null, Func<string, bool>? states = null)
    {
        var at = over.Select(dimension => flow.IndexOf(dimension.Id)).ToArray();
        foreach (var ((_, state), table) in _tables.Where(table => table.Key.Flow == flow && states?.Invoke(table.Key.State) is not false).ToList())
            foreach (var ((key, period), sum) in table.ToList())
            {
                var codes = key.Split('.');
                if (at.Any(i => codes[i] == Flow.Total) || which?.Invoke(codes) is false)
                    continue;
                foreach (var i in at)
                    codes[i] = Flow.Total;
                Add(flow, state, string.Join('.', codes), period, sum.Value, sum.IsNoted);
            }
    }

    /// <summary>Points at the source notes from whatever has these codes.</summary>
    public void Note(Flow flow, Func<string[], string, string, bool> which)
    {
        foreach (var ((_, state), table) in _tables.Where(table => table.Key.Flow == flow))
            foreach (var ((key, period), sum) in table)
                sum.IsNoted |= which(key.Split('.'), state, period);
    }

    /// <summary>Sorted by series and period.</summary>
    public IEnumerable<Figure> Of(Flow flow, string state) => _tables.TryGetValue((flow, state), out var table)
        ? table.OrderBy(cell => cell.Key.Key, StringComparer.Ordinal).ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .Select(cell => new Figure(cell.Key.Key.Split('.'), cell.Key.Period, cell.Value.Value, "A", cell.Value.IsNoted ? UnhcrCodes.SeeNotes : null))
        : [];
}
