namespace Pana.Screens;

/// <param name="IsNumber">Aligned to the end, in figures of one width.</param>
/// <param name="SortAddress">Page sorted by this column; null where an order means nothing.</param>
public sealed record Column(string Text, bool IsNumber = false, string? SortAddress = null, Sorted Sorted = Sorted.No);

public enum Sorted { No, Ascending, Descending }

public sealed record Cell(string Text, string? Address = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <param name="Empty">What the table says while it has no row: how it fills.</param>
/// <param name="ExportAddress">Where the same rows are had as a file; the address passes the gate of every egress.</param>
public sealed record TableView(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows,
    string Empty, string? ExportAddress = null)
{
    /// <summary>Sums and the like, set apart at the end.</summary>
    public IReadOnlyList<Cell>? Total { get; init; }
}
