using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>
/// Called inside the transaction that joins numbers or parts them, for modules that keep something about whole persons. Registered as a scoped service.
/// </summary>
public delegate ValueTask WhenRenumbered(IReadOnlyCollection<Guid> numbers, CancellationToken cancel);

/// <summary>
/// Which numbers are one person. The only place that is asked: whatever holds over all of a person's cases, words and groups
/// goes through it. That two numbers are one person opens nothing: whoever saw one of them sees that one.
/// </summary>
public sealed class Identities
{
    readonly UnitOfWork _unit;
    readonly Sight _sight;

    internal Identities(UnitOfWork unit, Sight sight) => (_unit, _sight) = (unit, sight);

    RegistryContext Registry => _unit.Context<RegistryContext>();

    /// <summary>All numbers of the person, whatever the walls: for rules that protect them. The one asked about comes first.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid person, CancellationToken cancel = default) =>
        [.. (await OfManyAsync([person], cancel))[person]];

    /// <summary>Those that the official may know of, and the one asked about, which is the caller's to vouch for.</summary>
    public async Task<IReadOnlyList<Guid>> SeenAsync(Officer officer, Guid person, CancellationToken cancel = default) =>
        await OfAsync(person, cancel) is { Count: > 1 } all ? [person, .. await SightedAsync(officer, all.Skip(1), cancel)] : [person];

    /// <summary>Lets one unit of work at a time read and change all that stands under the persons' numbers, and tells them.</summary>
    public async Task<ILookup<Guid, Guid>> LockAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancel = default)
    {
        for (var held = persons; ;)
        {
            await _unit.LockAsync(held, cancel);
            var numbers = await OfManyAsync(held, cancel);
            var all = numbers.SelectMany(same => same).ToHashSet();
            if (all.IsSubsetOf(held))
                return numbers;
            held = all;     // numbers may have been joined while this one waited for the lock
        }
    }

    /// <summary>The numbers of many persons with one query; those asked about come first.</summary>
    internal async Task<ILookup<Guid, Guid>> OfManyAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancel)
    {
        var others = await (from own in Registry.Aliases
                            where persons.Contains(own.PersonId)
                            join other in Registry.Aliases on own.IdentityId equals other.IdentityId
                            where other.PersonId != own.PersonId
                            orderby other.PersonId
                            select new { own.PersonId, Other = other.PersonId }).ToListAsync(cancel);
        return persons.Distinct().Select(id => (id, id)).Concat(others.Select(one => (one.PersonId, one.Other)))
            .ToLookup(one => one.Item1, one => one.Item2);
    }

    /// <summary>Which of the others an official sees beside those asked about.</summary>
    internal async Task<ILookup<Guid, Guid>> SeenOfManyAsync(
        Officer officer, IReadOnlyCollection<Guid> persons, CancellationToken cancel)
    {
        var all = await OfManyAsync(persons, cancel);
        var others = all.SelectMany(same => same.Skip(1)).ToHashSet();
        if (others.Count == 0)
            return all;
        var seen = (await SightedAsync(officer, others, cancel)).ToHashSet();
        return all.SelectMany(same => same.Where(id => id == same.Key || seen.Contains(id)).Select(id => (same.Key, id)))
            .ToLookup(one => one.Key, one => one.id);
    }

    Task<List<Guid>> SightedAsync(Officer officer, IEnumerable<Guid> persons, CancellationToken cancel)
    {
        var asked = persons.ToList();
        return _sight.Persons(officer).Where(person => asked.Contains(person.Id)).Select(person => person.Id).ToListAsync(cancel);
    }
}
