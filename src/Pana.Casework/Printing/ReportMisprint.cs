using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Steps;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Casework.Printing;

/// <param name="Blank">The number on the spoilt blank.</param>
/// <param name="Reason">Goes into the record of the case.</param>
internal sealed record Misprint(string? Blank, string? Reason)
{
    public override string ToString() => "•••";
}

/// <summary>
/// A print went wrong: the law's step that leads back before the printing is taken, by which the blank is spoilt and the paper waits for another
/// one. A paper that went on since is replaced by other steps of its case.
/// </summary>
internal sealed class ReportMisprint(CaseworkContext casework, StockLaw kinds, NodeLaw law, TakeStep steps)
{
    public async Task<Outcome<StockReceipt>> RunAsync(Officer officer, Misprint body, CancellationToken cancel)
    {
        if (!BlankNumber.TryParse(body.Blank, out var number))
            return new Refusal("blank-not-understood", 422);
        if (body.Reason?.Trim() is not { Length: > 0 and <= MoveBlanks.LongestReason } reason)
            return new Refusal("blanks-need-reason", 422);
        if (await casework.SpentBlanks.AsNoTracking().FirstOrDefaultAsync(spent => spent.Series == number.Series && spent.Number == number.Number
            && spent.Width == number.Width && spent.Authority == officer.Authority && spent.Unit == officer.Unit && spent.State == BlankEnd.Used, cancel)
            is not { PaperId: { } paper } blank)
            return new Refusal("no-such-print", 404);
        var row = await casework.Papers.Where(each => each.Id == paper).Join(casework.Cases.AsNoTracking(), each => each.CaseId, each => each.Id, (_, each) => each).SingleAsync(cancel);
        if (kinds.BackFrom(law.Model.Find(row.Procedure)!, row.State) is not { } back)
            return new Refusal("misprint-too-late");
        var outcome = await steps.RunAsync(officer, new(back.Step.Key, row.Id, null)
        {
            Version = row.Version, Answers = back.Fields.Where(field => field.IsRequired && field.Field.Kind is FieldKind.LongText or FieldKind.Text)
                .ToDictionary(field => field.Field.Key, _ => new[] { reason }),
        }, cancel);
        return outcome.Refusal is { } refusal ? refusal : new StockReceipt(blank.Paper, $"{number}", 1);
    }
}
