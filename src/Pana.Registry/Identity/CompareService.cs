using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pana.Registry.Identity;

/// <summary>
/// Finds words for old records and compares, in the background, whatever waits for it; what was not done before a stop is done
/// after the start.
/// </summary>
internal sealed class CompareService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CompareService> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stop);
                await RunAsync(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("The register could not be compared and waits for the next attempt: {Fault}", fault.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Everything that waits.</summary>
    /// <param name="compared">Is told of so many records each time.</param>
    public async Task RunAsync(CancellationToken cancel, Action<int>? compared = null)
    {
        for (var (indexed, done) = (1, 1); indexed + done > 0;)
        {
            await using var scope = scopes.CreateAsyncScope();
            indexed = await scope.ServiceProvider.GetRequiredService<IndexRecords>().RunAsync(cancel);
            done = await scope.ServiceProvider.GetRequiredService<CompareRecords>().RunAsync(cancel);
            compared?.Invoke(done);
        }
    }
}
