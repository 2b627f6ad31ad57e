namespace Pana.Casework.Consents;

/// <summary>A consent of the person's as the ledger holds it. Prints <c>•••</c>.</summary>
/// <param name="MayTakeBack">It holds, and the reader may record that the person takes it back.</param>
/// <param name="CaseId">The case whose step takes it back; null when no case knows such a step now, and the ledger alone is changed.</param>
/// <param name="Step">That step.</param>
/// <param name="Moves">The step brings its case further, which the person should hear before.</param>
public sealed record HeldConsent(Guid Id, string Purpose, string Recipient, string Data, DateTimeOffset GivenAt, DateTimeOffset? ValidUntil,
    DateTimeOffset? WithdrawnAt, bool MayTakeBack, Guid? CaseId, string? Step, bool Moves)
{
    public override string ToString() => "•••";
}

public sealed record ConsentReceipt(Guid Id, DateTimeOffset WithdrawnAt);
