namespace Pana.Insight.Open;

/// <summary>What the module must know about its node.</summary>
/// <param name="State">Whose figures it counts (ISO 3166-1 alpha-3); null for the regional node, which harvests those of its members.</param>
/// <param name="Members">Nodes whose figures are harvested, each with the state that it speaks for; empty but for the regional node.</param>
public sealed record InsightSettings(string? State, IReadOnlyList<MemberNode> Members);

/// <param name="State">ISO 3166-1 alpha-3; no other state's figures are taken from there.</param>
public sealed record MemberNode(string State, Uri Address);
