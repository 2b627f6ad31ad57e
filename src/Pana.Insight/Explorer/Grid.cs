using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

/// <param name="Text">The figure as people write it; empty where it is withheld or was never published.</param>
/// <param name="Why">Why there is none, in words; null where there is one.</param>
/// <param name="Mark">The letter of a remark below the table.</param>
internal sealed record GridCell(string Text, string? Why, bool IsWithheld, string? Mark);

/// <param name="Group">What the rows from here on belong to; null where they go on.</param>
internal sealed record GridRow(string? Group, string Head, IReadOnlyList<GridCell> Cells);

/// <param name="Remarks">Each with its letter; without one where it holds for all figures.</param>
internal sealed record Grid(string Caption, string Corner, IReadOnlyList<string> Columns, IReadOnlyList<GridRow> Rows, IReadOnlyList<(string? Mark, string Text)> Remarks)
{
    /// <summary>The table of an answer: periods side by side, or what a picture of one moment has side by side.</summary>
    public static Grid Of(Answer answer, Words words, string caption)
    {
        var (asked, isCrossed) = (answer.Asked, answer.Asked.View is View.Pyramid or View.Map);
        var remarks = Letters(answer);
        var rows = new List<GridRow>();
        var name = words.Code("INDICATOR", asked.Indicator);
        if (isCrossed)
            foreach (var row in answer.Rows)
                rows.Add(new(null, words.Code(asked.By!, row), [.. answer.Panels.Select(panel => Cell(answer[panel, row, asked.Shown[0]]))]));
        else
            foreach (var panel in answer.Panels)
            {
                var isFirst = asked.Panels is not null;
                foreach (var row in answer.Rows.Where(row => answer.Panels.Count == 1 || asked.Shown.Any(period => answer[panel, row, period] is not null)))
                {
                    rows.Add(new(isFirst ? words.Code(asked.Panels!, panel) : null, asked.By is null ? name : words.Code(asked.By, row),
                        [.. asked.Shown.Select(period => Cell(answer[panel, row, period]))]));
                    isFirst = false;
                }
            }
        return new(caption, asked.By is null ? "" : words.Dimension(asked.By),
            isCrossed ? [.. answer.Panels.Select(panel => words.Code(asked.Panels!, panel))] : [.. asked.Shown.Select(words.Period)], rows,
            [.. remarks.OrderBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => (pair.Value, words.OfList("CL_NOTE", pair.Key)))]);

        GridCell Cell(Figure? figure) => new(figure?.Value is { } value ? words.Value(value) : "", figure?.Value is null ? words.Value(figure) : null,
            figure is { Value: null, Status: not "M" }, figure?.Note is { } note ? remarks.GetValueOrDefault(note) : null);
    }

    /// <summary>What holds for every figure that is shown is said once, without a letter at each; that one is withheld its lock says.</summary>
    static Dictionary<string, string?> Letters(Answer answer)
    {
        var shown = answer.Figures.Where(figure => figure.Value is not null).Select(figure => figure.Note).Distinct().ToList();
        var letter = 'a';
        return answer.Notes.Where(note => note != "SUPP").ToDictionary(note => note, note => shown is [var only] && only == note ? null : (letter++).ToString());
    }
}
