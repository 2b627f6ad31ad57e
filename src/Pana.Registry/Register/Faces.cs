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
internal sealed class Faces(UnitOfWork unit, PersonKeys keys, Sight sight, Open.Identities identities, LocalDay day)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>
    /// As far as the official may read; persons who were never there are not in it, erased ones are without facts.
    /// </summary>
    public async Task<IReadOnlyList<Face>> SeenByAsync(
        Officer officer, IReadOnlyCollection<Guid> persons, CancellationToken cancel) =>
        await OfAsync(sight.Records(officer), await identities.SeenOfManyAsync(officer, persons, cancel), cancel);

    /// <summary>Everything, for rules that protect the person; never for a screen.</summary>
    public async Task<IReadOnlyList<Face>> WholeAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancel) =>
        await OfAsync(Registry.Records, await identities.OfManyAsync(persons, cancel), cancel);

    /// <summary>By what those may read who work on a case behind the wall.</summary>
    public async Task<Face?> OnPaperAsync(Guid person, Wall wall, CancellationToken cancel) =>
        (await OfAsync(Registry.Records.Where(record => record.Wall == Wall.Open || record.Wall == Wall.Case || record.Wall == wall),
            await identities.OfManyAsync([person], cancel), cancel)).FirstOrDefault();

    /// <summary>
    /// Whoever is not certainly an adult by what was said so far; nobody's birth date means a child until somebody
    /// knows better.
    /// </summary>
    public async Task<bool> MayBeChildAsync(Guid person, CancellationToken cancel) =>
        (await WholeAsync([person], cancel)).Any(
            face => face.AgeAt(day.Today) is not { MayBeChild: false });

    /// <param name="numbers">Who is asked about, each with the numbers whose words count.</param>
    async Task<IReadOnlyList<Face>> OfAsync(IQueryable<SourceRecord> records, ILookup<Guid, Guid> numbers,
        CancellationToken cancel)
    {
        var asked = numbers.SelectMany(same => same).Distinct().ToList();
        var found = await Registry.Persons.AsNoTracking().Where(person => asked.Contains(person.Id))
            .ToListAsync(cancel);
        var said = await (from link in Registry.Links
                          join record in records on link.SourceId equals record.Id
                          where asked.Contains(link.PersonId)
                          select new { link.PersonId, Record = record }).AsNoTracking().ToListAsync(cancel);
        var opened = await keys.OfAllAsync(said.Select(one => one.Record.PersonId).Concat(asked), cancel);
        var bySubject = said.Where(one => opened.ContainsKey(one.Record.PersonId)).ToLookup(one => one.PersonId,
            one => new Word(one.Record, opened[one.Record.PersonId].Open(one.Record), one.PersonId));
        return [.. found.Where(person => numbers.Contains(person.Id)).Select(person =>
            new Face(person, !opened.ContainsKey(person.Id), [.. numbers[person.Id].SelectMany(number => bySubject[number])
                .OrderBy(word => word.Record.RegisteredAt).ThenBy(word => word.Record.Sequence)]))];
    }
}

/// <summary>What one source said, and under which of the person's numbers.</summary>
internal sealed record Word(SourceRecord Record, PersonFacts Facts, Guid PersonId)
{
    public override string ToString() => "•••";
}

/// <summary>A person with the words that may be read of them, oldest first.</summary>
internal sealed record Face(Person Person, bool IsErased, IReadOnlyList<Word> Said)
{
    /// <summary>All of it laid over each other.</summary>
    public PersonFacts Facts { get; } = Over(Said);

    /// <summary>
    /// Null while nobody knows the birth. Of several numbers each has its newest word: that they are one person makes no
    /// adult of somebody who was a child under one of them (INV-28).
    /// </summary>
    public AgeRange? AgeAt(DateOnly day) => Said.GroupBy(word => word.PersonId).Select(own => Over(own).Birth?.AgeAt(day))
        .OfType<AgeRange>().ToList() is { Count: > 0 } ages
            ? new AgeRange(ages.Min(age => age.Youngest), ages.Max(age => age.Oldest)) : null;

    static PersonFacts Over(IEnumerable<Word> said) => said.Aggregate(new PersonFacts(), (earlier, next) => next.Facts.Over(earlier));

    public override string ToString() => "•••";
}
