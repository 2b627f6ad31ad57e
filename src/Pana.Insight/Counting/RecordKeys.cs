using System.Security.Cryptography;
using Pana.Disclosure;
using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>
/// The node's secret from which the keys of persons in cells come: random, sealed with the node's key, the same for the life of the node, since other keys would be
/// other noise and two noises of one figure tell more than one.
/// </summary>
internal sealed class RecordKeys(InsightContext insight, NodeKey node)
{
    const string Mark = "record-secret", Use = "insight.record-keys";

    byte[]? _secret;

    /// <summary>Within a unit of work, before keys are asked for.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        if (await insight.Marks.FindAsync([Mark], cancel) is not { } mark)
            insight.Marks.Add(mark = new() { Name = Mark, Value = Convert.ToBase64String(node.Seal(Use, Guid.Empty, RandomNumberGenerator.GetBytes(32))) });
        _secret = node.Open(Use, Guid.Empty, Convert.FromBase64String(mark.Value));
    }

    public uint Of(Guid person) => RecordKey.Of(_secret, person);
}
