namespace Pana.Storage;

/// <summary>
/// One entry of the record: who did what in which case, when; what was said is sealed with the person's key.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Unique in the node, ordered by time (UUID version 7).</summary>
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    /// <summary>
    /// Whose key seals the payload: the person, or the case's subject when that is an organisation, place or
    /// undertaking.
    /// </summary>
    public Guid PersonId { get; init; }
    /// <summary>1, 2, 3 … in the case, without a gap.</summary>
    public int Sequence { get; init; }
    /// <summary>
    /// When it happened, as the officer says; may lie before <see cref="RecordedAt"/>, at a post without network by
    /// days.
    /// </summary>
    public DateTimeOffset OccurredAt { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    /// <summary>The account that acted.</summary>
    public Guid Actor { get; init; }
    /// <summary>Code of the authority, from the edition.</summary>
    public required string Authority { get; init; }
    /// <summary>Name of the procedure's step.</summary>
    public required string Step { get; init; }
    /// <summary>Sealed; <see cref="Journal.OpenAsync"/> opens it.</summary>
    public required byte[] Payload { get; init; }
    /// <summary>Ids of the source records that the entry rests on.</summary>
    public Guid[] Sources { get; init; } = [];
    /// <summary>Hash of the case's entry before; 32 zero bytes for the first.</summary>
    public required byte[] Previous { get; init; }
    /// <summary>SHA-256, see <see cref="RecordHash"/>.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>Where a case's record ends: the next entry follows this one. An empty record ends at 0.</summary>
public sealed record CaseHead(Guid CaseId, int Sequence, ReadOnlyMemory<byte> Hash)
{
    /// <summary>Before the first entry.</summary>
    public static CaseHead Empty(Guid caseId) => new(caseId, 0, new byte[32]);
}

/// <summary>
/// What a step adds to the record. <paramref name="Payload"/> is clear here and sealed before it is kept.
/// </summary>
public sealed record EntryDraft(
    Guid PersonId, DateTimeOffset OccurredAt, Guid Actor, string Authority, string Step, ReadOnlyMemory<byte> Payload)
{
    public IReadOnlyCollection<Guid> Sources { get; init; } = [];
}
