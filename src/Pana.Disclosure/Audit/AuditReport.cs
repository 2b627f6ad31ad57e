using System.Collections.Immutable;

namespace Pana.Disclosure;

public enum FindingKind
{
    /// <summary>A figure of one to four people, or one that is withheld, can be worked out too nearly.</summary>
    TooNarrow,

    /// <summary>It can be worked out that all people of a figure, or all but one, are in one cell of a dimension.</summary>
    Group,

    /// <summary>An exact figure differs from that of an earlier release by fewer than k people.</summary>
    Differencing,
}

/// <summary>Why a table is not published. For the officer of the node alone.</summary>
/// <param name="Codes">The figure that would be found out.</param>
/// <param name="Dimension">Of a group: along which.</param>
/// <param name="AtLeast">What an attacker may take for the least; of a group: how many may be elsewhere at most.</param>
public sealed record Finding(FindingKind Kind, ImmutableArray<string> Codes, string? Dimension, long AtLeast, long AtMost);

/// <param name="Checked">Figures of one to four people or withheld, and groups, that an attacker was tried on.</param>
/// <param name="Programmed">Of these, so many were decided by linear programming; the others by showing another table that fits as well.</param>
/// <param name="Closed">Breakdowns that were closed because something could have been worked out with them.</param>
public sealed record AuditReport(IReadOnlyList<Finding> Findings, int Checked, int Programmed, int Closed)
{
    public bool Passes => Findings.Count == 0;
}
