using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Behind which walls anything stands about a person: words, cases, places in groups, files. Never for a screen.</summary>
internal sealed class WallsAround(UnitOfWork unit)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    public async Task<ILookup<Guid, Wall>> OfAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancel)
    {
        var words = from link in Registry.Links
                    where persons.Contains(link.PersonId)
                    join record in Registry.Records on link.SourceId equals record.Id
                    select new { link.PersonId, record.Wall };
        var rest = Registry.Scopes.Where(scope => persons.Contains(scope.PersonId)).Select(scope => new { scope.PersonId, scope.Wall })
            .Concat(Registry.Memberships.Where(member => persons.Contains(member.PersonId)).Select(member => new { member.PersonId, member.Wall }))
            .Concat(Registry.Evidence.Where(file => persons.Contains(file.PersonId)).Select(file => new { file.PersonId, file.Wall }));
        return (await words.Concat(rest).Distinct().ToListAsync(cancel)).ToLookup(one => one.PersonId, one => one.Wall);
    }
}
