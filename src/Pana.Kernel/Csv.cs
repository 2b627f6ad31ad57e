using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Pana.Kernel;

/// <summary>Reads the data files of labels and editions: UTF-8, comma, header line. Rows know their line for error messages.</summary>
public static class Csv
{
    public sealed record Row(IReadOnlyDictionary<string, string> Cells, int Line, string File)
    {
        /// <summary>The cell, trimmed; empty when the column is absent.</summary>
        public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell : "";
    }

    public static IReadOnlyList<Row> Read(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim, BadDataFound = null, MissingFieldFound = null,
        });
        var rows = new List<Row>();
        if (!csv.Read() || !csv.ReadHeader())
            return rows;
        var header = csv.HeaderRecord!;
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>();
            for (var i = 0; i < header.Length; i++)
                cells[header[i]] = csv.GetField(i) ?? "";
            rows.Add(new(cells, csv.Parser.RawRow, file));
        }
        return rows;
    }
}
