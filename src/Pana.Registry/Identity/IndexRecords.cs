using Microsoft.EntityFrameworkCore;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// Adds to old source records the words by which newer ones are found (how a name sounds and begins). What waits is a table that a
/// migration filled, and each batch leaves it in the transaction that adds its words: a stop loses nothing and doubles nothing.
/// </summary>
internal sealed class IndexRecords(UnitOfWork unit, PersonKeys keys, Tokens tokens)
{
    const int Batch = 100;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>How many records were looked at; 0 when none waits.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var waiting = await Registry.Unindexed.AsNoTracking().OrderBy(record => record.SourceId).Take(Batch).Select(record => record.SourceId)
            .ToListAsync(cancel);
        if (waiting.Count > 0)
            await unit.RunAsync(() => AddAsync(waiting, cancel), cancel);
        return waiting.Count;
    }

    async Task AddAsync(List<Guid> waiting, CancellationToken cancel)
    {
        // Another program may have done them meanwhile.
        waiting = await Registry.Unindexed.Where(record => waiting.Contains(record.SourceId)).Select(record => record.SourceId).ToListAsync(cancel);
        var records = await Registry.Records.AsNoTracking().Where(record => waiting.Contains(record.Id)).ToListAsync(cancel);
        var persons = records.Select(record => record.PersonId).Distinct().ToList();
        await unit.LockAsync(persons, cancel);
        var opened = await keys.OfAllAsync(persons, cancel);
        var known = (await Registry.Tokens.AsNoTracking().Where(token => waiting.Contains(token.SourceId)).ToListAsync(cancel))
            .ToLookup(token => token.SourceId, token => token.Token);
        var uncompared = (await Registry.Uncompared.AsNoTracking().Where(record => waiting.Contains(record.SourceId))
            .Select(record => record.SourceId).ToListAsync(cancel)).ToHashSet();
        // Nobody finds the erased: their words stay noise and get no others.
        foreach (var record in records.Where(record => opened.ContainsKey(record.PersonId)))
        {
            var missing = tokens.Of(opened[record.PersonId].Open(record)).Except(known[record.Id])
                .Select(token => new SearchToken { SourceId = record.Id, Token = token }).ToList();
            Registry.Tokens.AddRange(missing);
            if (missing.Count > 0 && uncompared.Add(record.Id))
                Registry.Uncompared.Add(new() { SourceId = record.Id });
        }
        await Registry.Unindexed.Where(record => waiting.Contains(record.SourceId)).ExecuteDeleteAsync(cancel);
    }
}
