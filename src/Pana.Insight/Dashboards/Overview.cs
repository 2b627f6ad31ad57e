using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Insight.Dashboards.Pages;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Dashboards;

/// <summary>The overview of a unit, on the screen, on paper and as files; what leaves passes the gate.</summary>
internal sealed class Overview(WorkFigures work, SetCapacity capacities, Egress egress, InsightSettings settings, ScreenContext screen)
{
    /// <summary>Null for whoever leads no unit: they have the published figures.</summary>
    public async Task<OverviewView?> ReadAsync(Officer officer, CancellationToken cancel)
    {
        if (await work.ReadAsync(officer, cancel) is not { } figures)
            return null;
        var capacity = figures.Post is null ? null : await capacities.OfAsync(officer, cancel);
        return new(figures.At, new OverviewParts(figures, capacity, screen).All(), figures.Post is not null,
            capacity is null ? null : screen["dashboards.capacity.now", ("n", screen.Number(capacity.PersonsPerDay)), ("source", capacity.Source), ("day", screen.Day(capacity.SetAt))]);
    }

    public async Task<IResult> PrintAsync(Officer officer, CancellationToken cancel)
    {
        if (await ReadAsync(officer, cancel) is not { } view)
            return Answers.Refused(OverviewEndpoints.NoUnit);
        return await PassAsync(officer, EgressKind.Print, view.Parts, cancel) is { } blocked ? Answers.Refused(blocked)
            : new RazorComponentResult<OverviewPage>(new { View = view, IsPrint = true });
    }

    public async Task<IResult> FileAsync(Officer officer, string name, CancellationToken cancel)
    {
        if ((await ReadAsync(officer, cancel))?.Parts.FirstOrDefault(part => part.Name == name) is not { } part)
            return Answers.Refused(new("no-such-table", 404));
        return await PassAsync(officer, EgressKind.Export, [part], cancel) is { } blocked ? Answers.Refused(blocked) : CsvFile.Of($"pana-internal-{name}", part.Table);
    }

    /// <summary>The gate is asked for every wall behind which a number stands; numbers name nobody, so that there is no person to ask it for.</summary>
    async Task<Refusal?> PassAsync(Officer officer, EgressKind kind, IReadOnlyList<FigurePart> parts, CancellationToken cancel)
    {
        foreach (var wall in parts.SelectMany(part => part.Walls).Distinct())
        {
            var function = officer.Functions.OrderByDescending(each => Walls.Sees(each, wall)).First();
            var own = EgressParty.Own(officer, settings.State!.ToLowerInvariant(), function);
            if (await egress.CheckAsync(officer, new(kind, own, own, [], wall, ["unit-figures"]), cancel) is { } blocked)
                return blocked;
        }
        return null;
    }
}
