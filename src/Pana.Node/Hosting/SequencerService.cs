using Pana.Storage;

namespace Pana.Node.Hosting;

/// <summary>Seals the record while the node runs; starts when the tables are there.</summary>
internal sealed class SequencerService(Sequencer sequencer, NodeReadiness readiness, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (readiness.Missing.Contains(ReadyPart.Migrated))
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, stop);
        await sequencer.RunAsync(stop);
    }
}
