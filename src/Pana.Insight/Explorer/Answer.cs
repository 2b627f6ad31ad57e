using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

/// <summary>
/// The figures that a question got, by what it tells apart. A figure that is withheld is there, without a value; one that was never published is not.
/// </summary>
internal sealed class Answer
{
    /// <summary>Origins, occupations and the like stand by size; states, sexes and ages as their lists have them: nobody is ranked.</summary>
    static readonly string[] AsListed = ["REPORTING_STATE", "SEX", "AGE", "REGION", "POP_TYPE", "SOURCE", "FREQ", "COUNT_UNIT"];

    readonly Dictionary<(string Panel, string Row, string Period), Figure> _figures = [];
    readonly int _by, _panels;

    Answer(Asked asked) => (Asked, _by, _panels) = (asked, Index(asked, asked.By), Index(asked, asked.Panels));

    public Asked Asked { get; }

    public IReadOnlyList<string> Panels { get; private set; } = [];

    public IReadOnlyList<string> Rows { get; private set; } = [];

    public bool IsEmpty => _figures.Count == 0;

    public IEnumerable<Figure> Figures => from panel in Panels from row in Rows from period in Asked.Shown
        where _figures.ContainsKey((panel, row, period)) select _figures[(panel, row, period)];

    /// <summary>Codes of CL_NOTE that stand at figures, each once.</summary>
    public IReadOnlyList<string> Notes => [.. _figures.Values.Select(figure => figure.Note).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public Figure? this[string panel, string row, string period] => _figures.TryGetValue((panel, row, period), out var figure) ? figure : null;

    /// <summary>Whether all that there is says that the procedures behind it are not built yet.</summary>
    public bool IsNotBuilt => _figures.Count > 0 && _figures.Values.All(figure => figure.Note == "EMPTY");

    public static async Task<Answer> ReadAsync(Asked asked, Publication publication, CodeLists lists, CancellationToken cancel)
    {
        var answer = new Answer(asked);
        var shown = asked.Shown.ToHashSet();
        await foreach (var figure in publication.ReadAsync(asked.Question, cancel))
            if (shown.Contains(figure.Period))
                answer._figures[(Code(figure, answer._panels), Code(figure, answer._by), figure.Period)] = figure;
        answer.Rows = answer.Ordered(asked.By, [.. answer._figures.Keys.Select(key => key.Row).Distinct()], lists);
        answer.Panels = answer.Ordered(asked.Panels, [.. answer._figures.Keys.Select(key => key.Panel).Distinct()], lists);
        return answer;
    }

    IReadOnlyList<string> Ordered(string? dimension, List<string> found, CodeLists lists)
    {
        if (dimension is null)
            return [""];
        // Whoever chose a code sees that it has no figure.
        var codes = Asked.Chosen.Contains(dimension) ? [.. found.Union(Asked.Codes[dimension])] : found;
        var listed = lists.InOrder(Asked.Flow.Dimensions[Asked.Flow.IndexOf(dimension)].Codelist, codes);
        return AsListed.Contains(dimension) ? listed : [.. listed.OrderByDescending(code => Latest(dimension, code))];
    }

    double Latest(string dimension, string code)
    {
        var isRow = dimension == Asked.By;
        return _figures.Where(pair => pair.Key.Period == Asked.Shown[^1] && (isRow ? pair.Key.Row : pair.Key.Panel) == code).Select(pair => pair.Value.Value ?? 0).DefaultIfEmpty(-1).Max();
    }

    static int Index(Asked asked, string? dimension) => dimension is null ? -1 : asked.Flow.IndexOf(dimension);

    static string Code(Figure figure, int place) => place < 0 ? "" : figure.Codes[place];
}
