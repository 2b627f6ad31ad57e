using System.Reflection;
using Pana.Access;
using Pana.Casework;
using Pana.Insight;
using Pana.Registry;
using Pana.Storage;
using Pana.Trust;

namespace Pana.Node.Hosting;

/// <summary>A node's database: where it is, and how it is brought up to date.</summary>
internal static class NodeData
{
    /// <summary>Modules with tables, in the order of their migrations.</summary>
    static readonly Assembly[] Modules =
        [typeof(AccessModule).Assembly, typeof(TrustModule).Assembly, typeof(RegistryModule).Assembly, typeof(CaseworkModule).Assembly, typeof(InsightModule).Assembly];

    public static NodeDatabase Database(NodeSettings settings) =>
        settings.Database is { } postgres
            ? NodeDatabase.Postgres(postgres, settings.Clock)
            : NodeDatabase.Sqlite(Path.Combine(settings.Data, "node.db"), settings.Clock);

    public static Task MigrateAsync(IServiceProvider services) =>
        MigrateAsync(services.GetRequiredService<NodeDatabase>(), services.GetRequiredService<NodeKey>());

    public static async Task MigrateAsync(NodeDatabase database, NodeKey key)
    {
        await database.MigrateAsync(Modules);
        await key.BindAsync(database);
    }
}
