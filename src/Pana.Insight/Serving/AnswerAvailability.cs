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
        var (cancel, asked) = (http.RequestAborted, query.ToData());
        var about = await FlowData.OfAsync(asked, structures.Set, publication, cancel);
        if (about.IsWrong)
            return about.Errors;
        var (data, dimensions) = (about.Value, about.Value.Layout.Dimensions.Select(column => column.Id).ToList());
        var filter = DataFilter.Of(asked, data.Layout);
        SdmxError[] errors = [.. filter.Errors, .. from component in query.Components where !dimensions.Contains(component)
            select new SdmxError("unknown-component", 400, $"There is no dimension {component} here: {string.Join(", ", dimensions)}.") { Where = "componentID", Found = component }];
        if (errors.Length > 0)
            return errors;
        if (SdmxEndpoints.IsKnown(http, query, form, string.Join(',', data.Releases.Select(release => release.Id)), data.Releases.Select(release => release.PublishedAt).DefaultIfEmpty(Messages.StructuresSince).Max()))
            return [];
        var region = query.Mode == AvailabilityMode.Exact ? await RegionAsync(data, filter.Value, asked, query.Components, cancel) : await AddableAsync(data, query, dimensions, cancel);
        var constraint = ActualFigures.Constraint(data.Published, region.Region) with { Annotations = [new("obs_count", Type: "sdmx_metrics", Title: $"{region.Observations}")] };
        var answer = new StructureSet([.. structures.Set.All, constraint]).With([constraint], query.References);
        await Messages.WriteAsync(http, form, StructureMessage.Write(form, new(answer.All.Select(artefact => artefact is Codelist list ? Only(list, constraint, data.Layout.Structure) : artefact)), Messages.Header(http, clock.GetUtcNow())));
        return [];
    }

    async Task<(CubeRegion Region, long Observations)> RegionAsync(FlowData data, DataFilter filter, DataQuery query, IReadOnlyCollection<string> components, CancellationToken cancel)
    {
        bool Since(string since) => Publication.Stands(since) && (query.UpdatedAfter is not { } after || Publication.SinceOf(since).At > after);
        var stream = new FigureStream(publication, data, filter, [new(new(), data.Releases, Since)]);
        // Of all that stands the heads know everything, if nothing was taken back.
        if (query is { Keys.Count: 0, Filters.Count: 0, UpdatedAfter: null } && await stream.IsWholeAsync(cancel))
            return ((await stream.PossibleAsync(cancel)).ToRegion(components), data.Releases.Sum(release => release.Figures));
        var usage = await stream.UsageAsync(cancel);
        return (usage.ToRegion(components), usage.Observations);
    }

    /// <summary>For each dimension what there would be if nothing were said of it: what may be added to the question.</summary>
    async Task<(CubeRegion Region, long Observations)> AddableAsync(FlowData data, AvailabilityQuery query, List<string> dimensions, CancellationToken cancel)
    {
        var (keys, observations) = (new List<RegionValues>(), 0L);
        foreach (var dimension in query.Components is { Count: > 0 } some ? some : dimensions)
        {
            var at = dimensions.IndexOf(dimension);
            var open = query.ToData() with
            {
                Keys = [.. query.Keys.Select(key => key with { Positions = [.. key.Positions.Select((place, position) => position == at ? [] : place)] })],
                Filters = [.. query.Filters.Where(each => each.Component != dimension)],
            };
            var (region, count) = await RegionAsync(data, DataFilter.Of(open, data.Layout).Value, open, [dimension], cancel);
            keys.AddRange(region.Keys);
            observations = Math.Max(observations, count);
        }
        return (new(keys, []), observations);
    }

    /// <summary>Of a list that a dimension has the codes that there are, each with what it is a part of.</summary>
    static Artefact Only(Codelist list, DataConstraint constraint, DataStructure structure)
    {
        var having = structure.Dimensions.Where(dimension => dimension.Representation?.Codelist is { } urn && urn.Id == list.Id).Select(dimension => dimension.Id).ToHashSet();
        if (having.Count == 0)
            return list;
        var kept = constraint.Regions.SelectMany(region => region.Keys).Where(key => having.Contains(key.Component)).SelectMany(key => key.Values).ToHashSet();
        var parents = list.Codes.ToDictionary(code => code.Id, code => code.Parent);
        foreach (var code in kept.ToList())
            for (var parent = parents.GetValueOrDefault(code); parent is not null && kept.Add(parent);)
                parent = parents.GetValueOrDefault(parent);
        return list.Only(kept);
    }
}
