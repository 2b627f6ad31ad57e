using Pana.Access.Open;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.MadeUp;

/// <summary>
/// The made-up focal points of the demo: they sign off the made-up history of their states as soon as it was taken, until it is there up to the last
/// month that is over. What comes later waits for whoever plays them.
/// </summary>
internal sealed class FocalPoints(IServiceScopeFactory scopes, NodeReadiness readiness, TimeProvider clock, ILogger<FocalPoints> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!readiness.Missing.Contains(ReadyPart.Seeded) && await IsDoneAsync(stop))
                {
                    readiness.Done(ReadyPart.Harvested);
                    return;
                }
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("The made-up history could not be signed off and waits for the next attempt: {Fault}", fault.GetType().Name);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> IsDoneAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var harvests = scope.ServiceProvider.GetRequiredService<Harvests>();
        await harvests.TakeAsync(stop);
        foreach (var officer in await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync(stop))
            if (officer.Has(Function.Coordinator))
                await harvests.SignAsync(officer, stop);
        return await harvests.IsCompleteAsync(stop);
    }
}
