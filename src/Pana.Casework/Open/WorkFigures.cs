using Pana.Access.Open;
using Pana.Casework.Figures;
using Pana.Casework.Steps;
using Pana.Kernel;

namespace Pana.Casework.Open;

/// <summary>
/// The work of a unit in figures, for whoever leads it: what they may count is decided here, by walls, functions and unit, so that no caller can ask for
/// more. Existence is a secret (protection.md 2): what they may not see is missing from every sum.
/// </summary>
public sealed class WorkFigures
{
    readonly CaseworkContext _casework;
    readonly NodeLaw _law;
    readonly Officials _officials;
    readonly TimeProvider _clock;

    /// <summary>Whose unit may have figures, when they lead it.</summary>
    public static IReadOnlyList<Function> Readers => CaseworkEndpoints.Workers;

    internal WorkFigures(CaseworkContext casework, NodeLaw law, Officials officials, TimeProvider clock) =>
        (_casework, _law, _officials, _clock) = (casework, law, officials, clock);

    /// <summary>Null for whoever leads no unit.</summary>
    public async Task<UnitFigures?> ReadAsync(Officer officer, CancellationToken cancel = default)
    {
        if (LedUnit.Of(officer, _law) is not { } led)
            return null;
        var now = _clock.GetUtcNow();
        var since = Stages.Since(now, _law.Edition.Offset);
        var (counts, people) = (new UnitCounts(_casework, _law, _officials), new PeopleCounts(_casework, _law));
        var stages = new Stages(_law, await new Visits(_casework, _law, _officials).ReadAsync(led, since, cancel), since, now);
        return new(now, since)
        {
            Clocks = await counts.ClocksAsync(led, now, cancel), Officers = await counts.OfficersAsync(led, now, cancel), Interpreters = await counts.InterpretersAsync(led, now, cancel),
            Stages = stages.Durations(), Backlog = stages.Backlog(), Children = await people.ChildrenAsync(led, now, cancel), Papers = await counts.PapersAsync(led, now, cancel),
            Post = await people.PostAsync(led, now, cancel), Claims = await people.ClaimsAsync(led, since, cancel),
        };
    }
}
