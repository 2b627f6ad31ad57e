using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Glass;

/// <summary>Asking to open, agreeing or declining, taking note, telling the person.</summary>
internal sealed class BreakGlass(
    CaseworkContext casework, UnitOfWork unit, Journal journal, PersonFiles files, PersonProtection protection, Egress egress,
    Officials officials, NodeLaw law, IDataProtectionProvider seals, TimeProvider clock)
{
    const int Longest = 1_000;

    static Refusal NoSuchOpening { get; } = new("no-such-opening", 404);

    readonly IDataProtector _seal = seals.CreateProtector("pana.glass");

    public string Open(string sealedWords) => _seal.Unprotect(sealedWords);

    /// <summary>
    /// Always “waits for a second person”, whatever exists: no table but this one is touched. A name is no number, and is not kept.
    /// </summary>
    public async Task<Outcome<GlassReceipt>> AskAsync(Officer officer, GlassBody body, CancellationToken cancel)
    {
        var (reason, danger) = (body.Reason?.Trim() ?? "", body.Danger?.Trim() ?? "");
        var subject = CaseNumber.TryParse(body.Subject, out var number) ? $"{number}" : Guid.TryParse(body.Subject, out var person) ? $"{person}" : null;
        if (subject is null)
            return new Refusal("opening-needs-number", 422);
        if (reason.Length is 0 or > Longest || danger.Length > Longest)
            return new Refusal("opening-needs-reason", 422);
        if (!GlassRules.MayBreak(officer))
            return new Refusal("opening-never", 403);
        var now = clock.GetUtcNow();
        var row = new GlassRequest
        {
            Id = Guid.CreateVersion7(now), Subject = subject, AskedBy = officer.Id, Authority = officer.Authority, AskedAt = now,
            SealedReason = _seal.Protect(reason), SealedDanger = danger.Length == 0 ? null : _seal.Protect(danger),
        };
        await unit.RunAsync(() =>
        {
            unit.Context<CaseworkContext>().Glass.Add(row);
            return Task.CompletedTask;
        }, cancel);
        return new GlassReceipt(row.Id, GlassState.Waits, null);
    }

    /// <summary>The second person agrees; from now on it is open to who asked, and to nobody else.</summary>
    public async Task<Outcome<GlassReceipt>> AgreeAsync(Officer second, Guid id, CancellationToken cancel)
    {
        var waiting = await WaitingAsync(second, id, cancel);
        if (waiting.Refusal is { } refusal)
            return refusal;
        var (asked, asker) = waiting.Value;
        var (person, caseId) = await FindAsync(asker, asked.Subject, cancel);
        if (person is { } who && !await IsLetThroughAsync(asker, who, cancel))
            (person, caseId) = (null, null);
        return await AnswerAsync(id, async row =>
        {
            var now = clock.GetUtcNow();
            if (!await IsRecordedAsync(row, person, row.AskedBy, "glass", Open(row.SealedReason), second.Id, cancel))
                (person, caseId) = (null, null);
            (row.AgreedBy, row.AgreedAt, row.Until, row.PersonId, row.CaseId) = (second.Id, now, now + GlassRules.Open, person, caseId);
            return new(row.Id, GlassState.Open, row.Until);
        }, cancel);
    }

    /// <summary>The second person says no and why: nothing opens. On the person's record like an opening, where there is such a person.</summary>
    public async Task<Outcome<GlassReceipt>> DeclineAsync(Officer second, Guid id, string? why, CancellationToken cancel)
    {
        var reason = why?.Trim() ?? "";
        var waiting = await WaitingAsync(second, id, cancel);
        if (waiting.Refusal is { } refusal)
            return refusal;
        if (reason.Length is 0 or > Longest)
            return new Refusal("opening-needs-reason", 422);
        var (asked, asker) = waiting.Value;
        var (person, _) = await FindAsync(asker, asked.Subject, cancel);
        return await AnswerAsync(id, async row =>
        {
            await IsRecordedAsync(row, person, second.Id, "glass.declined", reason, row.AskedBy, cancel);
            (row.DeclinedBy, row.DeclinedAt, row.SealedRefusal) = (second.Id, clock.GetUtcNow(), _seal.Protect(reason));
            return new(row.Id, GlassState.Declined, null);
        }, cancel);
    }

    /// <summary>A request that this official may answer as the second person, and who asked.</summary>
    async Task<Outcome<(GlassRequest Asked, Officer Asker)>> WaitingAsync(Officer second, Guid id, CancellationToken cancel)
    {
        var asked = await casework.Glass.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (asked is null || asked.Authority != second.Authority || !GlassRules.MayBreak(second) || !Waits(asked))
            return NoSuchOpening;
        if (asked.AskedBy == second.Id)
            return new Refusal("opening-needs-second-person", 403);
        // Whoever left, or lost the function or the place in the authority meanwhile, opens nothing.
        return (await officials.ListAsync(cancel)).FirstOrDefault(one => one.Id == asked.AskedBy) is { } asker
            && GlassRules.MayBreak(asker) && asker.Authority == asked.Authority ? (asked, asker) : NoSuchOpening;
    }

    /// <summary>Of two who answer at once the first counts.</summary>
    Task<Outcome<GlassReceipt>> AnswerAsync(Guid id, Func<GlassRequest, Task<GlassReceipt>> answer, CancellationToken cancel) => unit.RunAsync<GlassReceipt>(async () =>
    {
        var row = await unit.Context<CaseworkContext>().Glass.SingleAsync(one => one.Id == id, cancel);
        return Waits(row) ? await answer(row) : NoSuchOpening;
    }, cancel);

    /// <summary>A record of its own beside the case's: breaking the glass changes no case. False where there is nobody, or nobody any more.</summary>
    async Task<bool> IsRecordedAsync(GlassRequest row, Guid? person, Guid actor, string step, string words, Guid other, CancellationToken cancel) =>
        person is { } known && !(await journal.AppendAsync(CaseHead.Empty(row.Id), new(known, clock.GetUtcNow(), actor, row.Authority, step,
            Encoding.UTF8.GetBytes(words)) { Sources = [other] }, cancel)).IsRefused;

    /// <summary>The origin wall, which nobody breaks; the attempt is recorded and looks like a file that is not there.</summary>
    public async Task<bool> IsLetThroughAsync(Officer asker, Guid person, CancellationToken cancel)
    {
        var own = EgressParty.Own(asker, law.Edition.Code, asker.Functions.First(GlassRules.Breakers.Contains));
        return await egress.CheckAsync(asker, new(EgressKind.Api, own, own, await protection.ForGateAsync([person], cancel), Wall.Open, []), cancel) is null;
    }

    /// <summary>The data-protection officer took note, or the person was told: not before it ended, and not when it endangers them.</summary>
    public Task<Outcome<GlassReceipt>> MarkAsync(Guid id, bool told, CancellationToken cancel) => unit.RunAsync<GlassReceipt>(async () =>
    {
        var (now, row) = (clock.GetUtcNow(), await unit.Context<CaseworkContext>().Glass.SingleOrDefaultAsync(one => one.Id == id, cancel));
        if (row?.AgreedAt is null)
            return NoSuchOpening;
        if (told && (row.Until > now || row.SealedDanger is not null))
            return new Refusal("opening-not-to-be-told", 409);
        row.SeenAt ??= now;
        if (told)
            row.ToldAt ??= now;
        return new GlassReceipt(row.Id, row.Until > now ? GlassState.Open : GlassState.Ended, row.Until);
    }, cancel);

    bool Waits(GlassRequest row) => row is { AgreedAt: null, DeclinedAt: null } && row.AskedAt + GlassRules.Waits > clock.GetUtcNow();

    /// <summary>A case by its number; a person only when the one who asks may already know of them: else numbers could be fished for.</summary>
    async Task<(Guid? Person, Guid? Case)> FindAsync(Officer asker, string subject, CancellationToken cancel)
    {
        if (Guid.TryParse(subject, out var person))
            return (await files.SeesAsync(asker, person, cancel) ? person : null, null);
        var row = await casework.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Number == subject, cancel);
        return row is not null && GlassRules.Breakable.Contains(row.Wall) ? (row.PersonId, row.Id) : (null, null);
    }
}
