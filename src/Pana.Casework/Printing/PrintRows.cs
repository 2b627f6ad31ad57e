namespace Pana.Casework.Printing;

/// <summary>Papers of one kind that an official of a unit has printed one after another. It ends when none of them waits any more.</summary>
internal sealed class PrintBatch
{
    public required Guid Id { get; init; }
    public required string Paper { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    /// <summary>Who answers for it: whoever started it, or let it go on after it stood still.</summary>
    public required Guid Official { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public required int Total { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>The refusal for which it stands still until somebody lets it go on; null while it runs.</summary>
    public string? Stopped { get; set; }
    public long Version { get; set; }
}

internal enum PrintState { Waits, Printed, Refused, Misprinted }

/// <summary>One paper of a batch.</summary>
internal sealed class PrintItem
{
    public required Guid BatchId { get; init; }
    public required int Position { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PaperId { get; init; }
    public required PrintState State { get; set; }
    /// <summary>The number of its blank.</summary>
    public string? Blank { get; set; }
    /// <summary>Why it was not printed.</summary>
    public string? Refusal { get; set; }
}
