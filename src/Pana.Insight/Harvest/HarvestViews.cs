using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Kernel;

namespace Pana.Insight.Harvest;

/// <param name="Reached">The last month for which the state signed anything off; null for none.</param>
/// <param name="IsLate">Figures of a month are due by the fifteenth of the next.</param>
internal sealed record MemberLine(string State, DateTimeOffset? AskedAt, DateTimeOffset? TakenAt, string? Fault, string? FaultFlow, string? Reached, bool IsLate, int Waiting);

/// <summary>A submission without its figures.</summary>
internal sealed record SubmissionLine(Guid Id, string State, string Flow, DateTimeOffset SubmittedAt, string? FirstPeriod, string? LastPeriod, int Added, int Changed, int Gone, bool LacksSex,
    SubmissionStanding Standing, DateTimeOffset? DecidedAt, string? DecidedByName, string? Reason);

/// <param name="Expected">The month whose figures must be here by now.</param>
/// <param name="Own">The state for which the reader speaks; null for none.</param>
internal sealed record HarvestView(IReadOnlyList<MemberLine> Members, IReadOnlyList<SubmissionLine> Waiting, IReadOnlyList<SubmissionLine> Decided, string Expected, string? Own);

/// <param name="Changes">One page of them.</param>
internal sealed record SubmissionView(Submission Row, Flow Flow, IReadOnlyList<FigureChange> Changes, int Page, bool HasMore);

/// <summary>What the page of this request shows.</summary>
internal sealed class HarvestScreen
{
    public HarvestView? List { get; set; }

    public SubmissionView? Submission { get; set; }

    public MirrorsView? Mirrors { get; set; }
}

/// <summary>What officials of the regional node see of the harvest. The figures themselves are, until they are signed off, for the state alone.</summary>
internal sealed class HarvestViews(InsightContext insight, InsightSettings settings, Publication publication, TimeProvider clock)
{
    const int DueDay = 15, PageSize = 200, DecidedShown = 50;

    public async Task<HarvestView> ReadAsync(Officer officer, CancellationToken cancel)
    {
        var expected = ExpectedMonth(clock.GetUtcNow());
        var lines = new List<MemberLine>();
        foreach (var member in settings.Members.OrderBy(member => member.State, StringComparer.Ordinal))
            lines.Add(await LineAsync(member.State, expected, cancel));
        var rows = await LinesOf(insight.Submissions.Where(row => row.Standing == SubmissionStanding.Submitted).OrderBy(row => row.State).ThenBy(row => row.Flow)).ToListAsync(cancel);
        var decided = await LinesOf(insight.Submissions.Where(row => row.DecidedAt != null).OrderByDescending(row => row.DecidedAt).Take(DecidedShown)).ToListAsync(cancel);
        return new(lines, rows, decided, expected, SignOff.StateOf(officer));
    }

    public async Task<Outcome<SubmissionView>> ReadAsync(Officer officer, Guid id, int page, CancellationToken cancel)
    {
        var state = SignOff.StateOf(officer);
        if (await insight.Submissions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.State == state, cancel) is not { } row)
            return new Refusal("no-such-figures", 404);
        var flow = AllFlows.Find(row.Flow)!;
        var changes = row.Box.Length == 0 ? [] : FigureChange.Between(await publication.OwnOfAsync(flow, row.State, cancel), FigureBox.Open(row.Box))
            .Skip(page * PageSize).Take(PageSize + 1).ToList();
        return new SubmissionView(row, flow, [.. changes.Take(PageSize)], page, changes.Count > PageSize);
    }

    static IQueryable<SubmissionLine> LinesOf(IQueryable<Submission> rows) => rows.Select(row => new SubmissionLine(row.Id, row.State, row.Flow, row.SubmittedAt, row.FirstPeriod, row.LastPeriod,
        row.Added, row.Changed, row.Gone, row.LacksSex, row.Standing, row.DecidedAt, row.DecidedByName, row.Reason));

    /// <summary>The last month that is over.</summary>
    public static string LastMonth(DateTimeOffset now) => now.AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The month whose figures must be here by now.</summary>
    static string ExpectedMonth(DateTimeOffset now) => LastMonth(now.Day >= DueDay ? now : now.AddMonths(-1));

    public async Task<string?> ReachedAsync(string state, CancellationToken cancel) =>
        (await insight.Submissions.AsNoTracking().Where(row => row.State == state && row.Standing == SubmissionStanding.SignedOff).Select(row => row.LastPeriod).ToListAsync(cancel))
            .Where(period => period is not null && FigureRules.IsMonth(period)).Max(StringComparer.Ordinal);

    async Task<MemberLine> LineAsync(string state, string expected, CancellationToken cancel)
    {
        var attempts = insight.HarvestAttempts.AsNoTracking().Where(attempt => attempt.State == state).OrderByDescending(attempt => attempt.BegunAt);
        var last = await attempts.FirstOrDefaultAsync(cancel);
        var taken = await attempts.Where(attempt => attempt.Fault == null).Select(attempt => (DateTimeOffset?)attempt.BegunAt).FirstOrDefaultAsync(cancel);
        var reached = await ReachedAsync(state, cancel);
        var waiting = await insight.Submissions.CountAsync(row => row.State == state && row.Standing == SubmissionStanding.Submitted, cancel);
        return new(state, last?.BegunAt, taken, last?.Fault, last?.FaultFlow, reached, string.CompareOrdinal(reached, expected) < 0, waiting);
    }
}
