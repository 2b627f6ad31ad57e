using System.Runtime.CompilerServices;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>A data set of the answer: of which releases, and which of their figures.</summary>
/// <param name="Since">Which moments (as chunks have them) are wanted.</param>
internal sealed record FigureSet(DataSetHead Head, IReadOnlyList<PublishedRelease> Releases, Func<string, bool> Since);

/// <summary>Published figures as observations, data set by data set, each of the flow that its head says.</summary>
internal sealed class FigureStream(Publication publication, IReadOnlyList<FlowData> flows, IReadOnlyList<FigureSet> sets)
{
    public async IAsyncEnumerable<Observation> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var set = 0; set < sets.Count; set++)
        {
            var (data, wanted) = Of(sets[set]);
            var (columns, row) = (data.Layout.Columns, new int[data.Layout.Columns.Count]);
            var places = new int[columns.Count][];
            using var scan = publication.Scan(sets[set].Releases, wanted);
            while (await scan.NextAsync(cancel))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    var column = columns[i];
                    // Nothing (a note that is none) is no value.
                    places[i] = Array.ConvertAll(scan.Head.Codes[i], code => code.Length == 0 ? -1 : column.Place(code));
                }
                for (var at = 0; at < scan.Rows.Length; at++)
                {
                    var each = scan.Rows.Span[at];
                    for (var i = 0; i < row.Length; i++)
                        row[i] = places[i][scan.Cells[i][each]];
                    var observation = new Observation(row, scan.Values[each], set);
                    if (data.Filter.Fits(observation))
                        yield return observation;
                }
            }
        }
    }

    /// <summary>Which values may occur in each flow, without unpacking anything: no more than that, and perhaps less.</summary>
    public async Task<IReadOnlyList<DataUsage>> PossibleAsync(CancellationToken cancel)
    {
        var usages = Unused();
        foreach (var set in sets)
        {
            var ((data, wanted), usage) = (Of(set), usages[set.Head.Structure]);
            foreach (var release in set.Releases)
                foreach (var head in await publication.HeadsAsync(release, cancel))
                    if (FigureScan.Deciding(head, wanted) is { } deciding)
                        for (var i = 0; i < data.Layout.Columns.Count; i++)
                            for (var code = 0; code < head.Codes[i].Length; code++)
                                if (head.Codes[i][code].Length > 0 && deciding[i]?[code] != false)
                                    usage.Note(i, data.Layout.Columns[i].Place(head.Codes[i][code]));
        }
        return usages;
    }

    /// <summary>How many observations there can be at most, by what the heads say.</summary>
    public async Task<long> AtMostAsync(CancellationToken cancel)
    {
        var rows = 0L;
        foreach (var set in sets)
        {
            var (_, wanted) = Of(set);
            foreach (var release in set.Releases)
                rows += (await publication.HeadsAsync(release, cancel)).Sum(head => FigureScan.Deciding(head, wanted) is null ? 0L : head.Rows);
        }
        return rows;
    }

    /// <summary>Whether every figure of the releases stands.</summary>
    public async Task<bool> IsWholeAsync(CancellationToken cancel)
    {
        foreach (var release in sets.SelectMany(set => set.Releases))
            if ((await publication.HeadsAsync(release, cancel)).Any(head => !head.Codes[^1].All(Publication.Stands)))
                return false;
        return true;
    }

    /// <summary>Which values occur in each flow, and how many observations.</summary>
    public async Task<IReadOnlyList<DataUsage>> UsageAsync(CancellationToken cancel)
    {
        var usages = Unused();
        await foreach (var observation in ReadAsync(cancel))
            usages[sets[observation.Set].Head.Structure].Note(observation);
        return usages;
    }

    /// <summary>For whoever notes what occurs, by flow.</summary>
    public IReadOnlyList<DataUsage> Unused() => [.. flows.Select(data => new DataUsage(data.Layout))];

    (FlowData Data, Func<string, bool>?[] Wanted) Of(FigureSet set) => (flows[set.Head.Structure], flows[set.Head.Structure].Wanted(set.Since));
}
