using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pana.Sdmx;

/// <summary>Reads SDMX-CSV 2.0 with any labels, of one structure or of several.</summary>
sealed class CsvDataReader
{
    /// <summary>What the cells of a row are; columns of the layout by their index, the rest below zero.</summary>
    const int Value = -1, Action = -2, Ignored = -3, OfOthers = -4;

    readonly CsvRows _rows;
    readonly IReadOnlyList<DataLayout> _layouts;
    readonly List<DataSetHead> _sets = [];
    readonly string[] _ids, _names;
    readonly int[][] _allCells;
    int[] _places = [];

    CsvDataReader(CsvRows rows, IReadOnlyList<DataLayout> layouts)
    {
        (_rows, _layouts) = (rows, layouts);
        _ids = [.. layouts.Select(layout => layout.Published.Urn.Short)];
        _names = [.. Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString())];
        _allCells = Header();
    }

    public static async Task<DataReading> OpenAsync(Stream stream, IReadOnlyList<DataLayout> layouts, CancellationToken cancel)
    {
        var rows = new CsvRows(stream);
        if (!await rows.NextAsync(cancel))
            throw Malformed.Message("The message is empty.");
        var reader = new CsvDataReader(rows, layouts);
        return new(layouts, reader._sets, reader.ReadAsync(cancel));
    }

    async IAsyncEnumerable<Observation> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        while (await _rows.NextAsync(cancel))
            yield return Row();
    }

    Observation Row()
    {
        if (_rows.Count != _names.Length)
            throw Wrong("", "wrong-columns", "", $"the row has {_rows.Count} cells and the first line {_names.Length}.");
        var at = Structure(_rows[1]);
        var (layout, cells) = (_layouts[at], _allCells[at]);
        var places = _places.Length == layout.Columns.Count ? _places : _places = new int[layout.Columns.Count];
        Array.Fill(places, -1);
        var (value, action) = (double.NaN, DataAction.Information);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = _rows[i];
            switch (cells[i])
            {
                case Ignored: break;
                case OfOthers:
                    if (cell.Length > 0)
                        throw Unknown(i, [layout]);
                    break;
                case Action:
                    action = cell switch { "I" or "" => DataAction.Information, "A" => DataAction.Append, "M" => DataAction.Merge, "R" => DataAction.Replace, "D" => DataAction.Delete,
                        _ => throw Wrong("ACTION", "bad-value", cell.ToString(), $"ACTION is I, A, M, R or D, and not {cell}.") };
                    break;
                case Value: value = DataReader.Value(cell, _rows.Line, "Line"); break;
                case var column:
                    if (cell.Length > 0)
                        places[column] = Place(layout.Columns[column], cell, _rows.Line);
                    break;
            }
        }
        // Whoever deletes may leave dimensions open.
        if (action != DataAction.Delete)
            for (var i = 0; i < layout.DimensionCount; i++)
                if (places[i] < 0)
                    throw Wrong(layout.Columns[i].Id, "bad-value", "", $"{layout.Columns[i].Id} has no value.");
        if (_sets.Count == 0 || _sets[^1].Action != action || _sets[^1].Structure != at)
            _sets.Add(new(action) { Structure = at });
        return new(places, value, _sets.Count - 1);
    }

    /// <summary>Of which layout the row is.</summary>
    int Structure(ReadOnlySpan<char> cell)
    {
        for (var at = 0; at < _ids.Length; at++)
            // With labels=both a name stands behind it.
            if (cell.StartsWith(_ids[at]) && (cell.Length == _ids[at].Length || cell[_ids[at].Length] == ':'))
                return at;
        throw DataReader.Other(_layouts, cell.ToString(), _rows.Line);
    }

    /// <summary>With labels=both a code has its name behind it.</summary>
    static int Place(DataColumn column, ReadOnlySpan<char> cell, int line) =>
        column.TryFind(cell, out var place) ? place
            : DataReader.Place(column, column.IsCoded && cell.IndexOf(": ") is > 0 and var colon ? cell[..colon] : cell, line, "Line");

    /// <summary>For each layout what the cells of its rows are.</summary>
    int[][] Header()
    {
        if (_names.Length < 2 || _names[0].Split('[')[0] != "STRUCTURE" || _names[1] != "STRUCTURE_ID")
            throw Wrong("STRUCTURE", "not-this-message", _names[0], "the first columns are not STRUCTURE and STRUCTURE_ID: this is no SDMX-CSV 2.0.");
        var hasNames = _names.Contains("STRUCTURE_NAME");
        var all = _layouts.Select(_ => Enumerable.Repeat(Ignored, _names.Length).ToArray()).ToArray();
        for (var i = 2; i < _names.Length; i++)
        {
            var name = NameOf(i);
            if (name.EndsWith("[]", StringComparison.Ordinal))
                throw Wrong(name, "several-values", name, $"{name} has several values in a cell, which is not read here.");
            if (_names[..i].Contains(_names[i]) && !hasNames)
                throw Wrong(name, "repeated-column", name, $"the column {name} stands there twice.");
            for (var at = 0; at < all.Length; at++)
                all[at][i] = CellOf(name, _layouts[at]);
            if (all.All(cells => cells[i] == OfOthers))
                throw Unknown(i, _layouts);
            // Behind each component stands the column of its names.
            if (hasNames && all.Any(cells => cells[i] >= Value))
                i++;
        }
        string?[] missing = [.. _layouts.Zip(all, (layout, cells) => layout.Dimensions.FirstOrDefault(column => !cells.Contains(layout.IndexOf(column.Id)))?.Id)];
        // Rows of a structure may do without the columns that only others have.
        return missing.Contains(null) ? all : throw Wrong(missing[0]!, "missing-column", "", $"the column {missing[0]} is missing.");
    }

    static int CellOf(string name, DataLayout layout) => name switch
    {
        "ACTION" => Action,
        "STRUCTURE_NAME" or "SERIES_KEY" or "OBS_KEY" => Ignored,
        _ when name == layout.Measure.Id => Value,
        _ => layout.IndexOf(name) is >= 0 and var column ? column : OfOthers,
    };

    /// <summary>With labels=both the name of the component stands behind it.</summary>
    string NameOf(int cell) => _names[cell].IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? _names[cell][..colon] : _names[cell];

    SdmxFormatException Unknown(int cell, IEnumerable<DataLayout> layouts) => Wrong(NameOf(cell), "unknown-column", NameOf(cell), $"there is no component {NameOf(cell)}.",
        Suggestions.Nearest(NameOf(cell), layouts.SelectMany(layout => layout.Columns.Select(column => column.Id).Append(layout.Measure.Id))));

    SdmxFormatException Wrong(string column, string name, string found, string sentence, string? suggestion = null) =>
        Malformed.At(_rows.Line, column, found, $"Line {_rows.Line.ToString(CultureInfo.InvariantCulture)}: {sentence}", name, suggestion);
}
