using Microsoft.EntityFrameworkCore;
using Pana.Access.ReadingLog;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Open;

/// <summary>One line of the log of readings. <paramref name="What"/> is the key of a label.</summary>
public sealed record ReadingLine(
    DateTimeOffset At, string OfficerName, IReadOnlyList<Function> Functions, string Authority, Guid PersonId, Guid? CaseId,
    Wall Wall, string What);

/// <summary>The log of readings: who read which person's file, when (protection.md 4).</summary>
public sealed class Readings(UnitOfWork unit, TimeProvider clock)
{
    /// <summary>
    /// Records that the officer reads something of the person's file, which stands behind <paramref name="wall"/>. Called before it is
    /// shown; joins a running unit of work. <paramref name="what"/> is the key of a label, never a value out of the file.
    /// </summary>
    public Task RecordAsync(
        Officer officer, Guid personId, Guid? caseId, Wall wall, string what, CancellationToken cancel = default) =>
        unit.RunAsync(() =>
        {
            unit.Context<AccessContext>().Readings.Add(new()
            {
                At = clock.GetUtcNow(), OfficerId = officer.Id, OfficerName = officer.Name, Authority = officer.Authority,
                FunctionNames = string.Join(' ', officer.Functions.Order()), PersonId = personId, CaseId = caseId, Wall = wall,
                What = what,
            });
            return Task.CompletedTask;
        }, cancel);

    /// <summary>
    /// What the officer may know about the readings of a file, newest first: those of what they could read themselves, since a reader of
    /// the asylum file gives the asylum file away. Whole for the data-protection officer.
    /// </summary>
    public async Task<IReadOnlyList<ReadingLine>> OfPersonAsync(Officer officer, Guid personId, CancellationToken cancel = default) =>
        await LinesAsync(Of(personId), officer, cancel);

    /// <summary>Whole, for the person themself, on request.</summary>
    public async Task<IReadOnlyList<ReadingLine>> ForThePersonAsync(Guid personId, CancellationToken cancel = default) =>
        Lines(await Of(personId).ToListAsync(cancel));

    /// <summary>The newest lines of the whole node, for the data-protection officer alone.</summary>
    public async Task<IReadOnlyList<ReadingLine>> NewestAsync(Officer officer, int count, CancellationToken cancel = default, int skip = 0) =>
        officer.Has(Function.DataProtection)
            ? Lines(await All.OrderByDescending(reading => reading.Id).Skip(skip).Take(count).ToListAsync(cancel)) : [];

    IQueryable<Reading> All => unit.Context<AccessContext>().Readings.AsNoTracking();

    IQueryable<Reading> Of(Guid personId) => All.Where(reading => reading.PersonId == personId);

    static async Task<IReadOnlyList<ReadingLine>> LinesAsync(IQueryable<Reading> readings, Officer officer, CancellationToken cancel)
    {
        if (!officer.Has(Function.DataProtection))
        {
            var seen = Walls.SeenByAny(officer.Functions).ToArray();
            readings = readings.Where(reading => seen.Contains(reading.Wall));
        }
        return Lines(await readings.OrderByDescending(reading => reading.Id).ToListAsync(cancel));
    }

    static List<ReadingLine> Lines(IEnumerable<Reading> readings) =>
        [.. readings.Select(reading => new ReadingLine(reading.At, reading.OfficerName,
            [.. reading.FunctionNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Function>)],
            reading.Authority, reading.PersonId, reading.CaseId, reading.Wall, reading.What))];
}
