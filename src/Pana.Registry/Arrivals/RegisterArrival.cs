using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Arrivals;

/// <summary>Registers everybody who came together in one transaction: all of them or nobody.</summary>
internal sealed class RegisterArrival(
    UnitOfWork unit, Enrolment enrolment, GivenAnswers answers, LocalDay day, IEnumerable<WhenArrived> then)
{
    const int MostPersons = 60;
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/arrivals",
        async (ArrivalInput input, HttpRequest request, Officer officer, RegisterArrival arrival, CancellationToken cancel) =>
            Answers.Of(await arrival.RunAsync(
                officer, input, request.Headers["Idempotency-Key"] is [{ } key] ? key : null, cancel)))
        .Produces<Arrived>().Allow(Registrars.All);

    /// <param name="key">The client's: the same one again gets the same receipt, and nobody is registered twice.</param>
    public async Task<Outcome<Arrived>> RunAsync(
        Officer officer, ArrivalInput input, string? key, CancellationToken cancel)
    {
        if (key is { Length: 0 or > GivenAnswers.LongestKey })
            return new Refusal("key-not-understood", 422);
        var arrivedAt = input.ArrivedAt ?? day.Now;
        var read = Read(input, arrivedAt);
        if (read.Refusal is { } refusal)
            return refusal;
        return await unit.RunAsync(async () =>
        {
            if (key is not null && await answers.FindAsync(officer, key, input, cancel) is { } before)
                return before;
            var arrived = await WriteAsync(officer, input, arrivedAt, read.Value, await enrolment.NumbersAsync(read.Value.Count, cancel), cancel);
            if (key is not null && !arrived.IsRefused)
                answers.Keep(officer, key, input, arrived.Value);
            return arrived;
        }, cancel);
    }

    /// <summary>The same as a piece of a running unit of work, which a refusal must end: thousands are written so, and nothing is asked or saved for each family.</summary>
    /// <param name="numbers">That nobody has, enough for all of them.</param>
    public async Task<Outcome<Arrived>> WithinAsync(Officer officer, ArrivalInput input, Queue<string> numbers, CancellationToken cancel)
    {
        var arrivedAt = input.ArrivedAt ?? day.Now;
        var read = Read(input, arrivedAt);
        return read.Refusal is { } refusal ? refusal : await WriteAsync(officer, input, arrivedAt, read.Value, numbers, cancel);
    }

    /// <summary>What was typed, read, without writing anything; refused where it could not be registered.</summary>
    public Outcome<List<PersonFacts>> Read(ArrivalInput input, DateTimeOffset arrivedAt)
    {
        if (input.Persons is not { Count: > 0 and <= MostPersons } persons || persons.Any(one => one?.Person is null))
            return new Refusal("arrival-of-nobody", 422);
        if (arrivedAt > day.Now + ClockSkew)
            return new Refusal("arrival-in-future", 422);
        if (!Enum.IsDefined(input.Kind) || persons.Any(one => !Enum.IsDefined(one.RelationBy)) || persons.Any(
            one => one.Relation is { Length: > 0 } code && !CodeList.Relationships.Has(code)))
            return new Refusal("relation-unknown", 422);
        if (persons.Count(one => one.Relation == Place.Head) > 1)
            return new Refusal("two-heads", 422);
        var read = persons.Select(one => InputCheck.Read(one.Person, day.Today, day.Of(arrivedAt))).ToList();
        if (read.FindIndex(facts => facts.IsRefused) is >= 0 and var wrong)
            return read[wrong].Refusal!.OfPerson(wrong + 1);
        return read.ConvertAll(facts => facts.Value);
    }

    async Task<Outcome<Arrived>> WriteAsync(
        Officer officer, ArrivalInput input, DateTimeOffset arrivedAt, List<PersonFacts> facts, Queue<string> numbers,
            CancellationToken cancel)
    {
        var group = enrolment.Group(officer, input.Kind, arrivedAt);
        var persons = new List<ArrivedPerson>();
        foreach (var (typed, said) in input.Persons.Zip(facts))
        {
            var kind = typed.IsSeparated ? RecordKind.Addition : RecordKind.Arrival;
            var person = await enrolment.PersonAsync(officer, said, kind, numbers.Dequeue(), arrivedAt, cancel);
            if (person.Refusal is { } refusal)
                return refusal;
            var relation = string.IsNullOrEmpty(typed.Relation) ? null : typed.Relation;
            var placed = await enrolment.PlaceAsync(officer, group, person.Value.Id,
                new(relation, typed.IsSeparated, typed.RelationBy), persons.Count + 1, cancel);
            if (placed.Refusal is { } unplaced)
                return unplaced;
            persons.Add(new(person.Value.Id, person.Value.Number, typed.IsSeparated));
        }
        var arrived = new Arrived(group, arrivedAt, persons);
        foreach (var act in then)
            if (await act(arrived, officer, cancel) is { } no)
                return no;
        return arrived;
    }
}
