using Pana.Insight.Flows;

namespace Pana.Insight.Explorer.Files;

/// <summary>A workbook of two sheets: the figures, and what must be known about them: whose they are, how to quote them, what the remarks mean.</summary>
internal static class FigureWorkbook
{
    public static byte[] Write(ShownAnswer shown, Words words, DateTimeOffset now)
    {
        var columns = FileColumns.Of(shown.Asked, words);
        var figures = shown.Answer.Figures.Select(figure => (IReadOnlyList<WorkbookCell>)[.. columns.Select(column => new WorkbookCell(column.Text(figure), column.IsNumber))])
            .Prepend([.. columns.Select(column => new WorkbookCell(column.Head))]);
        (string, string)[] about =
        [
            (words["file.title"], shown.Title), (words["file.circumstances"], shown.Circumstances), (words["citation"], shown.Citation),
            .. shown.Answer.Notes.Select(note => ($"{words["file.note"]} {note}", words.OfList("CL_NOTE", note))),
            .. LegalNotes.Asking(shown.Asked).Select(one => (words["definition"], $"{one.In(words.Language)} ({one.Id} {one.Version}; {one.Source})")),
            .. shown.Notes.Select(each => ($"{words["legal-note"]}: {words.OfList(AllFlows.State.Codelist, each.State)}", $"{each.Note.Text.In(words.Language)} ({words.Source(each.Note)})")),
            (words["file.licence"], words["licence"]),
        ];
        return Workbook.Write(
        [
            new(words["file.sheet.figures"], [.. columns.Select(column => column.Id.EndsWith("_LABEL", StringComparison.Ordinal) ? 24.0 : 14)], figures, HasHead: true),
            new(words["file.sheet.about"], [26, 110], about.Select(line => (IReadOnlyList<WorkbookCell>)[new(line.Item1), new(line.Item2)]), HasHead: false),
        ], now);
    }
}
