using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Another official stands for a decision that one alone cannot put in force.</summary>
internal sealed class Agree(UnitOfWork unit, Identities identities, PairSight pairs, Verdicts verdicts)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/duplicates/decisions/{id:guid}/agreement",
        async (Guid id, Officer officer, Agree agree, CancellationToken cancel) =>
            Answers.Of(await agree.RunAsync(officer, id, cancel))).Produces<Decided>().Allow(PairSight.Desk);

    public Task<Outcome<Decided>> RunAsync(Officer officer, Guid id, CancellationToken cancel) => unit.RunAsync<Decided>(async () =>
    {
        var registry = unit.Context<RegistryContext>();
        var found = await registry.Decisions.AsNoTracking().SingleOrDefaultAsync(decision => decision.Id == id, cancel);
        if (found is not null)
            await identities.LockAsync([found.OneId, found.OtherId], cancel);
        if (found is null || !await pairs.SeesAsync(officer, found.OneId, found.OtherId, cancel))
            return new Refusal("decision-not-found", 404);
        var decision = await registry.Decisions.SingleAsync(each => each.Id == id, cancel);
        var mine = await registry.Agreements.AnyAsync(agreement => agreement.DecisionId == id && agreement.OfficialId == officer.Id, cancel);
        if (mine || decision.InForceAt is not null)
            return decision.OfficialId == officer.Id ? new Refusal("second-official-needed", 409) : new Decided(id);
        return await verdicts.AgreeAsync(officer, decision, "registry.Agreed", "", cancel) is { } refusal ? refusal : new Decided(id);
    }, cancel);
}
