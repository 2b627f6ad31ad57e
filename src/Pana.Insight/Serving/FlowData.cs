using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>The published figures that a question is about, and what they consist of.</summary>
/// <param name="Releases">Those that stand at the moment of the question, or all until then.</param>
/// <param name="Layout">Its own for each question; it has every period that occurs.</param>
internal sealed record FlowData(Flow Flow, Artefact Published, IReadOnlyList<PublishedRelease> Releases, DataLayout Layout)
{
    public static async Task<Parsed<FlowData>> OfAsync(DataQuery query, StructureSet set, Publication publication, CancellationToken cancel)
    {
        var found = set.Select(query.Context);
        if (found.IsWrong)
            return Wrong(found.Errors[0]);
        if (found.Value is not [var published])
            return Wrong(found.Value.Count == 0
                ? new SdmxError("nothing-published-under", 404, "There are no data of this.") { Where = "context" }
                : new SdmxError("several-flows", 501, $"One message has data of one flow here, and these are {found.Value.Count}: {string.Join(", ", found.Value.Select(each => each.Id))}.")
                {
                    Where = "resourceID", Found = string.Join(", ", found.Value.Select(each => each.Id)),
                });
        var (flow, provider) = (FlowOf(published, set), (published as ProvisionAgreement)?.Provider?.Item);
        var releases = query.IncludeHistory ? await publication.HistoryAsync(flow, query.AsOf, cancel) : await publication.StandingAsync(flow, query.AsOf, cancel);
        if (provider is not null)
            releases = [.. releases.Where(release => release.Source == provider || release.State == provider && release.Source == FigureSource.State)];
        var (layout, periods) = (DataLayout.Of(published, set), new HashSet<string>());
        foreach (var release in releases)
            periods.UnionWith(await publication.PeriodsAsync(release, cancel));
        foreach (var period in periods.OrderBy(OrderOf))
            layout.Columns[layout.TimeAt].Place(period);
        return new FlowData(flow, published, releases, layout);
    }

    /// <summary>Which codes the chunks must have, by what the question asks of each column.</summary>
    public Func<string, bool>?[] Wanted(DataFilter filter, Func<string, bool> since)
    {
        var wanted = new Func<string, bool>?[Flow.Dimensions.Length + ChunkHead.Extra];
        for (var i = 0; i < wanted.Length - 1; i++)
            if (filter.Places(i) is { } places)
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

    static Parsed<FlowData> Wrong(SdmxError error) => error;
}
