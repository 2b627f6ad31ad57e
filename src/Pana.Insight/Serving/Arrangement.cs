using System.Runtime.CompilerServices;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>
/// Which of the observations that fit, and in which order within their data set: the first or last of each series, sorted, from one to another. Observations come by
/// series and period; another order needs memory for the whole answer.
/// </summary>
/// <param name="layouts">Of the data sets, as their heads say.</param>
/// <param name="isFlat">The form of the answer knows no series.</param>
internal sealed class Arrangement(DataQuery query, IReadOnlyList<DataLayout> layouts, IReadOnlyList<DataSetHead> sets, bool isFlat)
{
    readonly IReadOnlyList<(int Column, bool IsDescending)>[] _orders = [.. layouts.Select(layout => Order(query, layout, isFlat))];

    /// <summary>The answer has to be held in memory before it can be given.</summary>
    public bool NeedsMemory => _orders.Any(order => order.Count > 0);

    public IAsyncEnumerable<Observation> Of(IAsyncEnumerable<Observation> observations, CancellationToken cancel)
    {
        if (query.FirstObservations is not null || query.LastObservations is not null)
            observations = EndsAsync(observations, cancel);
        if (NeedsMemory)
            observations = SortedAsync(observations, cancel);
        return query.Offset > 0 || query.Limit is not null ? PartAsync(observations, cancel) : observations;
    }

    async IAsyncEnumerable<Observation> EndsAsync(IAsyncEnumerable<Observation> observations, [EnumeratorCancellation] CancellationToken cancel)
    {
        var series = new List<Observation>();
        await foreach (var observation in observations.WithCancellation(cancel))
        {
            if (series.Count > 0 && !IsOneSeries(series[0], observation))
            {
                foreach (var each in Ends(series))
                    yield return each;
                series.Clear();
            }
            series.Add(observation with { Places = observation.Places.ToArray() });
        }
        foreach (var each in Ends(series))
            yield return each;
    }

    IEnumerable<Observation> Ends(List<Observation> series)
    {
        var first = query.FirstObservations ?? 0;
        var last = series.Count - (query.LastObservations ?? 0);
        // Periods are kept by their letters, which is the order of time within a series.
        return series.Where((_, at) => at < first || at >= last);
    }

    bool IsOneSeries(in Observation one, in Observation other)
    {
        if (one.Set != other.Set)
            return false;
        var layout = layouts[sets[one.Set].Structure];
        ReadOnlySpan<int> left = one.Places.Span, right = other.Places.Span;
        for (var i = 0; i < layout.DimensionCount; i++)
            if (i != layout.TimeAt && left[i] != right[i])
                return false;
        return true;
    }

    async IAsyncEnumerable<Observation> SortedAsync(IAsyncEnumerable<Observation> observations, [EnumeratorCancellation] CancellationToken cancel)
    {
        var all = new List<Observation>();
        await foreach (var observation in observations.WithCancellation(cancel))
            all.Add(observation with { Places = observation.Places.ToArray() });
        var ranks = layouts.Select(layout => layout.Columns.Select(Ranks).ToArray()).ToArray();
        // In a list, a sort keeps what is equal in its order.
        foreach (var observation in all.Order(Comparer<Observation>.Create(Compare)))
            yield return observation;

        int Compare(Observation one, Observation other)
        {
            var (result, structure) = (one.Set.CompareTo(other.Set), sets[one.Set].Structure);
            var order = _orders[structure];
            for (var i = 0; i < order.Count && result == 0; i++)
            {
                var (column, isDescending) = order[i];
                result = column < 0 ? one.Value.CompareTo(other.Value) : Rank(ranks[structure][column], one, column).CompareTo(Rank(ranks[structure][column], other, column));
                result = isDescending ? -result : result;
            }
            return result;
        }

        static int Rank(int[] ranks, in Observation observation, int column) => observation.Places.Span[column] is >= 0 and var place ? ranks[place] : -1;
    }

    async IAsyncEnumerable<Observation> PartAsync(IAsyncEnumerable<Observation> observations, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (skipped, left) = (0L, query.Limit ?? long.MaxValue);
        await foreach (var observation in observations.WithCancellation(cancel))
        {
            if (skipped++ < query.Offset)
                continue;
            yield return observation;
            if (--left == 0)
                yield break;
        }
    }

    /// <summary>By which columns is sorted, -1 for the value; none where the observations come rightly as they come. What a layout lacks does not order it.</summary>
    static List<(int Column, bool IsDescending)> Order(DataQuery query, DataLayout layout, bool isFlat)
    {
        var dimensions = Enumerable.Range(0, layout.DimensionCount).ToArray();
        var at = query.DimensionAtObservation switch { null => layout.TimeAt, DataQuery.AllDimensions => -1, var dimension => layout.IndexOf(dimension) };
        int[] series = at < 0 ? dimensions : [.. dimensions.Where(column => column != at)];
        List<(int Column, bool IsDescending)> asked = [.. query.Sort.SelectMany(order => (order.Component switch
        {
            "*" => dimensions,
            "series_key" => series,
            var component => layout.IndexOf(component) is var column && (column >= 0 || component == layout.Measure.Id) ? [column] : [],
        }).Select(column => (column, order.IsDescending))).DistinctBy(order => order.column)];
        if (isFlat || at < 0)
            return asked;
        if (asked.Count == 0 && at == layout.TimeAt)
            return [];
        // A series stays together: its own dimensions go before whatever moves within it.
        var own = asked.Where(order => series.Contains(order.Column)).ToList();
        return [.. own, .. series.Except(own.Select(order => order.Column)).Select(column => (column, false)), .. asked.Where(order => !series.Contains(order.Column)), (at, false)];
    }

    /// <summary>Periods by the time that they cover, all else by letters.</summary>
    static int[] Ranks(DataColumn column)
    {
        var (ranks, rank) = (new int[column.Values.Count], 0);
        foreach (var place in Enumerable.Range(0, ranks.Length).OrderBy(place => column.IsTime && TimePeriod.TryParse(column.Values[place].Id, out var period) ? period.Start : DateTime.MinValue)
            .ThenBy(place => column.Values[place].Id, StringComparer.Ordinal))
            ranks[place] = rank++;
        return ranks;
    }
}
