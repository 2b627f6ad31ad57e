using Pana.Insight.Releases;

namespace Pana.Insight.Open;

/// <summary>For the host, once a node is whole: from then on its figures are published when they are due.</summary>
public sealed class DueFigures
{
    readonly ReleaseClock _clock;

    internal DueFigures(ReleaseClock clock) => _clock = clock;

    public void Open() => _clock.Open();

    /// <summary>Publishes what is due before anything else is done: in the demo its neighbours wait for it.</summary>
    public async Task PublishAsync(CancellationToken cancel = default)
    {
        await _clock.TickAsync(cancel);
        Open();
    }
}
