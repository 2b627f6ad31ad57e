using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Verbs;

/// <summary>Puts a backup in the place of a stopped node's database, and verifies the record in it.</summary>
internal static class RestoreBackup
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "from"], ["replace"]) is not { } arguments
            || NodeOf.Read(arguments) is not { } settings)
            return 2;
        if (arguments["from"] is not { } manifest)
            return ConsoleText.Fail(ConsoleText.Say("node.restore-what"));
        await using var database = NodeData.Database(settings);
        var restored = await Restore.RunAsync(
            manifest, database, NodeKey.OpenOrCreate(settings.Data), arguments.Has("replace"));
        return restored.Refusal is { } refusal ? ConsoleText.Fail(ConsoleText.Say(refusal)) : JournalVerify.Tell(restored.Value);
    }
}
