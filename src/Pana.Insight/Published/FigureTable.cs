using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Published;

/// <summary>The figures of a release before they are published: checked, and put into the order of series and periods, in which they are kept.</summary>
internal sealed class FigureTable(Release release, FlowStructures structures)
{
    readonly int _width = release.Flow.Dimensions.Length + 3;
    readonly Dictionary<string, ushort>[] _places = [.. Enumerable.Range(0, release.Flow.Dimensions.Length + 3).Select(_ => new Dictionary<string, ushort>(StringComparer.Ordinal))];
    readonly List<ushort[]> _rows = [];
    readonly List<double> _values = [];

    public int Count => _rows.Count;

    /// <exception cref="ArgumentException">A code that is in no list, another state's figure: whoever publishes must not come so far with it.</exception>
    public void Add(in Figure figure)
    {
        var dimensions = release.Flow.Dimensions;
        if (figure.Codes.Length != dimensions.Length)
            throw new ArgumentException($"A figure of {release.Flow.Id} has {dimensions.Length} codes, and this one {figure.Codes.Length}.", nameof(figure));
        var row = new ushort[_width];
        for (var i = 0; i < dimensions.Length; i++)
            row[i] = Place(i, figure.Codes[i], dimensions[i].Id, dimensions[i].Codelist);
        row[dimensions.Length + ChunkHead.Period] = Period(dimensions.Length + ChunkHead.Period, figure.Period);
        row[dimensions.Length + ChunkHead.Status] = Place(dimensions.Length + ChunkHead.Status, figure.Status, FlowStructures.Status, FlowStructures.StatusList);
        row[dimensions.Length + ChunkHead.Note] = Place(dimensions.Length + ChunkHead.Note, figure.Note ?? "", FlowStructures.Note, FlowStructures.NoteList);
        _rows.Add(row);
        _values.Add(figure.Value is { } value && double.IsFinite(value) ? value : double.NaN);
    }

    /// <summary>Rows of codes with period, status and note behind them; one array serves all of them. May be asked for again.</summary>
    /// <exception cref="ArgumentException">The same figure stands there twice.</exception>
    public IEnumerable<(string[] Row, double Value)> Sorted()
    {
        var names = Array.ConvertAll(_places, column => column.Keys.ToArray());
        // By rank instead of by code: a comparison is then one of numbers.
        var ranks = Array.ConvertAll(names, Ranks);
        var (key, order) = (_width - 2, Enumerable.Range(0, _rows.Count).ToArray());
        Array.Sort(order, (one, other) => Compare(_rows[one], _rows[other], ranks, key));
        var codes = new string[_width];
        for (var at = 0; at < order.Length; at++)
        {
            var row = _rows[order[at]];
            for (var i = 0; i < _width; i++)
                codes[i] = names[i][row[i]];
            if (at > 0 && row.AsSpan(0, key).SequenceEqual(_rows[order[at - 1]].AsSpan(0, key)))
                throw new ArgumentException($"{release.Flow.Id} has the figure {string.Join('.', codes[..^3])} of {codes[^3]} twice.");
            yield return (codes, _values[order[at]]);
        }
    }

    static ushort[] Ranks(string[] codes)
    {
        var (order, ranks) = (Enumerable.Range(0, codes.Length).ToArray(), new ushort[codes.Length]);
        Array.Sort(order, (one, other) => string.CompareOrdinal(codes[one], codes[other]));
        for (var i = 0; i < order.Length; i++)
            ranks[order[i]] = (ushort)i;
        return ranks;
    }

    static int Compare(ushort[] one, ushort[] other, ushort[][] ranks, int key)
    {
        for (var i = 0; i < key; i++)
            if (one[i] != other[i])
                return ranks[i][one[i]].CompareTo(ranks[i][other[i]]);
        return 0;
    }

    ushort Place(int column, string code, string name, string codelist)
    {
        if (_places[column].TryGetValue(code, out var place))
            return place;
        if (code.Length > 0 || codelist != FlowStructures.NoteList)
        {
            if (!structures.Has(codelist, code))
                throw new ArgumentException($"{code} is no code of {codelist}, which {name} of {release.Flow.Id} has.");
            if (name == AllFlows.State.Id && code != release.State || name == AllFlows.Source.Id && code != release.Source)
                throw new ArgumentException($"A figure of {name} {code} is no part of a release of {release.State} by {release.Source}.");
        }
        return Place(column, code);
    }

    ushort Period(int column, string period) => _places[column].TryGetValue(period, out var place) ? place
        : TimePeriod.TryParse(period, out _) ? Place(column, period) : throw new ArgumentException($"{period} is no period.");

    ushort Place(int column, string code)
    {
        var place = checked((ushort)_places[column].Count);
        _places[column].Add(code, place);
        return place;
    }
}
