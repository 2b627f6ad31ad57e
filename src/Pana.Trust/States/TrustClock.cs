using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pana.Trust.Exchange;
using Pana.Trust.Keys;
using Pana.Trust.Open;
namespace Pana.Trust.States;

/// <summary>What trust needs in time: a signer's successor, the node's list, those of other states.</summary>
internal sealed class TrustClock(IServiceScopeFactory scopes, TrustSettings settings, TimeProvider clock, ILogger<TrustClock> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15), Fresh = TimeSpan.FromMinutes(2), AfterFault = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("Signers and lists could not be renewed and wait for the next attempt: {Fault}", fault.GetType().Name);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task TickAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SigningKeys>().EnsureAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<OwnList>().RenewAsync(cancel);
        foreach (var source in settings.Sources)
            if (await IsDueAsync(source, cancel))
            {
                await using var fetching = scopes.CreateAsyncScope();
                if (await fetching.ServiceProvider.GetRequiredService<FetchTrust>().RunAsync(source, cancel) is { } fault)
                    log.LogWarning("Trust could not be fetched from {Source}: {Fault}", source.Address, fault);
            }
    }

    async Task<bool> IsDueAsync(TrustSource source, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var address = source.Address.ToString();
        var last = await scope.ServiceProvider.GetRequiredService<TrustContext>().Sources.AsNoTracking().FirstOrDefaultAsync(row => row.Address == address, cancel);
        return last is null || clock.GetUtcNow() - last.TriedAt >= (last.Fault is null ? Fresh : AfterFault);
    }
}
