using System.Net;
using Pana.Kernel;

namespace Pana.Node.Tests.Matrix;

/// <summary>
/// Who may call what, twice: as the endpoints declare it, and as <c>endpoints.csv</c> beside this file says it for those who review. A change of
/// either shows here; with <c>PANA_WRITE=1</c> the table is written anew, to be read as a difference.
/// </summary>
public sealed class Every_endpoint
{
    static readonly string Table = Path.Combine(EndToEnd.Region_in_a_browser.Sources, "tests", "Pana.Node.Tests", "Matrix", "endpoints.csv");

    [Fact]
    public async Task is_declared_as_the_reviewed_table_says()
    {
        await using var everybody = await Everybody.ComeAsync();
        var declared = everybody.Endpoints.Select(Line).Distinct().Order(StringComparer.Ordinal).Prepend("method,path,who").ToList();
        if (Environment.GetEnvironmentVariable("PANA_WRITE") == "1")
            await File.WriteAllLinesAsync(Table, declared, TestContext.Current.CancellationToken);
        var reviewed = await File.ReadAllLinesAsync(Table, TestContext.Current.CancellationToken);
        var wrong = declared.Except(reviewed).Select(line => $"not reviewed: {line}").Concat(reviewed.Except(declared).Select(line => $"is no more: {line}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task answers_each_function_as_it_declares()
    {
        await using var everybody = await Everybody.ComeAsync();
        var wrong = new List<string>();
        var cells = 0;
        using var nobody = everybody.Node.Browser();
        foreach (var endpoint in everybody.Endpoints)
        {
            cells++;
            var (status, _) = await Everybody.AskAsync(nobody, endpoint.Method, endpoint.With(Guid.CreateVersion7(), "AsylumRegistration.Voice"));
            if (!endpoint.Rule.IsPublic && status is not HttpStatusCode.Unauthorized || endpoint.Rule.IsPublic && status is HttpStatusCode.Forbidden || (int)status / 100 is 3 && !endpoint.Rule.IsPublic || (int)status >= 500)
                wrong.Add($"{endpoint.Method} {endpoint.Path} without a sign-in: {(int)status}");
        }
        foreach (var function in Enum.GetValues<Function>())
            foreach (var leads in new[] { false, true })
            {
                var browser = await everybody.AsAsync(function, leads);
                foreach (var endpoint in everybody.Endpoints.Where(endpoint => !leads || endpoint.Rule.Supervisor))
                {
                    cells++;
                    var (status, body) = await Everybody.AskAsync(browser, endpoint.Method, endpoint.With(Guid.CreateVersion7(), "AsylumRegistration.Voice"));
                    var allowed = endpoint.Rule.IsPublic || (endpoint.Rule.Functions.Count == 0 || endpoint.Rule.Functions.Contains(function)) && (leads || !endpoint.Rule.Supervisor);
                    // Whoever may call it can still hear another no, in other words.
                    var refused = status == HttpStatusCode.Forbidden && IsNotYourFunction(body);
                    if (allowed && (refused || status == HttpStatusCode.Unauthorized && !endpoint.Rule.IsPublic) || !allowed && !refused || (int)status >= 500)
                        wrong.Add($"{endpoint.Method} {endpoint.Path} for {function}{(leads ? ", who leads" : "")}: {(int)status}, {(allowed ? "allowed" : "not allowed")}");
                }
            }
        TestContext.Current.TestOutputHelper?.WriteLine($"{everybody.Endpoints.Count} endpoints, {cells} cells");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The refusal of the gate, as problem details or as a page in Russian.</summary>
    static bool IsNotYourFunction(string body) => body.Contains("not-your-function", StringComparison.Ordinal)
        || WebUtility.HtmlDecode(body).Contains(Words, StringComparison.Ordinal);

    static readonly string Words = Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels")).Text("ru", "refusal.not-your-function");

    static string Line(Mapped endpoint) => $"{endpoint.Method},{endpoint.Path},{Who(endpoint)}";

    static string Who(Mapped endpoint) => endpoint.Rule switch
    {
        { IsPublic: true } => "public",
        { Functions.Count: 0 } => "signed in",
        var rule => string.Join(' ', rule.Functions.Order()) + (rule.Supervisor ? " (who lead)" : ""),
    };
}
