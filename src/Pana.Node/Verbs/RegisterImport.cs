using Pana.Access.Open;
using Pana.Linkage;
using Pana.Node.Hosting;
using Pana.Registry.Open;

namespace Pana.Node.Verbs;

/// <summary><c>pana register import</c>: everybody in a CSV file is enrolled, in one run or several; and <c>pana register learn</c>.</summary>
internal static class RegisterImport
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "official", "unit"]) is not { } arguments || NodeOf.Read(arguments) is not { } settings)
            return 2;
        if (arguments.Words is not [var file] || arguments["official"] is not { } name || settings.Role == NodeRole.Regional)
            return ConsoleText.Fail(ConsoleText.Say("node.import-how", ("columns", string.Join(", ", Imports.Columns))));
        if (!File.Exists(file))
            return ConsoleText.Fail(ConsoleText.Say("node.names-no-file", ("file", file)));
        await using var app = NodeHost.Build(settings);
        await NodeData.MigrateAsync(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var named = (await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync())
            .Where(official => official.Name == name && (arguments["unit"] ?? official.Unit) == official.Unit).ToList();
        return named is [var officer] ? await RunAsync(scope.ServiceProvider.GetRequiredService<Imports>(), officer, file)
            : ConsoleText.Fail(ConsoleText.Say("node.import-official", ("count", $"{named.Count}")));
    }

    static async Task<int> RunAsync(Imports imports, Officer officer, string file)
    {
        var progress = new LinkProgress(new LinkText(ConsoleText.TerminalLanguage));
        try
        {
            var done = await imports.RunAsync(officer, file, part => progress.Show(LinkStage.Reading, part));
            // Also when all of the file was written before: that run was stopped while it compared.
            if (done.Refusal is { Name: "import-done" } || !done.IsRefused && done.Value.FaultCount == 0)
                await imports.CompareAsync(part => progress.Show(LinkStage.Comparing, part));
            progress.End();
            if (done.Refusal is { } refusal)
                return ConsoleText.Fail(ConsoleText.Say(refusal));
            var report = done.Value;
            foreach (var fault in report.Faults)
                Console.Error.WriteLine($"{file}:{fault.Line}: {ConsoleText.Say(fault.Refusal)}");
            if (report.FaultCount > 0)
                return ConsoleText.Fail(ConsoleText.Say("node.import-refused", ("count", $"{report.FaultCount}"), ("shown", $"{report.Faults.Count}")));
            if (report.Before > 0)
                Console.WriteLine(ConsoleText.Say("node.import-continued", ("before", $"{report.Before}")));
            Console.WriteLine(ConsoleText.Say("node.imported", ("persons", $"{report.Persons}"), ("groups", $"{report.Groups}")));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            progress.End();
            return ConsoleText.Fail(ConsoleText.Say("node.names-unwritten", ("file", file), ("fault", fault.Message)));
        }
    }

    /// <summary>What the duplicate desk must know of this register's like; no node is opened.</summary>
    public static int Learn(string[] args)
    {
        if (Arguments.Read(args, ["left", "right", "schema", "out"]) is not { } arguments)
            return 2;
        if (arguments["left"] is not { } left || arguments["schema"] is not { } schemaFile || arguments["out"] is not { } written)
            return Help.Print() + 2;
        var text = new LinkText(ConsoleText.TerminalLanguage);
        var (schema, fault) = LinkSchema.Read(schemaFile);
        if (schema is null)
            return ConsoleText.Fail(text.Of(fault!));
        var (progress, learnt) = (new LinkProgress(text), new StringWriter());
        fault = LikenessLearning.Learn(schema, left, arguments["right"], learnt, progress.Show);
        progress.End();
        if (fault is not null)
            return ConsoleText.Fail(text.Of(fault));
        File.WriteAllText(written, $"{learnt}");
        Console.WriteLine(ConsoleText.Say("node.names-learnt", ("file", written)));
        return 0;
    }
}
