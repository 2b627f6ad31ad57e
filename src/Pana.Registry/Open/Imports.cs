using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Import;

namespace Pana.Registry.Open;

/// <summary>What is wrong with a line of a file; it holds nothing of what stands there.</summary>
/// <param name="Line">The first is 1.</param>
public sealed record LineFault(long Line, Refusal Refusal);

/// <summary>What came of a file: all of it is written, or, when there are faults, nothing more than before.</summary>
/// <param name="Before">Of the persons, those whom an earlier run of the same file had written.</param>
/// <param name="Faults">The first hundred of <paramref name="FaultCount"/>.</param>
public sealed record ImportReport(long Persons, long Groups, long Before, IReadOnlyList<LineFault> Faults, long FaultCount);

/// <summary>Whole files of persons, for the command line.</summary>
public sealed class Imports
{
    readonly ImportPersons _import;

    internal Imports(ImportPersons import) => _import = import;

    /// <summary>The columns that a file may have.</summary>
    public static IReadOnlyList<string> Columns => PersonSheet.Columns;

    /// <param name="progress">0 to 1.</param>
    public Task<Outcome<ImportReport>> RunAsync(Officer officer, string file, Action<double> progress, CancellationToken cancel = default) =>
        _import.RunAsync(officer, file, progress, cancel);
}
