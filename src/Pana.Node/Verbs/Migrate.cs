using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Verbs;

/// <summary>Brings the database up to this program's version; also done at every start.</summary>
internal static class Migrate
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, NodeOf.Options) is not { } arguments || NodeOf.Read(arguments) is not { } settings)
            return 2;
        Directory.CreateDirectory(settings.Data);
        await using var database = NodeData.Database(settings);
        try
        {
            await NodeData.MigrateAsync(database, NodeKey.OpenOrCreate(settings.Data));
        }
        catch (MigrationException fault)
        {
            return ConsoleText.Fail(fault.Message);
        }
        Console.WriteLine(ConsoleText.Say("node.migrated", ("node", settings.Id)));
        return 0;
    }
}
