using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Casework.Steps;

/// <summary>Who of a unit has a case, as its supervisor says; recorded like everything else.</summary>
internal sealed class Assign(
    UnitOfWork unit, CaseworkContext casework, Dossiers dossiers, CaseBook book, CaseSight sight, Officials officials, TimeProvider clock)
{
    public const string Entry = "reassignment";

    const int LongestReason = 1_000;

    /// <summary>Gives the case to an official of the unit, or (null) to nobody in particular.</summary>
    public Task<Outcome<StepReceipt>> RunAsync(
        Officer officer, Guid id, Guid? to, string? reason, long? version, CancellationToken cancel) => unit.RunAsync<StepReceipt>(async () =>
    {
        if (await dossiers.PersonOfAsync(id) is not { } person)
            return new Refusal("no-such-case", 404);
        var dossier = await dossiers.HoldAsync(person, cancel);
        var row = dossier.Cases[id];
        if (sight.Of(officer, row, dossier.Cases.Values, dossier.Members) < SightLevel.Full)
            return new Refusal("no-such-case", 404);
        if (!officer.LeadsUnit || row.Unit != officer.Unit || row.Authority != officer.Authority)
            return new Refusal("not-your-unit", 403);
        if (version is not null && version != row.Version)
            return new Refusal("stale", 409, new Dictionary<string, string>
            {
                ["step"] = $"step.{dossier.Situation.Find(id)!.Taken[^1].Step.Key}", ["at"] = "", ["state"] = $"state.{row.State}",
            });
        if (reason is not { Length: > 0 and <= LongestReason })
            return new Refusal("reason-missing", 422);
        if (to is { } next && (await officials.FindAsync(next, cancel) is not { } official || official.Unit != row.Unit
            || official.Authority != row.Authority || sight.Of(official, row, dossier.Cases.Values, dossier.Members) < SightLevel.Full))
            return new Refusal("official-unknown", 422);
        row.OfficerId = to;
        return await book.RecordAsync(row, Hand.Of(officer), Entry, clock.GetUtcNow(), new() { Officer = to, Reason = reason }, cancel) is { } refusal
            ? refusal : new StepReceipt(row.Id, row.Number, row.State, row.Version + 1, []);
    }, cancel);

    /// <summary>The supervisor has seen that a term ran out.</summary>
    public async Task<Refusal?> SeenAsync(Officer officer, Guid term, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var seen = 0;
        await unit.RunAsync(async () => seen = await casework.Firings.Where(firing => firing.TermId == term && firing.SeenAt == null
            && firing.Unit == officer.Unit && firing.Authority == officer.Authority && firing.Consequence == Consequence.Escalate)
            .ExecuteUpdateAsync(set => set.SetProperty(firing => firing.SeenAt, now), cancel), cancel);
        return seen > 0 ? null : new("no-such-case", 404);
    }
}
