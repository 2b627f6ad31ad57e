using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Persons who share words of their names, or the number of a document; the most words first, never more than a few.</summary>
internal sealed class Candidates(UnitOfWork unit, Sight sight)
{
    const int Most = 60, MostForTheQueue = 30;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>Among those whom the official may know of, by words that they may read.</summary>
    public Task<List<Guid>> SeenByAsync(Officer officer, IReadOnlyCollection<long> tokens, CancellationToken cancel) =>
        MostAlikeAsync(from token in Registry.Tokens
                       where tokens.Contains(token.Token)
                       join record in sight.Records(officer) on token.SourceId equals record.Id
                       join link in Registry.Links on record.Id equals link.SourceId
                       join person in sight.Persons(officer) on link.PersonId equals person.Id
                       select new Hit { PersonId = person.Id, Token = token.Token }, cancel);

    /// <summary>Among everybody but themselves: for the queue of the duplicate desk, never for a screen.</summary>
    public Task<List<Guid>> OfAsync(Guid person, IReadOnlyCollection<long> tokens, CancellationToken cancel) =>
        MostAlikeAsync(from token in Registry.Tokens
                       where tokens.Contains(token.Token)
                       join link in Registry.Links on token.SourceId equals link.SourceId
                       where link.PersonId != person
                       select new Hit { PersonId = link.PersonId, Token = token.Token }, cancel, MostForTheQueue);

    static Task<List<Guid>> MostAlikeAsync(IQueryable<Hit> hits, CancellationToken cancel, int most = Most) => hits
        .GroupBy(hit => hit.PersonId).OrderByDescending(hit => hit.Select(one => one.Token).Distinct().Count()).ThenByDescending(hit => hit.Key)
        .Select(hit => hit.Key).Take(most).ToListAsync(cancel);

    sealed class Hit
    {
        public required Guid PersonId { get; init; }
        public required long Token { get; init; }
    }
}
