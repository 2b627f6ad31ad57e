using Microsoft.AspNetCore.Http;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>Answers which codes and periods there are figures of, as a constraint with the role “actual”.</summary>
internal sealed class AnswerAvailability(FlowStructures structures, Publication publication, TimeProvider clock)
{
    public async Task<IReadOnlyList<SdmxError>> AnswerAsync(HttpContext http, AvailabilityQuery query, MediaForm form)
    {
        var cancel = http.RequestAborted;
        var about = await FlowData.OfAsync(query.ToData(), structures.Set, publication, cancel);
        if (about.IsWrong)
            return about.Errors;
        var known = about.Value.SelectMany(data => data.Layout.Dimensions).Select(column => column.Id).Distinct().ToList();
        SdmxError[] errors = [.. from component in query.Components where !known.Contains(component)
            select new SdmxError("unknown-component", 400, $"There is no dimension {component} here: {string.Join(", ", known)}.") { Where = "componentID", Found = component }];
        if (errors.Length > 0)
            return errors;
        if (SdmxEndpoints.IsKnown(http, query, form, [.. about.Value.SelectMany(data => data.Releases)]))
            return [];
        var constraints = new List<(DataConstraint Constraint, DataStructure Of)>();
        foreach (var data in about.Value)
            if (Asked(query, data.Layout) is { Length: > 0 } dimensions)
                constraints.Add((await ConstraintAsync(data, query, dimensions, cancel), data.Layout.Structure));
        DataConstraint[] actual = [.. constraints.Select(each => each.Constraint)];
        var answer = new StructureSet([.. structures.Set.All, .. actual]).With(actual, query.References);
        await Messages.WriteAsync(http, form, StructureMessage.Write(form, new(answer.All.Select(artefact => artefact is Codelist list ? Only(list, constraints) : artefact)), Messages.Header(http, clock.GetUtcNow())));
        return [];
    }

    /// <summary>The dimensions of a flow that are asked about: one that has none of them has nothing to say.</summary>
    static string[] Asked(AvailabilityQuery query, DataLayout layout)
    {
        var all = layout.Dimensions.Select(column => column.Id);
        return [.. query.Components.Count == 0 ? all : query.Components.Where(all.Contains)];
    }

    async Task<DataConstraint> ConstraintAsync(FlowData data, AvailabilityQuery query, string[] dimensions, CancellationToken cancel)
    {
        var (region, observations) = query.Mode == AvailabilityMode.Exact ? await RegionAsync(data, query.UpdatedAfter, dimensions, cancel) : await AddableAsync(data, query.UpdatedAfter, dimensions, cancel);
        return ActualFigures.Constraint(data.Layout.Published, region) with { Annotations = [new("obs_count", Type: "sdmx_metrics", Title: $"{observations}")] };
    }

    async Task<(CubeRegion Region, long Observations)> RegionAsync(FlowData data, DateTimeOffset? updatedAfter, string[] dimensions, CancellationToken cancel)
    {
        bool Since(string since) => Publication.Stands(since) && (updatedAfter is not { } after || Publication.SinceOf(since).At > after);
        var stream = new FigureStream(publication, [data], [new(new(), data.Releases, Since)]);
        // Of all that stands the heads know everything, if nothing was taken back.
        if (data.Filter.MeansAll && updatedAfter is null && await stream.IsWholeAsync(cancel))
            return ((await stream.PossibleAsync(cancel))[0].ToRegion(dimensions), data.Releases.Sum(release => release.Figures));
        var usage = (await stream.UsageAsync(cancel))[0];
        return (usage.ToRegion(dimensions), usage.Observations);
    }

    /// <summary>For each dimension what there would be if nothing were said of it: what may be added to the question.</summary>
    async Task<(CubeRegion Region, long Observations)> AddableAsync(FlowData data, DateTimeOffset? updatedAfter, string[] dimensions, CancellationToken cancel)
    {
        var (keys, observations) = (new List<RegionValues>(), 0L);
        foreach (var dimension in dimensions)
        {
            var (region, count) = await RegionAsync(data with { Filter = data.Filter.Without(dimension) }, updatedAfter, [dimension], cancel);
            keys.AddRange(region.Keys);
            observations = Math.Max(observations, count);
        }
        return (new(keys, []), observations);
    }

    /// <summary>Of a list that a dimension has the codes that there are, each with what it is a part of.</summary>
    static Artefact Only(Codelist list, IReadOnlyList<(DataConstraint Constraint, DataStructure Of)> constraints)
    {
        var having = constraints.Select(each => (each.Constraint, Dimensions: each.Of.Dimensions.Where(dimension => dimension.Representation?.Codelist is { } urn && urn.Id == list.Id).Select(dimension => dimension.Id).ToHashSet()))
            .Where(each => each.Dimensions.Count > 0).ToList();
        if (having.Count == 0)
            return list;
        var kept = having.SelectMany(each => each.Constraint.Regions.SelectMany(region => region.Keys).Where(key => each.Dimensions.Contains(key.Component))).SelectMany(key => key.Values).ToHashSet();
        var parents = list.Codes.ToDictionary(code => code.Id, code => code.Parent);
        foreach (var code in kept.ToList())
            for (var parent = parents.GetValueOrDefault(code); parent is not null && kept.Add(parent);)
                parent = parents.GetValueOrDefault(parent);
        return list.Only(kept);
    }
}
