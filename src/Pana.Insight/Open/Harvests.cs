using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Harvest;
using Pana.Kernel;

namespace Pana.Insight.Open;

/// <summary>The harvest of the regional node, for whoever starts it: the demo plays the focal points until the made-up history is there.</summary>
public sealed class Harvests
{
    readonly HarvestService _service;
    readonly HarvestViews _views;
    readonly SignOff _signOff;
    readonly InsightSettings _settings;
    readonly InsightContext _insight;
    readonly TimeProvider _clock;

    internal Harvests(HarvestService service, HarvestViews views, SignOff signOff, InsightSettings settings, InsightContext insight, TimeProvider clock) =>
        (_service, _views, _signOff, _settings, _insight, _clock) = (service, views, signOff, settings, insight, clock);

    /// <summary>Asks every member now. What a member answers wrongly is remembered and shown at <c>/harvest</c>.</summary>
    public async Task TakeAsync(CancellationToken cancel = default)
    {
        foreach (var member in _settings.Members)
            await _service.RunAsync(member, cancel);
    }

    /// <summary>An official of a focal point stands by all that waits for their state.</summary>
    public Task<Outcome<int>> SignAsync(Officer focalPoint, CancellationToken cancel = default) => _signOff.SignAllAsync(focalPoint, cancel);

    /// <summary>Whether every member's figures are here and signed off up to the last month that is over, and nothing waits.</summary>
    public async Task<bool> IsCompleteAsync(CancellationToken cancel = default)
    {
        var month = HarvestViews.LastMonth(_clock.GetUtcNow());
        foreach (var member in _settings.Members)
            if (string.CompareOrdinal(await _views.ReachedAsync(member.State, cancel), month) < 0)
                return false;
        return !await _insight.Submissions.AnyAsync(row => row.Standing == SubmissionStanding.Submitted, cancel);
    }
}
