namespace Pana.Casework.Retention;

/// <summary>
/// That an answer in the record is kept for a time, with the key without which it is noise. The row stays when the key is gone: it
/// says where something was.
/// </summary>
internal sealed class KeptAnswer
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Field { get; init; }
    /// <summary>Sealed with the person's key; null since the answer was erased.</summary>
    public byte[]? SealedKey { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
}
