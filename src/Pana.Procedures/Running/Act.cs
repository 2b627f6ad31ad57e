using System.Collections.Immutable;

namespace Pana.Procedures.Running;

/// <summary>Somebody's word about a fact; null is "unknown", which protects.</summary>
public sealed record Statement(Fact Fact, bool? Value, By Said);

/// <summary>A step that somebody wants to take.</summary>
/// <param name="CaseId">Null for a step that opens a case.</param>
/// <param name="By">The official, or all members of the panel that sat.</param>
public sealed record Act(StepRule Rule, Guid? CaseId, DateTimeOffset At, ImmutableArray<Signer> By)
{
    /// <summary>What the answers of the form say about facts.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>Which case the new one follows, where several could be meant.</summary>
    public Guid? Followed { get; init; }

    /// <summary>Until when what the step makes is valid, where somebody said so.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What followed from an act: the situation after it, and every step that was taken, those of the platform too.</summary>
public sealed record Taking(Situation After, ImmutableArray<StepTaken> Steps, ImmutableArray<TermFired> Fired);

/// <summary>One step that was taken.</summary>
/// <param name="From">Null when it opened the case.</param>
public sealed record StepTaken(Guid CaseId, StepRule Rule, State? From, State To, DateTimeOffset At, ImmutableArray<Signer> By)
{
    /// <summary>The facts it moved, on which case; null: on the person.</summary>
    public ImmutableArray<FactMoved> Facts { get; init; } = [];

    /// <summary>The papers it gives, each until when it is valid.</summary>
    public ImmutableArray<(Paper Paper, DateTimeOffset? Until)> Papers { get; init; } = [];

    /// <summary>The case that brought it about, when another case did.</summary>
    public Guid? BroughtBy { get; init; }
}

public sealed record FactMoved(Guid? CaseId, Fact Fact, FactValue Value);

/// <summary>A term has run out, and what the law makes of that.</summary>
public sealed record TermFired(Guid CaseId, TermRun Run, Consequence Consequence);
