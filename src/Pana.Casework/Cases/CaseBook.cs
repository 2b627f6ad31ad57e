using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Retention;
using Pana.Casework.Sealing;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Cases;

/// <summary>Who acts: an official at their unit, or the clock and the platform, who are nobody.</summary>
internal sealed record Hand(Guid Id, string Authority, string Unit)
{
    public static Hand Of(Officer officer) => new(officer.Id, officer.Authority, officer.Unit);

    /// <summary>Acts where the case lies.</summary>
    public static Hand OfNobody(Case at) => new(Guid.Empty, at.Authority, at.Unit);
}

/// <summary>
/// Writes down what the runner said: cases, facts, clocks, papers, consents, the record. In the running unit of work, all or
/// nothing; <see cref="FinishAsync"/> must be the last thing done with the dossier, since what it calls forgets the rows.
/// </summary>
internal sealed class CaseBook(
    CaseworkContext casework, Journal journal, Outbox outbox, NodeLaw law, Routing routing, Scopes scopes,
    PersonProtection protection, KeptAnswers kept, PaperSeals seals)
{
    public async Task<Refusal?> WriteAsync(
        Dossier dossier, Taking taking, Hand hand, FilledForm form, string? dissent, IReadOnlyList<CaseMember> named, CancellationToken cancel)
    {
        dossier.Situation = taking.After;
        var touched = new HashSet<Guid>();
        foreach (var fired in taking.Fired)
        {
            Add(dossier, fired);
            if (await RecordAsync(dossier.Cases[fired.CaseId], Hand.OfNobody(dossier.Cases[fired.CaseId]), fired.Run.Term.Key,
                fired.Run.FiredAt!.Value, new() { Due = fired.Run.Due }, cancel) is { } refusal)
                return refusal;
            touched.Add(fired.CaseId);
        }
        foreach (var (index, step) in taking.Steps.Index())
        {
            var row = step.From is null && !dossier.Cases.ContainsKey(step.CaseId)
                ? Open(dossier, step, hand) : dossier.Cases[step.CaseId];
            var isOwn = index == 0 && taking.Fired.IsEmpty;
            if (await TakeAsync(dossier, row, step, isOwn ? hand : Hand.OfNobody(row), isOwn ? form : FilledForm.Empty, isOwn ? dissent : null, cancel)
                is { } refusal)
                return refusal;
            touched.Add(step.CaseId);
        }
        if (taking.Steps is [var first, ..])
            Name(dossier, first.CaseId, named, first.At);
        foreach (var here in taking.After.Cases)
            if (Keep(dossier, here) || touched.Contains(here.Id))
                await SettleAsync(dossier, here, taking, cancel);
        return null;
    }

    /// <summary>Tells the register who may know of the person now, and what the origin wall must know.</summary>
    public async Task<Refusal?> FinishAsync(Dossier dossier, CancellationToken cancel)
    {
        if (dossier.Moved.Count > 0)
            await scopes.SetAsync(dossier.Moved.ToDictionary(id => id, id => Circles(dossier, dossier.Cases[id])), cancel);
        foreach (var number in dossier.HandedOver)
            await protection.HandedOverAsync(number, cancel);
        return dossier.IsFearVoiced && (await protection.VoicedFearAsync(dossier.PersonId, [], cancel)).Refusal is { } refusal ? refusal : null;
    }

    /// <summary>Adds an entry to the case's record and moves its end.</summary>
    public async Task<Refusal?> RecordAsync(Case row, Hand hand, string step, DateTimeOffset at, Payload payload, CancellationToken cancel)
    {
        var head = await journal.AppendAsync(new(row.Id, row.HeadSequence, row.HeadHash),
            new(row.PersonId, at, hand.Id, hand.Authority, step, payload.ToBytes()), cancel);
        if (head.Refusal is { } refusal)
            return refusal;
        (row.HeadSequence, row.HeadHash) = (head.Value.Sequence, head.Value.Hash.ToArray());
        return null;
    }

    Case Open(Dossier dossier, StepTaken step, Hand hand)
    {
        var from = step.BroughtBy is { } id ? dossier.Cases[id] : null;
        var here = dossier.Situation.Find(step.CaseId)!;
        var procedure = law.Model.Find(here.Procedure)!;
        var (authority, place) = from is null ? (hand.Authority, hand.Unit) : (from.Authority, from.Unit);
        // Beside the case from which it comes: should the person's numbers be parted, the two stay together.
        var origin = from ?? (here.Followed is { } followed ? dossier.Cases.GetValueOrDefault(followed) : null);
        var row = new Case
        {
            Id = step.CaseId, Number = CaseNumber.New().ToString(),
            Procedure = here.Procedure, PersonId = origin?.PersonId ?? dossier.PersonId, State = step.To.Key, Wall = procedure.Wall, Authority = authority,
            Unit = place, Holders = "", OpenedBy = hand.Id, OpenedAuthority = hand.Id == Guid.Empty ? authority : hand.Authority,
            OpenedUnit = hand.Id == Guid.Empty ? place : hand.Unit, FollowedId = here.Followed, Link = here.Link, OpenedAt = step.At,
            HeadHash = new byte[32], Version = 1,
        };
        casework.Cases.Add(row);
        dossier.Moved.Add(row.Id);
        return dossier.Cases[row.Id] = row;
    }

    async Task<Refusal?> TakeAsync(
        Dossier dossier, Case row, StepTaken step, Hand hand, FilledForm form, string? dissent, CancellationToken cancel)
    {
        var isPanel = step.By.Length > 1;
        var said = await kept.SealAsync(row, step.Rule, form.Answers, cancel);
        if (said.Refusal is { } erased)
            return erased;
        var payload = said.Value with
        {
            From = step.From?.Key, To = step.To.Key, Dissent = dissent,
            Facts = step.Facts.IsEmpty ? null
                : [.. step.Facts.Select(moved => new PayloadFact(moved.Fact.Key, moved.Value.Value, moved.Value.Said?.ToString(), moved.CaseId is null))],
            Panel = isPanel ? [.. step.By.Select(signer => signer.Id)] : null,
        };
        if (await RecordAsync(row, hand, step.Rule.Step.Key, step.At, payload, cancel) is { } refusal)
            return refusal;
        foreach (var actor in step.By.IsEmpty ? [Guid.Empty] : step.By.Select(signer => signer.Id).Distinct())
            casework.Taken.Add(new()
            {
                CaseId = row.Id, Sequence = row.HeadSequence, Actor = actor, PersonId = row.PersonId, Step = step.Rule.Step.Key,
                State = step.To.Key, At = step.At, Unit = row.Unit,
            });
        foreach (var moved in step.Facts)
            await KeepAsync(dossier, row, step, moved, cancel);
        foreach (var (paper, until) in step.Papers)
        {
            var given = new GivenPaper
            {
                Id = Guid.CreateVersion7(step.At), CaseId = row.Id, PersonId = row.PersonId, Paper = paper.Key, Step = step.Rule.Step.Key,
                Number = CaseNumber.New().ToString(),
                Wall = paper.Wall, GivenAt = step.At, ValidUntil = until,
            };
            casework.Papers.Add(given);
            await seals.MakeAsync(given, row.Wall, cancel);
        }
        if (row.AcceptedAt is null && hand.Id != Guid.Empty && step.From is not null && row.IsHeldBy(hand.Authority))
            row.AcceptedAt = step.At;
        outbox.Add("step", System.Text.Encoding.UTF8.GetBytes($"{row.Id}/{row.HeadSequence}"));
        return null;
    }

    async Task KeepAsync(Dossier dossier, Case row, StepTaken step, FactMoved moved, CancellationToken cancel)
    {
        var key = (moved.CaseId ?? Guid.Empty, moved.Fact.Key);
        if (dossier.Facts.TryGetValue(key, out var known))
            (known.Value, known.ValidFrom, known.ValidUntil, known.SaidBy, known.ProposedBy) =
                (moved.Value.Value, moved.Value.From, moved.Value.Until, moved.Value.Said, moved.Value.Proposed);
        else
            casework.Facts.Add(dossier.Facts[key] = new()
            {
                PersonId = moved.CaseId is { } bearer ? dossier.Cases[bearer].PersonId : dossier.PersonId,
                CaseId = key.Item1, Fact = key.Key, Value = moved.Value.Value, ValidFrom = moved.Value.From,
                ValidUntil = moved.Value.Until, SaidBy = moved.Value.Said, ProposedBy = moved.Value.Proposed,
            });
        dossier.IsFearVoiced |= moved.Fact == Vocabulary.FearVoiced && moved.Value.Value;
        if (moved.Fact.Consent is { } consent)
            await ConsentAsync(row, moved, consent, cancel);
        if (!moved.Value.Value)
            await WithdrawAsync(row, step, moved.Fact, cancel);
    }

    async Task ConsentAsync(Case row, FactMoved moved, Consent consent, CancellationToken cancel)
    {
        DateTimeOffset? at = moved.Value.From;
        foreach (var entry in casework.Consents.Local.Where(entry => entry.PersonId == row.PersonId && entry.Fact == moved.Fact.Key))
            entry.WithdrawnAt ??= at;
        await casework.Consents.Where(entry => entry.PersonId == row.PersonId && entry.Fact == moved.Fact.Key && entry.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.WithdrawnAt, at), cancel);
        if (moved.Value.Value)
            casework.Consents.Add(new()
            {
                Id = Guid.CreateVersion7(moved.Value.From), PersonId = row.PersonId, CaseId = row.Id, Fact = moved.Fact.Key,
                Purpose = consent.Purpose, Recipient = consent.Recipient, Data = consent.Data, GivenAt = moved.Value.From,
                ValidUntil = moved.Value.Until,
            });
    }

    /// <summary>A paper falls with the fact that it attests; the reason is the step that ended the fact.</summary>
    async Task WithdrawAsync(Case row, StepTaken step, Fact ended, CancellationToken cancel)
    {
        var attesting = law.Model.Find(row.Procedure)!.Steps.Where(rule => !rule.Papers.IsEmpty && rule.Makes.Contains(ended))
            .Select(rule => rule.Step.Key).ToList();
        if (attesting.Count == 0)
            return;
        (DateTimeOffset? at, var by) = (step.At, step.Rule.Step.Key);
        foreach (var paper in casework.Papers.Local.Where(paper => paper.CaseId == row.Id && attesting.Contains(paper.Step) && paper.WithdrawnAt is null))
            (paper.WithdrawnAt, paper.WithdrawnBy) = (at, by);
        await casework.Papers.Where(paper => paper.CaseId == row.Id && attesting.Contains(paper.Step) && paper.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(paper => paper.WithdrawnAt, at).SetProperty(paper => paper.WithdrawnBy, by), cancel);
    }

    void Add(Dossier dossier, TermFired fired)
    {
        var row = dossier.Cases[fired.CaseId];
        casework.Firings.Add(new()
        {
            TermId = fired.Run.Id, Due = fired.Run.Due, CaseId = row.Id, Term = fired.Run.Term.Key, Consequence = fired.Consequence,
            Authority = row.Authority, Unit = row.Unit, FiredAt = fired.Run.FiredAt!.Value,
        });
    }

    void Name(Dossier dossier, Guid caseId, IReadOnlyList<CaseMember> named, DateTimeOffset at)
    {
        foreach (var member in named)
        {
            foreach (var before in dossier.Members.Where(each => each.CaseId == caseId && each.Field == member.Field))
                before.Until = at;
            dossier.Members.RemoveAll(each => each.Until is not null);
            var here = new CaseMember
            {
                Id = member.Id, CaseId = caseId, PersonId = dossier.Cases[caseId].PersonId, OfficerId = member.OfficerId, Function = member.Function,
                Field = member.Field, Sex = member.Sex, Since = at,
            };
            casework.Members.Add(here);
            dossier.Members.Add(here);
            // A guardian or adviser stands by the person in every case.
            dossier.Moved.UnionWith(dossier.Cases.Keys);
        }
    }

    /// <summary>Whether a clock of the case began, stopped or ran on.</summary>
    bool Keep(Dossier dossier, CaseSituation here)
    {
        var changed = false;
        foreach (var run in here.Terms)
            if (!dossier.Terms.TryGetValue(run.Id, out var row))
            {
                casework.Terms.Add(dossier.Terms[run.Id] = new()
                {
                    Id = run.Id, CaseId = here.Id, PersonId = dossier.Cases[here.Id].PersonId, Term = run.Term.Key, StartedAt = run.StartedAt, Due = run.Due,
                    SuspendedAt = run.SuspendedAt, IsExtended = run.IsExtended, EndedAt = run.EndedAt, FiredAt = run.FiredAt,
                });
                changed = true;
            }
            else if (row.Due != run.Due || row.SuspendedAt != run.SuspendedAt || row.EndedAt != run.EndedAt || row.FiredAt != run.FiredAt)
            {
                (row.Due, row.SuspendedAt, row.IsExtended, row.EndedAt, row.FiredAt) =
                    (run.Due, run.SuspendedAt, run.IsExtended, run.EndedAt, run.FiredAt);
                changed = true;
            }
        return changed;
    }

    async Task SettleAsync(Dossier dossier, CaseSituation here, Taking taking, CancellationToken cancel)
    {
        var row = dossier.Cases[here.Id];
        var now = taking.Steps.Select(step => step.At).Concat(taking.Fired.Select(fired => fired.Run.FiredAt!.Value)).Max();
        row.State = here.State.Key;
        row.WaitsFor = NodeLaw.Bits(routing.Awaited(here));
        var next = here.Terms.Where(run => run is { EndedAt: null, SuspendedAt: null } && run.Term.Of == Time.Officials).MinBy(run => run.Due);
        (row.NextDue, row.NextTerm) = (next?.Due, next?.Term.Key);
        var wasClosed = row.ClosedAt is not null;
        row.ClosedAt = here.State.IsFinal ? row.ClosedAt ?? now : null;
        var (authority, place) = here.State.IsFinal ? (row.Authority, row.Unit)
            : await routing.ForAsync(here, row.Authority, row.Unit, now, cancel);
        var holders = row.IsHeldBy(authority) || !Works(authority, here.Procedure) ? row.Holders : $"{row.Holders} {authority}".Trim();
        if ((authority, place, holders) != (row.Authority, row.Unit, row.Holders) || wasClosed != row.ClosedAt is not null)
        {
            if (place != row.Unit)
                row.OfficerId = null;
            (row.Authority, row.Unit, row.Holders) = (authority, place, holders);
            dossier.Moved.Add(row.Id);
        }
        if (here.Procedure == nameof(BorderIntake) && here.State.IsFinal && !wasClosed)
            dossier.HandedOver.Add(row.PersonId);
    }

    bool Works(string authority, string procedure) => law.Edition.Authorities.FirstOrDefault(each => each.Code == authority) is { } body
        && body.Functions.Any(law.InvolvedIn(procedure).Contains);

    IEnumerable<PersonCircle> Circles(Dossier dossier, Case row)
    {
        foreach (var holder in row.Holders.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            yield return new(row.PersonId, row.Wall, holder, "");
        foreach (var member in dossier.Members.Where(member => member.Until is null && CaseSight.StandsBy(member, row)))
            yield return new(row.PersonId, Wall.Open, "", "", member.OfficerId);
    }
}
