using Microsoft.EntityFrameworkCore;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>
/// The record. It only grows: each entry is chained to the one before it in its case, within the step's transaction,
/// and the <see cref="Sequencer"/> seals the cases' ends into one chain of the node.
/// </summary>
public sealed class Journal(UnitOfWork unitOfWork, PersonKeys keys, TimeProvider clock)
{
    const string Purpose = "journal";

    StorageDb Storage => unitOfWork.Context<StorageDb>();

    /// <summary>
    /// Where the case's record ends now; one query. A module that keeps the head in its own row need not ask.
    /// </summary>
    public async Task<CaseHead> HeadAsync(Guid caseId, CancellationToken cancel = default) =>
        await Storage.Entries.Where(entry => entry.CaseId == caseId).OrderByDescending(entry => entry.Sequence)
            .Select(entry => new CaseHead(caseId, entry.Sequence, entry.Hash)).FirstOrDefaultAsync(cancel)
        ?? CaseHead.Empty(caseId);

    /// <summary>
    /// Adds an entry after <paramref name="head"/> to the running unit of work and gives the new head. It is written
    /// when the unit ends; if another entry took its place meanwhile the unit of work is a conflict and begins again.
    /// Refused with <c>person-erased</c> when the person's key is destroyed.
    /// </summary>
    public async ValueTask<Outcome<CaseHead>> AppendAsync(
        CaseHead head, EntryDraft draft, CancellationToken cancel = default)
    {
        if (!unitOfWork.IsRunning)
            throw new InvalidOperationException("The record grows within a unit of work.");
        var key = await keys.OfAsync(draft.PersonId, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var open = new JournalEntry
        {
            Id = id, CaseId = head.CaseId, PersonId = draft.PersonId, Sequence = head.Sequence + 1,
            OccurredAt = Moment.Kept(draft.OccurredAt), RecordedAt = Moment.Kept(now),
            Actor = draft.Actor, Authority = draft.Authority, Step = draft.Step,
            Payload = key.Value.Seal(Purpose, id, draft.Payload.Span), Sources = [.. draft.Sources],
            Previous = head.Hash.ToArray(), Hash = new byte[32],
        };
        RecordHash.Of(open).CopyTo(open.Hash.AsSpan());
        Storage.Entries.Add(open);
        Storage.Unsealed.Add(new()
        {
            EntryId = id, CaseId = open.CaseId, Sequence = open.Sequence, Hash = open.Hash,
        });
        return new CaseHead(open.CaseId, open.Sequence, open.Hash);
    }

    /// <summary>The case's record, oldest first.</summary>
    public IAsyncEnumerable<JournalEntry> ReadAsync(Guid caseId) =>
        Storage.Entries.AsNoTracking().Where(entry => entry.CaseId == caseId).OrderBy(entry => entry.Sequence)
            .AsAsyncEnumerable();

    /// <summary>
    /// Everything that was recorded under the person's key, in all their cases, in order of recording.
    /// </summary>
    public IAsyncEnumerable<JournalEntry> ReadOfPersonAsync(Guid person) =>
        Storage.Entries.AsNoTracking().Where(entry => entry.PersonId == person).OrderBy(entry => entry.RecordedAt)
            .ThenBy(entry => entry.Id).AsAsyncEnumerable();

    /// <summary>What was said; refused with <c>person-erased</c> after erasure.</summary>
    public async ValueTask<Outcome<byte[]>> OpenAsync(JournalEntry entry, CancellationToken cancel = default)
    {
        var key = await keys.OfAsync(entry.PersonId, cancel);
        return key.Refusal is { } refusal ? refusal : key.Value.Open(Purpose, entry.Id, entry.Payload);
    }
}
