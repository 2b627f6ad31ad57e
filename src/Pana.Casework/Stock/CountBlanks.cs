using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Stock;

/// <summary>
/// Counting by two: the first counts and proposes, a second one counts without seeing what the first found or the book says. A difference has to
/// be explained; the book stays as it is until somebody writes down which blanks were lost or received.
/// </summary>
internal sealed class CountBlanks(UnitOfWork unit, CaseworkContext casework, Blanks blanks, StockLaw kinds, TimeProvider clock)
{
    static Refusal NoSuchCount { get; } = new("no-such-count", 404);

    static Refusal NotUnderstood { get; } = new("count-not-understood", 422);

    public Task<Outcome<CountReceipt>> FirstAsync(Officer officer, CountedBlanks body, CancellationToken cancel) => unit.RunAsync<CountReceipt>(async () =>
    {
        if (kinds.Find(body.Paper) is not { } kind)
            return new Refusal("no-such-blank-kind", 422);
        if (body.Counted is not >= 0)
            return NotUnderstood;
        if (await casework.Counts.AnyAsync(count => count.Authority == officer.Authority && count.Unit == officer.Unit && count.Paper == kind.Kind && count.SecondBy == null, cancel))
            return new Refusal("count-waits");
        var now = clock.GetUtcNow();
        var row = new StockCount
        {
            Id = Guid.CreateVersion7(now), Paper = kind.Kind, Authority = officer.Authority, Unit = officer.Unit, FirstBy = officer.Id, FirstAt = now,
            FirstCounted = body.Counted.Value, FirstBook = await BookAsync(officer, kind.Kind, cancel),
        };
        casework.Counts.Add(row);
        return new CountReceipt(row.Id, CountState.Waits);
    }, cancel);

    public Task<Outcome<CountReceipt>> SecondAsync(Officer officer, Guid id, SecondCount body, CancellationToken cancel) => unit.RunAsync<CountReceipt>(async () =>
    {
        if (await FindAsync(officer, id, cancel) is not { SecondBy: null } row)
            return NoSuchCount;
        if (row.FirstBy == officer.Id)
            return new Refusal("count-needs-second-person", 403);
        if (body.Counted is not >= 0)
            return NotUnderstood;
        (row.SecondBy, row.SecondAt, row.SecondCounted, row.SecondBook) =
            (officer.Id, clock.GetUtcNow(), body.Counted, await BookAsync(officer, row.Paper, cancel));
        blanks.Record(officer, MovementKind.Counted, row.Paper, default, body.Counted.Value, null);
        return new CountReceipt(row.Id, StateOf(row));
    }, cancel);

    public Task<Outcome<CountReceipt>> ExplainAsync(Officer officer, Guid id, Explanation body, CancellationToken cancel) => unit.RunAsync<CountReceipt>(async () =>
    {
        if (await FindAsync(officer, id, cancel) is not { } row || StateOf(row) != CountState.Differs)
            return NoSuchCount;
        if (body.Reason?.Trim() is not { Length: > 0 and <= MoveBlanks.LongestReason } reason)
            return new Refusal("blanks-need-reason", 422);
        (row.Explanation, row.ExplainedBy, row.ExplainedAt) = (reason, officer.Id, clock.GetUtcNow());
        blanks.Record(officer, MovementKind.Explained, row.Paper, default, row.SecondCounted!.Value, reason);
        return new CountReceipt(row.Id, StateOf(row));
    }, cancel);

    public static CountState StateOf(StockCount row) => row.Difference is not { } found ? CountState.Waits
        : found == (0, 0) ? CountState.Agrees : row.ExplainedBy is null ? CountState.Differs : CountState.Explained;

    Task<StockCount?> FindAsync(Officer officer, Guid id, CancellationToken cancel) => casework.Counts
        .FirstOrDefaultAsync(row => row.Id == id && row.Authority == officer.Authority && row.Unit == officer.Unit, cancel);

    Task<long> BookAsync(Officer officer, string paper, CancellationToken cancel) => casework.Blanks
        .Where(range => range.Authority == officer.Authority && range.Unit == officer.Unit && range.Paper == paper).SumAsync(range => range.Last - range.First + 1, cancel);
}
