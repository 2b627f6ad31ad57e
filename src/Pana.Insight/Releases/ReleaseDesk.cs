using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Disclosure;
using Pana.Insight.Counting;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Insight.Releases;

/// <summary>
/// From the sums to published figures: every ended period of every flow is counted as it is known, protected, audited, and all of it is published at once. True
/// figures are read here and nowhere else.
/// </summary>
internal sealed class ReleaseDesk(
    UnitOfWork unit, InsightContext insight, CountedCells cells, PublishedPeriods periods, Publication publication, InsightSettings settings, Places places, TimeProvider clock)
{
    static readonly Guid Turn = new("e1ea5ede-0000-7000-8000-000000000001");

    /// <summary>The run that is due, or was stopped; or one that somebody asks for. Null where nothing is to be done, or where steps still wait to be counted.</summary>
    public async Task<ReleaseRun?> RunAsync(Guid? askedBy, CancellationToken cancel)
    {
        if (await BeginAsync(askedBy, cancel) is not { } run)
            return null;
        var earlier = await insight.Runs.AsNoTracking().Where(other => other.FinishedAt != null).OrderBy(other => other.CountedDay).ToListAsync(cancel);
        List<(Flow Flow, List<Figure> Figures, List<WithheldTable> Withheld)> all = [];
        foreach (var flow in AllFlows.All)
            all.Add(await FiguresAsync(flow, run, earlier, cancel));
        await unit.RunAsync(async () =>
        {
            await unit.LockAsync([Turn], cancel);
            var kept = await insight.Runs.SingleAsync(row => row.Id == run.Id, cancel);
            if (kept.FinishedAt is not null)
                return;
            (kept.FinishedAt, kept.Figures) = (clock.GetUtcNow(), all.Sum(each => each.Figures.Count));
            foreach (var (flow, figures, withheld) in all)
            {
                insight.Withheld.AddRange(withheld);
                // Nothing is published empty, but where it takes the place of what stood: surveys of the labour market, which is not counted here, stay.
                if (figures.Count > 0 || ReleaseShapes.Has(flow) && earlier.Any(other => other.Figures > 0))
                    await publication.PublishAsync(new(Guid.CreateVersion7(), flow, settings.State!, FigureSource.State, kept.FinishedAt.Value), figures.ToAsyncEnumerable(), cancel);
            }
        }, cancel);
        return run;
    }

    /// <summary>Its day is settled first: whatever is counted from now on is known later.</summary>
    async Task<ReleaseRun?> BeginAsync(Guid? askedBy, CancellationToken cancel)
    {
        ReleaseRun? run = null;
        await unit.RunAsync(async () =>
        {
            await unit.LockAsync([Turn], cancel);
            var last = await insight.Runs.OrderByDescending(row => row.CountedDay).FirstOrDefaultAsync(cancel);
            var (now, today) = (clock.GetUtcNow(), places.Day(clock.GetUtcNow()));
            var month = CountedPeriod.Month(today).Number - 1;
            run = last is { FinishedAt: null } ? last : null;
            if (run is not null || askedBy is null && last?.LastMonth >= month || !await cells.AreUpToDateAsync(cancel))
                return;
            run = new()
            {
                Id = Guid.CreateVersion7(now), At = now, AskedBy = askedBy, LastMonth = month, CountedDay = Math.Max(today.DayNumber, last is null ? 0 : last.CountedDay + 1),
            };
            insight.Runs.Add(run);
        }, cancel);
        return run;
    }

    async Task<(Flow, List<Figure>, List<WithheldTable>)> FiguresAsync(Flow flow, ReleaseRun run, IReadOnlyList<ReleaseRun> earlier, CancellationToken cancel)
    {
        Dictionary<CountedPeriod, IReadOnlyList<Figure>> figures = [];
        List<WithheldTable> withheld = [];
        if (!ReleaseShapes.Has(flow))
            return (flow, [], withheld);
        // As they were published before, by period: no year is written like a quarter or a month.
        var standing = (earlier.Count == 0 ? [] : await publication.OwnOfAsync(flow, settings.State!, cancel)).ToLookup(figure => figure.Period);
        var (rules, today) = (ReleaseShapes.RulesOf(flow), DateOnly.FromDayNumber(run.CountedDay));
        foreach (var period in await periods.EndedAsync(flow, run, cancel))
        {
            if (!rules.MayPublish(period.LastDay, today))
                continue;
            var last = earlier.LastOrDefault(other => rules.MayPublish(period.LastDay, DateOnly.FromDayNumber(other.CountedDay)) && other.LastMonth >= CountedPeriod.Month(period.LastDay).Number);
            if (last is not null && !await periods.IsChangedAsync(flow, period, last.CountedDay, run.CountedDay, cancel))
            {
                figures[period] = [.. standing[$"{period}"]];
                continue;
            }
            // The end of a quarter is the end of its last month: the same people, and so the same figure.
            var known = flow == AllFlows.Stock ? [] : ShorterPeriods.Know(period, figures, flow.IndexOf(AllFlows.Frequency.Id));
            var table = await ProtectAsync(flow, ReleaseShapes.Of(flow, period.Frequency)!, rules, period, run, earlier, known, cancel);
            figures[period] = table.Audit.Passes ? [.. FiguresOf(flow, period, table.Cells)] : [.. standing[$"{period}"]];
            if (!table.Audit.Passes)
                withheld.Add(new() { RunId = run.Id, Flow = flow.Id, Period = $"{period}", Findings = JsonSerializer.Serialize(table.Audit.Findings) });
        }
        return (flow, [.. figures.Values.SelectMany(each => each)], withheld);
    }

    async Task<ProtectedTable> ProtectAsync(
        Flow flow, TableShape shape, Rules rules, CountedPeriod period, ReleaseRun run, IReadOnlyList<ReleaseRun> earlier, IReadOnlyList<Known> known, CancellationToken cancel)
    {
        List<IReadOnlyList<CountedCell>> releases = [];
        foreach (var each in await periods.ChangedInAsync(flow, period, earlier, cancel))
            releases.Add(await CellsAsync(each));
        releases.Add(await CellsAsync(run));
        return Protection.Protect(shape, rules, releases, known);

        Task<IReadOnlyList<CountedCell>> CellsAsync(ReleaseRun of) =>
            cells.ReadAsync(flow, $"{period}", new(DateOnly.FromDayNumber(of.CountedDay), new(12, 0), TimeSpan.Zero), cancel);
    }

    static IEnumerable<Figure> FiguresOf(Flow flow, CountedPeriod period, IReadOnlyList<ProtectedCell> cells) =>
        cells.Select(cell => new Figure(cell.Codes, $"{period}", cell.Value, cell.Value is null ? "Q" : "A", cell.Note))
            .Concat(flow != AllFlows.AsylumDecisions ? []
                : DerivedIndicators.Of(cells.Where(cell => cell.Value is not null).Select(cell => (cell.Codes, (double)cell.Value!.Value))).Select(rate => new Figure(rate.Codes, $"{period}", rate.Value, "A", Notes.Perturbed)));
}
