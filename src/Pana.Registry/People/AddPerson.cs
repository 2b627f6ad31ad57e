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
/// Adds somebody to the group of a person: a newborn, a member who was found, one whom the family names and who is not
/// with them.
/// </summary>
internal sealed class AddPerson(
    UnitOfWork unit, Enrolment enrolment, Families families, Sight sight, LocalDay day, IEnumerable<WhenArrived> then)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/{beside:guid}/family",
        async (Guid beside, ArrivalPerson input, Officer officer, AddPerson add, CancellationToken cancel) =>
            Answers.Of(await add.RunAsync(officer, beside, input, cancel)))
        .Produces<Added>().Allow(Registrars.All);

    public async Task<Outcome<Added>> RunAsync(
        Officer officer, Guid beside, ArrivalPerson input, CancellationToken cancel)
    {
        if (input.Person is null)
            return new Refusal("arrival-of-nobody", 422);
        if (input.Relation is { Length: > 0 } code && !CodeList.Relationships.Has(code))
            return new Refusal("relation-unknown", 422);
        var facts = InputCheck.Read(input.Person, day.Today, day.Today);
        if (facts.Refusal is { } wrong)
            return wrong;
        return await unit.RunAsync(() => WriteAsync(officer, beside, input, facts.Value, cancel), cancel);
    }

    async Task<Outcome<Added>> WriteAsync(Officer officer, Guid beside, ArrivalPerson input, PersonFacts facts,
        CancellationToken cancel)
    {
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == beside, cancel))
            return new Refusal("person-not-found", 404);
        var now = day.Now;
        var relation = string.IsNullOrEmpty(input.Relation) ? null : input.Relation;
        var known = await families.GroupOfAsync(sight.Memberships(officer), beside, cancel);
        var group = known ?? enrolment.Group(officer, GroupKind.Family, now);
        if (known is null && (await enrolment.PlaceAsync(officer, group, beside, new(null, false), 1, cancel))
            .Refusal is { } lost)
            return lost;
        await unit.SaveAsync(cancel);
        // Two officials who each name a head would make two of them.
        await unit.LockAsync([group], cancel);
        var others = await families.AllAsync(group, cancel);
        if (relation == Place.Head && others.Any(one => one.Place.Relation == Place.Head))
            return new Refusal("two-heads", 422);
        var number = (await enrolment.NumbersAsync(1, cancel)).Dequeue();
        var person = await enrolment.PersonAsync(officer, facts, RecordKind.Addition, number, now, cancel);
        if (person.Refusal is { } refusal)
            return refusal;
        var sequence = others.Select(one => one.Member.Sequence).DefaultIfEmpty().Max() + 1;
        var placed = await enrolment.PlaceAsync(
            officer, group, person.Value.Id, new(relation, input.IsSeparated), sequence, cancel);
        if (placed.Refusal is { } unplaced)
            return unplaced;
        var arrived = new Arrived(group, now, [new(person.Value.Id, number, input.IsSeparated)]);
        foreach (var act in then)
            if (await act(arrived, officer, cancel) is { } no)
                return no;
        return new Added(person.Value.Id, number, group);
    }
}
