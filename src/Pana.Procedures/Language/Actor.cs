using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>Who takes a step.</summary>
public abstract record Actor
{
    /// <summary>The functions whose holders may record the step on a screen.</summary>
    public abstract ImmutableArray<Function> RecordedBy { get; }
}

/// <summary>An official of one of the functions.</summary>
public sealed record Official(ImmutableArray<Function> Functions) : Actor
{
    public override ImmutableArray<Function> RecordedBy => Functions;

    public bool Equals(Official? other) => other is not null && Functions.SequenceEqual(other.Functions);

    public override int GetHashCode() => Functions.Aggregate(7, (hash, function) => hash * 31 + (int)function);
}

/// <summary>
/// The person, by their own act. Whichever official or adviser they turn to records it and cannot refuse to
/// (protection.md 14, requirements II33); no edition may put anything before it.
/// </summary>
public sealed record ThePerson(ImmutableArray<Function> Recorders) : Actor
{
    public override ImmutableArray<Function> RecordedBy => Recorders;

    public bool Equals(ThePerson? other) => other is not null && Recorders.SequenceEqual(other.Recorders);

    public override int GetHashCode() => Recorders.Aggregate(11, (hash, function) => hash * 31 + (int)function);
}

/// <summary>
/// Several people who act in one signed step: members by function, how many make a quorum; whoever has a conflict does not
/// sit; dissent is written down.
/// </summary>
public sealed record Panel(ImmutableArray<Function> Members, int Quorum) : Actor
{
    public override ImmutableArray<Function> RecordedBy => Members;

    public bool Equals(Panel? other) => other is not null && Quorum == other.Quorum && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => Members.Aggregate(Quorum, (hash, function) => hash * 31 + (int)function);
}

/// <summary>The clock: the step happens when its term has run out.</summary>
public sealed record TheClock(Term Term) : Actor
{
    public override ImmutableArray<Function> RecordedBy => [];
}

/// <summary>The platform itself, as soon as the guard holds, in the same transaction: nothing is decided, only carried over.</summary>
public sealed record ThePlatform : Actor
{
    public override ImmutableArray<Function> RecordedBy => [];
}
