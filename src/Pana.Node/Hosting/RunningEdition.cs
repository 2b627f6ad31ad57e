using System.Collections.Immutable;
using Pana.Law;
using Pana.Procedures.Editions;

namespace Pana.Node.Hosting;

/// <summary>
/// The edition that a node runs, proved before anything is served: the one beside the program, or, when that is broken, the
/// last one that was proved, loudly (protection.md 23).
/// </summary>
internal sealed record RunningEdition(Edition Edition, ImmutableArray<EditionFault> Faults)
{
    /// <summary>Throws with all faults when no proved edition is there to run.</summary>
    public static RunningEdition Choose(NodeSettings settings)
    {
        var choice = EditionChoice.Choose(settings.Data, NodeEdition.Folder(settings.Edition), Region.Baseline, NodeEdition.Common);
        return choice.Edition is { } edition ? new(edition, choice.Faults)
            : throw new EditionException(choice.Faults);
    }
}

/// <summary>A node without any proved edition does not start.</summary>
internal sealed class EditionException(ImmutableArray<EditionFault> faults) : Exception(string.Join(Environment.NewLine, faults));
