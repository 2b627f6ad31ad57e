using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Pana.Storage;

/// <summary>What is wrong with an entry or a seal of the record.</summary>
public enum JournalFaultKind
{
    /// <summary>Something in it is not what was written.</summary>
    Altered,
    /// <summary>It was written, and is not there.</summary>
    Missing,
    /// <summary>It does not stand where it was written.</summary>
    Reordered,
}

/// <summary>
/// The first fault found. <paramref name="Seal"/> is the number in the node's chain when the fault was found there.
/// </summary>
public sealed record JournalFault(JournalFaultKind Kind, Guid CaseId, int Sequence, long? Seal = null)
{
    /// <summary>
    /// Key of the sentence that names it, with the places <c>{case}</c>, <c>{sequence}</c> and <c>{seal}</c>.
    /// </summary>
    public string Label => (Kind, Seal) switch
    {
        (JournalFaultKind.Altered, null) => "journal.fault.altered",
        (JournalFaultKind.Missing, null) => "journal.fault.missing",
        (JournalFaultKind.Reordered, _) => "journal.fault.reordered",
        (JournalFaultKind.Altered, _) => "journal.fault.seal-altered",
        _ => "journal.fault.seal-missing",
    };
}

/// <summary>
/// The end of the node's chain. Written down elsewhere (a backup's manifest, paper), it proves that nothing before it
/// was cut off.
/// </summary>
public sealed record ChainHead(long Number, string Hash)
{
    /// <summary>Of a node that has sealed nothing.</summary>
    public static ChainHead Empty { get; } = new(0, Convert.ToHexStringLower(new byte[32]));
}

/// <summary>
/// What the verification counted: entries in all, how many of them wait for their seal, and the first fault, if any.
/// </summary>
public sealed record JournalReport(
    long Entries, long Cases, long Seals, long Unsealed, ChainHead Head, JournalFault? Fault)
{
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsWhole => Fault is null;
}

/// <summary>
/// Reads the whole record as of one moment, while the node runs, and follows both chains. It needs no key: erased
/// persons' entries verify like others.
/// </summary>
public static class JournalVerification
{
    /// <param name="database">The node's database.</param>
    /// <param name="known">An end of the chain that was written down earlier and must still be in it.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<JournalReport> RunAsync(
        NodeDatabase database, ChainHead? known = null, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var snapshot = await SnapshotAsync(connection, cancel);
        await using var storage = database.Context<StorageDb>(connection);
        await storage.Database.UseTransactionAsync(snapshot, cancel);
        var (entries, cases, fault) = await FollowCasesAsync(storage, cancel);
        var (head, sealFault) = await FollowSealsAsync(storage, known, cancel);
        fault ??= sealFault ?? await CompareAsync(storage, cancel);
        var unsealed = await NotCovered(storage).LongCountAsync(cancel);
        return new(entries, cases, head.Number, unsealed, head, fault);
    }

    /// <summary>The end of the node's chain now.</summary>
    public static async Task<ChainHead> HeadAsync(NodeDatabase database, CancellationToken cancel = default)
    {
        await using var unit = new UnitOfWork(database);
        return await unit.Context<StorageDb>().Seals.OrderByDescending(seal => seal.Number)
            .Select(seal => new ChainHead(seal.Number, Convert.ToHexStringLower(seal.Hash))).FirstOrDefaultAsync(cancel)
            ?? ChainHead.Empty;
    }

    static async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    static async Task<(long Entries, long Cases, JournalFault? Fault)> FollowCasesAsync(
        StorageDb storage, CancellationToken cancel)
    {
        long entries = 0, cases = 0;
        JournalFault? fault = null;
        var before = CaseHead.Empty(Guid.Empty);
        await foreach (var entry in storage.Entries.AsNoTracking().OrderBy(entry => entry.CaseId)
            .ThenBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            entries++;
            if (entry.CaseId != before.CaseId || entries == 1)
            {
                cases++;
                before = CaseHead.Empty(entry.CaseId);
            }
            fault ??= Compare(entry, before);
            before = new(entry.CaseId, entry.Sequence, entry.Hash);
        }
        return (entries, cases, fault is null ? null : await NameAsync(storage, fault, cancel));
    }

    static JournalFault? Compare(JournalEntry entry, CaseHead before)
    {
        var place = before.Sequence + 1;
        if (entry.Sequence != place)
            return new(entry.Sequence > place ? JournalFaultKind.Missing : JournalFaultKind.Reordered,
                entry.CaseId, place);
        var intact = RecordHash.Of(entry).AsSpan().SequenceEqual(entry.Hash);
        if (entry.Previous.AsSpan().SequenceEqual(before.Hash.Span))
            return intact ? null : new(JournalFaultKind.Altered, entry.CaseId, place);
        // An intact entry that follows another hash than its neighbour's: the neighbour was written anew.
        return new(JournalFaultKind.Altered, entry.CaseId, intact && place > 1 ? place - 1 : place);
    }

    /// <summary>
    /// An entry that follows another one of its case than the one it now stands behind was not altered but moved.
    /// </summary>
    static async Task<JournalFault> NameAsync(StorageDb storage, JournalFault fault, CancellationToken cancel)
    {
        if (fault.Kind is not JournalFaultKind.Altered)
            return fault;
        var there = storage.Entries.Where(entry => entry.CaseId == fault.CaseId && entry.Sequence == fault.Sequence);
        var moved = await there.AnyAsync(entry => storage.Entries.Any(other =>
            other.CaseId == fault.CaseId && other.Sequence != fault.Sequence - 1 && other.Hash == entry.Previous),
            cancel);
        return moved ? fault with { Kind = JournalFaultKind.Reordered } : fault;
    }

    static async Task<(ChainHead Head, JournalFault? Fault)> FollowSealsAsync(
        StorageDb storage, ChainHead? known, CancellationToken cancel)
    {
        var (number, previous) = (0L, new byte[32]);
        JournalFault? fault = null;
        await foreach (var seal in storage.Seals.AsNoTracking().OrderBy(seal => seal.Number).AsAsyncEnumerable()
            .WithCancellation(cancel))
        {
            if (seal.Number != number + 1)
                fault ??= new(JournalFaultKind.Missing, seal.CaseId, seal.CaseSequence, number + 1);
            else if (!seal.Previous.AsSpan().SequenceEqual(previous)
                || !RecordHash.Of(seal).AsSpan().SequenceEqual(seal.Hash)
                || (seal.Number == known?.Number && Convert.ToHexStringLower(seal.Hash) != known.Hash))
                fault ??= new(JournalFaultKind.Altered, seal.CaseId, seal.CaseSequence, seal.Number);
            (number, previous) = (seal.Number, seal.Hash);
        }
        if (known is not null && known.Number > number)
            fault ??= new(JournalFaultKind.Missing, Guid.Empty, 0, number + 1);
        return (new(number, Convert.ToHexStringLower(previous)), fault);
    }

    /// <summary>Every seal finds its entry, and every entry is sealed or waits for it.</summary>
    static async Task<JournalFault?> CompareAsync(StorageDb storage, CancellationToken cancel)
    {
        var astray = await (
            from seal in storage.Seals
            join entry in storage.Entries on new { seal.CaseId, Sequence = seal.CaseSequence }
                equals new { entry.CaseId, entry.Sequence } into found
            from entry in found.DefaultIfEmpty()
            where entry == null || entry.Hash != seal.CaseHash
            orderby seal.Number
            select new { seal.Number, seal.CaseId, seal.CaseSequence, Exists = entry != null })
                .FirstOrDefaultAsync(cancel);
        if (astray is { Exists: true })
            return new(JournalFaultKind.Altered, astray.CaseId, astray.CaseSequence);
        if (astray is not null)
        {
            var last = await storage.Entries.Where(entry => entry.CaseId == astray.CaseId)
                .MaxAsync(entry => (int?)entry.Sequence, cancel) ?? 0;
            return new(JournalFaultKind.Missing, astray.CaseId, last + 1);
        }
        var forgotten = await NotCovered(storage)
            .Where(entry => !storage.Unsealed.Any(waits => waits.EntryId == entry.Id))
            .OrderBy(entry => entry.Id).Select(entry => new { entry.CaseId, entry.Sequence })
            .FirstOrDefaultAsync(cancel);
        var next = (await storage.Seals.MaxAsync(seal => (long?)seal.Number, cancel) ?? 0) + 1;
        return forgotten is null ? null : new(JournalFaultKind.Missing, forgotten.CaseId, forgotten.Sequence, next);
    }

    /// <summary>Entries after the last seal of their case.</summary>
    static IQueryable<JournalEntry> NotCovered(StorageDb storage) => storage.Entries.Where(entry =>
        !storage.Seals.Any(seal => seal.CaseId == entry.CaseId && seal.CaseSequence >= entry.Sequence));
}
