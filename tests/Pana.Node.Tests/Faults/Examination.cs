using System.Text;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Node.Tests.Casework;
using Pana.Procedures;
using Pana.Registry;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

/// <summary>
/// Whether everything that a step writes is there for each step in the record and for nothing else: the record told again gives the cases
/// as they stand.
/// </summary>
static class Examination
{
    static readonly NodeLaw Law = new(CaseworkNode.Law);

    /// <returns>By case and step, how often it is in the record.</returns>
    public static async Task<ILookup<(Guid Case, string Step), int>> RunAsync(NodeDatabase database, NodeKey key)
    {
        Assert.Null((await JournalVerification.RunAsync(database)).Fault);
        await using var unit = new UnitOfWork(database);
        var (casework, registry, storage) = (unit.Context<CaseworkContext>(), unit.Context<RegistryContext>(), unit.Context<StorageDb>());
        var cases = await casework.Cases.AsNoTracking().ToListAsync();
        var caseIds = cases.Select(each => each.Id).ToHashSet();
        var entries = (await storage.Entries.AsNoTracking().ToListAsync()).Where(entry => caseIds.Contains(entry.CaseId)).ToLookup(entry => entry.CaseId);
        var taken = (await casework.Taken.AsNoTracking().ToListAsync()).ToLookup(step => step.CaseId);
        var terms = (await casework.Terms.AsNoTracking().ToListAsync()).ToLookup(term => term.CaseId);
        var papers = (await casework.Papers.AsNoTracking().ToListAsync()).ToLookup(paper => paper.CaseId);
        var facts = await casework.Facts.AsNoTracking().ToDictionaryAsync(fact => (fact.PersonId, fact.CaseId, fact.Fact), fact => fact.Value);
        var told = (await storage.Outbox.AsNoTracking().ToListAsync()).Select(message => Encoding.UTF8.GetString(message.Payload)).ToHashSet();
        using var cache = new KeyCache();
        var journal = new Journal(unit, new(unit, key, cache, TimeProvider.System), TimeProvider.System);
        var moves = new List<(DateTimeOffset At, bool IsConsequence, (Guid, Guid, string) Fact, bool Value)>();
        var steps = 0;
        foreach (var row in cases)
        {
            var mine = entries[row.Id].OrderBy(entry => entry.Sequence).ToList();
            Assert.Equal(mine.Count, row.HeadSequence);
            Assert.Equal(mine[^1].Hash, row.HeadHash);
            Assert.Equal(mine.Select(entry => (entry.Sequence, entry.Step)), taken[row.Id].OrderBy(step => step.Sequence).Select(step => (step.Sequence, step.Step)));
            Assert.Equal(mine.Sum(entry => Law.Rule(entry.Step)!.Papers.Length), papers[row.Id].Count());
            string? state = null;
            foreach (var entry in mine)
            {
                steps++;
                var payload = Payload.Read((await journal.OpenAsync(entry)).Value);
                Assert.Equal(state, payload.From);
                state = payload.To;
                foreach (var fact in payload.Facts ?? [])
                    moves.Add((entry.OccurredAt, entry.Actor == Guid.Empty, (row.PersonId, fact.OfPerson ? Guid.Empty : row.Id, fact.Fact), fact.Value));
                foreach (var rule in Law.Model.Find(row.Procedure)!.Terms.Where(rule => rule.Starts.Contains(Law.Symbol<Step>(entry.Step))))
                    Assert.Contains(terms[row.Id], term => term.Term == rule.Term.Key);
                Assert.Contains($"{row.Id}/{entry.Sequence}", told);
            }
            Assert.Equal(state, row.State);
            var running = terms[row.Id].Where(term => term is { EndedAt: null, SuspendedAt: null } && Law.Symbol<Term>(term.Term).Of == Time.Officials).ToList();
            Assert.Equal(running.Count == 0 ? null : running.Min(term => term.Due), row.NextDue);
        }
        // A fact of the person moves in several cases: in the order of time, what the platform brought after what brought it.
        var replayed = new Dictionary<(Guid, Guid, string), bool>();
        foreach (var move in moves.OrderBy(move => move.At).ThenBy(move => move.IsConsequence))
            replayed[move.Fact] = move.Value;
        Assert.Equal(replayed.OrderBy(fact => fact.Key), facts.OrderBy(fact => fact.Key));
        Assert.Equal(steps, told.Count);
        var persons = await registry.Persons.AsNoTracking().Select(person => person.Id).ToHashSetAsync();
        Assert.Equal(persons, (await storage.PersonKeys.AsNoTracking().Select(row => row.PersonId).ToListAsync()).ToHashSet());
        Assert.Equal(persons, cases.Where(row => row.Procedure == nameof(Pana.Law.BorderIntake)).Select(row => row.PersonId).ToHashSet());
        return cases.SelectMany(row => entries[row.Id]).ToLookup(entry => (entry.CaseId, entry.Step), entry => entry.Sequence);
    }
}
