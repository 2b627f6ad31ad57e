namespace Pana.Node.Hosting;

/// <summary>What must be done before a node lets anybody in.</summary>
internal enum ReadyPart
{
    Migrated,
    Proved,
    Seeded,
    /// <summary>Of a demo's regional node: the made-up history of its members was taken and signed off up to the last month that is over.</summary>
    Harvested,
}

/// <summary>How far the node's start has come; <c>/health/ready</c> answers from it.</summary>
internal sealed class NodeReadiness
{
    int _done;

    public bool IsReady => _done == (1 << Enum.GetValues<ReadyPart>().Length) - 1;

    public IEnumerable<ReadyPart> Missing => Enum.GetValues<ReadyPart>().Where(part => (_done & 1 << (int)part) == 0);

    public void Done(ReadyPart part) => Interlocked.Or(ref _done, 1 << (int)part);
}
