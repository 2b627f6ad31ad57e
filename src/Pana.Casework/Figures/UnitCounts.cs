using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;

namespace Pana.Casework.Figures;

/// <summary>What is counted over the unit's open cases by the database itself: clocks, load, papers.</summary>
internal sealed class UnitCounts(CaseworkContext casework, NodeLaw law, Officials officials)
{
    /// <summary>Clocks of officials' time; a person's own time is never late here.</summary>
    public async Task<IReadOnlyList<ClockFigure>> ClocksAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (from row in led.Open(casework)
                          join term in casework.Terms.AsNoTracking() on new { row.PersonId, CaseId = row.Id } equals new { term.PersonId, term.CaseId }
                          where term.EndedAt == null && term.SuspendedAt == null
                          group term by new { row.Procedure, row.Wall, term.Term } into same
                          select new
                          {
                              same.Key.Procedure, same.Key.Wall, same.Key.Term, Running = same.Count(), Late = same.Count(term => term.Due < now), First = same.Min(term => term.Due),
                          }).ToListAsync(cancel);
        var day = DateOnly.FromDateTime(now.ToOffset(law.Edition.Offset).DateTime);
        return [.. from row in rows
                   let term = law.Find<Term>(row.Term)
                   where term is { Of: Time.Officials }
                   orderby row.Late descending, row.First
                   select new ClockFigure(row.Procedure, LabelKeys.Of(term), row.Wall, row.Running, row.Late, row.Late > 0 ? row.First : null, law.Edition.Term(term.TermKey, day).Article)];
    }

    public async Task<IReadOnlyList<LoadFigure>> OfficersAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await led.Open(casework).GroupBy(row => new { row.OfficerId, row.Wall })
            .Select(same => new { same.Key.OfficerId, same.Key.Wall, Open = same.Count(), Late = same.Count(row => row.NextDue < now) }).ToListAsync(cancel);
        var colleagues = (await officials.ListAsync(cancel)).Where(led.IsColleague).ToList();
        var gone = await officials.FindAllAsync([.. rows.Select(row => row.OfficerId).OfType<Guid>().Except(colleagues.Select(one => one.Id)).Distinct()], cancel);
        return [.. colleagues.Concat(gone.Values).Select(one => Line(one.Id, one.Name)).OrderByDescending(line => line.Open), Line(null, null)];

        LoadFigure Line(Guid? id, string? name) => new(name, rows.Where(row => row.OfficerId == id).Sum(row => row.Open), rows.Where(row => row.OfficerId == id).Sum(row => row.Late),
            [.. rows.Where(row => row.OfficerId == id).Select(row => row.Wall).Distinct().Order()]);
    }

    public async Task<IReadOnlyList<LoadFigure>> InterpretersAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (from row in led.Open(casework)
                          join member in casework.Members.AsNoTracking() on row.Id equals member.CaseId
                          where member.Function == Function.Interpreter && member.Until == null
                          group row by new { member.OfficerId, row.Wall } into same
                          select new { same.Key.OfficerId, same.Key.Wall, Open = same.Count(), Late = same.Count(row => row.NextDue < now) }).ToListAsync(cancel);
        var names = await officials.FindAllAsync([.. rows.Select(row => row.OfficerId).Distinct()], cancel);
        return [.. rows.GroupBy(row => row.OfficerId).Select(same => new LoadFigure(names.TryGetValue(same.Key, out var official) ? official.Name : null,
            same.Sum(row => row.Open), same.Sum(row => row.Late), [.. same.Select(row => row.Wall).Order()])).OrderByDescending(line => line.Open)];
    }

    public async Task<IReadOnlyList<LapseFigure>> PapersAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        var (before, seven, fourteen, thirty) = (now.AddDays(-30), now.AddDays(7), now.AddDays(14), now.AddDays(30));
        var seen = Walls.SeenByAny(led.Officer.Functions).ToList();
        var rows = await (from paper in casework.Papers.AsNoTracking()
                          join row in led.Open(casework) on paper.CaseId equals row.Id
                          where paper.WithdrawnAt == null && paper.ValidUntil >= before && paper.ValidUntil <= thirty && seen.Contains(paper.Wall)
                              && !casework.Papers.Any(later => later.CaseId == paper.CaseId && later.Paper == paper.Paper && later.WithdrawnAt == null && later.ValidUntil > paper.ValidUntil)
                          // What stands behind the case's wall tells of the case.
                          group paper by new { paper.Paper, row.Wall } into same
                          select new
                          {
                              same.Key.Paper, same.Key.Wall, Lapsed = same.Count(paper => paper.ValidUntil < now), Seven = same.Count(paper => paper.ValidUntil >= now && paper.ValidUntil <= seven),
                              Fourteen = same.Count(paper => paper.ValidUntil >= now && paper.ValidUntil <= fourteen), Thirty = same.Count(paper => paper.ValidUntil >= now),
                          }).ToListAsync(cancel);
        return [.. from row in rows
                   let paper = law.Find<Paper>(row.Paper)
                   where paper is not null
                   orderby row.Seven descending, row.Thirty descending
                   select new LapseFigure(LabelKeys.Of(paper), row.Wall, row.Lapsed, row.Seven, row.Fourteen, row.Thirty)];
    }
}
