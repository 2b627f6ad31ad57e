using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Persons who share words of their names, or the number of a document; the most words first, never more than a few.</summary>
internal sealed class Candidates(UnitOfWork unit, Sight sight)
{
    const int Most = 60;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>Among those whom the official may know of, by words that they may read.</summary>
    public Task<List<Guid>> SeenByAsync(Officer officer, IReadOnlyCollection<long> tokens, CancellationToken cancel) =>
        (from token in Registry.Tokens
         where tokens.Contains(token.Token)
         join record in sight.Records(officer) on token.SourceId equals record.Id
         join link in Registry.Links on record.Id equals link.SourceId
         join person in sight.Persons(officer) on link.PersonId equals person.Id
         select new Hit { PersonId = person.Id, Token = token.Token })
        .GroupBy(hit => hit.PersonId).OrderByDescending(hit => hit.Select(one => one.Token).Distinct().Count()).ThenByDescending(hit => hit.Key)
        .Select(hit => hit.Key).Take(Most).ToListAsync(cancel);

    sealed class Hit
    {
        public required Guid PersonId { get; init; }
        public required long Token { get; init; }
    }
}
