using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Pana.Procedures;

/// <summary>The name of an act. What it needs and does stands in its <see cref="StepRule"/>.</summary>
public sealed class Step([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Symbol(file, line)
{
    /// <summary>The step opens a case, which then stands in the state.</summary>
    public StepRule Opens(State state) => new(this) { Target = DeclarationException.NoneNull(this, [state])[0] };

    public StepRule From(params State[] states) => new(this) { Sources = [.. DeclarationException.NoneNull(this, states)] };

    /// <summary>From every state that is not final.</summary>
    public StepRule FromAnyOpen() => new(this) { AnyOpen = true };
}

/// <summary>How several cases of one person hang together.</summary>
public enum LinkKind
{
    /// <summary>The new case follows a case that bears the mark: an appeal follows a decision.</summary>
    Follows,
    /// <summary>The case is about a child in another person's case.</summary>
    About,
}

/// <summary>A procedure that a step starts, and the link that ties the new case to this one.</summary>
/// <param name="By">The step that opens it; null for the one that the platform takes, else the first.</param>
public sealed record Start(string Procedure, LinkKind Link, Guard? Only, Step? By);

/// <summary>Where a case of the procedure is open in which the fact is so, the act is recorded there by the step.</summary>
public sealed record Joining(Fact While, Step By);

/// <summary>One row of a procedure: who may do what, from where to where, under which conditions, with which consequences.</summary>
public sealed record StepRule(Step Step)
{
    public ImmutableArray<State> Sources { get; init; } = [];

    public bool AnyOpen { get; init; }

    /// <summary>Null: a side step, the state stays.</summary>
    public State? Target { get; init; }

    public Actor? Actor { get; init; }

    public ImmutableArray<Guard> Conditions { get; init; } = [];

    public ImmutableArray<Step> Distinct { get; init; } = [];

    public ImmutableArray<Fact> Makes { get; init; } = [];

    public ImmutableArray<Fact> Unmakes { get; init; } = [];

    public ImmutableArray<FieldRule> Fields { get; init; } = [];

    public ImmutableArray<Paper> Papers { get; init; } = [];

    public ImmutableArray<Start> Starting { get; init; } = [];

    public ImmutableArray<Power> Used { get; init; } = [];

    public ImmutableArray<Basis> Sourced { get; init; } = [];

    public Mark? Followed { get; init; }

    public Joining? Joined { get; init; }

    public bool IsProtective { get; init; }

    public bool IsCorrection { get; init; }

    /// <summary>The person gives up or agrees to something; the conditions protect the person (protection.md 17).</summary>
    public bool IsWaiver { get; init; }

    /// <summary>Opens a new case.</summary>
    public bool IsOpening => Sources.IsEmpty && !AnyOpen;

    public StepRule To(State state) => this with { Target = DeclarationException.NoneNull(Step, [state])[0] };

    /// <summary>A parallel duty: facts change, the state stays.</summary>
    public StepRule Stays() => this with { Target = null };

    public StepRule By(Actor actor) => this with { Actor = actor };

    /// <summary>All of it must be so; each part is refused and explained on its own.</summary>
    public StepRule Provided(params Guard[] guards) =>
        this with { Conditions = [.. Conditions, .. guards.SelectMany(guard => Guard.Conjuncts(guard))] };

    /// <summary>Possible only when the term, which another step of the procedure starts, has passed.</summary>
    public StepRule After(Term term) => Provided(new Elapsed(term));

    /// <summary>Not by anybody who ever took one of the steps in this case.</summary>
    public StepRule DistinctFrom(params Step[] steps) => this with { Distinct = [.. Distinct, .. DeclarationException.NoneNull(Step, steps)] };

    public StepRule Sets(params Fact[] facts) => this with { Makes = [.. Makes, .. DeclarationException.NoneNull(Step, facts)] };

    public StepRule Clears(params Fact[] facts) => this with { Unmakes = [.. Unmakes, .. DeclarationException.NoneNull(Step, facts)] };

    public StepRule Asks(params FieldRule[] fields) => this with { Fields = [.. Fields, .. fields] };

    public StepRule Gives(params Paper[] papers) => this with { Papers = [.. Papers, .. DeclarationException.NoneNull(Step, papers)] };

    /// <summary>Starts a case of another procedure about the same person, where the condition holds, by the opening step named.</summary>
    public StepRule Starts<T>(LinkKind link = LinkKind.Follows, Guard? only = null, Step? by = null) where T : Procedure =>
        this with { Starting = [.. Starting, new(typeof(T).Name, link, only, by)] };

    /// <summary>The step uses a power of the state over the person; it must ask for the absence of holds.</summary>
    public StepRule Uses(params Power[] powers) => this with { Used = [.. Used, .. powers] };

    /// <summary>The new case follows a case that bears the mark.</summary>
    public StepRule Follows(Mark mark) => this with { Followed = mark };

    /// <summary>Nothing is opened twice: the act joins the open case in which the fact is so.</summary>
    public StepRule Joins(Fact fact, Step by) => this with { Joined = new(DeclarationException.NoneNull(Step, [fact])[0], DeclarationException.NoneNull(Step, [by])[0]) };

    /// <summary>Care, claim, referral or hold: never waits for anything (protection.md 15), no edition adds a condition.</summary>
    public StepRule Protective() => this with { IsProtective = true };

    /// <summary>The person gives something up, or agrees to be examined: the one kind of own act that has conditions.</summary>
    public StepRule Waives() => this with { IsWaiver = true };

    /// <summary>Puts right a wrong entry: both values stay, with the reason.</summary>
    public StepRule Correction() => this with { IsCorrection = true };

    public StepRule Basis(params Basis[] basis) => this with { Sourced = [.. Sourced, .. basis] };
}

/// <summary>
/// A meeting that is booked and then held, missed or cancelled. Missing it so often as <paramref name="Most"/> allows makes
/// <paramref name="TooOften"/> possible; it never leads to a rejection (domain.md SM-03).
/// </summary>
public sealed record Session(Fact Booked, Step Books, Step Holds, Step Misses, Step Cancels, int Most, Step TooOften);
