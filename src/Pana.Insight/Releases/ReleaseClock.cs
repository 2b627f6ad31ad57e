using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pana.Insight.Counting;

namespace Pana.Insight.Releases;

/// <summary>Publishes when a month has ended and everything of it is counted. It waits until the host says that the node is whole: people who are still being brought in are not left out.</summary>
internal sealed class ReleaseClock(IServiceScopeFactory scopes, CountingService counting, TimeProvider clock, ILogger<ReleaseClock> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await _open.Task.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("Figures could not be published and wait for the next attempt: {Fault}", fault.GetType().Name);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task TickAsync(CancellationToken cancel)
    {
        await counting.RunAsync(cancel);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReleaseDesk>().RunAsync(null, cancel);
    }
}
