using Pana.Insight.Counting;
using Pana.Insight.Open;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

/// <summary>An answer with all that a page shows of it.</summary>
/// <param name="Title">The indicator, or what an overview calls the picture.</param>
/// <param name="Circumstances">What does not change in it: whose figures, of whom, in what unit, of when.</param>
/// <param name="Notes">What must be known of the law of the states whose figures it shows.</param>
internal sealed record ShownAnswer(Asked Asked, Answer Answer, Picture? Picture, Grid Grid, string Title, string Circumstances, string Citation, string Address, IReadOnlyList<StateNote> Notes);

/// <summary>What the page of this request shows; filled before it is rendered.</summary>
internal sealed class ExplorerScreen
{
    public List<ShownAnswer> Shown { get; } = [];

    public AskedReading? Reading { get; set; }

    public IReadOnlyList<Release> Releases { get; set; } = [];

    public IReadOnlyList<Choice> Choices { get; set; } = [];

    public IReadOnlyList<FlowChoice> Flows { get; set; } = [];

    /// <summary>Each with what the states say of their law.</summary>
    public IReadOnlyList<(Definition Definition, IReadOnlyList<StateNote> Notes)> Definitions { get; set; } = [];

    /// <summary>The language that the address names; links keep it.</summary>
    public string? Language { get; set; }

    /// <summary>Path and query of this page without its language.</summary>
    public string Here { get; set; } = "";

    public string Link(string path, string query = "")
    {
        var all = string.Join('&', new[] { query, Language is null ? "" : $"language={Language}" }.Where(part => part.Length > 0));
        return all.Length == 0 ? path : $"{path}?{all}";
    }

    public string HereIn(string language) => $"{Here}{(Here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language={language}";
}
