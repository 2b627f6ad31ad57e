using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Identity;
using Pana.Registry.Import;
using Pana.Storage;

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
    /// <summary>The comparison ends at a whole multiple of it: how long it takes tells nothing of who was known (protection.md 7).</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    readonly UnitOfWork _unit;
    readonly ImportPersons _import;
    readonly CompareService _compare;

    internal Imports(UnitOfWork unit, ImportPersons import, CompareService compare) => (_unit, _import, _compare) = (unit, import, compare);

    /// <summary>The columns that a file may have.</summary>
    public static IReadOnlyList<string> Columns => PersonSheet.Columns;

    /// <param name="progress">0 to 1.</param>
    public Task<Outcome<ImportReport>> RunAsync(Officer officer, string file, Action<double> progress, CancellationToken cancel = default) =>
        _import.RunAsync(officer, file, progress, cancel);

    /// <summary>
    /// Compares with the whole register whoever waits for it, as a node that serves does in the background; what a stop leaves, that node or the same command
    /// does. Whether anybody is like anybody is told to nobody here: the desk asks those who may know of both.
    /// </summary>
    /// <param name="progress">0 to 1.</param>
    public async Task CompareAsync(Action<double> progress, CancellationToken cancel = default)
    {
        var (start, done, all) = (Stopwatch.GetTimestamp(), 0, await _unit.Context<RegistryContext>().Uncompared.CountAsync(cancel));
        await _compare.RunAsync(cancel, count => progress(Math.Min(1, (double)(done += count) / Math.Max(1, all))));
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
    }
}
