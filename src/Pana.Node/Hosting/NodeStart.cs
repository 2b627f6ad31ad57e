using Pana.Access.Open;
using Pana.Insight.Open;
using Pana.Node.MadeUp;

namespace Pana.Node.Hosting;

/// <summary>
/// Brings a built node up: tables, then the doors (which say “starting” until all is ready), then proof and, in the demo,
/// the made-up people.
/// </summary>
internal static class NodeStart
{
    /// <param name="progress">Told how many made-up people are there, while they are made.</param>
    public static async Task RunAsync(WebApplication app, CancellationToken cancel = default, Action<int>? progress = null)
    {
        var (services, readiness) = (app.Services, app.Services.GetRequiredService<NodeReadiness>());
        await NodeData.MigrateAsync(services);
        readiness.Done(ReadyPart.Migrated);
        await app.StartAsync(cancel);
        readiness.Done(ReadyPart.Proved);
        await using var scope = services.CreateAsyncScope();
        var settings = services.GetRequiredService<NodeSettings>();
        if (settings.IsDemo)
        {
            await scope.ServiceProvider.GetRequiredService<Officials>().SeedAsync(DemoOfficials.Of(settings.Edition), cancel);
            await MadeUpPeople.MakeAsync(services, progress ?? (_ => { }), cancel);
            // The regional node waits for them.
            if (services.GetService<DueFigures>() is { } figures)
                await figures.PublishAsync(cancel);
        }
        services.GetService<DueFigures>()?.Open();
        readiness.Done(ReadyPart.Seeded);
        // The demo's regional node is done when FocalPoints is.
        if (!settings.AwaitsHarvest)
            readiness.Done(ReadyPart.Harvested);
    }
}
