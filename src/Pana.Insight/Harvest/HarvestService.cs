using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pana.Insight.Open;
using Pana.Kernel;

namespace Pana.Insight.Harvest;

/// <summary>Asks each member every hour, sooner after a fault, and at once when an official wishes it. One harvest at a time.</summary>
internal sealed class HarvestService(IServiceScopeFactory scopes, InsightSettings settings, TimeProvider clock, ILogger<HarvestService> log) : BackgroundService
{
    static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15), s_hour = TimeSpan.FromHours(1), s_afterFault = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim _turn = new(1, 1), _asked = new(0, 1);

    readonly Dictionary<string, string?> _told = [];

    /// <summary>All members are asked now, in the background.</summary>
    public void AskNow()
    {
        lock (_asked)
            if (_asked.CurrentCount == 0)
                _asked.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (settings.Members.Count > 0 && !stop.IsCancellationRequested)
        {
            var isAsked = await _asked.WaitAsync(s_pause, stop);
            foreach (var member in settings.Members)
                try
                {
                    if (isAsked || await IsDueAsync(member, stop))
                        await RunAsync(member, stop);
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    log.LogWarning("Figures of {State} could not be harvested and wait for the next attempt: {Fault}", member.State, fault.GetType().Name);
                }
        }
    }

    /// <summary>What went wrong, or null.</summary>
    public async Task<Refusal?> RunAsync(MemberNode member, CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var fault = await scope.ServiceProvider.GetRequiredService<HarvestMember>().RunAsync(member, cancel);
            // A member that stays away is told of once.
            if (_told.GetValueOrDefault(member.State) != fault?.Name && fault is not null)
                log.LogWarning("Figures of {State} were not taken: {Fault}", member.State, fault.Name);
            _told[member.State] = fault?.Name;
            return fault;
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<bool> IsDueAsync(MemberNode member, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<InsightContext>().HarvestAttempts.AsNoTracking().Where(attempt => attempt.State == member.State)
            .OrderByDescending(attempt => attempt.BegunAt).FirstOrDefaultAsync(cancel);
        return last is null || clock.GetUtcNow() - last.BegunAt >= (last.Fault is null ? s_hour : s_afterFault);
    }

    public override void Dispose()
    {
        _turn.Dispose();
        _asked.Dispose();
        base.Dispose();
    }
}
