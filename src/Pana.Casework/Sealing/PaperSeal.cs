namespace Pana.Casework.Sealing;

/// <summary>The seal of one paper, as it was made once: a second print bears the same.</summary>
internal sealed class PaperSeal
{
    public required Guid PaperId { get; init; }
    public required Guid PersonId { get; init; }
    /// <summary>Of the paper, as the seal holds it; the table lets no number be sealed twice.</summary>
    public required string Number { get; init; }
    /// <summary>Text of the QR code, sealed with the person's key.</summary>
    public required byte[] Box { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}
