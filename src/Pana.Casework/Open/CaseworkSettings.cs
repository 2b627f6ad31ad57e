using Pana.Procedures.Editions;

namespace Pana.Casework.Open;

/// <summary>What the module must know about its node: the edition that it applies, proved before.</summary>
public sealed record CaseworkSettings(Edition Edition);
