using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>Under which of our indicators UNHCR's columns stand; their definitions are published with the flows.</summary>
internal static class UnhcrIndicators
{
    public const string Stock = "STOCK", Applications = "APPL", DecisionsTaken = "DECIS", Displaced = "DISPLACED";

    public static readonly (string Column, string Decision)[] Decisions =
        [("dec_recognized", "REC"), ("dec_other", "CPL"), ("dec_rejected", "REJ"), ("dec_closed", "CLO"), ("dec_total", Flow.Total)];

    public static readonly (string Column, string Indicator, string PopulationType)[] Solutions =
    [
        ("returned_refugees", "REP", "RET"), ("resettlement", "RST", "REF"), ("naturalisation", "NAT", "REF"), ("returned_idps", "RDP", "RDP"),
    ];
}
