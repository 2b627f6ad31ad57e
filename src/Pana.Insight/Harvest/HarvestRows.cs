namespace Pana.Insight.Harvest;

/// <summary>One attempt to take the figures of a member: all of them, or none and why.</summary>
internal sealed class HarvestAttempt
{
    public required Guid Id { get; init; }
    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string State { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }
    /// <summary>Name of the refusal that says what went wrong; null when all is well.</summary>
    public string? Fault { get; init; }
    /// <summary>The flow in which it went wrong; null where it was none of them.</summary>
    public string? FaultFlow { get; init; }
    /// <summary>Flows that had something new.</summary>
    public required int Taken { get; init; }
}

/// <summary>How far the figures of a member's flow were taken.</summary>
internal sealed class HarvestedFlow
{
    public required string State { get; init; }
    public required string Flow { get; init; }
    /// <summary>When it was last asked and nothing was left out: since then only what changed has to be asked for.</summary>
    public required DateTimeOffset AskedAt { get; set; }
    /// <summary>When all of it was last taken.</summary>
    public required DateTimeOffset WholeAt { get; set; }
}

internal enum SubmissionStanding
{
    /// <summary>Waits for the state's own word.</summary>
    Submitted,
    /// <summary>The state stands by it: it is published.</summary>
    SignedOff,
    /// <summary>The state says that it is wrong; it corrects it at home.</summary>
    Returned,
    /// <summary>Newer figures came before the state had said anything.</summary>
    Replaced,
}

/// <summary>Figures of one flow as they were taken from a member. Only the state itself makes them public.</summary>
internal sealed class Submission
{
    public required Guid Id { get; init; }
    public required string State { get; init; }
    public required string Flow { get; init; }
    /// <summary>Of the flow's submissions, from 1.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required int Figures { get; init; }
    /// <summary>Null where there is no figure at all.</summary>
    public string? FirstPeriod { get; init; }
    public string? LastPeriod { get; init; }
    /// <summary>Against what is published: how many are new, other than before, and no more there.</summary>
    public required int Added { get; init; }
    public required int Changed { get; init; }
    public required int Gone { get; init; }
    /// <summary>Persons are counted in it, and none of them by sex.</summary>
    public required bool LacksSex { get; init; }
    public required byte[] Digest { get; init; }
    /// <summary>The figures themselves; empty when they were published or replaced.</summary>
    public required byte[] Box { get; set; }
    public required SubmissionStanding Standing { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Why they were returned.</summary>
    public string? Reason { get; set; }
    public long Version { get; set; }
}
