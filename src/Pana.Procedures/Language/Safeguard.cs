using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>
/// What no path through all procedures together may break. <paramref name="Id"/> is the key of its sentence in the labels;
/// <paramref name="Says"/> is the same in English, where a lawyer reads the declaration.
/// </summary>
public abstract record Safeguard(string Id, string Says, ImmutableArray<Basis> Sourced);

/// <summary>In no situation is the condition true.</summary>
public sealed record NeverIs(string Id, string Says, Guard Bad, ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>Whenever one of the steps is taken, the condition holds at that moment.</summary>
public sealed record OnlyWhile(string Id, string Says, ImmutableArray<Step> Steps, Guard When, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>No state of the list is entered unless the step was taken, or the state passed, before in the same case.</summary>
public sealed record OnlyAfter(string Id, string Says, ImmutableArray<State> Targets, ImmutableArray<Symbol> First,
    ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>Nobody takes the step who took one of the others in the same case.</summary>
public sealed record DifferentPeople(string Id, string Says, Step Step, ImmutableArray<Step> Others, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>While a case stands in one of the states, one of the steps is possible, whatever else is so.</summary>
public sealed record AlwaysPossible(string Id, string Says, ImmutableArray<State> During, ImmutableArray<Step> Steps,
    ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>The steps ask for none of the facts, whatever the state: they never wait.</summary>
public sealed record NeverWaits(string Id, string Says, ImmutableArray<Step> Steps, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>While a case stands in one of the states, the term runs or has run out and been escalated.</summary>
public sealed record ClockRuns(string Id, string Says, ImmutableArray<State> During, Term Term, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>No officials' term that runs out brings a case into an adverse state or permits a power.</summary>
public sealed record SilenceHarmsNobody(string Id, string Says, string Procedure, ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>No step of the procedure is easier where the fact is so.</summary>
public sealed record NoEasierWhere(string Id, string Says, string Procedure, Fact Fact, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>Whenever any step of any procedure uses the power, the condition holds at that moment.</summary>
public sealed record PowerOnlyWhile(string Id, string Says, Power Power, Guard When, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>The steps are recorded by the listed functions alone.</summary>
public sealed record OnlyRecordedBy(string Id, string Says, ImmutableArray<Step> Steps, ImmutableArray<Function> Functions,
    ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>Whenever one of the steps is taken, these fields are answered: reasons, instructions, a ground of a closed list.</summary>
public sealed record AlwaysWritten(string Id, string Says, ImmutableArray<Step> Steps, ImmutableArray<Field> Fields,
    ImmutableArray<Basis> Sourced) : Safeguard(Id, Says, Sourced);

/// <summary>Whenever one of the steps is taken and the condition holds, a case is opened by the other step, which asks for nothing.</summary>
public sealed record AlwaysBegins(string Id, string Says, ImmutableArray<Step> Steps, Step Opening, Guard When, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);

/// <summary>Each of the steps starts the term anew.</summary>
public sealed record ClockStarts(string Id, string Says, ImmutableArray<Step> Steps, Term Term, ImmutableArray<Basis> Sourced)
    : Safeguard(Id, Says, Sourced);
