using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>Somebody's place among those who came together. Prints <c>•••</c>.</summary>
/// <param name="Relation">To the head: a code of <see cref="Kernel.CodeList.Relationships"/>; null while
/// unknown.</param>
/// <param name="Source">Who said the relation.</param>
public sealed record GroupPlace(Guid GroupId, DateTimeOffset ArrivedAt, Guid PersonId, string? Relation,
    bool IsSeparated, TieSource Source)
{
    public override string ToString() => "•••";
}

/// <summary>
/// Groups as they came, for lists and slips: many persons with two queries, as far as the official may know of them.
/// </summary>
public sealed class Groups
{
    readonly UnitOfWork _unit;
    readonly Families _families;
    readonly Sight _sight;

    internal Groups(UnitOfWork unit, Families families, Sight sight) =>
        (_unit, _families, _sight) = (unit, families, sight);

    RegistryContext Registry => _unit.Context<RegistryContext>();

    /// <summary>
    /// Everybody in the group, in the order in which they were typed; nobody where the official knows none of it.
    /// </summary>
    public Task<IReadOnlyList<GroupPlace>> OfAsync(Officer officer, Guid group, CancellationToken cancel = default) =>
        PlacesAsync(_sight.Memberships(officer).Where(member => member.GroupId == group), cancel);

    /// <summary>The groups of these persons, whole; a person may stand in several.</summary>
    public Task<IReadOnlyList<GroupPlace>> OfPersonsAsync(
        Officer officer, IReadOnlyCollection<Guid> persons, CancellationToken cancel = default)
    {
        var seen = _sight.Memberships(officer);
        var groups = seen.Where(member => persons.Contains(member.PersonId)).Select(member => member.GroupId);
        return PlacesAsync(seen.Where(member => groups.Contains(member.GroupId)), cancel);
    }

    async Task<IReadOnlyList<GroupPlace>> PlacesAsync(IQueryable<Membership> members, CancellationToken cancel)
    {
        var places = await _families.PlacesAsync(members, cancel);
        var ids = places.Select(place => place.Member.GroupId).Distinct().ToList();
        var arrivals = await Registry.Groups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.ArrivedAt, cancel);
        return [.. places.Select(place =>
            new GroupPlace(place.Member.GroupId, arrivals[place.Member.GroupId], place.Member.PersonId,
            place.Place.Relation, place.Place.IsSeparated, place.Place.Source))];
    }
}
