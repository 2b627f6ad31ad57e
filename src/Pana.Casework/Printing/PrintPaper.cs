using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Printing;

/// <summary>Prints one paper of a batch: the step of the law, the use of the blank and the batch's own note of it, in one transaction.</summary>
internal sealed class PrintPaper(UnitOfWork unit, CaseworkContext casework, Blanks blanks, StockLaw kinds, TakeStep steps)
{
    /// <summary>Others were faster with the case or with the blank; the same again may succeed.</summary>
    static readonly string[] Passing = ["changed-meanwhile", "stale", "no-such-blank", "blank-used", "blank-spoilt", "blank-lost"];

    /// <summary>Refused alone is what concerns more than this paper: there are no blanks, or somebody was faster.</summary>
    public Task<Outcome<PrintState>> RunAsync(Officer officer, Guid batch, int position, CancellationToken cancel) => unit.RunAsync<PrintState>(async () =>
    {
        var item = await casework.Prints.AsNoTracking().SingleAsync(each => each.BatchId == batch && each.Position == position, cancel);
        if (item.State != PrintState.Waits)
            return item.State;
        var paper = await casework.Papers.AsNoTracking().SingleAsync(each => each.Id == item.PaperId, cancel);
        if (await blanks.NextAsync(officer.Authority, officer.Unit, kinds.KindOf(paper), cancel) is not { } blank)
            return new Refusal("no-blanks-left");
        var refusal = await TakeAsync(officer, paper, blank, cancel);
        if (refusal is not null && Passing.Contains(refusal.Name))
            return refusal;
        var row = await casework.Prints.SingleAsync(each => each.BatchId == batch && each.Position == position, cancel);
        row.State = refusal is null ? PrintState.Printed : PrintState.Refused;
        row.Blank = refusal is null ? $"{blank}" : null;
        row.Refusal = refusal?.Name;
        return row.State;
    }, cancel);

    /// <summary>As the step's form would take it: the same authorisation, record and clocks.</summary>
    async Task<Refusal?> TakeAsync(Officer officer, GivenPaper paper, BlankNumber blank, CancellationToken cancel)
    {
        var row = await casework.Cases.AsNoTracking().SingleAsync(each => each.Id == paper.CaseId, cancel);
        if (kinds.Printing.FirstOrDefault(each => each.From.Contains(row.State)) is not { } step)
            return new("paper-not-to-print");
        return (await steps.RunAsync(officer, new(step.Rule.Step.Key, row.Id, null)
        {
            Version = row.Version, Answers = new Dictionary<string, string[]> { [step.Field.Key] = [$"{blank}"] },
        }, cancel)).Refusal;
    }
}
