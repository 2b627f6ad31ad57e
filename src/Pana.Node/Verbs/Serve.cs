using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>One node from a configuration file, until it is told to end.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "port"]) is not { } arguments || NodeOf.Read(arguments) is not { } settings)
            return 2;
        settings = settings with { Port = arguments.Number("port") ?? settings.Port };
        await using var app = NodeHost.Build(settings);
        await NodeStart.RunAsync(app);
        // What reading, proving and compiling left behind goes back to the machine: a node may idle for days.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Console.WriteLine(ConsoleText.Say("node.serving", ("node", settings.Id), ("address", settings.PublicAddress)));
        await app.WaitForShutdownAsync();
        return 0;
    }
}
