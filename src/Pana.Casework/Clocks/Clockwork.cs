using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pana.Casework.Retention;

namespace Pana.Casework.Clocks;

/// <summary>
/// The node's legal clocks. What ran out while the node stood still has its consequence after the next start; nothing has it
/// twice, since the firing is written with the steps that follow from it.
/// </summary>
internal sealed class Clockwork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Clockwork> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15), PauseOfErasure = TimeSpan.FromHours(1);

    const int Batch = 500;

    DateTimeOffset _nextErasure;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stop);
                if (clock.GetUtcNow() is var now && now >= _nextErasure)
                {
                    await EraseAsync(stop);
                    _nextErasure = now + PauseOfErasure;
                }
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

    /// <summary>Answers whose time is over; says how many were erased. What is kept for a reason is looked at again the next time.</summary>
    public async Task<int> EraseAsync(CancellationToken cancel = default)
    {
        var count = 0;
        await using var reading = scopes.CreateAsyncScope();
        foreach (var (caseId, person) in await reading.ServiceProvider.GetRequiredService<EraseAnswers>().DueAsync(cancel))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                count += await scope.ServiceProvider.GetRequiredService<EraseAnswers>().RunAsync(caseId, person, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                log.LogError("Answers of the case {Case} could not be erased: {Fault}", caseId, fault.GetType().Name);
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
