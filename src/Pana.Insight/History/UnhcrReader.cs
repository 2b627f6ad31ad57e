using System.Globalization;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Kernel;

namespace Pana.Insight.History;

/// <summary>
/// Reads the files row by row and says what in them cannot be understood. Their traps: R writes 100000 as <c>1e+05</c>, an empty cell is unknown and
/// no nought, and the word <c>NA</c> is a code of theirs which other readers take for a missing value.
/// </summary>
internal sealed class UnhcrReader(FlowStructures structures)
{
    public List<HistoryFault> Faults { get; } = [];

    /// <summary>Numbers that stood there as powers of ten.</summary>
    public Dictionary<string, int> Powers { get; } = [];

    public Dictionary<string, int> EmptyCells { get; } = [];

    /// <summary>The rows, or what is missing: the file, or a column of it.</summary>
    public Outcome<List<UnhcrRow>> Read(string folder, UnhcrFile file)
    {
        if ((Directory.Exists(folder) ? Directory.GetFiles(folder, file.Pattern) : []) is not [var path])
            return new Refusal("history-file-missing", 422, new Dictionary<string, string> { ["file"] = file.Pattern, ["folder"] = folder });
        var name = Path.GetFileName(path);
        var header = (File.ReadLines(path).FirstOrDefault() ?? "").Trim('\uFEFF').Split(',').Select(column => column.Trim(' ', '"')).ToHashSet();
        if (file.Columns.FirstOrDefault(column => !header.Contains(column)) is { } missing)
            return new Refusal("history-column-missing", 422, new Dictionary<string, string> { ["file"] = name, ["column"] = missing });
        return Csv.Read(path).Select(row => Read(row, name, file)).OfType<UnhcrRow>().ToList();
    }

    UnhcrRow? Read(Csv.Row row, string name, UnhcrFile file)
    {
        var before = Faults.Count;
        if (row["year"] is not { Length: 4 } year || !year.All(char.IsAsciiDigit))
            Fault("year");
        var (origin, host) = (CountryOf("coo_iso"), CountryOf("coa_iso"));
        var words = file.Words.ToDictionary(column => column, column => row[column]);
        foreach (var (column, word) in words)
            if (UnhcrCodes.IsUnknown(column, word))
                Fault(column);
        var numbers = file.Numbers.ToDictionary(column => column, NumberOf);
        return Faults.Count > before ? null : new(name, row.Line, row["year"], origin, host, words, numbers);

        string CountryOf(string column)
        {
            var code = UnhcrCodes.Country(row[column]);
            if (!structures.Has(AllFlows.State.Codelist, code))
                Fault(column);
            return code;
        }

        double? NumberOf(string column)
        {
            var cell = row[column];
            if (cell.Length == 0)
            {
                EmptyCells[name] = EmptyCells.GetValueOrDefault(name) + 1;
                return null;
            }
            if (cell.Contains('e', StringComparison.OrdinalIgnoreCase))
                Powers[name] = Powers.GetValueOrDefault(name) + 1;
            const NumberStyles whole = NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint;
            if (decimal.TryParse(cell, whole, CultureInfo.InvariantCulture, out var number) && number >= 0 && decimal.IsInteger(number))
                return (double)number;
            Fault(column);
            return null;
        }

        void Fault(string column) => Faults.Add(new(name, row.Line,
            new Refusal("history-cell-wrong", 422, new Dictionary<string, string> { ["column"] = column, ["found"] = row[column] })));
    }
}
