using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;

namespace Pana.Casework.Figures;

/// <summary>A time that a case spent in one state.</summary>
/// <param name="Until">Null while it is there.</param>
/// <param name="IsOwn">The case waited for the unit, which ended it or has it still.</param>
/// <param name="IsDecidedHere">The state holds the effect of a decision, and an official of the unit brought the case there.</param>
internal readonly record struct Visit(State State, DateTimeOffset From, DateTimeOffset? Until, bool IsOwn, bool IsDecidedHere);

/// <summary>The way of one case.</summary>
internal sealed record Way(string Procedure, Wall Wall, DateTimeOffset OpenedAt, IReadOnlyList<Visit> Visits);

/// <summary>
/// What a unit did with cases that may lie elsewhere by now: the states that its own officials ended. Where a case lay at an earlier time is written
/// nowhere; who took the step is.
/// </summary>
internal sealed class Visits(CaseworkContext casework, NodeLaw law, Officials officials)
{
    readonly record struct Step(int Sequence, string State, DateTimeOffset At, Guid Actor);

    public async Task<IReadOnlyList<Way>> ReadAsync(LedUnit led, DateTimeOffset since, CancellationToken cancel)
    {
        var cases = await led.Touched(casework, since).Select(row => new { row.Id, row.Procedure, row.Wall, row.Unit, row.Authority, row.OpenedUnit, row.OpenedAuthority, row.OpenedAt })
            .ToDictionaryAsync(row => row.Id, cancel);
        var steps = cases.Keys.ToDictionary(id => id, _ => new List<Step>());
        await foreach (var step in (from row in led.Touched(casework, since)
                                    join taken in casework.Taken.AsNoTracking() on row.Id equals taken.CaseId
                                    select new { taken.CaseId, taken.Sequence, taken.State, taken.At, taken.Actor }).AsAsyncEnumerable().WithCancellation(cancel))
            if (steps.TryGetValue(step.CaseId, out var known))
                known.Add(new(step.Sequence, step.State, step.At, step.Actor));
        var actors = steps.Values.SelectMany(each => each).Select(step => step.Actor).ToHashSet();
        var own = (await officials.FindAllAsync(actors, cancel)).Values.Where(led.IsColleague).Select(official => official.Id).ToHashSet();
        return [.. cases.Values.Select(row => new Way(row.Procedure, row.Wall, row.OpenedAt, Read(led, row.Procedure, steps[row.Id], own,
            isHere: led.Guarded.Contains(row.Procedure) ? led.IsHere(row.OpenedUnit, row.OpenedAuthority) : led.IsHere(row.Unit, row.Authority))))];
    }

    List<Visit> Read(LedUnit led, string procedure, List<Step> steps, HashSet<Guid> own, bool isHere)
    {
        steps.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        var visits = new List<Visit>();
        for (var at = 0; at < steps.Count;)
        {
            var end = at + 1;
            while (end < steps.Count && steps[end].State == steps[at].State)
                end++;
            if (law.Find<State>(steps[at].State) is { IsFinal: false } state)
                visits.Add(new(state, steps[at].At, end < steps.Count ? steps[end].At : null,
                    Awaits(led, procedure, state) && (end < steps.Count ? IsEndedHere(steps, end, own, isHere) : isHere),
                    state.Effect != Effect.None && IsBy(steps, at, own)));
            else if (law.Find<State>(steps[at].State) is { Effect: not Effect.None } final)
                visits.Add(new(final, steps[at].At, steps[at].At, false, IsBy(steps, at, own)));
            at = end;
        }
        return visits;
    }

    /// <summary>To whom a referral goes is not said by its state.</summary>
    bool Awaits(LedUnit led, string procedure, State state) => procedure == nameof(Referral) || law.AwaitedIn(state).Any(led.Officer.Has);

    /// <summary>What the clock or the platform ended was the unit's when the case lies there.</summary>
    static bool IsEndedHere(List<Step> steps, int at, HashSet<Guid> own, bool isHere) => steps[at].Actor == Guid.Empty ? isHere : IsBy(steps, at, own);

    /// <summary>Of a panel each member has a row.</summary>
    static bool IsBy(List<Step> steps, int at, HashSet<Guid> own)
    {
        for (var row = at; row < steps.Count && steps[row].Sequence == steps[at].Sequence; row++)
            if (own.Contains(steps[row].Actor))
                return true;
        return false;
    }
}
