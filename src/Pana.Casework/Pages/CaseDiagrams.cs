using Microsoft.EntityFrameworkCore;
using Pana.Casework.Open;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>A procedure as a picture, alone for the manual or with the path that a case walked.</summary>
internal sealed class CaseDiagrams(NodeLaw law, CaseworkContext casework, ScreenContext screen)
{
    /// <summary>More on one box would hide it; all of them stand in the manual.</summary>
    const int MostShields = 3;

    readonly Words _words = screen.Words();

    sealed record Walk(string From, string To, string Step, DateOnly On);

    public DiagramView Of(ProcedureModel procedure) => Of(procedure, null, [], [], []);

    /// <summary>Who sees a part of the case sees where it stands and not how it came there.</summary>
    public async Task<DiagramView> OfAsync(CaseView view, CancellationToken cancel)
    {
        var procedure = law.Model.Find(view.Procedure)!;
        var taken = view.Sight < SightLevel.Full ? [] : await casework.Taken.AsNoTracking().Where(step => step.CaseId == view.Id)
            .OrderBy(step => step.Sequence).Select(step => new { step.State, step.Step, step.At }).ToListAsync(cancel);
        var reached = new Dictionary<string, DateOnly>();
        var walks = new List<Walk>();
        string? before = null;
        foreach (var step in taken.Where(step => step.State != before))
        {
            var on = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(step.At, screen.TimeZone).DateTime);
            if (before is not null)
                walks.Add(new(before, step.State, step.Step, on));
            reached[step.State] = on;
            before = step.State;
        }
        return Of(procedure, view.State, reached, walks, [.. view.May.Select(line => line.Step)]);
    }

    DiagramView Of(ProcedureModel procedure, string? now, Dictionary<string, DateOnly> reached, List<Walk> walks, HashSet<string> possible)
    {
        var states = procedure.States.Select(state => new DiagramState(state.Key, _words.Of(state),
            reached.TryGetValue(state.Key, out var on) ? on : null, state.Key == now, state.IsFinal)).ToList();
        var edges = from rule in procedure.Steps
                    where rule is { Target: not null, IsOpening: false }
                    from source in procedure.SourcesOf(rule)
                    where source != rule.Target
                    let walk = walks.LastOrDefault(walk => walk.From == source.Key && walk.To == rule.Target!.Key && walk.Step == rule.Step.Key)
                    select new DiagramEdge(source.Key, rule.Target!.Key, _words.Of(rule.Step),
                        walk is not null ? EdgeKind.Walked : source.Key == now && possible.Contains(rule.Step.Key) ? EdgeKind.Possible : EdgeKind.Other,
                        walk?.On);
        return new(_words.Of(procedure), states, [.. edges]) { Shields = [.. procedure.States.SelectMany(state => Shields(procedure, state))] };
    }

    IEnumerable<DiagramShield> Shields(ProcedureModel procedure, State state) =>
        law.Model.Safeguards.Select(safeguard => (safeguard, Place: Place(procedure, state, safeguard))).Where(each => each.Place > 0)
            .OrderBy(each => each.Place).Take(MostShields)
            .Select(each => new DiagramShield(state.Key, _words.Of(each.safeguard), string.Join("; ", each.safeguard.Sourced)));

    /// <summary>Whether the safeguard stands at the state, and how near: what the person may always do comes first.</summary>
    static int Place(ProcedureModel procedure, State state, Safeguard safeguard) => safeguard switch
    {
        AlwaysPossible always when always.During.Contains(state) => 1,
        OnlyAfter after when after.Targets.Contains(state) => 2,
        OnlyWhile only when only.Steps.Any(step => step.Owner == procedure.Name && procedure.Rule(step).Target == state) => 3,
        ClockRuns clock when clock.During.Contains(state) => 4,
        _ => 0,
    };
}
