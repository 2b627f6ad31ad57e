using Microsoft.EntityFrameworkCore;
using Pana.Insight.Counting;
using Pana.Insight.Flows;

namespace Pana.Insight.Releases;

/// <summary>Of which periods a flow has figures, and which of them changed since they were published.</summary>
internal sealed class PublishedPeriods(InsightContext insight)
{
    /// <summary>Every month, quarter and year that ended by then, in this order, from the first in which anything was counted.</summary>
    public async Task<IReadOnlyList<CountedPeriod>> EndedAsync(Flow flow, ReleaseRun run, CancellationToken cancel)
    {
        var first = await Rows(flow, run.CountedDay).Where(row => row.Period >= MonthsFrom).Select(row => (int?)row.Period).MinAsync(cancel);
        if (first is null)
            return [];
        var (from, until) = (new CountedPeriod('M', first.Value).FirstDay, new CountedPeriod('M', run.LastMonth).LastDay);
        List<CountedPeriod> all = [];
        foreach (var of in new Func<DateOnly, CountedPeriod>[] { CountedPeriod.Month, CountedPeriod.Quarter, CountedPeriod.Year })
            for (var period = of(from); period.LastDay <= until; period = of(period.LastDay.AddDays(1)))
                all.Add(period);
        return all;
    }

    /// <summary>
    /// The earlier releases between which the period's figures changed: as each of them was counted, so is it counted again. Only these matter to whoever compares
    /// releases.
    /// </summary>
    public async Task<IReadOnlyList<ReleaseRun>> ChangedInAsync(Flow flow, CountedPeriod period, IReadOnlyList<ReleaseRun> earlier, CancellationToken cancel)
    {
        if (earlier.Count == 0)
            return [];
        var days = await Of(flow, period, earlier[^1].CountedDay).Select(row => row.Day).Distinct().ToListAsync(cancel);
        return [.. earlier.Where(run => run.LastMonth >= CountedPeriod.Month(period.LastDay).Number).GroupBy(run => days.Count(day => day <= run.CountedDay)).Where(same => same.Key > 0).Select(same => same.First())];
    }

    /// <summary>Whether anything of it became known after the day.</summary>
    public Task<bool> IsChangedAsync(Flow flow, CountedPeriod period, int after, int until, CancellationToken cancel) =>
        Of(flow, period, until).AnyAsync(row => row.Day > after, cancel);

    /// <summary>Months have greater numbers than quarters, and those greater ones than years.</summary>
    const int MonthsFrom = 1900 * 12;

    IQueryable<CountedSum> Rows(Flow flow, int until) => insight.Sums.AsNoTracking().Where(row => row.Flow == flow.Id && row.Day <= until);

    /// <summary>A stock stands on all months before.</summary>
    IQueryable<CountedSum> Of(Flow flow, CountedPeriod period, int until)
    {
        var last = CountedPeriod.Month(period.LastDay).Number;
        return flow == AllFlows.Stock ? Rows(flow, until).Where(row => row.Period <= last) : Rows(flow, until).Where(row => row.Period == period.Number);
    }
}
