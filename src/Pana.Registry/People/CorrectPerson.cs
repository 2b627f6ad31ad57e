using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.People;

/// <summary>Puts a word right, or adds one. What was said before stays; both stand in the record.</summary>
internal sealed class CorrectPerson(UnitOfWork unit, Enrolment enrolment, Journal journal, Faces faces, Sight sight,
    LocalDay day, IEnumerable<WhenCorrected> then)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/{id:guid}/corrections",
        async (Guid id, CorrectionInput input, Officer officer, CorrectPerson correct, CancellationToken cancel) =>
            Answers.Of(await correct.RunAsync(officer, id, input, cancel)))
        .Produces<Corrected>().Allow(Registrars.All);

    public async Task<Outcome<Corrected>> RunAsync(
        Officer officer, Guid id, CorrectionInput input, CancellationToken cancel)
    {
        if (Unfounded(input.Reason, input.SaidBy) is { } unfounded)
            return unfounded;
        if ((input.Unknown ?? []).FirstOrDefault(field => !CorrectionInput.Fields.ContainsKey(field ?? "")) is not null)
            return new Refusal("not-understood", 400);
        var facts = InputCheck.Read(input.Person ?? new(), day.Today, day.Today);
        if (facts.Refusal is { } wrong)
            return wrong;
        var said = facts.Value with { Unknown = [.. (input.Unknown ?? [])
            .Select(field => CorrectionInput.Fields[field])] };
        if (said == new PersonFacts() { Unknown = said.Unknown } && said.Unknown.Count == 0)
            return new Refusal("nothing-to-correct", 422);
        return await unit.RunAsync(() => WriteAsync(
            officer, id, said, RecordKind.Correction, new(input.Reason!.Trim(), input.SaidBy), cancel), cancel);
    }

    /// <summary>What is put right says why and by whose word; null when both are there.</summary>
    public static Refusal? Unfounded(string? reason, SaidBy? saidBy) =>
        string.IsNullOrWhiteSpace(reason) ? new("reason-missing", 422)
        : reason.Length > InputCheck.ReasonLength
            ? new Refusal("text-too-long", 422, new Dictionary<string, string> { ["most"] = "1000" }).At("reason")
        : saidBy is { } by && Enum.IsDefined(by) ? null
        : new("said-by-missing", 422);

    /// <summary>More facts from a step of a procedure, which needs no reason of its own.</summary>
    public Task<Outcome<Corrected>> StateAsync(
        Officer officer, Guid id, PersonInput input, SaidBy saidBy, CancellationToken cancel)
    {
        var facts = InputCheck.Read(input, day.Today, day.Today);
        return facts.Refusal is { } wrong ? Task.FromResult<Outcome<Corrected>>(wrong)
            : unit.RunAsync(() => WriteAsync(officer, id, facts.Value, RecordKind.Statement, new("", saidBy), cancel),
                cancel);
    }

    async Task<Outcome<Corrected>> WriteAsync(
        Officer officer, Guid id, PersonFacts said, RecordKind kind, Because because,
        CancellationToken cancel)
    {
        await unit.LockAsync([id], cancel);
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        // protection.md 19: whom it frees of the duties towards a child does not say that somebody is none.
        if (because.SaidBy == SaidBy.Officer && said.Birth is { } birth && !birth.AgeAt(day.Today).MayBeChild
            && await faces.MayBeChildAsync(id, cancel))
            return new Refusal("adulthood-not-by-officer", 409) { Source = "CRC General Comment 6, para 31(i)" };
        var head = await journal.HeadAsync(id, cancel);
        var source = await enrolment.RecordAsync(officer, id, said, kind, because, head, day.Now, cancel);
        if (source.Refusal is { } refusal)
            return refusal;
        if (kind == RecordKind.Correction)
            foreach (var act in then)
                if (await act(id, officer, cancel) is { } no)
                    return no;
        return new Corrected(id, source.Value);
    }
}
