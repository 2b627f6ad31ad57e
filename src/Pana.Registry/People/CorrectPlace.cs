using System.Text.Json;
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

/// <summary>
/// Puts right how somebody belongs to their group: another relation, found again, not with them after all.
/// </summary>
internal sealed class CorrectPlace(
    UnitOfWork unit, Enrolment enrolment, Journal journal, Families families, Faces faces, Sight sight, LocalDay day,
    IEnumerable<WhenCorrected> then)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/{id:guid}/place",
        async (Guid id, PlaceInput input, Officer officer, CorrectPlace correct, CancellationToken cancel) =>
            Answers.Of(await correct.RunAsync(officer, id, input, cancel))).Produces<Placed>().Allow(Registrars.All);

    public async Task<Outcome<Placed>> RunAsync(
        Officer officer, Guid id, PlaceInput input, CancellationToken cancel)
    {
        if (CorrectPerson.Unfounded(input.Reason, input.SaidBy) is { } unfounded)
            return unfounded;
        if (input.Relation is { Length: > 0 } code && !CodeList.Relationships.Has(code))
            return new Refusal("relation-unknown", 422);
        var place = new Place(string.IsNullOrEmpty(input.Relation) ? null : input.Relation, input.IsSeparated is true,
            input.SaidBy switch { SaidBy.Data => TieSource.Document, SaidBy.Person => TieSource.Person, _ => TieSource.Official });
        return await unit.RunAsync(
            () => WriteAsync(officer, id, place, new(input.Reason!.Trim(), input.SaidBy), cancel), cancel);
    }

    async Task<Outcome<Placed>> WriteAsync(
        Officer officer, Guid id, Place place, Because because, CancellationToken cancel)
    {
        await unit.LockAsync([id], cancel);
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel)
            || await families.GroupOfAsync(sight.Memberships(officer), id, cancel) is not { } group)
            return new Refusal("person-not-found", 404);
        await unit.LockAsync([group], cancel);
        var all = await families.AllAsync(group, cancel);
        var before = all.First(one => one.Member.PersonId == id).Place;
        if (place.Relation == Place.Head && all.Any(
            one => one.Member.PersonId != id && one.Place.Relation == Place.Head))
            return new Refusal("two-heads", 422);
        // protection.md 19: whoever is freed of the duties towards a child alone does not say that it has a family.
        if (because.SaidBy == SaidBy.Officer && place.IsKin && !before.IsKin && await faces.MayBeChildAsync(id, cancel))
            return new Refusal("family-not-by-officer", 409) { Source = "CRC General Comment 6, paras 7-8, 31(i)" };
        var placed = await enrolment.PlaceAsync(
            officer, group, id, place, all.Max(one => one.Member.Sequence) + 1, cancel);
        if (placed.Refusal is { } refusal)
            return refusal;
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { because.Reason, SaidBy = $"{because.SaidBy}" });
        var entry = await journal.AppendAsync(await journal.HeadAsync(id, cancel),
            new(id, day.Now, officer.Id, officer.Authority, "registry.Place", payload) { Sources = [placed.Value] },
                cancel);
        if (entry.Refusal is { } unwritten)
            return unwritten;
        foreach (var act in then)
            if (await act(id, officer, cancel) is { } no)
                return no;
        return new Placed(id, group);
    }
}
