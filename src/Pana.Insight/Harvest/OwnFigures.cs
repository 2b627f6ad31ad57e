using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Harvest;

internal static class OwnFigures
{
    /// <summary>What is published of a state's own figures in a flow.</summary>
    public static async Task<List<Figure>> OwnOfAsync(this Publication publication, Flow flow, string state, CancellationToken cancel)
    {
        var question = new FigureQuestion(flow)
        {
            Codes = new Dictionary<string, IReadOnlySet<string>>
            {
                [AllFlows.State.Id] = new HashSet<string> { state }, [AllFlows.Source.Id] = new HashSet<string> { FigureRules.OwnSource },
            },
        };
        var figures = new List<Figure>();
        await foreach (var figure in publication.ReadAsync(question, cancel))
            figures.Add(figure);
        return figures;
    }
}
