using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pana.Casework.Printing;

/// <summary>
/// Lets batches run in the background, one after another, portion by portion. What a kill left unfinished goes on at the next start, since each
/// paper was printed in a transaction of its own or not at all.
/// </summary>
internal sealed class PrintRuns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PrintRuns> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Signalled once from the beginning: something may have been left.</summary>
    readonly SemaphoreSlim _asked = new(1);

    public void Wake() => _asked.Release();

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _asked.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                foreach (var id in await RunningAsync(stop))
                    await RunAsync(id, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("A batch of prints stands still and waits for the next attempt: {Fault}", fault.GetType().Name);
                await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Wake();
            }
            catch (OperationCanceledException)
            {
                // The node stops; the next start goes on.
            }
        }
    }

    /// <summary>Until nothing of it waits, or it cannot go on.</summary>
    public async Task RunAsync(Guid id, CancellationToken stop)
    {
        bool goesOn;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            goesOn = await scope.ServiceProvider.GetRequiredService<PrintPortion>().RunAsync(id, stop);
        }
        while (goesOn);
    }

    async Task<List<Guid>> RunningAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseworkContext>().Batches.AsNoTracking()
            .Where(batch => batch.EndedAt == null && batch.Stopped == null).OrderBy(batch => batch.StartedAt).Select(batch => batch.Id).ToListAsync(cancel);
    }
}
