using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Pana.Storage;

/// <summary>
/// Seals the ends of the cases' records into the node's one chain, a batch at a time. Steps do not wait for it (a lock
/// on the chain in every commit would put all steps in one queue); what a crash left unsealed is sealed after the next
/// start.
/// </summary>
public sealed class Sequencer(NodeDatabase database, TimeProvider clock, ILogger<Sequencer> log)
{
    const long Lock = 0x50616E61_00000002;
    const int Batch = 1_000;

    /// <summary>From a step's commit to its seal; well within the second that is promised.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Seals until told to stop. A database that is away for a while is waited for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await SealAsync(stop) > 0) ;
            }
            catch (Exception fault)
            {
                if (stop.IsCancellationRequested)
                    return;
                log.LogWarning("Entries could not be sealed and wait for the next attempt: {Fault}",
                    fault.GetType().Name);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Seals what waits, a batch at most, and says how many entries that were.</summary>
    public async Task<int> SealAsync(CancellationToken cancel = default)
    {
        await using var unit = new UnitOfWork(database);
        if (!await unit.Context<StorageDb>().Unsealed.AnyAsync(cancel))
            return 0;       // asked without a transaction: an idle node takes no lock
        var count = 0;
        await unit.RunAsync(async () => count = await SealAsync(unit, cancel), cancel);
        return count;
    }

    async Task<int> SealAsync(UnitOfWork unit, CancellationToken cancel)
    {
        var storage = unit.Context<StorageDb>();
        if (database.Kind is DatabaseKind.Postgres)
            await storage.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
        var waiting = await storage.Unsealed.AsNoTracking().OrderBy(entry => entry.EntryId).Take(Batch)
            .ToListAsync(cancel);
        var last = await storage.Seals.AsNoTracking().OrderByDescending(seal => seal.Number)
            .FirstOrDefaultAsync(cancel);
        var (number, previous, now) = (last?.Number ?? 0, last?.Hash ?? new byte[32], Moment.Kept(clock.GetUtcNow()));
        var heads = waiting.GroupBy(entry => entry.CaseId, (_, ofCase) => ofCase.MaxBy(entry => entry.Sequence)!);
        foreach (var head in heads)
        {
            var seal = new ChainSeal
            {
                Number = ++number, CaseId = head.CaseId, CaseSequence = head.Sequence, CaseHash = head.Hash,
                SealedAt = now, Previous = previous, Hash = new byte[32],
            };
            RecordHash.Of(seal).CopyTo(seal.Hash.AsSpan());
            previous = seal.Hash;
            storage.Seals.Add(seal);
        }
        var ids = waiting.ConvertAll(entry => entry.EntryId);
        await storage.Unsealed.Where(entry => ids.Contains(entry.EntryId)).ExecuteDeleteAsync(cancel);
        return waiting.Count;
    }
}
