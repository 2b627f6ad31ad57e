using Microsoft.EntityFrameworkCore;
using Pana.Disclosure;
using Pana.Insight.Flows;
using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>The true cells, for disclosure control alone: nothing that is read here leaves the node as it is.</summary>
internal sealed class CountedCells(InsightContext insight, Outbox outbox, Places places)
{
    /// <summary>
    /// The cells of one period at the finest detail, codes in the order of the flow's dimensions, as they were known at the moment. A stock is as at the period's end,
    /// or at the moment where that is earlier. Nothing for a period that had not begun then.
    /// </summary>
    /// <param name="period">As SDMX writes it: <c>2026</c>, <c>2026-Q1</c>, <c>2026-03</c>.</param>
    /// <exception cref="FormatException">It is no such period.</exception>
    public async Task<IReadOnlyList<CountedCell>> ReadAsync(Flow flow, string period, DateTimeOffset asOf, CancellationToken cancel)
    {
        if (!CountedPeriod.TryRead(period, out var asked))
            throw new FormatException($"A period is a year, a quarter or a month, as 2026, 2026-Q1, 2026-03; this is none: {period}");
        var day = places.Day(asOf);
        if (asked.FirstDay > day)
            return [];
        var known = insight.Sums.AsNoTracking().Where(row => row.Flow == flow.Id && row.Day <= day.DayNumber);
        var (first, last) = flow == AllFlows.Stock
            ? (0, CountedPeriod.Month(asked.LastDay < day ? asked.LastDay : day).Number) : (asked.Number, asked.Number);
        var sums = await known.Where(row => row.Period >= first && row.Period <= last).GroupBy(row => row.Cell)
            .Select(same => new { Cell = same.Key, Count = same.Sum(row => row.Count), Key = same.Sum(row => row.KeySum) }).ToListAsync(cancel);
        return [.. sums.Where(sum => sum.Count != 0).OrderBy(sum => sum.Cell, StringComparer.Ordinal)
            .Select(sum => new CountedCell(CodesOf(sum.Cell, asked.Frequency), sum.Count, unchecked((uint)sum.Key)))];
    }

    /// <summary>Whether everything is counted that the record knows. A figure that is published for good waits for that.</summary>
    public async Task<bool> AreUpToDateAsync(CancellationToken cancel) =>
        (await outbox.WaitingAsync(CountingTurn.Step, 1, cancel)).Count == 0 && (await outbox.WaitingAsync(CountingTurn.Person, 1, cancel)).Count == 0
        && await CountingTurn.IsByDefinitionsAsync(insight, cancel);

    string[] CodesOf(string cell, char frequency)
    {
        var codes = cell.Split('.');
        return [$"{frequency}", places.State, FigureSource.State, .. codes.AsSpan(1)];
    }
}
