using System.Collections.Immutable;

namespace Pana.Procedures.Running;

/// <summary>Everything the rules may ask about one subject: all their cases, and the facts that belong to no case. Immutable.</summary>
public sealed record Situation
{
    public static readonly Situation Empty = new();

    /// <summary>In order of opening.</summary>
    public ImmutableArray<CaseSituation> Cases { get; init; } = [];

    /// <summary>Facts of the vocabulary.</summary>
    public ImmutableDictionary<Fact, FactValue> Facts { get; init; } = ImmutableDictionary<Fact, FactValue>.Empty;

    /// <summary>
    /// Facts of the vocabulary that were said under other numbers of the same person. What happened has happened, and a newer
    /// word that protects is believed; nothing in it releases a safeguard, and no step writes it.
    /// </summary>
    public ImmutableDictionary<Fact, FactValue> Elsewhere { get; init; } = ImmutableDictionary<Fact, FactValue>.Empty;

    /// <summary>What data say of facts, such as a birth date of childhood.</summary>
    public DataOf Data { get; init; } = (_, _, _, _) => null;

    /// <summary>A fact of the vocabulary, by whichever of the person's numbers.</summary>
    internal FactValue? Known(Fact fact)
    {
        var own = Facts.GetValueOrDefault(fact);
        return Elsewhere.GetValueOrDefault(fact) is { } other && (fact.Kind == FactKind.Shown ? other.Value
            : other.Value == fact.Protective && (own is null || own.From < other.From)) ? other : own;
    }

    public CaseSituation? Find(Guid? id) => id is null ? null : Cases.FirstOrDefault(each => each.Id == id);

    internal Situation With(CaseSituation changed) => this with
    {
        Cases = Find(changed.Id) is null ? Cases.Add(changed) : [.. Cases.Select(each => each.Id == changed.Id ? changed : each)],
    };
}

/// <summary>What data say of a fact, seen from a case (null: of the person) at a moment; null where they say nothing.</summary>
public delegate bool? DataOf(Fact fact, Situation situation, CaseSituation? here, DateTimeOffset now);

/// <summary>One case as the rules see it.</summary>
public sealed record CaseSituation(Guid Id, string Procedure, State State, DateTimeOffset OpenedAt)
{
    /// <summary>The case it follows or is about.</summary>
    public Guid? Followed { get; init; }

    public LinkKind? Link { get; init; }

    public ImmutableDictionary<Fact, FactValue> Facts { get; init; } = ImmutableDictionary<Fact, FactValue>.Empty;

    /// <summary>Steps in the order in which they were taken.</summary>
    public ImmutableArray<PastStep> Taken { get; init; } = [];

    public ImmutableArray<TermRun> Terms { get; init; } = [];

    /// <summary>The term's run that counts: the one that no step has ended or begun anew.</summary>
    public TermRun? Running(Term term) => Terms.LastOrDefault(run => run.Term == term && run.EndedAt is null);
}

/// <summary>A fact as somebody stated or a step made it, and for how long it is valid.</summary>
/// <param name="Said">By whose word; null when a step made it.</param>
/// <param name="Proposed">The official who proposed to release it, while a second person's word is missing.</param>
public sealed record FactValue(bool Value, DateTimeOffset From, DateTimeOffset? Until = null, By? Said = null, Guid? Proposed = null)
{
    public bool IsValid(DateTimeOffset now) => From <= now && (Until is null || now < Until);
}

/// <summary>A step that was taken, and everybody who took it; nobody where the clock or the platform did.</summary>
public sealed record PastStep(Step Step, DateTimeOffset At, ImmutableArray<Guid> By);

/// <summary>One run of a legal clock.</summary>
/// <param name="Due">The last moment that is still in time.</param>
public sealed record TermRun(Guid Id, Term Term, DateTimeOffset StartedAt, DateTimeOffset Due)
{
    public DateTimeOffset? SuspendedAt { get; init; }

    public bool IsExtended { get; init; }

    /// <summary>A step ended it, or began it anew.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its consequence came; it comes once.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    public bool HasPassed(DateTimeOffset now) => EndedAt is null && (SuspendedAt ?? now) > Due;

    public bool IsDue(DateTimeOffset now) => FiredAt is null && HasPassed(now);
}
