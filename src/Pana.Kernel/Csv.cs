using CsvHelper;

namespace Pana.Kernel;

/// <summary>
/// Reads the data files of labels and editions: UTF-8, comma, header line. Rows know their line for error messages.
/// </summary>
public static class Csv
{
    public sealed record Row(IReadOnlyDictionary<string, string> Cells, int Line, string File)
    {
        /// <summary>Cells beyond the last column of the header, mostly of a text whose comma stands outside quotes.</summary>
        public int Beyond { get; init; }

        /// <summary>The cell, trimmed; empty when the column is absent.</summary>
        public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell : "";
    }

    public static IReadOnlyList<Row> Read(string file) => Read(new StreamReader(file), file);

    /// <summary>The same of a file that lies inside a program, read to its end.</summary>
    public static IReadOnlyList<Row> Read(Stream file, string name) => Read(new StreamReader(file), name);

    /// <summary>A cell as it is written (RFC 4180): in quotes where it has a comma, a quote or the end of a line.</summary>
    public static string Cell(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A data file that lies inside this library itself.</summary>
    internal static IReadOnlyList<Row> Embedded(string name) =>
        Read(new StreamReader(typeof(Csv).Assembly.GetManifestResourceStream(name)!), name);

    static List<Row> Read(TextReader reader, string name)
    {
        using var csv = CsvReader.Create(reader, new CsvReaderOptions
        {
            HasHeader = true, TrimWhitespace = true, TrackLineNumbers = true, SkipEmptyLines = true,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        });
        var rows = new List<Row>();
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>();
            for (var i = 0; i < csv.FieldCount && i < csv.Headers.Count; i++)
                cells[csv.Headers[i]] = csv.GetString(i);
            rows.Add(new(cells, (int)csv.LineNumber, name) { Beyond = Math.Max(0, csv.FieldCount - csv.Headers.Count) });
        }
        return rows;
    }
}
