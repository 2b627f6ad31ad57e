using System.Runtime.CompilerServices;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>A data set of the answer: of which releases, and which of their figures.</summary>
/// <param name="Since">Which moments (as chunks have them) are wanted.</param>
internal sealed record FigureSet(DataSetHead Head, IReadOnlyList<PublishedRelease> Releases, Func<string, bool> Since);

/// <summary>Published figures as observations of a layout, data set by data set.</summary>
internal sealed class FigureStream(Publication publication, FlowData data, DataFilter filter, IReadOnlyList<FigureSet> sets)
{
    public async IAsyncEnumerable<Observation> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (columns, row) = (data.Layout.Columns, new int[data.Layout.Columns.Count]);
        var places = new int[columns.Count][];
        for (var set = 0; set < sets.Count; set++)
        {
            var scan = publication.Scan(sets[set].Releases, data.Wanted(filter, sets[set].Since));
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
                    if (filter.Fits(observation))
                        yield return observation;
                }
            }
        }
    }

    /// <summary>Which values may occur, without unpacking anything: no more than that, and perhaps less.</summary>
    public async Task<DataUsage> PossibleAsync(CancellationToken cancel)
    {
        var usage = new DataUsage(data.Layout);
        foreach (var set in sets)
        {
            var wanted = data.Wanted(filter, set.Since);
            foreach (var release in set.Releases)
                foreach (var head in await publication.HeadsAsync(release, cancel))
                    if (FigureScan.Deciding(head, wanted) is { } deciding)
                        for (var i = 0; i < data.Layout.Columns.Count; i++)
                            for (var code = 0; code < head.Codes[i].Length; code++)
                                if (head.Codes[i][code].Length > 0 && deciding[i]?[code] != false)
                                    usage.Note(i, data.Layout.Columns[i].Place(head.Codes[i][code]));
        }
        return usage;
    }

    /// <summary>How many observations there can be at most, by what the heads say.</summary>
    public async Task<long> AtMostAsync(CancellationToken cancel)
    {
        var rows = 0L;
        foreach (var set in sets)
        {
            var wanted = data.Wanted(filter, set.Since);
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

    /// <summary>Which values occur, and how many observations.</summary>
    public async Task<DataUsage> UsageAsync(CancellationToken cancel)
    {
        var usage = new DataUsage(data.Layout);
        await foreach (var observation in ReadAsync(cancel))
            usage.Note(observation);
        return usage;
    }
}
