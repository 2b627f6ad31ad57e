using System.Text;

namespace Pana.Procedures.Editions;

/// <summary>A CSV file of an edition: all columns there, all rows as wide as the header, every quote closed.</summary>
internal static class Table
{
    public static IReadOnlyList<Csv.Row> Read(Faults faults, string name, params string[] columns)
    {
        var path = faults.PathOf(name);
        if (!File.Exists(path))
        {
            faults.Add(name, 1, "the file is missing", $"add it with the header {string.Join(',', columns)}");
            return [];
        }
        var lines = File.ReadAllLines(path, Encoding.UTF8);
        var header = lines.FirstOrDefault()?.Split(',').Select(column => column.Trim().Trim('"')).ToArray() ?? [];
        var missing = columns.Except(header).ToList();
        foreach (var column in missing)
            faults.Add(name, 1, $"the column {column} is missing", $"the header is {string.Join(',', columns)}", column);
        if (missing.Count > 0)
            return [];
        var before = faults.Count;
        for (var at = 0; at < lines.Length; at++)
            Look(faults, name, lines[at], at + 1, header.Length);
        return faults.Count > before ? [] : Csv.Read(path);
    }

    static void Look(Faults faults, string name, string line, int number, int width)
    {
        if (line.Contains('\uFFFD', StringComparison.Ordinal))
            faults.Add(name, number, "the text is not UTF-8", "save the file as UTF-8");
        if (string.IsNullOrWhiteSpace(line))
            return;
        var (cells, isQuoted, isEmpty) = (1, false, true);
        for (var at = 0; at < line.Length; at++)
            if (isQuoted && line[at] == '"' && at + 1 < line.Length && line[at + 1] == '"')
                at++;
            else if (line[at] == '"' && (isQuoted || isEmpty))
                (isQuoted, isEmpty) = (!isQuoted, false);
            else if (line[at] == ',' && !isQuoted)
                (cells, isEmpty) = (cells + 1, true);
            else
                isEmpty = isEmpty && line[at] == ' ';
        if (isQuoted)
            faults.Add(name, number, "a quote is opened and not closed", "close it on the same line, or write \"\" for a quote inside a text");
        else if (cells != width)
            faults.Add(name, number, $"{cells} cells where the header has {width}", "put a text that holds a comma into quotes, or add the missing cells");
    }
}
