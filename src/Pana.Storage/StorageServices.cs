using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pana.Storage;

/// <summary>How a node and its modules take this library in.</summary>
public static class StorageServices
{
    /// <summary>
    /// One node's database and key, and what works on them. Several nodes in one process have a container each.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, NodeDatabase database, NodeKey key)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(database).AddSingleton(key)
            .AddSingleton<BlindIndex>().AddSingleton<Sequencer>().AddSingleton<KeyCache>()
            .AddScoped<UnitOfWork>().AddScoped<PersonKeys>().AddScoped<Journal>().AddScoped<FileVault>()
            .AddScoped<Outbox>();
    }

    /// <summary>A module's context on the connection and transaction of the scope's unit of work.</summary>
    public static IServiceCollection AddNodeContext<T>(this IServiceCollection services) where T : NodeContext =>
        services.AddScoped(scope => scope.GetRequiredService<UnitOfWork>().Context<T>());
}
