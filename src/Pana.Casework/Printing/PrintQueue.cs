using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Stock;
using Pana.Kernel;

namespace Pana.Casework.Printing;

/// <summary>A paper that waits for its blank.</summary>
internal sealed class WaitingPaper
{
    public required GivenPaper Paper { get; init; }
    public required Case Case { get; init; }
}

/// <summary>Papers of the unit that wait for a blank: their case stands where a printing step may be taken.</summary>
internal sealed class PrintQueue(CaseworkContext casework, StockLaw kinds)
{
    /// <summary>Nobody prints here what colleagues of the same function may not know of.</summary>
    static readonly Wall[] Seen = [.. Walls.SeenByAny([Function.Asylum])];

    /// <summary>The oldest first.</summary>
    public IQueryable<WaitingPaper> Of(Officer officer)
    {
        var before = kinds.Printing.Where(step => step.MayBeTakenBy(officer)).SelectMany(step => step.From).ToList();
        return from paper in casework.Papers
               join row in casework.Cases on paper.CaseId equals row.Id
               where kinds.Keys.Contains(paper.Paper) && paper.WithdrawnAt == null && Seen.Contains(paper.Wall) && Seen.Contains(row.Wall)
                   && row.Authority == officer.Authority && row.Unit == officer.Unit
                   && before.Contains(row.State)
                   && !casework.SpentBlanks.Any(spent => spent.PaperId == paper.Id && spent.State == BlankEnd.Used)
                   && !casework.Prints.Any(item => item.PaperId == paper.Id && item.State == PrintState.Waits)
                   && !casework.Papers.Any(later => later.CaseId == paper.CaseId && kinds.Keys.Contains(later.Paper) && later.GivenAt > paper.GivenAt)
               orderby paper.GivenAt, paper.Id
               select new WaitingPaper { Paper = paper, Case = row };
    }
}
