namespace Pana.Casework.Glass;

public enum GlassState { Waits, Open, Ended, Lapsed, Declined }

/// <param name="Subject">The number of a case, or the opaque number of a person; no name.</param>
/// <param name="Danger">Why telling the person would endanger them; null when they are told.</param>
public sealed record GlassBody(string? Subject, string? Reason, string? Danger)
{
    public override string ToString() => "•••";
}

/// <summary>Why the second person does not agree.</summary>
public sealed record GlassDecline(string? Reason)
{
    public override string ToString() => "•••";
}

public sealed record GlassReceipt(Guid Id, GlassState State, DateTimeOffset? Until);

/// <summary>A request in a list. Prints <c>•••</c>.</summary>
/// <param name="AnsweredBy">The second person, who agreed or declined.</param>
/// <param name="Refused">Why they declined.</param>
/// <param name="PersonId">For the data-protection officer alone.</param>
public sealed record GlassLine(Guid Id, string Subject, DateTimeOffset AskedAt, string AskedBy, string? AnsweredBy, string Reason, string? Danger,
    string? Refused, GlassState State, DateTimeOffset? Until, DateTimeOffset? SeenAt, DateTimeOffset? ToldAt, bool IsMine, Guid? PersonId)
{
    public override string ToString() => "•••";
}

/// <summary>What stands open until it ends by itself. Prints <c>•••</c>.</summary>
public sealed record GlassFile(Guid Id, DateTimeOffset Until, IReadOnlyList<GlassCase> Cases)
{
    public override string ToString() => "•••";
}

public sealed record GlassCase(string Number, string Procedure, string State, DateTimeOffset OpenedAt, IReadOnlyList<GlassEntry> Entries)
{
    public override string ToString() => "•••";
}

public sealed record GlassEntry(DateTimeOffset At, string Step, IReadOnlyList<GlassAnswer> Answers);

public sealed record GlassAnswer(string Name, string Value)
{
    public override string ToString() => "•••";
}
