using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pana.Casework.Clocks;

/// <summary>
/// The node's legal clocks. What ran out while the node stood still has its consequence after the next start; nothing has it
/// twice, since the firing is written with the steps that follow from it.
/// </summary>
internal sealed class Clockwork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Clockwork> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    const int Batch = 500;

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
                log.LogWarning("The clocks could not be read and wait for the next attempt: {Fault}", fault.GetType().Name);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Everything that is due now, the oldest first; says how many terms had a consequence.</summary>
    public async Task<int> TickAsync(CancellationToken cancel = default)
    {
        var (count, before) = (0, -1);
        while (count != before)
        {
            before = count;
            foreach (var (id, caseId, person) in await DueAsync(cancel))
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    if (await scope.ServiceProvider.GetRequiredService<FireTerm>().RunAsync(person, caseId, id, cancel))
                        count++;
                }
                catch (Exception fault) when (!cancel.IsCancellationRequested)
                {
                    // One case that cannot be worked out stops nobody else's clock.
                    log.LogError("The term {Term} could not fire: {Fault}", id, fault.GetType().Name);
                }
        }
        return count;
    }

    async Task<List<(Guid Id, Guid CaseId, Guid PersonId)>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return [.. (await scope.ServiceProvider.GetRequiredService<CaseworkContext>().Terms.AsNoTracking()
            .Where(term => term.EndedAt == null && term.FiredAt == null && term.SuspendedAt == null && term.Due < now)
            .OrderBy(term => term.Due).Take(Batch).Select(term => new { term.Id, term.CaseId, term.PersonId }).ToListAsync(cancel))
            .Select(term => (term.Id, term.CaseId, term.PersonId))];
    }
}
