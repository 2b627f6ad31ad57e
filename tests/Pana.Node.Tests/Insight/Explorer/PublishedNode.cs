using System.Globalization;
using System.Net;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Explorer;

/// <summary>A regional node with made-up figures in the manner of UNHCR's: four states, three origins, five ages of two sexes, eleven years.</summary>
static class PublishedNode
{
    public const int First = 2015, Last = 2025;

    public static readonly string[] Ages = ["Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60"];

    static readonly (string Code, int Size)[] States = [("KAZ", 700), ("KGZ", 350), ("TJK", 9_000), ("UZB", 60)], Origins = [("AFG", 80), ("UKR", 14), ("SYR", 6)];

    public static async Task<RunningNode> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var node = await RunningNode.StartAsync(kind, "regional");
        foreach (var (state, _) in States)
        {
            await node.PublishAsync(AllFlows.Stock, state, Stock(state));
            await node.PublishAsync(AllFlows.AsylumDecisions, state, Decisions(state));
        }
        return node;
    }

    public static Task<bool> PublishAsync(this RunningNode node, Flow flow, string state, IEnumerable<Figure> figures, string source = "UNHCR") =>
        node.WithAsync<Publication, bool>(async publication =>
        {
            await publication.PublishAsync(new(Guid.CreateVersion7(node.Clock.GetUtcNow()), flow, state, source, node.Clock.GetUtcNow()), figures.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
            return true;
        });

    /// <summary>Uzbekistan's Syrians are withheld, and so are Kazakhstan's girls under five in the last year; nothing is said of Uzbekistan before 2018.</summary>
    public static IEnumerable<Figure> Stock(string state, double more = 0)
    {
        var size = States.Single(one => one.Code == state).Size;
        for (var year = state == "UZB" ? 2018 : First; year <= Last; year++)
        {
            var all = size + (year - First) * size / 20 + more;
            yield return Of(state, "T", "T", "T", year, all);
            foreach (var (origin, share) in Origins)
                yield return state == "UZB" && origin == "SYR" ? Of(state, origin, "T", "T", year, null) : Of(state, origin, "T", "T", year, Math.Round(all * share / 100));
            foreach (var sex in new[] { "F", "M" })
            {
                yield return Of(state, "T", sex, "T", year, Math.Round(all * (sex == "F" ? 0.52 : 0.48)));
                foreach (var (age, at) in Ages.Select((age, at) => (age, at)))
                    yield return Of(state, "T", sex, age, year, state == "KAZ" && sex == "F" && at == 0 && year == Last ? null : Math.Round(all * (sex == "F" ? 0.52 : 0.48) * (at == 3 ? 0.5 : 0.125)));
            }
        }
    }

    public static Figure Of(string state, string origin, string sex, string age, int year, double? value, string note = "PERT", string source = "UNHCR") =>
        new(["A", state, source, "STOCK", "REF", origin, sex, age, "T", "PS"], Text(year), value, value is null ? "Q" : "A", value is null ? "SUPP" : note);

    static IEnumerable<Figure> Decisions(string state)
    {
        for (var year = First; year <= Last; year++)
            foreach (var (decision, share) in new[] { ("T", 100), ("REC", 40), ("CPL", 10), ("REJ", 35), ("CLO", 15) })
                yield return new(["A", state, "UNHCR", "DECIS", "T", "T", "T", "T", "T", "T", "T", decision, "PS"], Text(year),
                    Math.Round(States.Single(one => one.Code == state).Size / 10.0 * share / 100 * (1 + (year % 4) / 10.0)));
    }

    static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>What anybody is answered, in words; to a browser without cookies.</summary>
    public static async Task<(HttpResponseMessage Answer, string Text)> ReadAsync(this RunningNode node, string path)
    {
        using var browser = node.Browser();
        var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
