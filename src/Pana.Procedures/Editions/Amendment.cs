using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>
/// How an edition differs from the baseline in its rules. It may strengthen protection, never weaken it (protection.md 14).
/// </summary>
public abstract record Amendment(ImmutableArray<Basis> Sourced)
{
    /// <summary>Where it stands in <c>amendments.json</c>, for stories that it causes.</summary>
    public int Line { get; init; }

    /// <summary>The procedure whose proof it may touch; null when it changes words or bounds alone.</summary>
    public virtual string? Procedure => null;
}

/// <summary>A step that the baseline does not have; it brings a fact of its own, which other steps may then require.</summary>
public sealed record AddedStep(StepRule Rule, Fact? Brings, Texts Name, Texts? FactName, ImmutableArray<Basis> Sourced)
    : Amendment(Sourced)
{
    public override string Procedure => Rule.Step.Owner;
}

/// <summary>One more condition of a step that burdens the person.</summary>
public sealed record Requirement(Step Step, Guard Guard, ImmutableArray<Basis> Sourced) : Amendment(Sourced)
{
    public override string Procedure => Step.Owner;
}

/// <summary>Officials' time made shorter than the baseline's bound, or a person's longer: the edition's own bound.</summary>
public sealed record NewBound(Term Bound, ImmutableArray<Basis> Sourced) : Amendment(Sourced);

/// <summary>Another word for a thing of the declarations; its key stays.</summary>
public sealed record Renaming(string LabelKey, Texts Name, ImmutableArray<Basis> Sourced) : Amendment(Sourced);
