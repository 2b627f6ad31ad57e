using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Harvest;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Harvest;

/// <summary>A regional node with one member, and what its officials do there.</summary>
static class HarvestingNode
{
    public static Task<RunningNode> StartAsync(DatabaseKind kind, Uri kyrgyz) => RunningNode.StartAsync(kind, "regional", members: [$"KGZ={kyrgyz}"]);

    /// <summary>Name of what went wrong; null when all was taken.</summary>
    public static async Task<string?> HarvestAsync(this RunningNode regional, Uri kyrgyz) =>
        (await regional.App.Services.GetRequiredService<HarvestService>().RunAsync(new("KGZ", kyrgyz), TestContext.Current.CancellationToken))?.Name;

    public static async Task<HttpClient> FocalPointAsync(this RunningNode regional, string authority)
    {
        var browser = regional.Browser();
        await RunningNode.SignInAsync(browser, (await regional.OfficersAsync(Function.Coordinator)).Single(officer => officer.Authority == authority));
        return browser;
    }

    /// <summary>The page of the harvest, as it reads.</summary>
    public static Task<string> HarvestPageAsync(this HttpClient browser) => browser.ReadAsync("/harvest");

    /// <summary>A page in English.</summary>
    public static async Task<string> ReadAsync(this HttpClient browser, string path)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Language", "en" } } };
        using var answer = await browser.SendAsync(question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static Task<List<Submission>> SubmissionsAsync(this RunningNode regional) => regional.WithAsync<Pana.Insight.InsightContext, List<Submission>>(insight =>
        Task.FromResult(insight.Submissions.OrderBy(row => row.Number).ToList()));

    /// <summary>What the node shows the world of Kyrgyzstan's own refugees: period and number.</summary>
    public static Task<List<string>> ShownAsync(this RunningNode node) => node.WithAsync<Publication, List<string>>(async publication =>
        [.. (await publication.OwnOfAsync(AllFlows.Stock, "KGZ", TestContext.Current.CancellationToken))
            .Select(figure => $"{figure.Codes[AllFlows.Stock.IndexOf("SEX")]} {figure.Period} {figure.Value}")]);

    public static Task<bool> PublishAsync(this RunningNode member, params Figure[] figures) => member.WithAsync<Publication, bool>(async publication =>
    {
        var now = member.Clock.GetUtcNow();
        await publication.PublishAsync(new(Guid.CreateVersion7(now), AllFlows.Stock, "KGZ", "STATE", now), figures.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return true;
    });
}
