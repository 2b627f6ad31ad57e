using System.Text;

namespace Pana.Procedures;

/// <summary>A page of the manual: its path inside the manual's folder, with slashes, and its Markdown.</summary>
public sealed record ManualPage(string Path, string Text);

/// <summary>Markdown as it grows, with the few forms that the manual needs.</summary>
internal sealed class Page(Words words)
{
    readonly StringBuilder _text = new();

    public Words Words => words;

    public Page Title(string text) => Line($"# {text}").Line();

    /// <summary>A heading from the labels <c>manual.KEY</c>.</summary>
    public Page Heading(string key) => Line($"## {words.Say($"manual.{key}")}").Line();

    public Page Paragraph(string text) => Line(text).Line();

    public Page Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public Page Items(IEnumerable<string> items)
    {
        foreach (var item in items)
            Line($"- {item}");
        return Line();
    }

    /// <summary>A table whose header cells are labels <c>manual.KEY</c>.</summary>
    public Page Table(string[] columns, IReadOnlyCollection<string[]> rows) =>
        Rows([.. columns.Select(column => words.Say($"manual.{column}"))], rows);

    /// <summary>A table whose header is given in words; one without rows says that there is nothing.</summary>
    public Page Table(string first, string[] others, IReadOnlyCollection<string[]> rows) => Rows([first, .. others], rows);

    Page Rows(string[] header, IReadOnlyCollection<string[]> rows)
    {
        if (rows.Count == 0)
            return Paragraph(words.Say("manual.none"));
        Row(header);
        Row(header.Select(_ => "---"));
        foreach (var row in rows)
            Row(row.Select(Cell));
        return Line();
    }

    void Row(IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells)} |");

    /// <summary>A bar would end the cell; <c>&lt;br&gt;</c> is the only break that a table knows.</summary>
    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";
}
