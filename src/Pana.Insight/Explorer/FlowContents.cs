using Pana.Insight.Flows;

namespace Pana.Insight.Explorer;

/// <summary>
/// Which series a flow has at this moment, without their figures: so that a page offers only what there is, and shows something wherever it begins. A
/// series takes two bytes for each dimension.
/// </summary>
internal sealed class FlowContents(Flow flow)
{
    readonly List<string>[] _codes = [.. flow.Dimensions.Select(_ => new List<string>())];
    readonly Dictionary<string, ushort>[] _places = [.. flow.Dimensions.Select(_ => new Dictionary<string, ushort>())];
    readonly List<ushort> _series = [];
    readonly List<(string First, string Last)> _spans = [];
    readonly HashSet<string> _periods = [];

    public Flow Flow => flow;

    public bool IsEmpty => _spans.Count == 0;

    /// <summary>A series comes once or, where figures do not come in order, several times; both are well.</summary>
    public void Add(string[] codes, string period)
    {
        _periods.Add(period);
        var start = _series.Count - codes.Length;
        var same = start >= 0;
        for (var i = 0; same && i < codes.Length; i++)
            same = _codes[i][_series[start + i]] == codes[i];
        if (same)
        {
            var (first, last) = _spans[^1];
            _spans[^1] = (string.CompareOrdinal(period, first) < 0 ? period : first, string.CompareOrdinal(period, last) > 0 ? period : last);
            return;
        }
        for (var i = 0; i < codes.Length; i++)
        {
            if (!_places[i].TryGetValue(codes[i], out var place))
            {
                _places[i][codes[i]] = place = checked((ushort)_codes[i].Count);
                _codes[i].Add(codes[i]);
            }
            _series.Add(place);
        }
        _spans.Add((period, period));
    }

    /// <summary>Codes of a dimension that have figures together with what else is wanted, each with how many series.</summary>
    public Dictionary<string, int> Codes(string dimension, IReadOnlyDictionary<string, IReadOnlySet<string>> wanted)
    {
        var at = flow.IndexOf(dimension);
        var counts = new int[_codes[at].Count];
        foreach (var series in Fitting(wanted, except: at))
            counts[_series[series * _codes.Length + at]]++;
        return counts.Select((count, place) => (Code: _codes[at][place], count)).Where(pair => pair.count > 0).ToDictionary(pair => pair.Code, pair => pair.count);
    }

    /// <summary>Periods, in order, from the first to the last that what is wanted has.</summary>
    public IReadOnlyList<string> Periods(IReadOnlyDictionary<string, IReadOnlySet<string>> wanted)
    {
        var (first, last) = ((string?)null, (string?)null);
        foreach (var series in Fitting(wanted, except: -1))
        {
            var span = _spans[series];
            first = first is null || string.CompareOrdinal(span.First, first) < 0 ? span.First : first;
            last = last is null || string.CompareOrdinal(span.Last, last) > 0 ? span.Last : last;
        }
        // All of one length: years are not mixed with quarters and months.
        return first is null ? [] : [.. _periods.Where(period => period.Length == first.Length && string.CompareOrdinal(period, first) >= 0
            && string.CompareOrdinal(period, last) <= 0).Order(StringComparer.Ordinal)];
    }

    IEnumerable<int> Fitting(IReadOnlyDictionary<string, IReadOnlySet<string>> wanted, int except)
    {
        var masks = new bool[_codes.Length][];
        for (var i = 0; i < masks.Length; i++)
            if (i != except && wanted.TryGetValue(flow.Dimensions[i].Id, out var codes))
                masks[i] = [.. _codes[i].Select(codes.Contains)];
        for (var series = 0; series < _spans.Count; series++)
        {
            var fits = true;
            for (var i = 0; fits && i < masks.Length; i++)
                fits = masks[i] is not { } mask || mask[_series[series * masks.Length + i]];
            if (fits)
                yield return series;
        }
    }
}
