using System.Globalization;

namespace Pana.Procedures.Editions;

/// <summary>Typed cells of an edition's tables.</summary>
internal static class Cells
{
    public static DateOnly? Day(Faults faults, string file, Csv.Row row, string column)
    {
        if (row[column].Length == 0)
            return null;
        if (DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(file, row.Line, $"“{row[column]}” is no date", "write yyyy-MM-dd, or leave the cell empty", Key(row, column));
        return null;
    }

    public static Certainty Certainty(Faults faults, string file, Csv.Row row)
    {
        foreach (var certainty in Enum.GetValues<Certainty>())
            if (certainty.ToString().ToLowerInvariant() == row["certainty"])
                return certainty;
        faults.Add(file, row.Line, $"“{row["certainty"]}” is no certainty", "write verified, secondary, unverified or project", Key(row, "certainty"));
        return default;
    }

    /// <summary>The certainty of a row that must say where and when it was read, if anybody read it.</summary>
    public static Certainty Sourced(Faults faults, string file, Csv.Row row, string key)
    {
        var certainty = Certainty(faults, file, row);
        if (certainty is Editions.Certainty.Verified or Editions.Certainty.Secondary && (row["source_url"].Length == 0 || row["checked_on"].Length == 0))
            faults.Add(file, row.Line, $"is {row["certainty"]} without source or date", "fill in source_url and checked_on, or write unverified", key);
        return certainty;
    }

    public static double Degrees(Faults faults, string file, Csv.Row row, string column, double most)
    {
        if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most)
            return degrees;
        faults.Add(file, row.Line, $"“{row[column]}” is no {column} in degrees", "write a decimal number with a point", Key(row, column));
        return 0;
    }

    /// <summary>What the row is about, as far as it says so.</summary>
    static string Key(Csv.Row row, string column) =>
        new[] { row["key"], row["code"], row["kind"] }.FirstOrDefault(cell => cell.Length > 0) ?? column;
}
