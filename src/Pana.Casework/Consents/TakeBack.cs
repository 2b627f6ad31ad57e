using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Consents;

/// <summary>
/// The person takes a consent back, by a word to whomever they reach. Where an open case has the step of the law for it, that step is taken;
/// where the cases are closed or out of the recorder's sight, the ledger and the fact change all the same, with a record of their own:
/// a consent that cannot be taken back is none.
/// </summary>
internal sealed class TakeBack(
    UnitOfWork unit, CaseworkContext casework, Dossiers dossiers, ConsentDesk desk, TakeStep steps, PersonFiles files, Journal journal,
    TimeProvider clock)
{
    /// <summary>Of an entry of the record that belongs to a consent and to no case.</summary>
    public const string Entry = "consent.taken-back";

    static Refusal NoSuchConsent { get; } = new("no-such-consent", 404);

    public Task<Outcome<ConsentReceipt>> RunAsync(Officer officer, Guid person, Guid id, CancellationToken cancel) =>
        unit.RunAsync<ConsentReceipt>(async () =>
        {
            var dossier = await dossiers.HoldAsync(person, cancel);
            if (!await files.SeesAsync(officer, person, cancel))
                return NoSuchConsent;
            if ((await desk.KnownAsync(officer, dossier, cancel)).FirstOrDefault(each => each.Id == id) is not { } entry)
                return NoSuchConsent;
            var (may, way) = await desk.WayBackAsync(officer, dossier, entry, cancel);
            if (!may)
                return new Refusal("consent-not-to-take-back", 409);
            var refusal = way is null ? await WriteAsync(officer, dossier, entry, cancel)
                : (await steps.RunAsync(officer, new(way.Rule.Step.Key, way.Row.Id, null) { Version = way.Row.Version }, cancel)).Refusal;
            return refusal is null ? new ConsentReceipt(id, clock.GetUtcNow()) : refusal;
        }, cancel);

    async Task<Refusal?> WriteAsync(Officer officer, Dossier dossier, ConsentEntry entry, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var isOfPerson = !dossier.Facts.TryGetValue((entry.CaseId, entry.Fact), out var fact)
            && dossier.Facts.TryGetValue((Guid.Empty, entry.Fact), out fact);
        if (fact is not null)
            (fact.Value, fact.ValidFrom, fact.ValidUntil, fact.SaidBy, fact.ProposedBy) = (false, now.Value, null, By.Person, null);
        await casework.Consents.Where(each => each.PersonId == entry.PersonId && each.Fact == entry.Fact && each.WithdrawnAt == null
            && (isOfPerson || each.CaseId == entry.CaseId)).ExecuteUpdateAsync(set => set.SetProperty(each => each.WithdrawnAt, now), cancel);
        var payload = new Payload { Facts = [new(entry.Fact, false, $"{By.Person}", isOfPerson)] };
        return (await journal.AppendAsync(CaseHead.Empty(entry.Id),
            new(entry.PersonId, now.Value, officer.Id, officer.Authority, Entry, payload.ToBytes()), cancel)).Refusal;
    }
}
