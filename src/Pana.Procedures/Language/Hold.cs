using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>
/// A reason why a power must rest: a predicate over the states of cases and the facts of a person, shown with its reason
/// behind its wall, never a counter (language.md).
/// </summary>
public sealed record Hold(Power Power, string Name, Guard When, Wall Wall, ImmutableArray<Basis> Sourced);
