using Pana.Insight.Counting;

namespace Pana.Insight.Open;

/// <summary>Which figures are defined; an edition's notes name them.</summary>
public static class FigureDefinitions
{
    public static IReadOnlySet<string> Ids { get; } = Definitions.All.Select(one => one.Id).ToHashSet();
}
