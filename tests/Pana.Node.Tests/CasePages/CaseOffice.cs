using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Node.Tests.CasePages;

/// <summary>A node of Tajikistan behind its front door, with a browser for each function.</summary>
sealed partial class CaseOffice(RunningNode node) : IAsyncDisposable
{
    readonly Dictionary<(Function, bool, int), HttpClient> _browsers = [];

    public RunningNode Node => node;

    public static async Task<CaseOffice> OpenAsync() => new(await RunningNode.StartAsync());

    public async Task<HttpClient> AsAsync(Function function, bool supervisor = false, int which = 0) =>
        _browsers.TryGetValue((function, supervisor, which), out var known) ? known
            : _browsers[(function, supervisor, which)] = await node.AsAsync(function, supervisor, which);

    /// <summary>A person whom the official wrote down.</summary>
    public static async Task<Guid> PersonAsync(HttpClient browser, string given = "Гулнора", string birth = "1990")
    {
        var answer = await browser.PostAsJsonAsync("/api/arrivals", new
        {
            kind = "Travel", persons = new[] { new { person = new { name = new { given }, birth, nationalities = new[] { "AFG" } } } },
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["persons"]![0]!["id"]!;
    }

    /// <summary>Opens a case as a program does; the pages are asked afterwards.</summary>
    public static async Task<Guid> CaseAsync(HttpClient browser, Step step, Guid personId, object? answers = null) =>
        await TakenAsync(await browser.PostAsJsonAsync("/api/cases", new { step = step.Key, personId, answers = answers ?? new { } }));

    public static async Task<Guid> TakeAsync(HttpClient browser, Guid id, Step step, object? answers = null)
    {
        var view = JsonNode.Parse(await browser.GetStringAsync($"/api/cases/{id}"))!;
        return await TakenAsync(await browser.PostAsJsonAsync($"/api/cases/{id}/steps/{step.Key}",
            new { version = (long)view["version"]!, answers = answers ?? new { } }));
    }

    /// <summary>The case that the step brought about, else its own.</summary>
    static async Task<Guid> TakenAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        var receipt = JsonNode.Parse(text)!;
        return receipt["opened"] is JsonArray { Count: > 0 } opened ? (Guid)opened[0]!["caseId"]! : (Guid)receipt["caseId"]!;
    }

    /// <summary>The page's words, and its status.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> ReadAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        return (answer.StatusCode, await TextAsync(answer));
    }

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        Spaces().Replace(Tags().Replace(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), " "), " ");

    /// <summary>Sends a form as its page made it: with token, key and version of the page.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser, string path, string page, params (string Name, string Value)[] fields)
    {
        List<(string, string)> all = [("form-key", RunningNode.Hidden(page, "form-key"))];
        if (page.Contains("form-version", StringComparison.Ordinal))
            all.Add(("form-version", RunningNode.Hidden(page, "form-version")));
        return await RunningNode.PostAsync(browser, path, "/manual", [.. all, .. fields]);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
