using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pana.Sdmx;

/// <summary>Reads SDMX-CSV 2.0 with any labels.</summary>
static class CsvDataReader
{
    /// <summary>What the cells of a row are; columns of the layout by their index, the rest below zero.</summary>
    const int Value = -1, Action = -2, StructureId = -3, Ignored = -4;

    public static async Task<DataReading> OpenAsync(Stream stream, DataLayout layout, CancellationToken cancel)
    {
        var rows = new CsvRows(stream);
        if (!await rows.NextAsync(cancel))
            throw Malformed.Message("The message is empty.");
        var cells = Header(rows, layout);
        var sets = new List<DataSetHead>();
        return new(layout, sets, ReadAsync(rows, layout, cells, sets, cancel));
    }

    static async IAsyncEnumerable<Observation> ReadAsync(CsvRows rows, DataLayout layout, int[] cells, List<DataSetHead> sets, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (places, expected) = (new int[layout.Columns.Count], layout.Published.Urn.Short);
        while (await rows.NextAsync(cancel))
            yield return Row(rows, layout, expected, cells, sets, places);
    }

    static Observation Row(CsvRows rows, DataLayout layout, string expected, int[] cells, List<DataSetHead> sets, int[] places)
    {
        if (rows.Count != cells.Length)
            throw Wrong(rows, "", "wrong-columns", "", $"the row has {rows.Count} cells and the first line {cells.Length}.");
        Array.Fill(places, -1);
        var (value, action) = (double.NaN, DataAction.Information);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = rows[i];
            switch (cells[i])
            {
                case Ignored: break;
                case StructureId:
                    // With labels=both a name stands behind it.
                    if (!cell.StartsWith(expected) || cell.Length > expected.Length && cell[expected.Length] != ':')
                        throw DataReader.Other(layout, cell.ToString(), rows.Line);
                    break;
                case Action:
                    action = cell switch { "I" or "" => DataAction.Information, "A" => DataAction.Append, "M" => DataAction.Merge, "R" => DataAction.Replace, "D" => DataAction.Delete,
                        _ => throw Wrong(rows, "ACTION", "bad-value", cell.ToString(), $"ACTION is I, A, M, R or D, and not {cell}.") };
                    break;
                case Value: value = DataReader.Value(cell, rows.Line, "Line"); break;
                case var column:
                    if (cell.Length > 0)
                        places[column] = Place(layout.Columns[column], cell, rows.Line);
                    break;
            }
        }
        // Whoever deletes may leave dimensions open.
        if (action != DataAction.Delete)
            for (var i = 0; i < layout.DimensionCount; i++)
                if (places[i] < 0)
                    throw Wrong(rows, layout.Columns[i].Id, "bad-value", "", $"{layout.Columns[i].Id} has no value.");
        if (sets.Count == 0 || sets[^1].Action != action)
            sets.Add(new(action));
        return new(places, value, sets.Count - 1);
    }

    /// <summary>With labels=both a code has its name behind it.</summary>
    static int Place(DataColumn column, ReadOnlySpan<char> cell, int line) =>
        column.TryFind(cell, out var place) ? place
            : DataReader.Place(column, column.IsCoded && cell.IndexOf(": ") is > 0 and var colon ? cell[..colon] : cell, line, "Line");

    static int[] Header(CsvRows rows, DataLayout layout)
    {
        var names = Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString()).ToArray();
        if (names.Length < 2 || names[0].Split('[')[0] != "STRUCTURE" || names[1] != "STRUCTURE_ID")
            throw Wrong(rows, "STRUCTURE", "not-this-message", names[0], "the first columns are not STRUCTURE and STRUCTURE_ID: this is no SDMX-CSV 2.0.");
        var hasNames = names.Contains("STRUCTURE_NAME");
        var (cells, known) = (new int[names.Length], layout.Columns.Select(column => column.Id).Append(layout.Measure.Id).ToList());
        (cells[0], cells[1]) = (Ignored, StructureId);
        for (var i = 2; i < names.Length; i++)
        {
            var colon = names[i].IndexOf(": ", StringComparison.Ordinal);
            var name = colon > 0 ? names[i][..colon] : names[i];
            if (name.EndsWith("[]", StringComparison.Ordinal))
                throw Wrong(rows, name, "several-values", name, $"{name} has several values in a cell, which is not read here.");
            if (names[..i].Contains(names[i]) && !hasNames)
                throw Wrong(rows, name, "repeated-column", name, $"the column {name} stands there twice.");
            cells[i] = name switch { "ACTION" => Action, "STRUCTURE_NAME" or "SERIES_KEY" or "OBS_KEY" => Ignored, _ => name == layout.Measure.Id ? Value : layout.IndexOf(name) };
            if (cells[i] == -1 && name != layout.Measure.Id)
                throw Wrong(rows, name, "unknown-column", name, $"there is no component {name}.", Suggestions.Nearest(name, known));
            // Behind each component stands the column of its names.
            if (hasNames && cells[i] >= Value && i + 1 < names.Length)
                cells[++i] = Ignored;
        }
        foreach (var column in layout.Dimensions)
            if (!cells.Contains(layout.IndexOf(column.Id)))
                throw Wrong(rows, column.Id, "missing-column", "", $"the column {column.Id} is missing.");
        return cells;
    }

    static SdmxFormatException Wrong(CsvRows rows, string column, string name, string found, string sentence, string? suggestion = null) =>
        Malformed.At(rows.Line, column, found, $"Line {rows.Line.ToString(CultureInfo.InvariantCulture)}: {sentence}", name, suggestion);
}
