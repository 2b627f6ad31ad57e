using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Stock;

/// <summary>What lies in the official's unit, what happened to it, who counted it.</summary>
internal sealed class StockReader(CaseworkContext casework, Officials officials, StockLaw kinds, NodeLaw law, ScreenContext screen)
{
    const int Newest = 100, NewestDays = 60;

    public async Task<StockView> ReadAsync(Officer officer, CancellationToken cancel)
    {
        var counts = await casework.Counts.AsNoTracking().Where(count => count.Authority == officer.Authority && count.Unit == officer.Unit)
            .OrderByDescending(count => count.FirstAt).Take(Newest).ToListAsync(cancel);
        var movements = await MovementsAsync(officer, cancel);
        var names = await officials.FindAllAsync([.. movements.Select(each => each.Official)
            .Concat(counts.SelectMany(count => new[] { count.FirstBy, count.SecondBy ?? count.FirstBy })).Distinct()], cancel);
        return new(await KindsAsync(officer, [.. counts.Where(count => count.SecondBy is null).Select(count => count.Paper)], cancel),
            [.. movements.Select(each => Line(officer, each, Name(each.Official))).Concat(await UsedAsync(officer, cancel))
                .OrderByDescending(line => line.Day).ThenByDescending(line => line.At ?? DateTimeOffset.MaxValue)],
            [.. counts.Select(count => Line(officer, count, Name))]);

        string Name(Guid id) => names.TryGetValue(id, out var official) ? official.Name : "";
    }

    async Task<IReadOnlyList<StockLine>> KindsAsync(Officer officer, HashSet<string> counted, CancellationToken cancel)
    {
        var ranges = await casework.Blanks.Where(range => range.Authority == officer.Authority && range.Unit == officer.Unit).GroupBy(range => range.Paper)
            .Select(same => new { Paper = same.Key, Count = same.Sum(range => range.Last - range.First + 1) }).ToDictionaryAsync(each => each.Paper, each => each.Count, cancel);
        var spent = (await casework.SpentBlanks.Where(blank => blank.Authority == officer.Authority && blank.Unit == officer.Unit)
            .GroupBy(blank => new { blank.Paper, blank.State }).Select(same => new { same.Key.Paper, same.Key.State, Count = same.LongCount() }).ToListAsync(cancel))
            .ToDictionary(each => (each.Paper, each.State), each => each.Count);
        var lines = new List<StockLine>();
        foreach (var kind in kinds.Kinds)
        {
            var next = await casework.Blanks.AsNoTracking().Where(range => range.Authority == officer.Authority && range.Unit == officer.Unit && range.Paper == kind.Kind)
                .OrderBy(range => range.Series).ThenBy(range => range.First).FirstOrDefaultAsync(cancel);
            lines.Add(new(kind.Kind, Title(kind.Kind), counted.Contains(kind.Kind) ? null : ranges.GetValueOrDefault(kind.Kind),
                next is null ? null : $"{new BlankNumber(next.Series, next.First, next.Width)}", Spent(BlankEnd.Used), Spent(BlankEnd.Spoilt), Spent(BlankEnd.Lost)));

            long Spent(BlankEnd end) => spent.GetValueOrDefault((kind.Kind, end));
        }
        return lines;
    }

    Task<List<StockMovement>> MovementsAsync(Officer officer, CancellationToken cancel) => casework.Movements.AsNoTracking()
        .Where(each => each.Kind != MovementKind.Used && (each.Authority == officer.Authority && each.Unit == officer.Unit
            || each.ToAuthority == officer.Authority && each.ToUnit == officer.Unit))
        .OrderByDescending(each => each.Day).ThenByDescending(each => each.At).Take(Newest).ToListAsync(cancel);

    /// <summary>By kind and day: the hour and the official would tell whose paper it was.</summary>
    async Task<IReadOnlyList<MovementLine>> UsedAsync(Officer officer, CancellationToken cancel) =>
        [.. (await casework.Movements.Where(each => each.Kind == MovementKind.Used && each.Authority == officer.Authority && each.Unit == officer.Unit)
            .GroupBy(each => new { each.Day, each.Paper }).Select(same => new { same.Key.Day, same.Key.Paper, Count = same.LongCount() })
            .OrderByDescending(each => each.Day).Take(NewestDays).ToListAsync(cancel))
            .Select(each => new MovementLine(MovementKind.Used, Title(each.Paper), null, each.Count, null, each.Day, null, null, null, null))];

    MovementLine Line(Officer officer, StockMovement each, string official) => new(each.Kind, Title(each.Paper),
        each.Width == 0 ? null : new BlankNumber(each.Series, each.First, each.Width).Through(each.Count), each.Count, each.At, each.Day, official,
        each.ToUnit is not null && each.ToUnit == officer.Unit && each.ToAuthority == officer.Authority ? Place(each.Unit) : null,
        each.ToUnit is { } to && !(to == officer.Unit && each.ToAuthority == officer.Authority) ? Place(to) : null, each.Reason is { } reason && screen.Has(reason) ? screen[reason] : each.Reason);

    CountLine Line(Officer officer, StockCount row, Func<Guid, string> name) => new(row.Id, Title(row.Paper), CountBlanks.StateOf(row), row.SecondAt ?? row.FirstAt,
        name(row.FirstBy), row.SecondBy is { } second ? name(second) : null,
        row.SecondBy is null ? null : new(row.FirstCounted, row.FirstBook), row is { SecondCounted: { } counted, SecondBook: { } book } ? new(counted, book) : null,
        row.Explanation, row.FirstBy == officer.Id);

    string Title(string kind) => kinds.Find(kind) is { } paper ? screen[LabelKeys.Of(paper)] : kind;

    string Place(string unit) => law.Edition.Units.FirstOrDefault(each => each.Code == unit)?.Name.In(screen.Language.Code) ?? unit;
}
