using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Consents;
using Pana.Casework.Open;
using Pana.Casework.Retention;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Views;

/// <summary>Reads cases for screens and API: as far as the reader's function and the walls allow, and never unrecorded.</summary>
internal sealed class CaseReader(
    CaseworkContext casework, Dossiers dossiers, NodeLaw law, CaseSight sight, Persons persons, Officials officials, Journal journal, KeptAnswers said,
    Readings readings, TakeStep steps, ConsentDesk desk, ScreenContext screen, TimeProvider clock)
{
    readonly Words _words = screen.Words();
    readonly DateTimeOffset _now = clock.GetUtcNow();

    static Refusal NoSuchCase { get; } = new("no-such-case", 404);

    public async Task<Outcome<CaseView>> CaseAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var (dossier, row, level) = found.Value;
        if (level == SightLevel.Status)
            return new CaseView(row.Id, row.Number, level, Status(row));
        await readings.RecordAsync(officer, row.PersonId, row.Id, row.Wall, "reading.case", cancel);
        var here = dossier.Situation.Find(id)!;
        var situation = await KnownAsync(officer, dossier, cancel);
        var lines = new Rulings(law.Model, situation, _now).For(here, new Signer(officer.Id, officer.Functions))
            .Where(ruling => ruling.Rule.Actor!.RecordedBy.Any(officer.Has)).Select(ruling => Line(officer, ruling)).ToList();
        var cards = await persons.CardsAsync(officer, [row.PersonId], cancel);
        var isWhole = level == SightLevel.Full;
        return new CaseView(row.Id, row.Number, level, Status(row))
        {
            PersonId = row.PersonId, Person = cards.GetValueOrDefault(row.PersonId)?.ToView(screen), Procedure = row.Procedure,
            ProcedureText = screen[$"procedure.{row.Procedure}"], State = row.State, StateText = screen[$"state.{row.State}"],
            IsClosed = row.ClosedAt is not null, Version = row.Version, Authority = row.Authority, Unit = row.Unit, Followed = row.FollowedId,
            Officer = row.OfficerId is { } assigned ? (await officials.FindAsync(assigned, cancel))?.Name : null,
            May = [.. lines.Where(line => line.Reasons.Count == 0)], MayNot = [.. lines.Where(line => line.Reasons.Count > 0)],
            Clocks = [.. here.Terms.Where(IsShown).Select(Clock)],
            Papers = isWhole ? await PapersAsync(officer, id, cancel) : [],
            Consents = isWhole ? await ConsentsAsync(officer, dossier, cancel) : [],
            Others = Lines(officer, dossier).Where(line => line.Id != id).ToList(),
            Holds = Holds(officer, dossier, situation, here),
            Record = await RecordAsync(officer, row, isWhole, cancel),
            Path = isWhole ? await PathAsync(id, cancel) : [row.State],
        };
    }

    public async Task<Outcome<RecordView>> RecordAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var (_, row, level) = found.Value;
        if (level == SightLevel.Status)
            return NoSuchCase;
        await readings.RecordAsync(officer, row.PersonId, row.Id, row.Wall, "reading.record", cancel);
        return new RecordView(row.Id, await RecordAsync(officer, row, level == SightLevel.Full, cancel));
    }

    public async Task<Outcome<PersonCases>> OfPersonAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var dossier = await dossiers.LoadAsync(person, cancel);
        var lines = Lines(officer, dossier);
        if (lines.Count == 0)
            return new Refusal("no-such-person", 404);
        await readings.RecordAsync(officer, person, null, Wall.Case, "reading.cases", cancel);
        var rulings = new Rulings(law.Model, await KnownAsync(officer, dossier, cancel), _now);
        var openings = law.Model.Procedures.SelectMany(procedure => rulings.ForOpening(procedure, new Signer(officer.Id, officer.Functions)))
            .Where(ruling => ruling.Rule.Actor!.RecordedBy.Any(officer.Has) && ruling.May).Select(ruling => Line(officer, ruling));
        return new PersonCases(person, lines, [.. openings]);
    }

    public async Task<Outcome<StepFormView>> FormAsync(
        Officer officer, string step, Guid? caseId, Guid? personId, StepFormReading reading, CancellationToken cancel)
    {
        if (law.Rule(step) is not { } rule || !(rule.Actor?.RecordedBy.Any(officer.Has) ?? false))
            return new Refusal("no-such-step", 404);
        Dossier dossier;
        Case? row = null;
        if (caseId is { } id)
        {
            var found = await FindAsync(officer, id, cancel);
            if (found.Refusal is { } refusal)
                return refusal;
            if (found.Value.Level < SightLevel.Part)
                return NoSuchCase;
            (dossier, row) = (found.Value.Dossier, found.Value.Row);
        }
        else
            dossier = await dossiers.LoadAsync(personId ?? Guid.Empty, cancel);
        var rulings = new Rulings(law.Model, await KnownAsync(officer, dossier, cancel), _now);
        Signer[] signers = [new(officer.Id, officer.Functions)];
        var ruling = row is null
            ? rulings.ForOpening(law.Model.Of(rule.Step), [.. signers]).First(each => each.Rule == rule)
            : rulings.For(dossier.Situation.Find(row.Id)!, [.. signers]).First(each => each.Rule == rule);
        var line = Line(officer, ruling);
        return new StepFormView(step, line.Text, caseId, dossier.PersonId, row?.Version,
            [.. rule.Fields.Select(field => reading.Field(field, screen, _words))], Consequences(rule), line.Reasons, ruling.Source);
    }

    async Task<Outcome<(Dossier Dossier, Case Row, SightLevel Level)>> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        // A case that is not there takes as long to be refused as one that may not be seen.
        var dossier = await dossiers.LoadAsync(await dossiers.PersonOfAsync(id) ?? id, cancel);
        return dossier.Cases.GetValueOrDefault(id) is { } row
            && sight.Of(officer, row, dossier.Cases.Values, dossier.Members) is var level and > SightLevel.None
                ? (dossier, row, level) : NoSuchCase;
    }

    /// <summary>With what data say, asked beforehand: a page shows every step's ruling.</summary>
    async Task<Situation> KnownAsync(Officer officer, Dossier dossier, CancellationToken cancel)
    {
        var data = new DataFacts(dossier, officer, null);
        data.Load(await steps.PersonDataAsync(dossier.PersonId, cancel));
        return dossier.Situation with { Data = data.Say };
    }

    IReadOnlyList<CaseLine> Lines(Officer officer, Dossier dossier) =>
        [.. from row in dossier.Cases.Values
            let level = sight.Of(officer, row, dossier.Cases.Values, dossier.Members)
            where level > SightLevel.None
            orderby row.OpenedAt descending
            select Line(row, level)];

    public CaseLine Line(Case row, SightLevel level) => new(row.Id, row.Number, level, Status(row),
        level > SightLevel.Status ? screen[$"procedure.{row.Procedure}"] : null,
        level > SightLevel.Status ? screen[$"state.{row.State}"] : null, row.OpenedAt, level > SightLevel.Status && row.ClosedAt is not null);

    CaseStatus Status(Case row) => row.AcceptedAt is not null || row.ClosedAt is not null ? CaseStatus.Accepted
        : row.NextDue < _now ? CaseStatus.Late : CaseStatus.Received;

    StepLine Line(Officer officer, Ruling ruling) => new(ruling.Rule.Step.Key, _words.Of(ruling.Rule.Step), ruling.Rule.IsProtective,
        ruling.Rule.Target is not null, !ruling.Rule.Fields.IsEmpty,
        [.. ruling.Objections.Select(objection => Reasons.Of(screen, law, officer, ruling, objection))
            .Select(refusal => new ReasonLine(refusal.Name, screen.Sentence(refusal), refusal.Source)).Distinct()]);

    /// <summary>A clock that an act ended or began anew says nothing any more; one that was kept lately still does.</summary>
    bool IsShown(TermRun run) => run.EndedAt is null || run.EndedAt > _now.AddDays(-30);

    ClockView Clock(TermRun run)
    {
        var value = law.Edition.Term(run.Term.TermKey, DateOnly.FromDateTime(_now.ToOffset(law.Edition.Offset).DateTime));
        return new(_words.Of(run.Term), run.StartedAt, run.Due, _now, value.Article, value.Certainty == Procedures.Editions.Certainty.Unverified,
            run.SuspendedAt is not null, run.EndedAt, run.Term.Of == Time.Person);
    }

    async Task<IReadOnlyList<PaperLine>> PapersAsync(Officer officer, Guid id, CancellationToken cancel) =>
        [.. (await casework.Papers.AsNoTracking().Where(paper => paper.CaseId == id).OrderBy(paper => paper.GivenAt).ToListAsync(cancel))
            .Where(paper => officer.Sees(paper.Wall) && law.Find<Paper>(paper.Paper) is not null)
            .Select(paper => new PaperLine(paper.Id, law.Symbol<Paper>(paper.Paper).Kind, _words.Of(law.Symbol<Paper>(paper.Paper)), paper.Number,
                paper.GivenAt, paper.ValidUntil, paper.WithdrawnAt,
                paper.WithdrawnBy is { } by && law.Find<Step>(by) is { } step ? _words.Of(step) : null))];

    async Task<IReadOnlyList<ConsentLine>> ConsentsAsync(Officer officer, Dossier dossier, CancellationToken cancel) =>
        [.. (await desk.KnownAsync(officer, dossier, cancel))
            .Select(consent => new ConsentLine(consent.Purpose, consent.Recipient, consent.Data, consent.GivenAt, consent.WithdrawnAt))];

    /// <summary>
    /// Outside its wall a hold only says that the power rests, once for each power, and only where the case permits the power:
    /// said any earlier even that would tell something (protection.md 2, 3).
    /// </summary>
    IReadOnlyList<HoldLine> Holds(Officer officer, Dossier dossier, Situation situation, CaseSituation here)
    {
        var reader = new GuardReader(law.Model, situation, _now);
        return [.. law.Model.Procedures.SelectMany(procedure => procedure.Holds).Concat(law.Model.StandingHolds).Select(hold => hold.Power).Distinct()
            .SelectMany(power => reader.Standing(power).Where(standing => IsKnown(standing) || Permits(power))
                .Select(standing => IsKnown(standing)
                ? new HoldLine(power.Name, _words.Of(power), _words.Of(standing.Hold), string.Join("; ", standing.Hold.Sourced))
                : new HoldLine(power.Name, screen["casework.hold-outside", ("what", _words.Of(power)), ("duty", screen.DutyNumber ?? "")], null, null)))
            .Distinct()];

        bool Permits(Power power) => law.Model.Find(here.Procedure)!.Permits(here.State, power);

        bool IsKnown(StandingHold standing) => officer.Sees(standing.Hold.Wall) && (standing.Case is not { } on
            || sight.Of(officer, dossier.Cases[on.Id], dossier.Cases.Values, dossier.Members) == SightLevel.Full);
    }

    async Task<IReadOnlyList<RecordLine>> RecordAsync(Officer officer, Case row, bool isWhole, CancellationToken cancel)
    {
        var entries = new List<RecordLine>();
        var names = new Dictionary<Guid, Officer?>();
        foreach (var entry in await journal.ReadAsync(row.Id).ToListAsync(cancel))
        {
            if (!isWhole && entry.Actor != officer.Id)
                continue;
            if (entry.Actor != Guid.Empty && !names.ContainsKey(entry.Actor))
                names[entry.Actor] = await officials.FindAsync(entry.Actor, cancel);
            var payload = await said.ReadAsync(entry, cancel) ?? new();
            entries.Add(new(entry.OccurredAt, Who(entry, names), What(entry.Step), entry.Step, [.. Details(officer, entry.Step, payload)],
                law.Rule(entry.Step) is { Sourced.IsEmpty: false } rule ? string.Join("; ", rule.Sourced) : null));
        }
        entries.Reverse();
        return entries;
    }

    string Who(JournalEntry entry, Dictionary<Guid, Officer?> names) => entry.Actor == Guid.Empty ? screen["actor.platform"]
        : names[entry.Actor] is { } who ? $"{who.Name}, {string.Join(", ", who.Functions.Order().Select(_words.Of))}" : entry.Authority;

    string What(string step) => law.Rule(step) is { } rule ? _words.Of(rule.Step)
        : law.Find<Term>(step) is { } term ? screen["casework.term-passed", ("what", _words.Of(term))]
        : screen[$"casework.entry.{step}"];

    IEnumerable<RecordDetail> Details(Officer officer, string step, Payload payload)
    {
        foreach (var field in law.Rule(step)?.Fields ?? [.. law.KeptFields.Values])
            if (payload.Erased?.Contains(field.Field.Key) is true && officer.Sees(field.Wall))
                yield return new(_words.Of(field.Field), screen["casework.erased"]);
            else if (payload.Answers?.GetValueOrDefault(field.Field.Key) is { } answer && officer.Sees(field.Wall))
                yield return new(_words.Of(field.Field), string.Join(", ", answer.Select(value => AnswerWords.Of(screen, field.Field, value, screen.Language.Code))));
        if (payload.Dissent is { Length: > 0 } dissent)
            yield return new(screen["casework.dissent"], dissent);
        if (payload.Reason is { Length: > 0 } reason)
            yield return new(screen["casework.reason"], reason);
    }

    async Task<IReadOnlyList<string>> PathAsync(Guid id, CancellationToken cancel)
    {
        var states = await casework.Taken.AsNoTracking().Where(step => step.CaseId == id).OrderBy(step => step.Sequence)
            .Select(step => step.State).ToListAsync(cancel);
        return [.. states.Where((state, index) => index == 0 || states[index - 1] != state)];
    }

    IReadOnlyList<ConsequenceView> Consequences(StepRule rule) =>
    [
        .. rule.Papers.Select(paper => new ConsequenceView(screen["casework.gives", ("what", _words.Of(paper))], "paper")),
        .. rule.Starting.Select(start => new ConsequenceView(screen["casework.starts", ("what", screen[$"procedure.{start.Procedure}"])], "next")),
        .. law.Model.Of(rule.Step).Terms.Where(term => term.Starts.Contains(rule.Step))
            .Select(term => new ConsequenceView(screen["casework.clock-starts", ("what", _words.Of(term.Term))], "clock")),
    ];
}
