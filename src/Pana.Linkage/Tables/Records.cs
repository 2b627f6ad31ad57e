using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// The rows of one file to be deduplicated, or of two to be linked, by columns. Rows that are alike in every compared column are one unit:
/// however often a row is repeated, it is compared once.
/// </summary>
public sealed class Records
{
    readonly List<string> _ids = [];

    Records(Column[] columns) => Columns = columns;

    internal Column[] Columns { get; }

    /// <summary>Rows of the left file; those of the right one follow.</summary>
    public int LeftRows { get; private set; }

    public int Rows => _ids.Count;

    public bool IsOneFile { get; private set; }

    /// <summary>Units of the left file (all, when there is one file); those of the right one follow.</summary>
    public int LeftUnits { get; private set; }

    public int Units => _firstRow.Length;

    int[] _firstRow = [], _nextRow = [];

    /// <summary>For each row the number of the household under which it was registered, from 1; 0 is none. Empty when no column says it.</summary>
    readonly List<int> _households = [];
    readonly Dictionary<string, int> _householdNumbers = [];

    public bool HasHouseholds => _householdNumbers.Count > 0;

    /// <summary>The household of a unit, from 1, or 0; those of one file are no others'.</summary>
    public int HouseholdOf(int unit) => HasHouseholds ? _households[_firstRow[unit]] : 0;

    /// <summary>Rows that had another number of fields than the heading; what lacked counts as missing.</summary>
    public long Uneven { get; private set; }

    /// <summary>The first such row.</summary>
    public Fault? FirstUneven { get; private set; }

    /// <summary>Value numbers by unit and column: two units are compared from two places in memory, not from two for each column.</summary>
    internal int[] ByUnit { get; private set; } = [];

    public string IdOf(int row) => _ids[row];

    public int FirstRow(int unit) => _firstRow[unit];

    /// <summary>The next row of the same unit, or -1.</summary>
    public int NextRow(int row) => _nextRow[row];

    public static (Records? Records, Fault? Fault) Read(LinkSchema schema, string left, string? right, Action<double>? progress = null)
    {
        var records = new Records([.. schema.Columns.Where(column => column.Kind > ColumnKind.Household).Select(column => new Column(column.Name, column.Kind))]) { IsOneFile = right is null };
        string[] files = right is null ? [left] : [left, right];
        foreach (var file in files)
        {
            if (!File.Exists(file))
                return (null, new("no-file", file, 0, file));
            if (records.Add(schema, file, at => progress?.Invoke((Array.IndexOf(files, file) + at) / files.Length)) is { } fault)
                return (null, fault);
            if (file == left)
                records.LeftRows = records.Rows;
        }
        foreach (var column in records.Columns)
            column.Close();
        records.Collapse();
        return (records, null);
    }

    Fault? Add(LinkSchema schema, string file, Action<double> progress)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var csv = new CsvReading(stream);
        if (!csv.Next())
            return new("empty-file", file, 1, Path.GetFileName(file));
        List<string> heading = [];
        for (var field = 0; field < csv.Count; field++)
            heading.Add(csv[field].ToString());
        foreach (var (name, kind, line) in schema.Columns)
            if (kind != ColumnKind.Ignore && !heading.Contains(name))
                return new("absent-column", schema.File, line, $"{name} ∉ {Path.GetFileName(file)}: {string.Join(", ", heading)}");
        var places = Columns.Select(column => heading.IndexOf(column.Name)).ToArray();
        var id = schema.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Id).Name is { } named ? heading.IndexOf(named) : -1;
        var household = schema.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Household).Name is { } together ? heading.IndexOf(together) : -1;
        for (var row = 1; csv.Next(); row++)
        {
            if (csv.Count != heading.Count)
            {
                Uneven++;
                FirstUneven ??= new("uneven-row", file, csv.Line, $"{csv.Count} ≠ {heading.Count}");
            }
            _ids.Add(id >= 0 ? csv[id].ToString() : $"{row}");
            if (household >= 0)
                _households.Add(csv[household] is { IsEmpty: false } number ? Household($"{file}\n{number}") : 0);
            for (var i = 0; i < places.Length; i++)
                Columns[i].Add(csv[places[i]]);
            if ((row & 0xFFF) == 0)
                progress((double)csv.Read / Math.Max(1, stream.Length));
        }
        return null;
    }

    int Household(string number) => _householdNumbers.TryGetValue(number, out var known) ? known : _householdNumbers[number] = _householdNumbers.Count + 1;

    void Collapse()
    {
        _nextRow = new int[Rows];
        List<int> first = [];
        Dictionary<ulong, int> units = [];
        List<int> last = [];
        for (var row = 0; row < Rows; row++)
        {
            _nextRow[row] = -1;
            if (row == LeftRows)
            {
                units.Clear();
                LeftUnits = first.Count;
            }
            var hash = 14695981039346656037UL ^ (HasHouseholds ? (ulong)_households[row] << 20 : 0);
            var said = 0;
            foreach (var column in Columns)
            {
                hash = (hash ^ (uint)column.Ids[row]) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
                said += column.Ids[row] == 0 ? 0 : 1;
            }
            // A row that says nothing is nobody's copy.
            if (said == 0)
                continue;
            ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(units, hash, out var known);
            if (known && Alike(first[unit], row))
            {
                _nextRow[last[unit]] = row;
                last[unit] = row;
                continue;
            }
            unit = first.Count;
            foreach (var column in Columns)
                column.Values[column.Ids[row]].Count += column.Ids[row] == 0 ? 0 : 1;
            first.Add(row);
            last.Add(row);
        }
        if (LeftUnits == 0 || IsOneFile)
            LeftUnits = first.Count;
        _firstRow = [.. first];
        ByUnit = new int[Units * Columns.Length];
        for (var i = 0; i < Columns.Length; i++)
        {
            for (var unit = 0; unit < Units; unit++)
                ByUnit[unit * Columns.Length + i] = Columns[i].Ids[_firstRow[unit]];
            Columns[i].Forget();
        }
    }

    bool Alike(int a, int b)
    {
        foreach (var column in Columns)
            if (column.Ids[a] != column.Ids[b])
                return false;
        return !HasHouseholds || _households[a] == _households[b];
    }
}
