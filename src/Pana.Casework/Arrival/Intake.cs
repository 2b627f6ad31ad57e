using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Arrival;

/// <summary>A group at the post. Prints <c>•••</c>.</summary>
/// <param name="Language">ISO 639-3; the one in which rights were explained.</param>
/// <param name="Medium">A code of <c>information-medium</c>; empty while nothing was explained.</param>
/// <param name="People">In the order of the arrival's persons; nothing for those of whom nothing is noted.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record IntakeInput(ArrivalInput? Arrival, string? Language, string? Medium,
    IReadOnlyList<IntakePerson>? People)
{
    public override string ToString() => "•••";
}

/// <param name="VoicedFear">Said by the person unasked: on a group's screens nobody is asked (protection.md
/// 20).</param>
/// <param name="Language">Another than the group's.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record IntakePerson(IReadOnlyList<string>? Needs, string? NeedsNote, bool VoicedFear, string? Language,
    string? Medium)
{
    public static readonly IntakePerson NothingNoted = new(null, null, false, null, null);

    public override string ToString() => "•••";
}

internal sealed record IntakeReceipt(Guid GroupId, IReadOnlyList<IntakeCase> Cases);

/// <param name="CaseId">Null for somebody whom the family names and who is not with them.</param>
internal sealed record IntakeCase(Guid PersonId, string Number, Guid? CaseId);

/// <summary>
/// Registers everybody who came, opens their intakes, records what was explained and what is urgent, and sends the
/// referrals that wait for nothing: one transaction, all of it or nothing.
/// </summary>
internal sealed class Intake(UnitOfWork unit, CaseworkContext casework, Registrations registrations, Persons persons,
    TakeStep steps, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/intakes",
        async (IntakeInput input, HttpRequest request, Officer officer, Intake intake, CancellationToken cancel) =>
            Answers.Of(await intake.RunAsync(
            officer, input, request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 100 } key] ? key : null,
                cancel)))
        .Produces<IntakeReceipt>().Allow(Function.Border);

    public Task<Outcome<IntakeReceipt>> RunAsync(Officer officer, IntakeInput input, string? key,
        CancellationToken cancel) =>
        unit.RunAsync(() => WriteAsync(officer, input, key, cancel), cancel);

    async Task<Outcome<IntakeReceipt>> WriteAsync(Officer officer, IntakeInput input, string? key,
        CancellationToken cancel)
    {
        if (key is not null && await BeforeAsync(officer, key, cancel) is { } before)
            return before;
        if (input.Arrival is null)
            return new Refusal("arrival-of-nobody", 422);
        var arrived = await registrations.ArrivalAsync(officer, input.Arrival, cancel);
        if (arrived.Refusal is { } refusal)
            return refusal;
        var ids = arrived.Value.Persons.Select(person => person.Id).ToList();
        var cases = await casework.Cases.AsNoTracking()
            .Where(each => ids.Contains(each.PersonId) && each.Procedure == nameof(BorderIntake))
            .ToDictionaryAsync(each => each.PersonId, cancel);
        var ages = await persons.AgesAsync(ids, cancel);
        var group = input.Arrival.Persons.Zip(ids, (typed, id) =>
            new Companion(typed.Relation, ages.TryGetValue(id, out var age) ? age : null, typed.IsSeparated, typed.RelationBy)).ToList();
        foreach (var (index, id) in ids.Index())
            if (cases.TryGetValue(id, out var row))
            {
                var noted = input.People?.ElementAtOrDefault(index) ?? IntakePerson.NothingNoted;
                if (await RecordAsync(officer, row, input, noted, Accompaniment.MayBeAlone(group[index], group),
                    cancel) is { } no)
                    return no;
            }
        var receipt = new IntakeReceipt(arrived.Value.GroupId,
            [.. arrived.Value.Persons.Select(person =>
                new IntakeCase(person.Id, person.Number, cases.GetValueOrDefault(person.Id)?.Id))]);
        if (key is not null)
            casework.Answers.Add(new()
            {
                OfficerId = officer.Id, Key = key, Asked = nameof(Intake), At = clock.GetUtcNow(),
                Receipt = System.Text.Json.JsonSerializer.Serialize(receipt),
            });
        return receipt;
    }

    /// <summary>
    /// The referral of a child who may be alone went with the arrival itself; what is urgent follows it first. Then rights, needs, and whatever was voiced.
    /// </summary>
    async Task<Refusal?> RecordAsync(Officer officer, Case row, IntakeInput input, IntakePerson noted,
        bool mayBeAlone, CancellationToken cancel)
    {
        var version = row.Version;
        var needs = noted.Needs is { Count: > 0 } some ? some.ToArray() : [];
        var urgent = needs.Length > 0 ? new Dictionary<string, string[]> { ["Needs"] = needs } : [];
        if (mayBeAlone && needs.Length > 0 && await TakeAsync(Referral.SendToGuardianship, null, urgent) is { } unsent)
            return unsent;
        var (language, medium) = noted.Language is { Length: > 0 } own && own != input.Language
            ? (own, noted.Medium) : (input.Language, input.Medium);
        if (language is { Length: > 0 } && medium is { Length: > 0 }
            && await TakeAsync(BorderIntake.Explain, row.Id,
                new() { ["Language"] = [language], ["Medium"] = [medium] }) is { } unexplained)
            return unexplained;
        if ((needs.Length > 0 || noted.NeedsNote is { Length: > 0 })
            && await TakeAsync(BorderIntake.NoteUrgentNeeds, row.Id,
                new() { ["Needs"] = needs, ["NeedsNote"] = [noted.NeedsNote ?? ""] }) is { } unnoted)
            return unnoted;
        if (!noted.VoicedFear)
            return null;
        return await TakeAsync(BorderIntake.VoiceFear, row.Id, []) ?? await TakeAsync(Referral.Send, null, urgent);

        async Task<Refusal?> TakeAsync(Step step, Guid? caseId, Dictionary<string, string[]> answers)
        {
            var taken = await steps.RunAsync(officer, new(step.Key, caseId, row.PersonId)
            {
                Answers = answers, Version = caseId is null ? null : version, IsJustWrittenDown = true,
            }, cancel);
            if (taken.Refusal is { } refusal)
                return refusal;
            if (caseId is not null)
                version = taken.Value.Version;
            return null;
        }
    }

    async Task<IntakeReceipt?> BeforeAsync(Officer officer, string key, CancellationToken cancel) =>
        await casework.Answers.AsNoTracking()
            .FirstOrDefaultAsync(answer => answer.OfficerId == officer.Id && answer.Key == key
            && answer.Asked == nameof(Intake), cancel) is { } before
            ? System.Text.Json.JsonSerializer.Deserialize<IntakeReceipt>(before.Receipt) : null;
}
