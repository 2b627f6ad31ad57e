using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Serving;

/// <summary>Made-up figures on a running node.</summary>
static class FigureNode
{
    /// <summary>Codes of a flow, T where nothing is said: <c>Codes(AllFlows.Stock, "SEX", "F")</c>.</summary>
    public static string[] Codes(Flow flow, params string[] said)
    {
        var codes = new string[flow.Dimensions.Length];
        Array.Fill(codes, Flow.Total);
        (codes[0], codes[1], codes[2], codes[3], codes[^1]) = ("M", "TJK", "STATE", "STOCK", "PS");
        for (var i = 0; i < said.Length; i += 2)
            codes[flow.IndexOf(said[i])] = said[i + 1];
        return codes;
    }

    public static Figure Of(Flow flow, string period, double? value, params string[] said) => new(Codes(flow, said), period, value);

    public static Task PublishAsync(this RunningNode node, Flow flow, params Figure[] figures) => node.PublishAsync(flow, "TJK", "STATE", figures);

    public static async Task PublishAsync(this RunningNode node, Flow flow, string state, string source, IEnumerable<Figure> figures) =>
        await node.WithAsync<Publication, bool>(async publication =>
        {
            await publication.PublishAsync(new(Guid.CreateVersion7(), flow, state, source, node.Clock.GetUtcNow()), figures.ToAsyncEnumerable());
            return true;
        });

    public static Task<List<Figure>> ReadAsync(this RunningNode node, FigureQuestion question) =>
        node.WithAsync<Publication, List<Figure>>(async publication => await publication.ReadAsync(question).ToListAsync());

    /// <summary>As a person writes it down: <c>F 2026-01 120 A</c>.</summary>
    public static string Line(this Figure figure, params string[] dimensions) =>
        string.Join(' ', [.. dimensions.Select(dimension => figure.Codes[AllFlows.Stock.IndexOf(dimension)]), figure.Period, $"{figure.Value}", figure.Status, .. figure.Note is null ? Array.Empty<string>() : [figure.Note]]);
}
