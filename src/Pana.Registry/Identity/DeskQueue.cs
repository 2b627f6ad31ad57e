using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// What the official is asked about: pairs by how alike they are, and decisions that wait for a second word. A pair that is only
/// alike by words behind another wall is not there.
/// </summary>
internal sealed class DeskQueue(UnitOfWork unit, PairSight pairs, PairViews views, Sight sight, Readings readings)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    const int MostPairs = 200, MostShown = 50;

    RegistryContext Registry => unit.Context<RegistryContext>();

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/duplicates",
        async (Officer officer, DeskQueue queue, CancellationToken cancel) => TypedResults.Ok(await queue.ListAsync(officer, cancel)))
        .Produces<IReadOnlyList<PairView>>().Allow(PairSight.Desk);

    public async Task<IReadOnlyList<PairView>> ListAsync(Officer officer, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var seen = sight.Persons(officer);
        var likely = await Registry.LikelyPairs.AsNoTracking().Where(pair => officer.LeadsUnit
                ? seen.Any(person => person.Id == pair.OneId || person.Id == pair.OtherId)
                : seen.Any(person => person.Id == pair.OneId) && seen.Any(person => person.Id == pair.OtherId))
            .OrderByDescending(pair => pair.Likeness).Take(MostPairs).ToListAsync(cancel);
        var waiting = await Registry.Decisions.AsNoTracking().Where(decision => decision.InForceAt == null && decision.UndoneAt == null
                && !Registry.Agreements.Any(agreement => agreement.DecisionId == decision.Id && agreement.OfficialId == officer.Id)
                && seen.Any(person => person.Id == decision.OneId || person.Id == decision.OtherId))
            .OrderBy(decision => decision.DecidedAt).Take(MostPairs).ToListAsync(cancel);
        var known = await pairs.OfAsync(officer, [.. waiting.Select(one => (one.OneId, one.OtherId))
            .Concat(likely.Select(one => (one.OneId, one.OtherId))).Distinct()], cancel);
        var shown = (await views.OfAsync(officer, known, onlyAsked: true, cancel)).Take(MostShown).ToList();
        await RecordAsync(officer, shown, cancel);
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
        return [.. shown.OrderByDescending(view => view.Agreeable is not null).ThenByDescending(view => view.Likeness)];
    }

    /// <summary>One pair, also one that nobody is asked about; null when the official may not know of both.</summary>
    public async Task<PairView?> FindAsync(Officer officer, Guid one, Guid other, CancellationToken cancel)
    {
        if (!await pairs.SeesAsync(officer, one, other, cancel)
            || (await views.OfAsync(officer, [(one, other)], onlyAsked: false, cancel)).SingleOrDefault() is not { } view)
            return null;
        await RecordAsync(officer, [view], cancel);
        return view;
    }

    Task RecordAsync(Officer officer, IReadOnlyCollection<PairView> shown, CancellationToken cancel) => unit.RunAsync(async () =>
    {
        foreach (var id in shown.SelectMany(view => new[] { view.One.Card.Id, view.Other.Card.Id }).Distinct())
            await readings.RecordAsync(officer, id, null, OwnWall.OfReading(officer, Wall.Open), "reading.duplicates", cancel);
    }, cancel);
}
