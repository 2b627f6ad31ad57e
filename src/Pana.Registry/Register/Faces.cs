using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>
/// What is known of a person: their source records laid over each other, oldest first. Many persons with three
/// queries.
/// </summary>
internal sealed class Faces(UnitOfWork unit, PersonKeys keys, Sight sight, LocalDay day)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>
    /// As far as the official may read; persons who were never there are not in it, erased ones are without facts.
    /// </summary>
    public Task<IReadOnlyList<Face>> SeenByAsync(
        Officer officer, IReadOnlyCollection<Guid> persons, CancellationToken cancel) =>
        OfAsync(sight.Records(officer), persons, cancel);

    /// <summary>Everything, for rules that protect the person; never for a screen.</summary>
    public Task<IReadOnlyList<Face>> WholeAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancel) =>
        OfAsync(Registry.Records, persons, cancel);

    /// <summary>
    /// Whoever is not certainly an adult by what was said so far; nobody's birth date means a child until somebody
    /// knows better.
    /// </summary>
    public async Task<bool> MayBeChildAsync(Guid person, CancellationToken cancel) =>
        (await WholeAsync([person], cancel)).Any(
            face => face.Facts.Birth is not { } birth || birth.AgeAt(day.Today).MayBeChild);

    async Task<IReadOnlyList<Face>> OfAsync(IQueryable<SourceRecord> records, IReadOnlyCollection<Guid> persons,
        CancellationToken cancel)
    {
        var asked = persons.Distinct().ToList();
        var found = await Registry.Persons.AsNoTracking().Where(person => asked.Contains(person.Id))
            .ToListAsync(cancel);
        var said = await (from link in Registry.Links
                          join record in records on link.SourceId equals record.Id
                          where asked.Contains(link.PersonId)
                          select new { link.PersonId, Record = record }).AsNoTracking().ToListAsync(cancel);
        var opened = await keys.OfAllAsync(said.Select(one => one.Record.PersonId).Concat(asked), cancel);
        var bySubject = said.ToLookup(one => one.PersonId, one => one.Record);
        return [.. found.Select(person => new Face(person, !opened.ContainsKey(person.Id),
            [.. bySubject[person.Id].Where(record => opened.ContainsKey(record.PersonId))
                .OrderBy(record => record.RegisteredAt).ThenBy(record => record.Sequence)
                .Select(record => (record, opened[record.PersonId].Open(record)))]))];
    }
}

/// <summary>A person with the words that may be read of them, oldest first.</summary>
internal sealed record Face(Person Person, bool IsErased, IReadOnlyList<(SourceRecord Record, PersonFacts Facts)> Said)
{
    /// <summary>All of it laid over each other.</summary>
    public PersonFacts Facts { get; } = Said.Aggregate(new PersonFacts(), (earlier, next) => next.Facts.Over(earlier));

    public override string ToString() => "•••";
}
