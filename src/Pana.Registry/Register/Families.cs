using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>Who belongs with whom, opened.</summary>
internal sealed class Families(UnitOfWork unit, PersonKeys keys)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>The newest group of the person among memberships that may be known.</summary>
    public Task<Guid?> GroupOfAsync(IQueryable<Membership> memberships, Guid person, CancellationToken cancel) =>
        GroupOfAsync(memberships, [person], cancel);

    /// <summary>The same of a person who has several numbers.</summary>
    public async Task<Guid?> GroupOfAsync(
        IQueryable<Membership> memberships, IReadOnlyCollection<Guid> numbers, CancellationToken cancel) =>
        await memberships.Where(member => numbers.Contains(member.PersonId)).OrderByDescending(member => member.Since)
            .Select(member => (Guid?)member.GroupId).FirstOrDefaultAsync(cancel);

    /// <summary>Places in the groups, the newest of each person; those who were erased have left it.</summary>
    public async Task<IReadOnlyList<(Membership Member, Place Place)>> PlacesAsync(
        IQueryable<Membership> memberships, CancellationToken cancel)
    {
        var rows = await memberships.AsNoTracking().ToListAsync(cancel);
        var newest = rows.GroupBy(member => (member.GroupId, member.PersonId))
            .OrderBy(rows => rows.Min(member => member.Sequence)).Select(rows => rows.MaxBy(member => member.Sequence)!).ToList();
        var opened = await keys.OfAllAsync(newest.Select(member => member.PersonId), cancel);
        return [.. newest.Where(member => opened.ContainsKey(member.PersonId))
            .Select(member => (member, opened[member.PersonId].Open(member)))];
    }

    /// <summary>Everybody in the person's groups, also behind walls: for the guards of steps alone.</summary>
    public Task<IReadOnlyList<(Membership Member, Place Place)>> AroundAsync(Guid person, CancellationToken cancel) =>
        PlacesAsync(Registry.Memberships.Where(member => Registry.Memberships.Where(own => own.PersonId == person)
            .Select(own => own.GroupId).Contains(member.GroupId)), cancel);

    /// <summary>
    /// Everybody in the group, also behind walls: two heads are never right, and every place has its number.
    /// </summary>
    public async Task<IReadOnlyList<(Membership Member, Place Place)>> AllAsync(Guid group, CancellationToken cancel) =>
        await PlacesAsync(Registry.Memberships.Where(member => member.GroupId == group), cancel);
}
