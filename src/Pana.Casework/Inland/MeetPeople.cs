using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Arrival;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Inland;

/// <summary>People whom an official meets away from a border post. Prints <c>•••</c>.</summary>
/// <param name="People">In the order of the group's persons; nothing for those of whom nothing is noted.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MetInput(ArrivalInput? Group, IReadOnlyList<MetPerson>? People)
{
    public override string ToString() => "•••";
}

/// <param name="VoicedFear">Said by the person unasked.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MetPerson(bool VoicedFear);

internal sealed record MetReceipt(Guid GroupId, IReadOnlyList<MetLine> Persons);

/// <param name="Number">The opaque number of the person.</param>
internal sealed record MetLine(Guid PersonId, string Number);

/// <summary>
/// Writes down whoever is met inside the country, so that whatever begins there can begin: the guardianship body hears of a child
/// who may be alone, and a claim that was voiced is a claim, before anything else and in the same transaction.
/// </summary>
internal sealed class MeetPeople(
    UnitOfWork unit, CaseworkContext casework, DossierQueries queries, Registrations registrations, Persons persons, TakeStep steps, TimeProvider clock)
{
    /// <summary>Those who write somebody down and see them afterwards; the border has its own screens, advisers and monitors lodge.</summary>
    public static readonly Function[] Officials = [Function.Migration, Function.Police, Function.Asylum, Function.Social, Function.Health];

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/met",
        async (MetInput input, HttpRequest request, Officer officer, MeetPeople meet, CancellationToken cancel) =>
            Answers.Of(await meet.RunAsync(officer, input, request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 100 } key] ? key : null, cancel)))
        .Produces<MetReceipt>().Allow(Officials);

    /// <param name="key">The client's: the same one again gets the same receipt, and nobody is written down twice.</param>
    public Task<Outcome<MetReceipt>> RunAsync(Officer officer, MetInput input, string? key, CancellationToken cancel) =>
        unit.RunAsync(() => WriteAsync(officer, input, key, cancel), cancel);

    async Task<Outcome<MetReceipt>> WriteAsync(Officer officer, MetInput input, string? key, CancellationToken cancel)
    {
        if (key is not null && await queries.Answer(casework, officer.Id, key) is { } before)
            return before.Asked == nameof(MeetPeople) ? JsonSerializer.Deserialize<MetReceipt>(before.Receipt)! : new Refusal("key-used-before", 422);
        if (input.Group is not { } typed)
            return new Refusal("arrival-of-nobody", 422);
        var arrived = await registrations.ArrivalAsync(officer, typed, cancel);
        if (arrived.Refusal is { } refusal)
            return refusal;
        var ids = arrived.Value.Persons.Select(person => person.Id).ToList();
        var ages = await persons.AgesAsync(ids, cancel);
        var group = typed.Persons.Zip(ids, (one, id) =>
            new Companion(one.Relation, ages.TryGetValue(id, out var age) ? age : null, one.IsSeparated, one.RelationBy)).ToList();
        foreach (var (index, id) in ids.Index().Where(one => !group[one.Index].IsSeparated))
            foreach (var step in Acts(officer, Accompaniment.MayBeAlone(group[index], group), input.People?.ElementAtOrDefault(index)?.VoicedFear is true))
                if ((await steps.RunAsync(officer, new(step.Key, null, id) { IsJustWrittenDown = true }, cancel)).Refusal is { } no)
                    return no;
        var receipt = new MetReceipt(arrived.Value.GroupId, [.. arrived.Value.Persons.Select(person => new MetLine(person.Id, person.Number))]);
        if (key is not null)
            casework.Answers.Add(new()
            {
                OfficerId = officer.Id, Key = key, Asked = nameof(MeetPeople), At = clock.GetUtcNow(), Receipt = JsonSerializer.Serialize(receipt),
            });
        return receipt;
    }

    /// <summary>The child's guardian first. A claim that another service hears is sent to the asylum authority, whose clock then runs.</summary>
    static IEnumerable<Step> Acts(Officer officer, bool mayBeAlone, bool voicedFear) =>
    [
        .. mayBeAlone ? [Referral.SendToGuardianship] : Array.Empty<Step>(),
        .. !voicedFear ? [] : officer.Has(Function.Asylum) ? [AsylumRegistration.Voice] : new[] { AsylumRegistration.Voice, Referral.Send },
    ];
}
