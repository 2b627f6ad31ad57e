using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary><c>pana import unhcr</c>: UNHCR's open statistics become published history of this node, and what does not add up is told.</summary>
internal static class ImportHistory
{
    const int FaultsShown = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "report"]) is not { } arguments)
            return 2;
        if (arguments.Words is not [var folder])
            return ConsoleText.Fail(ConsoleText.Say("history.how"));
        if (NodeOf.Read(arguments) is not { } settings)
            return 2;
        await using var app = NodeHost.Build(settings);
        await NodeData.MigrateAsync(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<UnhcrHistory>().ImportAsync(folder);
        if (done.Refusal is { } refusal)
            return ConsoleText.Fail(ConsoleText.Say(refusal));
        var report = done.Value;
        foreach (var fault in report.Faults.Take(FaultsShown))
            Console.Error.WriteLine($"{fault.File}:{fault.Line}: {ConsoleText.Say(fault.Refusal)}");
        if (report.Faults.Count > 0)
            return ConsoleText.Fail(ConsoleText.Say("history.refused", ("count", $"{report.Faults.Count}"), ("shown", $"{Math.Min(FaultsShown, report.Faults.Count)}")));
        foreach (var count in report.Counts)
            Console.WriteLine(ConsoleText.Say("history.found", ("count", $"{count.Count}"), ("kind", ConsoleText.Say($"source-note.kind.{count.Name}")), ("file", count.File)));
        Console.WriteLine(ConsoleText.Say("history.imported", ("figures", $"{report.Figures}"), ("published", $"{report.Published}"), ("unchanged", $"{report.Unchanged}"),
            ("attribution", UnhcrHistory.Attribution)));
        return arguments["report"] is { } file ? await WriteAsync(report, file) : 0;
    }

    static async Task<int> WriteAsync(HistoryReport report, string file)
    {
        try
        {
            await File.WriteAllLinesAsync(file, report.Findings.Select(finding => string.Join(',', finding.File, $"{finding.Line}", finding.Name,
                Quoted(ConsoleText.Say($"source-note.{finding.Name}", [.. finding.Filled.Select(pair => (pair.Key, pair.Value))])),
                Quoted(string.Join("; ", finding.Filled.Select(pair => $"{pair.Key}={pair.Value}"))))).Prepend("file,line,kind,what,values"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ConsoleText.Fail(ConsoleText.Say("node.names-unwritten", ("file", file), ("fault", fault.Message)));
        }
        Console.WriteLine(ConsoleText.Say("history.reported", ("file", file)));
        return 0;
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
