using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// What the official is asked about: pairs by how alike they are, and decisions that wait for a second word. How alike is
/// counted anew from what this official may read; a pair that is only alike by words behind another wall is not there.
/// </summary>
internal sealed class DeskQueue(
    UnitOfWork unit, PersonKeys keys, PairSight pairs, Sight sight, Faces faces, Open.Persons persons, Officials officials, Readings readings,
    ScreenContext screen)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    const int MostPairs = 200, MostShown = 50;

    /// <summary>So much more alike than when they were called different, and it is asked again.</summary>
    const int NewEvidence = 50;

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
        var views = new List<PairView>();
        foreach (var pair in await pairs.OfAsync(officer, [.. waiting.Select(one => Ordered(one.OneId, one.OtherId))
            .Concat(likely.Select(one => Ordered(one.OneId, one.OtherId))).Distinct()], cancel))
            if (views.Count < MostShown && await ViewAsync(officer, pair.One, pair.Other, isAsked: true, cancel) is { } view)
                views.Add(view);
        await RecordAsync(officer, views, cancel);
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
        return [.. views.OrderByDescending(view => view.Agreeable is not null).ThenByDescending(view => view.Likeness)];
    }

    /// <summary>A pair is the same pair whichever of the two was named first.</summary>
    static (Guid One, Guid Other) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    /// <summary>One pair, also one that nobody is asked about; null when the official may not know of both.</summary>
    public async Task<PairView?> FindAsync(Officer officer, Guid one, Guid other, CancellationToken cancel)
    {
        if (!await pairs.SeesAsync(officer, one, other, cancel) || await ViewAsync(officer, one, other, isAsked: false, cancel) is not { } view)
            return null;
        await RecordAsync(officer, [view], cancel);
        return view;
    }

    async Task<PairView?> ViewAsync(Officer officer, Guid one, Guid other, bool isAsked, CancellationToken cancel)
    {
        var seen = (await faces.SeenByAsync(officer, [one, other], cancel)).ToDictionary(face => face.Person.Id);
        if (seen.Count < 2 || seen.Values.Any(face => face.IsErased))
            return null;
        var likeness = Likeness.Of(seen[one].Facts, seen[other].Facts);
        var said = await Registry.Decisions.AsNoTracking().Where(decision => decision.OneId == one && decision.OtherId == other
            || decision.OneId == other && decision.OtherId == one).OrderByDescending(decision => decision.DecidedAt).ToListAsync(cancel);
        var open = said.FirstOrDefault(decision => decision.InForceAt is null && decision.UndoneAt is null);
        var isMine = open is not null && await Registry.Agreements.AnyAsync(
            agreement => agreement.DecisionId == open.Id && agreement.OfficialId == officer.Id, cancel);
        if (isAsked && (isMine || open is null && (!likeness.IsAsked || IsSettled(said.FirstOrDefault(decision => decision.Verdict != Verdict.NotSure), likeness))))
            return null;
        return new(Side(seen[one]), Side(seen[other]), likeness.Thousandths, likeness.Signs,
            NameForms.Explain(seen[one].Facts.Name, seen[other].Facts.Name, screen.Language.Code),
            open is null || isMine ? null : await AskedAsync(open, cancel));
    }

    /// <summary>One person already, or two until there is something new; after a parting nobody is asked the same again either.</summary>
    static bool IsSettled(IdentityDecision? last, Likeness likeness) => last?.Verdict switch
    {
        Verdict.Same => true,
        Verdict.Different or Verdict.Apart => likeness.Thousandths < last.Likeness + NewEvidence,
        _ => false,
    };

    async Task<AskedDecision> AskedAsync(IdentityDecision open, CancellationToken cancel)
    {
        var key = await keys.OfAsync(open.OneId, cancel);
        var by = await officials.FindAsync(open.OfficialId, cancel);
        return new(open.Id, open.Verdict, by?.Name ?? "", key.IsRefused ? "" : key.Value.Open(open).Reason, open.DecidedAt);
    }

    PairSide Side(Face face) => new(persons.Card(face), face.Facts);

    Task RecordAsync(Officer officer, IReadOnlyCollection<PairView> views, CancellationToken cancel) => unit.RunAsync(async () =>
    {
        foreach (var id in views.SelectMany(view => new[] { view.One.Card.Id, view.Other.Card.Id }).Distinct())
            await readings.RecordAsync(officer, id, null, OwnWall.OfReading(officer, Wall.Open), "reading.duplicates", cancel);
    }, cancel);
}
