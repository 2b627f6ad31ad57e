using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>The published figures of one flow that a question is about, what they consist of, and which of them are meant.</summary>
/// <param name="Releases">Those that stand at the moment of the question, or all until then.</param>
/// <param name="Layout">Its own for each question; it has every period that occurs.</param>
internal sealed record FlowData(Flow Flow, IReadOnlyList<PublishedRelease> Releases, DataLayout Layout, DataFilter Filter)
{
    /// <summary>One for each flow (or structure, or agreement) that a question is about.</summary>
    public static async Task<Parsed<FlowData[]>> OfAsync(DataQuery query, StructureSet set, Publication publication, CancellationToken cancel)
    {
        var found = set.Select(query.Context);
        if (found.IsWrong)
            return Parsed<FlowData[]>.Wrong(found.Errors);
        if (found.Value.Count == 0)
            return new SdmxError("nothing-published-under", 404, "There are no data of this.") { Where = "context" };
        DataLayout[] layouts = [.. found.Value.Select(published => DataLayout.Of(published, set))];
        var filters = DataFilter.Of(query, layouts);
        if (filters.IsWrong)
            return Parsed<FlowData[]>.Wrong(filters.Errors);
        var all = new List<FlowData>();
        foreach (var (layout, filter) in layouts.Zip(filters.Value))
            all.Add(await OfAsync(query, FlowOf(layout.Published, set), layout, filter, publication, cancel));
        return all.ToArray();
    }

    static async Task<FlowData> OfAsync(DataQuery query, Flow flow, DataLayout layout, DataFilter filter, Publication publication, CancellationToken cancel)
    {
        var provider = (layout.Published as ProvisionAgreement)?.Provider?.Item;
        var releases = query.IncludeHistory ? await publication.HistoryAsync(flow, query.AsOf, cancel) : await publication.StandingAsync(flow, query.AsOf, cancel);
        if (provider is not null)
            releases = [.. releases.Where(release => release.Source == provider || release.State == provider && release.Source == FigureSource.State)];
        var periods = new HashSet<string>();
        foreach (var release in releases)
            periods.UnionWith(await publication.PeriodsAsync(release, cancel));
        foreach (var period in periods.OrderBy(OrderOf))
            layout.Columns[layout.TimeAt].Place(period);
        return new(flow, releases, layout, filter);
    }

    /// <summary>Which codes the chunks must have, by what the question asks of each column.</summary>
    public Func<string, bool>?[] Wanted(Func<string, bool> since)
    {
        var wanted = new Func<string, bool>?[Flow.Dimensions.Length + ChunkHead.Extra];
        for (var i = 0; i < wanted.Length - 1; i++)
            if (Filter.Places(i) is { } places)
            {
                var column = Layout.Columns[i];
                wanted[i] = code => places.Contains(column.Find(code));
            }
        wanted[^1] = since;
        return wanted;
    }

    /// <summary>By when they begin, and the longer first.</summary>
    static (DateTime, long, string) OrderOf(string period) =>
        TimePeriod.TryParse(period, out var covered) ? (covered.Start, covered.Start.Ticks - covered.End.Ticks, period) : (DateTime.MaxValue, 0, period);

    static Flow FlowOf(Artefact published, StructureSet set) => AllFlows.All.Single(flow => published switch
    {
        ProvisionAgreement agreement => set.Find(agreement.Dataflow)!.Id == flow.Id,
        DataStructure structure => structure.Id == $"DSD_{StructureParts.Short(flow.Id)}",
        _ => published.Id == flow.Id,
    });
}
