using Pana.Insight.History;
using Pana.Kernel;

namespace Pana.Insight.Open;

/// <summary>How often something was found in a file. <paramref name="Name"/> is that of the sentence <c>source-note.NAME</c>.</summary>
public sealed record HistoryCount(string Name, string File, int Count);

/// <summary>One of them, by its line.</summary>
/// <param name="Filled">What fills the sentence, as the file has it.</param>
public sealed record HistoryFinding(string File, int Line, string Name, IReadOnlyDictionary<string, string> Filled);

/// <summary>What is wrong with a line; nothing is imported then.</summary>
public sealed record HistoryFault(string File, long Line, Refusal Refusal);

/// <summary>What came of the files: all of it is published or, when there are faults, nothing.</summary>
/// <param name="Findings">What the source notes keep.</param>
/// <param name="Published">Releases that are new; <paramref name="Unchanged"/> stood there already.</param>
public sealed record HistoryReport(IReadOnlyList<HistoryCount> Counts, IReadOnlyList<HistoryFinding> Findings, int Figures, int Published, int Unchanged,
    IReadOnlyList<HistoryFault> Faults);

/// <summary>UNHCR's published statistics since 1979, for the command line.</summary>
public sealed class UnhcrHistory
{
    readonly ImportUnhcr _import;

    internal UnhcrHistory(ImportUnhcr import) => _import = import;

    /// <summary>Under which words the figures may be shown.</summary>
    public static string Attribution => UnhcrCodes.Attribution;

    /// <param name="folder">With the six files.</param>
    public Task<Outcome<HistoryReport>> ImportAsync(string folder, CancellationToken cancel = default) => _import.RunAsync(folder, cancel);
}
