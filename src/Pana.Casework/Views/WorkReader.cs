using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Views;

/// <summary>Lists of work: what waits for an official by deadline, what their unit sent, how a supervisor's unit is loaded.</summary>
internal sealed class WorkReader(
    CaseworkContext casework, NodeLaw law, Persons persons, Officials officials, CaseReader cases, CaseSight sight, ScreenContext screen,
    TimeProvider clock)
{
    const int Rows = 20, Sent = 100;

    /// <summary>Tasks on one page of a group that is looked at alone.</summary>
    public const int PageOf = 100;

    readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <param name="only">One group, page by page; else the first tasks of each.</param>
    public async Task<WorkView> WorkAsync(Officer officer, WorkWhen? only, CancellationToken cancel, string? procedure = null, int page = 0)
    {
        var mine = Mine(officer);
        if (procedure is not null)
            mine = mine.Where(row => row.Procedure == procedure);
        var (today, week) = (EndOfDay(0), EndOfDay(7));
        var counts = await mine.GroupBy(_ => 1).Select(all => new
        {
            Late = all.Count(row => row.NextDue < _now), Today = all.Count(row => row.NextDue >= _now && row.NextDue <= today),
            Week = all.Count(row => row.NextDue > today && row.NextDue <= week), Due = all.Count(row => row.NextDue > week), All = all.Count(),
        }).FirstOrDefaultAsync(cancel);
        if (counts is null)
            return new([]);
        var (skip, take) = only is null ? (0, Rows) : (page * PageOf, PageOf);
        var found = new List<(WorkWhen When, List<Case> Rows, int Total)>();
        foreach (var (when, total, rows) in new[]
        {
            (WorkWhen.Late, counts.Late, mine.Where(row => row.NextDue < _now)),
            (WorkWhen.Today, counts.Today, mine.Where(row => row.NextDue >= _now && row.NextDue <= today)),
            (WorkWhen.ThisWeek, counts.Week, mine.Where(row => row.NextDue > today && row.NextDue <= week)),
            (WorkWhen.Later, counts.All - counts.Late - counts.Today - counts.Week, mine.Where(row => row.NextDue > week)),
        })
            if (total > 0 && (only is null || only == when))
            {
                var list = await rows.OrderBy(row => row.NextDue).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancel);
                if (when == WorkWhen.Later && list.Count < take)
                    list.AddRange(await mine.Where(row => row.NextDue == null).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
                        .Skip(Math.Max(0, skip - counts.Due)).Take(take - list.Count).ToListAsync(cancel));
                found.Add((when, list, total));
            }
        var cards = await persons.CardsAsync(officer, found.SelectMany(group => group.Rows).Select(row => row.PersonId).Distinct(), cancel);
        return new([.. found.Select(group => new WorkGroup(group.When,
            [.. group.Rows.Select(row => Row(officer, row, cards))], group.Total,
            $"/work?when={group.When}{(procedure is null ? "" : $"&procedure={procedure}")}"))]);
    }

    public async Task<SentView> SentAsync(Officer officer, CancellationToken cancel)
    {
        var rows = await casework.Cases.AsNoTracking()
            .Where(row => row.OpenedUnit == officer.Unit && row.OpenedAuthority == officer.Authority && row.Unit != officer.Unit)
            .OrderByDescending(row => row.OpenedAt).Take(Sent).ToListAsync(cancel);
        return new([.. rows.Where(row => sight.Of(officer, row, [row], []) >= SightLevel.Status)
            .Select(row => cases.Line(row, SightLevel.Status))]);
    }

    public async Task<LoadView> LoadAsync(Officer officer, CancellationToken cancel)
    {
        var walls = Walls.SeenByAny(officer.Functions).ToList();
        var open = casework.Cases.AsNoTracking().Where(row => row.ClosedAt == null && row.Unit == officer.Unit && row.Authority == officer.Authority && walls.Contains(row.Wall));
        var counts = await open.GroupBy(row => row.OfficerId)
            .Select(group => new { group.Key, All = group.Count(), Late = group.Count(row => row.NextDue < _now) }).ToListAsync(cancel);
        LoadLine Line(Guid? id, string name) => new(id, name, counts.Where(count => count.Key == id).Sum(count => count.All),
            counts.Where(count => count.Key == id).Sum(count => count.Late));
        var late = await (from firing in casework.Firings.AsNoTracking()
                          join row in casework.Cases.AsNoTracking() on firing.CaseId equals row.Id
                          where firing.Unit == officer.Unit && firing.Authority == officer.Authority && firing.SeenAt == null
                              && firing.Consequence == Consequence.Escalate && walls.Contains(row.Wall)
                          orderby firing.FiredAt descending
                          select new { firing, row }).Take(Sent).ToListAsync(cancel);
        return new(
            [.. (await officials.ListAsync(cancel)).Where(each => each.Unit == officer.Unit && each.Authority == officer.Authority)
                .Select(each => Line(each.Id, each.Name))],
            Line(null, screen["casework.nobody"]),
            [.. late.Select(each => new LateLine(each.firing.TermId, each.row.Id, each.row.Number,
                law.Find<Term>(each.firing.Term) is { } term ? screen[LabelKeys.Of(term)] : each.firing.Term, each.firing.Due, each.firing.FiredAt))]);
    }

    /// <summary>Open cases that wait for the official: their unit's, nobody's or their own; or those in which they are named.</summary>
    IQueryable<Case> Mine(Officer officer)
    {
        var open = casework.Cases.AsNoTracking().Where(row => row.ClosedAt == null);
        if (CaseSight.AsNamed(officer) is not null)
            return open.Where(row => casework.Members.Any(member => member.OfficerId == officer.Id && member.Until == null && member.CaseId == row.Id));
        var walls = Walls.SeenByAny(officer.Functions).ToList();
        var bits = NodeLaw.Bits(officer.Functions);
        return open.Where(row => row.Unit == officer.Unit && row.Authority == officer.Authority && (row.WaitsFor & bits) != 0
            && walls.Contains(row.Wall) && (row.OfficerId == null || row.OfficerId == officer.Id));
    }

    WorkRow Row(Officer officer, Case row, IReadOnlyDictionary<Guid, PersonCard> cards)
    {
        var term = row.NextTerm is { } key ? law.Find<Term>(key) : null;
        return new(Task(officer, row), $"/cases/{row.Id}", cards.GetValueOrDefault(row.PersonId)?.ToView(screen),
            row.NextDue is { } due && term is not null ? new(screen[LabelKeys.Of(term)], row.OpenedAt, due, _now) : null, row.Number);
    }

    /// <summary>The likely next step of the official, else the procedure and its state.</summary>
    string Task(Officer officer, Case row)
    {
        var (procedure, state) = (law.Model.Find(row.Procedure), law.Find<State>(row.State));
        var next = state is null ? null : procedure?.Steps.FirstOrDefault(rule => rule.Target is not null && !rule.AnyOpen && rule.Actor is Official or Panel
            && rule.Actor!.RecordedBy.Any(officer.Has) && procedure.SourcesOf(rule).Contains(state));
        return next is null ? $"{screen[$"procedure.{row.Procedure}"]}: {screen[$"state.{row.State}"]}" : screen[LabelKeys.Of(next.Step)];
    }

    /// <summary>The end of a local day.</summary>
    DateTimeOffset EndOfDay(int ahead) =>
        new DateTimeOffset(_now.ToOffset(law.Edition.Offset).Date.AddDays(ahead + 1), law.Edition.Offset).AddTicks(-10).ToUniversalTime();
}
