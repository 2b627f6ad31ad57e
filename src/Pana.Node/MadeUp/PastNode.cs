using Pana.Access;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Procedures.Editions;
using Pana.Registry;
using Pana.Screens;
using Pana.Storage;
using Pana.Trust;
using Pana.Trust.Open;

namespace Pana.Node.MadeUp;

/// <summary>
/// The node as it was: the same modules on the same database and keys under a clock of the past, without doors. So whatever the modules write
/// down bears the moment at which it happened to the made-up people.
/// </summary>
internal sealed class PastNode : IAsyncDisposable
{
    /// <summary>Nobody of the made-up people came earlier than so long ago.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(4 * 365);

    readonly ServiceProvider _services;

    public PastNode(NodeSettings settings, Edition edition, NodeDatabase database, NodeKey key, Labels labels)
    {
        Clock = new(settings.Clock.GetUtcNow());
        _services = new ServiceCollection()
            .AddStorage(database, key)
            .AddAccess(new(settings.Id, Path.Combine(settings.Data, "keys"), SecureCookies: false, IsDemo: true, []))
            .AddRegistry(new(edition.Code, TimeZoneInfo.FindSystemTimeZoneById(edition.TimeZone), Script.For(edition.Languages[0])))
            .AddTrust(new(new(edition.Alpha2, edition.Alpha3, edition.Offset), [], Before: Past)).AddCasework(new(edition))
            .AddSingleton<TimeProvider>(Clock).AddSingleton(labels).AddLogging()
            .AddScoped(_ => new ScreenContext { Labels = labels, IsDemo = true })
            .BuildServiceProvider();
    }

    public SeedClock Clock { get; }

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
