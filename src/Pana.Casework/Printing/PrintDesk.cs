using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Printing;

/// <summary>Papers of a kind, the oldest first, or one paper alone.</summary>
internal sealed record PrintRequest(string? Paper, int? Count, Guid? PaperId);

public sealed record BatchReceipt(Guid Id, int Total);

/// <summary>What an official does with prints: starting a batch, letting it go on, ending it.</summary>
internal sealed class PrintDesk(
    UnitOfWork unit, CaseworkContext casework, PrintQueue queue, Blanks blanks, StockLaw kinds, PrintRuns runs, TimeProvider clock)
{
    public const int Most = 500;

    static Refusal NoSuchBatch { get; } = new("no-such-batch", 404);

    public Task<Outcome<BatchReceipt>> StartAsync(Officer officer, PrintRequest body, CancellationToken cancel) => unit.RunAsync<BatchReceipt>(async () =>
    {
        var kind = kinds.Find(body.Paper);
        if (kind is null && body.PaperId is null)
            return new Refusal("no-such-blank-kind", 422);
        if (body.Count is < 1 or > Most)
            return new Refusal("prints-count-not-understood", 422, new Dictionary<string, string> { ["most"] = $"{Most}" });
        var waiting = queue.Of(officer).AsNoTracking();
        var papers = await (body.PaperId is { } one ? waiting.Where(each => each.Paper.Id == one) : waiting.Where(each => each.Paper.Paper == kind!.Key))
            .Take(body.Count ?? Most).ToListAsync(cancel);
        if (body.PaperId is not null && papers.Count == 0)
            return new Refusal("no-such-paper", 404);
        var paper = body.PaperId is null ? kind!.Kind : kinds.KindOf(papers[0].Paper);
        if (await casework.Batches.AnyAsync(each => each.Authority == officer.Authority && each.Unit == officer.Unit && each.Paper == paper && each.EndedAt == null, cancel))
            return new Refusal("batch-runs");
        if (papers.Count == 0)
            return new Refusal("nothing-to-print");
        if (await blanks.NextAsync(officer.Authority, officer.Unit, paper, cancel) is null)
            return new Refusal("no-blanks-left");
        var now = clock.GetUtcNow();
        var batch = new PrintBatch
        {
            Id = Guid.CreateVersion7(now), Paper = paper, Authority = officer.Authority, Unit = officer.Unit, Official = officer.Id, StartedAt = now, Total = papers.Count,
        };
        casework.Batches.Add(batch);
        casework.Prints.AddRange(papers.Select((each, position) => new PrintItem
        {
            BatchId = batch.Id, Position = position, CaseId = each.Case.Id, PaperId = each.Paper.Id, State = PrintState.Waits,
        }));
        unit.WhenCommitted(runs.Wake);
        return new BatchReceipt(batch.Id, batch.Total);
    }, cancel);

    /// <summary>A batch that stood still goes on by the hand of whoever says so.</summary>
    public Task<Outcome<BatchReceipt>> ResumeAsync(Officer officer, Guid id, CancellationToken cancel) => unit.RunAsync<BatchReceipt>(async () =>
    {
        if (await FindAsync(officer, id, cancel) is not { EndedAt: null } batch)
            return NoSuchBatch;
        if (batch.Stopped is not null)
            (batch.Stopped, batch.Official) = (null, officer.Id);
        unit.WhenCommitted(runs.Wake);
        return new BatchReceipt(id, batch.Total);
    }, cancel);

    /// <summary>What still waits goes back to the queue.</summary>
    public Task<Outcome<BatchReceipt>> EndAsync(Officer officer, Guid id, CancellationToken cancel) => unit.RunAsync<BatchReceipt>(async () =>
    {
        if (await FindAsync(officer, id, cancel) is not { EndedAt: null, Stopped: not null } batch)
            return NoSuchBatch;
        await casework.Prints.Where(item => item.BatchId == id && item.State == PrintState.Waits).ExecuteDeleteAsync(cancel);
        (batch.Stopped, batch.EndedAt) = (null, clock.GetUtcNow());
        return new BatchReceipt(id, batch.Total);
    }, cancel);

    Task<PrintBatch?> FindAsync(Officer officer, Guid id, CancellationToken cancel) => casework.Batches
        .FirstOrDefaultAsync(batch => batch.Id == id && batch.Authority == officer.Authority && batch.Unit == officer.Unit, cancel);
}
