using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Retention;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Pages;

/// <summary>A child as its guardian sees it: what concerns the child, and nothing of anybody else's account. Prints <c>•••</c>.</summary>
/// <param name="ToDo">What the guardian may sign, confirm or write now.</param>
/// <param name="OfChild">The child's own acts, which the guardian may record.</param>
/// <param name="FollowUp">What the guardian wrote, newest first.</param>
public sealed record ChildView(Guid Id, PersonView Person, string Age, IReadOnlyList<MeetingView> Meetings, IReadOnlyList<StepView> ToDo,
    IReadOnlyList<RefusalView> NotYet, IReadOnlyList<StepView> OfChild, IReadOnlyList<ClockView> Clocks, IReadOnlyList<RecordEntry> FollowUp)
{
    public override string ToString() => "•••";
}

/// <summary>A meeting that was announced.</summary>
public sealed record MeetingView(string Text, DateTimeOffset At, IReadOnlyList<(string Name, string Value)> More);

internal static class ChildPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/children", async (Officer officer, Wards wards, CancellationToken cancel) =>
            CaseworkPages.Page<ChildrenPage>(new { Children = await wards.ListAsync(officer, cancel) })).Allow(Function.Guardian);
        endpoints.MapGet("/children/{id:guid}", async (Guid id, Officer officer, Wards wards, CancellationToken cancel) =>
            await wards.FindAsync(officer, id, cancel) is { Refusal: null } found
                ? CaseworkPages.Page<ChildPage>(new { View = found.Value }) : Answers.Refused(new("person-not-found", 404))).Allow(Function.Guardian);
    }
}

/// <summary>The children of whom the official is guardian now.</summary>
internal sealed class Wards(
    CaseworkContext casework, Dossiers dossiers, NodeLaw law, CaseSight sight, TakeStep steps, Persons persons, Journal journal, KeptAnswers said, Readings readings,
    ScreenContext screen, TimeProvider clock)
{
    readonly Words _words = screen.Words();
    readonly DateTimeOffset _now = clock.GetUtcNow();

    public async Task<IReadOnlyList<ChildView>> ListAsync(Officer officer, CancellationToken cancel)
    {
        var children = new List<ChildView>();
        foreach (var id in await Mine(officer).Select(member => member.PersonId).Distinct().ToListAsync(cancel))
            if (await FindAsync(officer, id, cancel) is { Refusal: null } found)
                children.Add(found.Value);
        return [.. children.OrderBy(child => child.Meetings.Select(meeting => meeting.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min())];
    }

    public async Task<Outcome<ChildView>> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!await Mine(officer).AnyAsync(member => member.PersonId == id, cancel)
            || (await persons.CardsAsync(officer, [id], cancel)).GetValueOrDefault(id) is not { } card)
            return new Refusal("person-not-found", 404);
        await readings.RecordAsync(officer, id, null, Wall.Child, "reading.child", cancel);
        var dossier = await dossiers.LoadAsync(id, cancel);
        var known = await steps.PersonDataAsync(id, cancel);
        var data = new DataFacts(dossier, officer, null);
        data.Load(known);
        var rulings = new Rulings(law.Model, dossier.Situation with { Data = data.Say }, _now);
        var seen = dossier.Situation.Cases.Where(here =>
            sight.Of(officer, dossier.Cases[here.Id], dossier.Cases.Values, dossier.Members) >= SightLevel.Part).ToList();
        var ruled = seen.SelectMany(here => rulings.For(here, new Signer(officer.Id, officer.Functions))
            .Where(ruling => ruling.Rule.Actor!.RecordedBy.Contains(Function.Guardian)).Select(ruling => (here.Id, Ruling: ruling))).ToList();
        StepView Step((Guid Id, Ruling Ruling) one) => new(_words.Of(one.Ruling.Rule.Step), $"/cases/{one.Id}/steps/{one.Ruling.Rule.Step.Key}");
        return new ChildView(id, card.ToView(screen), Age(known.Age), await MeetingsAsync(seen, cancel),
            [.. ruled.Where(one => one.Ruling is { May: true, Rule.Actor: Official }).Select(Step)],
            [.. ruled.Where(one => one.Ruling.Rule.Actor is Official && !one.Ruling.May && one.Ruling.Objections.All(objection => objection.Refusal != "wrong-state"))
                .Select(one => NotYet(officer, one.Ruling))],
            [.. ruled.Where(one => one.Ruling is { May: true, Rule: { Actor: ThePerson, IsWaiver: false } }).Select(Step)],
            [.. seen.Where(here => here.Procedure == nameof(Guardianship)).SelectMany(here => here.Terms).Where(run => run.EndedAt is null)
                .Select(run => new ClockView(_words.Of(run.Term), run.StartedAt, run.Due, _now, Suspended: run.SuspendedAt is not null))],
            await FollowUpAsync(officer, seen, cancel));
    }

    IQueryable<CaseMember> Mine(Officer officer) => casework.Members.AsNoTracking()
        .Where(member => member.OfficerId == officer.Id && member.Function == Function.Guardian && member.Until == null);

    string Age(AgeRange? age) => age is not { } known ? screen["family.age-unknown"]
        : known.Youngest == known.Oldest ? screen.Count("family.years", known.Youngest)
        : $"{screen.Number(known.Youngest)}–{screen.Count("family.years", known.Oldest)}";

    RefusalView NotYet(Officer officer, Ruling ruling)
    {
        var reasons = ruling.Objections.Select(objection => Reasons.Of(screen, law, officer, ruling, objection)).ToList();
        return new(_words.Of(ruling.Rule.Step), string.Join(" ", reasons.Select(screen.Sentence).Distinct()), ruling.Source);
    }

    /// <summary>Announced and neither held nor cancelled; said to the guardian as it was said to the child.</summary>
    async Task<IReadOnlyList<MeetingView>> MeetingsAsync(IEnumerable<CaseSituation> seen, CancellationToken cancel)
    {
        var meetings = new List<MeetingView>();
        foreach (var here in seen)
            foreach (var session in law.Model.Find(here.Procedure)!.Sessions.Where(session =>
                here.Facts.TryGetValue(session.Booked, out var booked) && booked.Value && booked.IsValid(_now)))
                if (await LastAsync(here.Id, session.Books, cancel) is { } answers && Meeting(law.Rule(session.Books.Key)!, answers) is { } meeting)
                    meetings.Add(meeting);
        return [.. meetings.Where(meeting => meeting.At > _now.AddHours(-12)).OrderBy(meeting => meeting.At)];
    }

    MeetingView? Meeting(StepRule rule, IReadOnlyDictionary<string, string[]> answers)
    {
        var at = rule.Fields.Where(field => field.Field.Kind == Procedures.FieldKind.Moment).Select(field => answers.GetValueOrDefault(field.Field.Key))
            .OfType<string[]>().Select(values => DateTimeOffset.Parse(values[0], CultureInfo.InvariantCulture)).FirstOrDefault();
        return at == default ? null : new(screen[$"procedure.{rule.Step.Owner}"], at,
            [.. from field in rule.Fields
                where field.Wall is Wall.Open or Wall.Case or Wall.Child && field.Field.Kind is Procedures.FieldKind.Text or Procedures.FieldKind.Choice
                let values = answers.GetValueOrDefault(field.Field.Key)
                where values is not null
                select (_words.Of(field.Field), string.Join(", ", values.Select(value => field.Field.Codes is { } list ? screen[$"code.{list}.{value}"] : value)))]);
    }

    async Task<IReadOnlyDictionary<string, string[]>?> LastAsync(Guid caseId, Step step, CancellationToken cancel)
    {
        IReadOnlyDictionary<string, string[]>? last = null;
        await foreach (var entry in journal.ReadAsync(caseId).WithCancellation(cancel))
            if (entry.Step == step.Key && await said.ReadAsync(entry, cancel) is { } payload)
                last = payload.Answers;
        return last;
    }

    async Task<IReadOnlyList<RecordEntry>> FollowUpAsync(Officer officer, IEnumerable<CaseSituation> seen, CancellationToken cancel)
    {
        var entries = new List<RecordEntry>();
        foreach (var here in seen)
            await foreach (var entry in journal.ReadAsync(here.Id).WithCancellation(cancel))
                if (entry.Actor == officer.Id && law.Rule(entry.Step) is { } rule && await said.ReadAsync(entry, cancel) is { } payload)
                    entries.Add(new(entry.OccurredAt, officer.Name, _words.Of(rule.Step))
                    {
                        Details = [.. from field in rule.Fields
                                      where field.Field.Kind == Procedures.FieldKind.LongText && officer.Sees(field.Wall)
                                      let values = payload.Answers?.GetValueOrDefault(field.Field.Key)
                                      where values is not null
                                      select (_words.Of(field.Field), string.Join(", ", values))],
                    });
        return entries;
    }
}
