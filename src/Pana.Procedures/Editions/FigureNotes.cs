using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>Reads <c>statistics.csv</c>: in both languages, sourced, about figures that there are. A state that has no such file says nothing of its figures.</summary>
public static class FigureNotes
{
    const string File = "statistics.csv";

    /// <summary>What the edition in a folder says of the figures that are known, for a node that does not run it; nothing where anything in the file is wrong.</summary>
    public static (ImmutableArray<FigureNote> Notes, ImmutableArray<EditionFault> Faults) Of(string folder, IReadOnlySet<string> known)
    {
        var faults = new Faults(folder);
        var notes = Read(faults, known);
        return (faults.Count == 0 ? notes : [], [.. faults.Found]);
    }

    internal static ImmutableArray<FigureNote> Read(Faults faults, IReadOnlySet<string>? known) => !System.IO.File.Exists(faults.PathOf(File)) ? [] :
    [
        .. Table.Read(faults, File, "definitions", "note_ru", "note_en", "article_ru", "article_en", "source_url", "checked_on", "certainty").Select(row => Read(faults, row, known)),
    ];

    static FigureNote Read(Faults faults, Csv.Row row, IReadOnlySet<string>? known)
    {
        ImmutableArray<string> definitions = [.. row["definitions"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var key = definitions.FirstOrDefault("definitions");
        if (definitions.IsEmpty)
            faults.Add(File, row.Line, "is about no figure", "name one or more definitions, separated by semicolons", key);
        foreach (var unknown in definitions.Where(one => known?.Contains(one) == false))
            faults.Add(File, row.Line, "no figure is defined so", Faults.Nearest(unknown, known!), unknown);
        foreach (var column in new[] { "note_ru", "note_en" }.Where(column => row[column].Length == 0))
            faults.Add(File, row.Line, $"the {column} is empty", "say it in both languages", key);
        if (row["article_ru"].Length == 0 != (row["article_en"].Length == 0))
            faults.Add(File, row.Line, "the article stands in one language alone", "write it in both, or leave both empty", key);
        if (row["source_url"].Length > 0 && !(Uri.TryCreate(row["source_url"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            faults.Add(File, row.Line, $"“{row["source_url"]}” is no address", "write one that begins with https:// or http://", key);
        return new(definitions, new(row["note_ru"], row["note_en"]), row["article_ru"].Length > 0 ? new(row["article_ru"], row["article_en"]) : null, row["source_url"],
            Cells.Day(faults, File, row, "checked_on"), Cells.Sourced(faults, File, row, key));
    }
}
