using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>Answers questions for figures, streaming: memory does not grow with the answer, but where it must be put into another order.</summary>
internal sealed class AnswerData(FlowStructures structures, Publication publication, SortLimit limit, TimeProvider clock)
{
    /// <summary>A JSON answer up to so many observations lists only the values that occur in it; a longer one those that may.</summary>
    const int Short = 20_000;

    public async Task<IReadOnlyList<SdmxError>> AnswerAsync(HttpContext http, DataQuery query, MediaForm form)
    {
        var cancel = http.RequestAborted;
        var about = await FlowData.OfAsync(query, structures.Set, publication, cancel);
        if (about.IsWrong)
            return about.Errors;
        var flows = about.Value;
        if (SdmxEndpoints.IsKnown(http, query, form, [.. flows.SelectMany(data => data.Releases)]))
            return [];
        var sets = new List<FigureSet>();
        foreach (var (at, data) in flows.Index())
            sets.AddRange((await SetsAsync(query, data, cancel)).Select(set => set with { Head = set.Head with { Structure = at } }));
        var (stream, heads) = (new FigureStream(publication, flows, sets), sets.ConvertAll(set => set.Head));
        var arrangement = new Arrangement(query, [.. flows.Select(data => data.Layout)], heads, form.Format == MessageFormat.CsvData);
        if (arrangement.NeedsMemory && await stream.AtMostAsync(cancel) is var many && many > limit.Observations)
            return [new("too-many-to-sort", 413, $"This may be {many} observations, and at most {limit.Observations} are put into another order. Ask for less, or for series by time without sort.") { Where = query.Sort.Count > 0 ? "sort" : "dimensionAtObservation", Found = $"{many}" }];
        var observations = arrangement.Of(stream.ReadAsync(cancel), cancel);
        IReadOnlyList<DataUsage>? usages = null;
        if (form.IsJson)
            (usages, observations) = await KnowAsync(stream, heads, observations, cancel);
        Presentation[] presentations = [.. flows.Select((data, at) => new Presentation(data.Layout, query) { Usage = usages?[at] })];
        var header = Messages.Header(http, clock.GetUtcNow(), heads);
        await Messages.WriteAsync(http, form, pipe => DataWriter.WriteAsync(pipe, form, presentations, header, observations, cancel));
        return [];
    }

    /// <summary>The data sets of a flow: what stands; or what changed and what was taken back; or all releases, each with the time in which it stood.</summary>
    async Task<IReadOnlyList<FigureSet>> SetsAsync(DataQuery query, FlowData data, CancellationToken cancel)
    {
        bool IsLater(string since) => query.UpdatedAfter is not { } after || Publication.SinceOf(since).At > after;
        bool Stands(string since) => Publication.Stands(since) && IsLater(since);
        if (query.IncludeHistory)
        {
            var until = data.Releases.ToLookup(release => (release.State, release.Source)).SelectMany(all => all.Zip(all.Skip(1).Select(next => (DateTimeOffset?)next.PublishedAt).Append(null)));
            return [.. from each in until
                where query.UpdatedAfter is not { } after || each.First.PublishedAt > after
                orderby each.First.PublishedAt, each.First.State, each.First.Source, each.First.Number
                select new FigureSet(new(DataAction.Information, each.First.PublishedAt, each.Second), [each.First], Stands)];
        }
        if (query.UpdatedAfter is null)
            return [new(new(), data.Releases, Publication.Stands)];
        bool IsGone(string since) => !Publication.Stands(since) && IsLater(since);
        var gone = new List<PublishedRelease>();
        foreach (var release in data.Releases)
            if ((await publication.HeadsAsync(release, cancel)).Any(head => head.Codes[^1].Any(IsGone)))
                gone.Add(release);
        FigureSet changed = new(new(DataAction.Append), data.Releases, Stands);
        return gone.Count == 0 ? [changed] : [changed, new(new(DataAction.Delete), gone, IsGone)];
    }

    /// <summary>JSON lists its values before the first observation.</summary>
    static async Task<(IReadOnlyList<DataUsage>, IAsyncEnumerable<Observation>)> KnowAsync(FigureStream stream, IReadOnlyList<DataSetHead> heads, IAsyncEnumerable<Observation> observations, CancellationToken cancel)
    {
        var (first, usages) = (new List<Observation>(), stream.Unused());
        var rest = observations.GetAsyncEnumerator(cancel);
        while (first.Count < Short && await rest.MoveNextAsync())
        {
            usages[heads[rest.Current.Set].Structure].Note(rest.Current);
            first.Add(rest.Current with { Places = rest.Current.Places.ToArray() });
        }
        return (first.Count < Short ? usages : await stream.PossibleAsync(cancel), WholeAsync(first, rest, cancel));
    }

    static async IAsyncEnumerable<Observation> WholeAsync(List<Observation> first, IAsyncEnumerator<Observation> rest, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using (rest)
        {
            foreach (var observation in first)
                yield return observation;
            first.Clear();
            while (await rest.MoveNextAsync())
                yield return rest.Current;
        }
    }
}

/// <summary>So many observations are put into another order, and no more: anybody may ask, and memory is everybody's.</summary>
internal sealed class SortLimit
{
    public int Observations { get; set; } = 1_000_000;
}
