using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pana.Insight.Counting;

/// <summary>Counts in the background, as the platform and not as an official, whatever steps and corrections left to count; after a stop it goes on where it was.</summary>
internal sealed class CountingService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CountingService> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await RunAsync(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("Figures could not be counted and wait for the next attempt: {Fault}", fault.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Everything that waits; says how many messages that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CountingTurn>().RecountIfDueAsync(cancel);
        for (var (all, taken) = (0, 1); ; all += taken)
        {
            await using var scope = scopes.CreateAsyncScope();
            if ((taken = await scope.ServiceProvider.GetRequiredService<CountingTurn>().RunAsync(cancel)) == 0)
                return all;
        }
    }
}
