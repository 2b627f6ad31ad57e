using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <param name="DecisionId">The decision that joined two numbers.</param>
/// <param name="Moved">Words said since then that belong to the other number than the one under which they were written; all
/// else stays under its own. Cases stay where they were opened: their record is sealed with that number's key.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApartInput(Guid DecisionId, string? Reason, IReadOnlyList<Guid>? Moved)
{
    public override string ToString() => "•••";
}

/// <summary>
/// Says that two numbers were wrongly made one person. Like joining it needs a second official: a hold on removal may end with
/// it. What was before is there again, and what came since lies under the number where it was written.
/// </summary>
internal sealed class TakeApart(UnitOfWork unit, Identities identities, PairSight pairs, Sight sight, Verdicts verdicts)
{
    const int MostMoved = 100;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/{id:guid}/identity/apart",
        async (Guid id, ApartInput input, Officer officer, TakeApart apart, CancellationToken cancel) =>
            Answers.Of(await apart.RunAsync(officer, id, input, cancel))).Produces<Decided>().Allow(PairSight.Desk);

    public async Task<Outcome<Decided>> RunAsync(Officer officer, Guid id, ApartInput input, CancellationToken cancel) =>
        CorrectPerson.Unfounded(input.Reason, SaidBy.Officer) is { } unfounded ? unfounded
            : await unit.RunAsync(() => WriteAsync(officer, id, input, cancel), cancel);

    async Task<Outcome<Decided>> WriteAsync(Officer officer, Guid id, ApartInput input, CancellationToken cancel)
    {
        var registry = unit.Context<RegistryContext>();
        await identities.LockAsync([id], cancel);
        var members = await identities.OfAsync(id, cancel);
        var joined = await registry.Decisions.AsNoTracking().SingleOrDefaultAsync(decision => decision.Id == input.DecisionId
            && decision.Verdict == Verdict.Same && decision.InForceAt != null && decision.UndoneAt == null && members.Contains(decision.OneId), cancel);
        if (joined is null || !await pairs.SeesAsync(officer, joined.OneId, joined.OtherId, cancel))
            return new Refusal("decision-not-found", 404);
        var moved = (input.Moved ?? []).Distinct().ToList();
        var movable = await registry.Links.CountAsync(link => moved.Contains(link.SourceId) && members.Contains(link.PersonId)
            && sight.Records(officer).Any(record => record.Id == link.SourceId && record.RegisteredAt >= joined.InForceAt), cancel);
        if (moved.Count > MostMoved || movable != moved.Count)
            return new Refusal("word-not-movable", 422);
        return await verdicts.SayAsync(officer, Pair.Of(joined.OneId, joined.OtherId), Verdict.Apart, new(input.Reason!.Trim(), moved),
            joined.Likeness, joined.Id, cancel);
    }
}
