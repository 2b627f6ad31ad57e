using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Retention;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Glass;

/// <summary>Lists of requests and what an opened file shows: to read, never to act on, and never where somebody is.</summary>
internal sealed class GlassReader(
    CaseworkContext casework, BreakGlass glass, Officials officials, Journal journal, KeptAnswers said, Readings readings, NodeLaw law, ScreenContext screen,
    TimeProvider clock)
{
    const int Newest = 500;

    readonly Words _words = screen.Words();

    /// <summary>The officer's own, and those to which they could agree; whole for the data-protection officer.</summary>
    public async Task<IReadOnlyList<GlassLine>> ListAsync(Officer officer, CancellationToken cancel)
    {
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - GlassRules.Waits);
        var isKeeper = officer.Has(Function.DataProtection);
        var rows = await casework.Glass.AsNoTracking().Where(row => isKeeper || row.AskedBy == officer.Id
            || row.Authority == officer.Authority && row.AgreedAt == null && row.DeclinedAt == null && row.AskedAt > oldest)
            .OrderByDescending(row => row.Id).Take(Newest).ToListAsync(cancel);
        var lines = new List<GlassLine>();
        foreach (var row in rows)
            lines.Add(new(row.Id, row.Subject, row.AskedAt, (await officials.FindAsync(row.AskedBy, cancel))?.Name ?? row.Authority,
                (row.AgreedBy ?? row.DeclinedBy) is { } second ? (await officials.FindAsync(second, cancel))?.Name : null, glass.Open(row.SealedReason),
                row.SealedDanger is { } danger ? glass.Open(danger) : null,
                row.SealedRefusal is { } refused ? glass.Open(refused) : null, StateOf(row, now), row.Until, row.SeenAt, row.ToldAt,
                row.AskedBy == officer.Id, isKeeper ? row.PersonId : null));
        return lines;
    }

    /// <summary>What was opened, while it is open, to who asked. Empty where there is nothing, or nothing that may be opened.</summary>
    public async Task<Outcome<GlassFile>> FileAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var row = await casework.Glass.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null || row.AskedBy != officer.Id || row.Authority != officer.Authority || !GlassRules.MayBreak(officer)
            || row.Until is not { } until || until <= clock.GetUtcNow())
            return new Refusal("no-such-opening", 404);
        // Fear that was voiced since closes it again.
        if (row.PersonId is not { } person || !await glass.IsLetThroughAsync(officer, person, cancel))
            return new GlassFile(id, until, []);
        var cases = await casework.Cases.AsNoTracking().Where(one => one.PersonId == person && (row.CaseId == null || one.Id == row.CaseId)
            && GlassRules.Breakable.Contains(one.Wall)).OrderBy(one => one.OpenedAt).ToListAsync(cancel);
        var shown = new List<GlassCase>();
        foreach (var one in cases)
        {
            await readings.RecordAsync(officer, person, one.Id, one.Wall, "reading.glass", cancel);
            shown.Add(new(one.Number, screen[$"procedure.{one.Procedure}"], screen[$"state.{one.State}"], one.OpenedAt,
                await EntriesAsync(one, cancel)));
        }
        return new GlassFile(id, until, shown);
    }

    async Task<IReadOnlyList<GlassEntry>> EntriesAsync(Case row, CancellationToken cancel)
    {
        var entries = new List<GlassEntry>();
        foreach (var entry in await journal.ReadAsync(row.Id).ToListAsync(cancel))
            if (law.Rule(entry.Step) is { } rule)
                entries.Add(new(entry.OccurredAt, _words.Of(rule.Step), [.. Answers(rule, await said.ReadAsync(entry, cancel) ?? new())]));
        return entries;
    }

    IEnumerable<GlassAnswer> Answers(StepRule rule, Payload payload) =>
        from field in rule.Fields
        where field.Wall != Wall.Security && (field.Field.Kind == Procedures.FieldKind.YesNoUnknown || GlassRules.Placeless.Contains(field.Field.Codes))
        let answer = payload.Answers?.GetValueOrDefault(field.Field.Key)
        where answer is not null
        select new GlassAnswer(_words.Of(field.Field), string.Join(", ", answer.Select(value =>
            screen[field.Field.Codes is { } codes ? $"code.{codes}.{value}" : $"answer.{value}"])));

    static GlassState StateOf(GlassRequest row, DateTimeOffset now) => row.Until is { } until ? until > now ? GlassState.Open : GlassState.Ended
        : row.DeclinedAt is not null ? GlassState.Declined : row.AskedAt + GlassRules.Waits > now ? GlassState.Waits : GlassState.Lapsed;
}
