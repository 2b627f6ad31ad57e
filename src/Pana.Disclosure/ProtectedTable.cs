namespace Pana.Disclosure;

/// <summary>A figure as anybody may see it.</summary>
/// <param name="Codes">One for each dimension of the table; <c>T</c> where it is a total.</param>
/// <param name="Value">Null where it is withheld.</param>
/// <param name="Note">One of <see cref="Notes"/>; null for an exact figure.</param>
public readonly record struct ProtectedCell(string[] Codes, long? Value, string? Note);

/// <summary>Codes of CL_NOTE that protection gives.</summary>
public static class Notes
{
    public const string Perturbed = "PERT", Rounded = "ROUND", Withheld = "SUPP";

    /// <summary>The figure is protected as all others, and is not broken down along some dimension along which the table could be.</summary>
    public const string Collapsed = "COLL";
}

/// <summary>
/// How much is lost, over the figures that stand and are not zero in truth. For the node: true figures can be guessed from it where the figures
/// are few.
/// </summary>
/// <param name="Figures">So many stand.</param>
/// <param name="NotShown">So many are true, asked for by a view and do not stand.</param>
/// <param name="Unchanged">Share of figures that are as they are in truth.</param>
/// <param name="MeanError">Of the absolute differences.</param>
/// <param name="PlainUnchanged">The same, had they been rounded to the nearest five.</param>
public sealed record Utility(int Figures, int NotShown, double Unchanged, double MeanError, double PlainUnchanged, double PlainMeanError);

/// <param name="Cells">Empty where the audit fails: such a table is not published. A figure that is not among them is zero, was made zero, or is
/// collapsed; nobody can tell which.</param>
public sealed record ProtectedTable(IReadOnlyList<ProtectedCell> Cells, AuditReport Audit, Utility Utility);
