using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Insight.Harvest;

/// <summary>
/// The state's word on its own figures: an official of its focal point stands by them, and they are published at that moment, or returns them with the
/// reason and they never show. What is wrong is corrected in the state's own registers and comes with the next harvest; nothing is typed here.
/// </summary>
internal sealed class SignOff(UnitOfWork unit, InsightContext insight, Publication publication, TimeProvider clock)
{
    public const int LongestReason = 1_000;

    /// <summary>A focal point's authority is its state, <c>kaz</c>.</summary>
    public static string? StateOf(Officer officer) =>
        officer.Has(Function.Coordinator) && officer.Authority.Length == 3 ? officer.Authority.ToUpperInvariant() : null;

    public Task<Outcome<string>> SignAsync(Officer officer, Guid id, CancellationToken cancel) => unit.RunAsync<string>(async () =>
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        await PublishAsync(officer, found.Value, cancel);
        return found.Value.State;
    }, cancel);

    /// <summary>All that waits for the officer's state: published as one. The answer is how many flows.</summary>
    public Task<Outcome<int>> SignAllAsync(Officer officer, CancellationToken cancel) => unit.RunAsync<int>(async () =>
    {
        var state = StateOf(officer);
        var waiting = await insight.Submissions.Where(row => row.State == state && row.Standing == SubmissionStanding.Submitted).ToListAsync(cancel);
        foreach (var row in waiting)
            await PublishAsync(officer, row, cancel);
        return waiting.Count > 0 ? waiting.Count : new Refusal("figures-decided-already");
    }, cancel);

    public Task<Outcome<string>> ReturnAsync(Officer officer, Guid id, string? reason, CancellationToken cancel) => unit.RunAsync<string>(async () =>
    {
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
            return new Refusal("figures-need-reason", 422);
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        found.Value.Reason = why;
        Decide(officer, found.Value, SubmissionStanding.Returned);
        return found.Value.State;
    }, cancel);

    /// <summary>One of another state is not there for them.</summary>
    async Task<Outcome<Submission>> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var state = StateOf(officer);
        return await insight.Submissions.FirstOrDefaultAsync(row => row.Id == id && row.State == state, cancel) is not { } row ? new Refusal("no-such-figures", 404)
            : row.Standing != SubmissionStanding.Submitted ? new Refusal("figures-decided-already") : row;
    }

    async Task PublishAsync(Officer officer, Submission row, CancellationToken cancel)
    {
        var (figures, now) = (FigureBox.Open(row.Box), clock.GetUtcNow());
        await publication.PublishAsync(new(Guid.CreateVersion7(now), AllFlows.Find(row.Flow)!, row.State, FigureSource.State, now), figures.ToAsyncEnumerable(), cancel);
        row.Box = [];
        Decide(officer, row, SubmissionStanding.SignedOff);
    }

    void Decide(Officer officer, Submission row, SubmissionStanding standing) =>
        (row.Standing, row.DecidedBy, row.DecidedByName, row.DecidedAt) = (standing, officer.Id, officer.Name, clock.GetUtcNow());
}
