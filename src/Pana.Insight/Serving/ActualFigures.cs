using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>The structures together with what there is of each flow at this moment.</summary>
internal sealed class ActualFigures(FlowStructures structures, Publication publication, ActualFigures.Known known)
{
    /// <summary>The last of them, kept while nothing new is published.</summary>
    internal sealed class Known
    {
        public Kept? Last { get; set; }

        internal sealed record Kept(string Releases, StructureSet Set);
    }

    public async Task<(string Releases, DateTimeOffset Modified, StructureSet Set)> SetAsync(DateTimeOffset? asOf, CancellationToken cancel)
    {
        var standing = await publication.StandingAsync(null, asOf, cancel);
        var (releases, modified) = (string.Join(',', standing.Select(release => release.Id)), standing.Select(release => release.PublishedAt).Append(Messages.StructuresSince).Max());
        if (known.Last is { } last && last.Releases == releases)
            return (releases, modified, last.Set);
        var artefacts = structures.Set.All.ToList();
        foreach (var flow in AllFlows.All)
        {
            var published = structures.ArtefactOf(flow);
            var codes = new HashSet<string>[flow.Dimensions.Length + 1];
            for (var i = 0; i < codes.Length; i++)
                codes[i] = [];
            foreach (var release in standing.Where(release => release.Flow == flow.Id))
                await AddAsync(release, codes, cancel);
            artefacts.Add(Constraint(published, new([.. codes.Select((each, column) => new RegionValues(NameOf(flow, column), [.. each.Order(StringComparer.Ordinal)])).Where(each => each.Values.Count > 0)], [])));
        }
        known.Last = new(releases, new(artefacts));
        return (releases, modified, known.Last.Set);
    }

    /// <summary>By the heads alone, but where something was taken back: then its figures are gone through.</summary>
    async Task AddAsync(PublishedRelease release, HashSet<string>[] codes, CancellationToken cancel)
    {
        var heads = await publication.HeadsAsync(release, cancel);
        if (heads.All(head => head.Codes[^1].All(Publication.Stands)))
        {
            foreach (var head in heads)
                for (var i = 0; i < codes.Length; i++)
                    codes[i].UnionWith(head.Codes[i]);
            return;
        }
        var wanted = new Func<string, bool>?[codes.Length + ChunkHead.Extra - 1];
        wanted[^1] = Publication.Stands;
        using var scan = publication.Scan([release], wanted);
        while (await scan.NextAsync(cancel))
            for (var i = 0; i < codes.Length; i++)
                foreach (var row in scan.Rows.Span)
                    codes[i].Add(scan.Head.Codes[i][scan.Cells[i][row]]);
    }

    /// <summary>What there is of a flow. Of time the first and the last period are said.</summary>
    public static DataConstraint Constraint(Artefact published, CubeRegion region) =>
        new(Flow.Agency, $"ACTUAL_{published.Id}", published.Version, published.Names, ConstraintRole.Actual, [published.Urn],
            region.Keys.Count == 0 ? [] : [region with { Keys = [.. region.Keys.Select(key => key.Component == TimeDimension.Name ? Span(key) : key)] }]);

    static RegionValues Span(RegionValues periods)
    {
        var covered = periods.Values.Where(period => TimePeriod.TryParse(period, out _)).Select(period => (Period: period, Time: TimePeriod.TryParse(period, out var time) ? time : default)).ToList();
        return periods with { Values = [], From = new(covered.MinBy(each => each.Time.Start).Period), To = new(covered.MaxBy(each => each.Time.End).Period) };
    }

    static string NameOf(Flow flow, int column) => column < flow.Dimensions.Length ? flow.Dimensions[column].Id : TimeDimension.Name;
}
