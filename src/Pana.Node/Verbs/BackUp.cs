using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Verbs;

/// <summary>One file with the whole database, while the node runs. The node's key is not in it.</summary>
internal static class BackUp
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "to"]) is not { } arguments || NodeOf.Read(arguments) is not { } settings)
            return 2;
        if (arguments["to"] is not { } folder)
            return ConsoleText.Fail(ConsoleText.Say("node.backup-where"));
        await using var database = NodeData.Database(settings);
        var written = await Backup.WriteAsync(database, folder);
        if (written.Refusal is { } refusal)
            return ConsoleText.Fail(ConsoleText.Say(refusal));
        Console.WriteLine(ConsoleText.Say("node.backed-up", ("file", written.Value),
            ("key", Path.Combine(settings.Data, "keys", "node.key"))));
        return 0;
    }
}
