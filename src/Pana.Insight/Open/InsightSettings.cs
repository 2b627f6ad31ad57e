using Pana.Procedures.Editions;

namespace Pana.Insight.Open;

/// <summary>What the module must know about its node.</summary>
/// <param name="State">Whose figures it counts (ISO 3166-1 alpha-3); null for the regional node, which harvests those of its members.</param>
/// <param name="Members">Nodes whose figures are harvested, each with the state that it speaks for; empty but for the regional node.</param>
/// <param name="Notes">What is said of the law behind figures: by a state of its own, on the regional node by all states.</param>
public sealed record InsightSettings(string? State, IReadOnlyList<MemberNode> Members, IReadOnlyList<StateNote> Notes);

/// <param name="State">Whose law it is about (ISO 3166-1 alpha-3).</param>
public sealed record StateNote(string State, FigureNote Note);

/// <param name="State">ISO 3166-1 alpha-3; no other state's figures are taken from there.</param>
public sealed record MemberNode(string State, Uri Address);
