using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>
/// The origin wall's knowledge of a person (protection.md 12), their hand-over and their erasure. What is written here
/// only grows: nothing takes protection from anybody.
/// </summary>
public sealed class PersonProtection
{
    const int MostPersecutors = 12, CodeLength = 32;

    readonly UnitOfWork _unit;
    readonly PersonKeys _keys;
    readonly Faces _faces;
    readonly Identities _identities;
    readonly TimeProvider _clock;

    internal PersonProtection(UnitOfWork unit, PersonKeys keys, Faces faces, Identities identities, TimeProvider clock) =>
        (_unit, _keys, _faces, _identities, _clock) = (unit, keys, faces, identities, clock);

    RegistryContext Registry => _unit.Context<RegistryContext>();

    /// <summary>
    /// The person voiced fear, before whomever, in whatever words; <paramref name="persecutors"/>: states (ISO 3166-1
    /// alpha-3) and authorities (codes of the edition) whom they named. Joins a running unit of work.
    /// </summary>
    public Task<Outcome<bool>> VoicedFearAsync(
        Guid id, IReadOnlyList<string> persecutors, CancellationToken cancel = default) =>
        _unit.RunAsync<bool>(async () =>
        {
            if (await Registry.Persons.SingleOrDefaultAsync(person => person.Id == id, cancel) is not { } person)
                return new Refusal("person-not-found", 404);
            var key = await _keys.OfAsync(id, cancel);
            if (key.Refusal is { } refusal)
                return refusal;
            var named = key.Value.OpenShield(person.Shield).Persecutors
                .Concat(persecutors.Select(code => code.Trim().ToLowerInvariant())).Where(code => code.Length > 0)
                .Distinct().ToList();
            if (named.Count > MostPersecutors
                || named.Exists(code => code.Length > CodeLength || !code.All(char.IsAscii)))
                return new Refusal("too-many", 422, new Dictionary<string, string> { ["most"] = "12" })
                    .At("persecutors");
            person.Shield = key.Value.Seal(new Shield(true, named));
            return true;
        }, cancel);

    /// <summary>
    /// Persons as the gate of every egress asks for them. Protected is whoever voiced fear and everybody in a group
    /// with them, against every state of nationality or residence that was ever written down for any of them (also one
    /// that was corrected since: a correction must not open the wall) and against whomever they named, under whichever of their
    /// numbers. Consent is the caller's to add.
    /// </summary>
    public async Task<IReadOnlyList<EgressPerson>> ForGateAsync(
        IReadOnlyCollection<Guid> persons, CancellationToken cancel = default)
    {
        var numbers = await _identities.OfManyAsync(persons, cancel);
        var own = numbers.SelectMany(same => same).Distinct().ToList();
        var groups = Registry.Memberships.Where(member => own.Contains(member.PersonId))
            .Select(member => member.GroupId);
        var together = await Registry.Memberships.AsNoTracking().Where(member => groups.Contains(member.GroupId))
            .Select(member => new { member.GroupId, member.PersonId }).Distinct().ToListAsync(cancel);
        var kins = await _identities.OfManyAsync([.. together.Select(one => one.PersonId)], cancel);
        var faces = (await _faces.WholeAsync([.. own, .. kins.SelectMany(same => same)], cancel))
            .ToDictionary(face => face.Person.Id);
        var opened = await _keys.OfAllAsync(faces.Keys, cancel);
        // Nobody can tell any more whether the erased one voiced fear; the family that is left keeps the protection.
        var shields = faces.Values.ToDictionary(face => face.Person.Id, face =>
            opened.TryGetValue(face.Person.Id, out var key) ? key.OpenShield(face.Person.Shield)
                : new Shield(true, []));
        return [.. persons.Distinct().Select(id =>
        {
            var mine = together.Where(one => numbers[id].Contains(one.PersonId)).Select(one => one.GroupId).ToHashSet();
            var kin = together.Where(one => mine.Contains(one.GroupId)).SelectMany(one => kins[one.PersonId])
                .Concat(numbers[id]).Distinct().Where(faces.ContainsKey).ToList();
            return new EgressPerson(id, kin.Exists(one => shields[one].VoicedFear)
                ? kin.SelectMany(one => faces[one].Said.SelectMany(said => said.Facts.Origins)
                    .Concat(shields[one].Persecutors)).ToHashSet()
                : [], new HashSet<string>());
        })];
    }

    /// <summary>
    /// From now on the post keeps the opaque number alone (protection.md 21). Joins a running unit of work.
    /// </summary>
    public Task HandedOverAsync(Guid id, CancellationToken cancel = default) => _unit.RunAsync(async () =>
    {
        if (await Registry.Persons.SingleOrDefaultAsync(person => person.Id == id, cancel) is { } person)
            person.HandedOverAt ??= _clock.GetUtcNow();
    }, cancel);

    /// <summary>
    /// Erases the person, with all numbers that they have: the keys are destroyed, and with them every word that they
    /// sealed, in backups too; nobody finds them any more. The numbers and the record's chain stay.
    /// </summary>
    public Task EraseAsync(Guid id, CancellationToken cancel = default) => _unit.RunAsync(async () =>
    {
        foreach (var number in await _identities.OfAsync(id, cancel))
        {
            await _keys.DestroyAsync(number, cancel);
            await Registry.Tokens.Where(token =>
                Registry.Records.Any(record => record.Id == token.SourceId && record.PersonId == number))
                .ExecuteDeleteAsync(cancel);
            // Words that a parting gave to this number before they were sealed anew lie under another number's key, which lives on.
            await Registry.Records.Where(record => record.PersonId != number
                && Registry.Links.Any(link => link.SourceId == record.Id && link.PersonId == number)).ExecuteDeleteAsync(cancel);
            await Registry.Scopes.Where(scope => scope.PersonId == number).ExecuteDeleteAsync(cancel);
            await Registry.LikelyPairs.Where(pair => pair.OneId == number || pair.OtherId == number).ExecuteDeleteAsync(cancel);
        }
    }, cancel);
}
