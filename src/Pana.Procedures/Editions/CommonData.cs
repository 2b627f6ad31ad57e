namespace Pana.Procedures.Editions;

/// <summary>What the program has for every edition, and what an edition may name.</summary>
/// <param name="Definitions">Ids of the definitions of figures; null where nobody knows which there are.</param>
public sealed record CommonData(CommonPapers Papers, IReadOnlySet<string>? Definitions = null);
