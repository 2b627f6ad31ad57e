namespace Pana.Casework.Printing;

/// <summary>Papers of the unit that wait for their blank, and its batches.</summary>
public sealed record PrintsView(IReadOnlyList<QueueLine> Kinds, IReadOnlyList<WaitingLine> Waiting, IReadOnlyList<BatchLine> Batches);

/// <param name="Blanks">Blanks of the kind in stock.</param>
public sealed record QueueLine(string Paper, string Title, int Waiting, long Blanks);

/// <param name="Number">Of the paper.</param>
public sealed record WaitingLine(Guid PaperId, Guid CaseId, string Title, string Number, DateTimeOffset Since);

/// <param name="Stopped">Why it stands still: the name of a refusal.</param>
public sealed record BatchLine(
    Guid Id, string Title, string Official, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Stopped, int Total, int Printed, int Waiting, int Refused, int Misprinted)
{
    public bool Runs => EndedAt is null && Stopped is null;
}

/// <summary>A batch with what became of each paper.</summary>
public sealed record BatchView(BatchLine Batch, IReadOnlyList<PrintLine> Papers);

/// <param name="State"><c>Waits Printed Refused Misprinted</c>.</param>
/// <param name="Refusal">Why it was not printed: the name of a refusal.</param>
public sealed record PrintLine(int Position, Guid PaperId, Guid CaseId, string State, string? Blank, string? Refusal);
