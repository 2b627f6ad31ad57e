using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Printing;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Casework.Stock;

/// <summary>
/// Blanks leave a unit's stock here and nowhere else, in the running unit of work. Two who reach for the same range meet at its version, and the
/// slower of them begins again.
/// </summary>
internal sealed class Blanks(CaseworkContext casework, StockLaw kinds, NodeLaw law, TimeProvider clock)
{
    /// <summary>The next one in the order in which they lie in the unit; null when there is none.</summary>
    public async Task<BlankNumber?> NextAsync(string authority, string unit, string paper, CancellationToken cancel) =>
        await casework.Blanks.AsNoTracking().Where(range => range.Authority == authority && range.Unit == unit && range.Paper == paper)
            .OrderBy(range => range.Series).ThenBy(range => range.First).FirstOrDefaultAsync(cancel) is { } first
            ? new(first.Series, first.First, first.Width) : null;

    /// <summary>The next one of the official's unit for the case's last paper on a blank.</summary>
    public async Task<BlankNumber?> NextForAsync(Officer officer, Guid caseId, CancellationToken cancel) =>
        await PaperOfAsync(caseId, cancel) is { } paper ? await NextAsync(officer.Authority, officer.Unit, kinds.KindOf(paper), cancel) : null;

    /// <summary>The case's last paper on a blank.</summary>
    public Task<GivenPaper?> PaperOfAsync(Guid caseId, CancellationToken cancel) => casework.Papers.AsNoTracking()
        .Where(paper => paper.CaseId == caseId && kinds.Keys.Contains(paper.Paper)).OrderByDescending(paper => paper.GivenAt).ThenByDescending(paper => paper.Id)
        .FirstOrDefaultAsync(cancel);

    /// <summary>Uses the blank that a step's form names; a step that asks for none uses none.</summary>
    public async Task<Refusal?> UseAsync(Officer officer, StepRule rule, Guid? caseId, FilledForm form, CancellationToken cancel)
    {
        if (StockLaw.FieldOf(rule) is not { } field || form.Answers.GetValueOrDefault(field.Key) is not [var typed, ..])
            return null;
        return !BlankNumber.TryParse(typed, out var number) ? new Refusal("blank-not-understood", 422)
            : caseId is not { } id || await PaperOfAsync(id, cancel) is not { } paper ? new Refusal("no-paper-for-blank")
            : await UseAsync(officer, paper, number, cancel);
    }

    /// <summary>Puts a paper on a blank.</summary>
    public async Task<Refusal?> UseAsync(Officer officer, GivenPaper paper, BlankNumber number, CancellationToken cancel)
    {
        if (paper.WithdrawnAt is not null)
            return new("blank-paper-withdrawn");
        if (await casework.SpentBlanks.AnyAsync(spent => spent.PaperId == paper.Id && spent.State == BlankEnd.Used, cancel))
            return new("paper-printed-before");
        return (await SpendAsync(officer, kinds.KindOf(paper), number, 1, BlankEnd.Used, null, paper.Id, cancel)).Refusal;
    }

    /// <summary>
    /// After a step: a print that nobody was given, and that goes back or is good no more, is a spoilt blank. What the step said of it stands in
    /// the case's record alone.
    /// </summary>
    public async Task SpoilAsync(Officer officer, StepRule rule, Guid? caseId, CancellationToken cancel)
    {
        if (caseId is not { } id || !kinds.LeavesPrinted(rule) || await PaperOfAsync(id, cancel) is not { } paper
            || paper.WithdrawnAt is null && !kinds.IsBeforePrinting(rule.Target)
            || await casework.SpentBlanks.FirstOrDefaultAsync(spent => spent.PaperId == paper.Id && spent.State == BlankEnd.Used, cancel) is not { } blank)
            return;
        blank.State = BlankEnd.Spoilt;
        foreach (var item in await casework.Prints.Where(item => item.PaperId == paper.Id && item.State == PrintState.Printed).ToListAsync(cancel))
            item.State = PrintState.Misprinted;
        Record(officer, MovementKind.Spoilt, blank.Paper, new(blank.Series, blank.Number, blank.Width), 1, LabelKeys.Of(rule.Step), paperId: paper.Id);
    }

    /// <summary>Takes blanks out of the stock for good and writes down what became of them; says of which kind they are.</summary>
    public async Task<Outcome<string>> SpendAsync(
        Officer officer, string? paper, BlankNumber first, long count, BlankEnd end, string? reason, Guid? paperId, CancellationToken cancel)
    {
        var taken = await TakeAsync(officer, paper, first, count, cancel);
        if (taken.Refusal is { } refusal)
            return refusal;
        for (var further = 0L; further < count; further++)
            casework.SpentBlanks.Add(new()
            {
                Series = first.Series, Number = first.Number + further, Width = first.Width, Paper = taken.Value, Authority = officer.Authority, Unit = officer.Unit,
                State = end, PaperId = paperId, At = clock.GetUtcNow(),
            });
        Record(officer, end switch { BlankEnd.Used => MovementKind.Used, BlankEnd.Spoilt => MovementKind.Spoilt, _ => MovementKind.Lost },
            taken.Value, first, count, reason, paperId: paperId);
        return taken.Value;
    }

    /// <summary>Cuts numbers out of the unit's ranges; says of which kind they are.</summary>
    public async Task<Outcome<string>> TakeAsync(Officer officer, string? paper, BlankNumber first, long count, CancellationToken cancel)
    {
        var last = first.Number + count - 1;
        var ranges = await casework.Blanks.Where(range => range.Authority == officer.Authority && range.Unit == officer.Unit && range.Series == first.Series
            && range.Width == first.Width && range.First <= last && range.Last >= first.Number).OrderBy(range => range.First).ToListAsync(cancel);
        var covered = ranges.Sum(range => Math.Min(range.Last, last) - Math.Max(range.First, first.Number) + 1);
        if (covered < count)
            return await WhyNotAsync(officer, first, last, cancel);
        if (ranges.Exists(range => range.Paper != (paper ?? ranges[0].Paper)))
            return new Refusal("blank-of-other-kind");
        foreach (var range in ranges)
            Cut(range, first.Number, last);
        return ranges[0].Paper;
    }

    /// <summary>What stays of the range before and behind the numbers that are taken out.</summary>
    void Cut(BlankRange range, long first, long last)
    {
        var (before, behind) = (range.First < first, range.Last > last);
        if (before && behind)
            casework.Blanks.Add(new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), Paper = range.Paper, Series = range.Series, First = last + 1, Last = range.Last, Width = range.Width,
                Authority = range.Authority, Unit = range.Unit,
            });
        if (before)
            range.Last = first - 1;
        else if (behind)
            range.First = last + 1;
        else
            casework.Blanks.Remove(range);
    }

    /// <summary>Of another unit's blanks nobody hears: for this unit they are none.</summary>
    async Task<Refusal> WhyNotAsync(Officer officer, BlankNumber first, long last, CancellationToken cancel) =>
        (await casework.SpentBlanks.AsNoTracking().Where(spent => spent.Series == first.Series && spent.Number >= first.Number && spent.Number <= last
            && spent.Width == first.Width && spent.Authority == officer.Authority && spent.Unit == officer.Unit).OrderBy(spent => spent.Number).FirstOrDefaultAsync(cancel))?.State switch
        {
            BlankEnd.Used => new Refusal("blank-used"),
            BlankEnd.Spoilt => new Refusal("blank-spoilt"),
            BlankEnd.Lost => new Refusal("blank-lost"),
            _ => new Refusal("no-such-blank", 404),
        };

    public void Record(Officer officer, MovementKind kind, string paper, BlankNumber first, long count, string? reason,
        (string Authority, string Unit)? to = null, Guid? paperId = null)
    {
        var now = clock.GetUtcNow();
        casework.Movements.Add(new()
        {
            Id = Guid.CreateVersion7(now), Kind = kind, Paper = paper, Series = first.Series ?? "", First = first.Number, Width = first.Width, Count = count,
            Authority = officer.Authority, Unit = officer.Unit, ToAuthority = to?.Authority, ToUnit = to?.Unit, Official = officer.Id, At = now,
            Day = DateOnly.FromDateTime(now.ToOffset(law.Edition.Offset).DateTime), Reason = reason, PaperId = paperId,
        });
    }
}
