namespace Pana.Insight.Flows;

/// <summary>Codes of CL_SOURCE: whose figure it is.</summary>
public static class FigureSource
{
    /// <summary>Of the reporting state's own registers and surveys.</summary>
    public const string State = "STATE";

    public const string Unhcr = "UNHCR";
}
