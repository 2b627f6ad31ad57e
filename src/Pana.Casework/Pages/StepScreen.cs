using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Casework.Steps;
using Pana.Casework.Stock;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Pages;

/// <summary>Which step about whom: in a case, or (<paramref name="PersonId"/>) to open one.</summary>
internal sealed record StepPlace(string Step, Guid? CaseId, Guid? PersonId)
{
    public Guid Subject => CaseId ?? PersonId!.Value;

    public string Address => CaseId is { } id ? $"/cases/{id}/steps/{Step}" : $"/persons/{PersonId}/steps/{Step}";

    public string Back => CaseId is { } id ? $"/cases/{id}" : $"/persons/{PersonId}";
}

/// <summary>Shows the form of a step, takes what was typed, says in words what is wrong with it.</summary>
internal sealed class StepScreen(
    CaseReader cases, TakeStep steps, Dossiers dossiers, FormReader forms, NodeLaw law, CaseSight sight, Drafts drafts, StepPeople people, Persons persons,
    PersonFiles files, Readings readings, Blanks blanks, UnitOfWork unit, ScreenContext screen, TimeProvider clock)
{
    /// <summary>Names of what a page sends beside the answers.</summary>
    const string Key = "form-key", Version = "form-version", Followed = "form-followed", Panel = "form-panel", Dissent = "form-dissent", Until = "form-until";

    readonly Words _words = screen.Words();

    /// <summary>What comes back with a form that was not taken.</summary>
    sealed record Typed(IReadOnlyDictionary<string, string[]> Answers, string? Key)
    {
        public IReadOnlyDictionary<string, Refusal> Wrong { get; init; } = new Dictionary<string, Refusal>();

        public Refusal? Refusal { get; init; }
    }

    public Task<IResult> ShowAsync(Officer officer, StepPlace place, CancellationToken cancel) => ShowAsync(officer, place, null, cancel);

    async Task<IResult> ShowAsync(Officer officer, StepPlace place, Typed? typed, CancellationToken cancel)
    {
        if (await UnknownAsync(officer, place, cancel) is { } unknown)
            return Answers.Refused(unknown);
        var draft = typed is null ? await drafts.FindAsync(officer, place.Subject, place.Step, cancel) : null;
        var rule = law.Rule(place.Step)!;
        var dossier = await dossiers.LoadAsync(
            place.CaseId is { } id ? await dossiers.PersonOfAsync(id) ?? default : place.PersonId!.Value, cancel);
        var options = await people.ForAsync(officer, rule, dossier, cancel);
        var answers = typed?.Answers ?? draft ?? await UsualAsync(officer, rule, place, dossier.PersonId, cancel);
        var found = await cases.FormAsync(officer, place.Step, place.CaseId, place.PersonId, new(forms)
        {
            Typed = answers, Wrong = typed?.Wrong ?? new Dictionary<string, Refusal>(), People = field => options.GetValueOrDefault(field) ?? [],
        }, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        var wall = law.Model.Of(rule.Step).Wall;
        await readings.RecordAsync(officer, dossier.PersonId, place.CaseId, officer.Sees(wall) ? wall : Wall.Open, "reading.step", cancel);
        var card = (await persons.CardsAsync(officer, [dossier.PersonId], cancel)).GetValueOrDefault(dossier.PersonId);
        List<(string, string)> hidden = [(Key, typed?.Key ?? $"{Guid.CreateVersion7(clock.GetUtcNow()):N}")];
        if (found.Value.Version is { } version)
            hidden.Add((Version, version.ToString(CultureInfo.InvariantCulture)));
        return CaseworkPages.Page<StepPage>(new
        {
            View = new StepPageView(found.Value, card?.ToView(screen), place.Address, place.Back, rule.Actor is ThePerson,
                [.. found.Value.Fields.Select(field => Shown(officer, rule, field)).OfType<FieldView>(), .. await MoreAsync(officer, rule, dossier, answers, cancel)],
                Follows(rule, found.Value), hidden,
                typed?.Refusal is { } no ? new(screen["page.step.not-taken", ("step", found.Value.Text)], screen.Sentence(no), no.Source) : null,
                $"{place.Subject}.{place.Step}", draft is not null),
        }, typed?.Refusal?.Status ?? (typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
    }

    public async Task<IResult> TakeAsync(Officer officer, StepPlace place, IFormCollection form, CancellationToken cancel)
    {
        if (await UnknownAsync(officer, place, cancel) is { } unknown)
            return Answers.Refused(unknown);
        var rule = law.Rule(place.Step)!;
        var typed = form.Where(field => field.Key != "form-token").ToDictionary(field => field.Key,
            field => field.Value.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!).ToArray());
        var answers = Given(rule, typed);
        var scans = form.Files.Where(file => file.Length > 0 && rule.Fields.Any(each => each.Field.Key == file.Name)).ToList();
        foreach (var scan in scans)
            answers[scan.Name] = [$"{Guid.Empty}"];
        var key = form[Key].FirstOrDefault();
        if (forms.Read(rule, answers, clock.GetUtcNow()).Wrong is { Count: > 0 } wrong)
            return await ShowAsync(officer, place, new(typed, key) { Wrong = wrong }, cancel);
        var outcome = await unit.RunAsync(() => TakeAsync(officer, place, rule, typed, answers, scans, key, cancel), cancel);
        if (outcome.Refusal is { } refusal)
            return await ShowAsync(officer, place, new(typed, key) { Refusal = refusal }, cancel);
        // What left the reader's sight with the step is not shown to them again.
        return Answers.SeeOther(outcome.Value.State is not null ? $"/cases/{outcome.Value.CaseId}?done={place.Step}"
            : rule.IsOpening ? $"/cases/{outcome.Value.CaseId}" : $"/referrals?done={place.Step}");
    }

    /// <summary>Scans and the step are kept together or not at all.</summary>
    async Task<Outcome<StepReceipt>> TakeAsync(Officer officer, StepPlace place, StepRule rule, Dictionary<string, string[]> typed,
        Dictionary<string, string[]> answers, List<IFormFile> scans, string? key, CancellationToken cancel)
    {
        var person = place.PersonId ?? await dossiers.PersonOfAsync(place.CaseId!.Value);
        foreach (var scan in scans)
        {
            var field = rule.Fields.First(each => each.Field.Key == scan.Name);
            await using var content = scan.OpenReadStream();
            var taken = await files.UploadAsync(officer, person ?? default, scan.FileName, content, field.Wall is Wall.Case ? null : field.Wall, cancel);
            if (taken.Refusal is { } refusal)
                return refusal;
            answers[scan.Name] = [$"{taken.Value}"];
        }
        string? One(string name) => typed.GetValueOrDefault(name)?.FirstOrDefault();
        var outcome = await steps.RunAsync(officer, new(place.Step, place.CaseId, place.PersonId)
        {
            // A scan gets another id each time, therefore it is sent once more and not taken for the same request.
            Answers = answers, Key = scans.Count > 0 ? null : key, Dissent = One(Dissent),
            Version = long.TryParse(One(Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            Followed = Guid.TryParse(One(Followed), out var followed) ? followed : null,
            Panel = [.. (typed.GetValueOrDefault(Panel) ?? []).Where(id => Guid.TryParse(id, out _)).Select(Guid.Parse)],
            Until = Day(One(Until)),
        }, cancel);
        if (!outcome.IsRefused)
            await drafts.DropAsync(officer, place.Subject, place.Step, cancel);
        return outcome;
    }

    /// <summary>The name is that of the form: <c>SUBJECT.STEP</c>.</summary>
    public async Task<IResult> KeepAsync(Officer officer, string name, IFormCollection form, CancellationToken cancel)
    {
        if (name.Split('.', 2) is not [var id, var step] || !Guid.TryParse(id, out var subject) || law.Rule(step) is not { } rule)
            return Answers.Refused(new("no-such-step", 404));
        var place = rule.IsOpening ? new StepPlace(step, null, subject) : new(step, subject, null);
        if (await UnknownAsync(officer, place, cancel) is { } unknown)
            return Answers.Refused(unknown);
        var person = place.PersonId ?? await dossiers.PersonOfAsync(subject) ?? default;
        await drafts.KeepAsync(officer, subject, person, step, form.Where(field => field.Key != "form-token").ToDictionary(field => field.Key,
            field => field.Value.SelectMany(value => IsMany(rule, field.Key) ? value!.Split('|') : [value!]).ToArray()), cancel);
        return TypedResults.NoContent();
    }

    /// <summary>A script joins what was ticked with bars.</summary>
    static bool IsMany(StepRule rule, string name) =>
        name == Panel || rule.Fields.Any(each => each.Field.Key == name && each.Field.Kind == Procedures.FieldKind.MultiChoice);

    /// <summary>A step or a person that the official may not know of is not there.</summary>
    async Task<Refusal?> UnknownAsync(Officer officer, StepPlace place, CancellationToken cancel)
    {
        if (law.Rule(place.Step) is not { } rule || rule.IsOpening != place.CaseId is null || !(rule.Actor?.RecordedBy.Any(officer.Has) ?? false))
            return new("no-such-step", 404);
        if (place.PersonId is { } person)
            return await files.SeesAsync(officer, person, cancel) ? null : new("person-not-found", 404);
        var dossier = await dossiers.LoadAsync(await dossiers.PersonOfAsync(place.Subject) ?? place.Subject, cancel);
        return dossier.Cases.GetValueOrDefault(place.Subject) is { } row
            && sight.Of(officer, row, dossier.Cases.Values, dossier.Members) >= SightLevel.Part ? null : new("no-such-case", 404);
    }

    /// <summary>What is likely: the language in which the person wants to be heard, the unit's next blank.</summary>
    async Task<IReadOnlyDictionary<string, string[]>> UsualAsync(Officer officer, StepRule rule, StepPlace place, Guid person, CancellationToken cancel)
    {
        var usual = new Dictionary<string, string[]>();
        if (StockLaw.FieldOf(rule) is { } asked && place.CaseId is { } id && await blanks.NextForAsync(officer, id, cancel) is { } next)
            usual[asked.Key] = [$"{next}"];
        var languages = rule.Fields.Where(each => each.Field.Codes == "language").Select(each => each.Field).ToList();
        if (languages.Count > 0 && (await persons.WishesAsync(person, cancel))?.PreferredLanguages is [var first, ..])
            foreach (var field in languages)
                usual[field.Key] = [forms.Codes("language").FirstOrDefault(code => code == first || Language.Find(code)?.Iso639 == first) ?? ""];
        return usual;
    }

    /// <summary>A scan that the official could not open afterwards is not taken from them; the person hands it to whoever may.</summary>
    FieldView? Shown(Officer officer, StepRule rule, FieldView field)
    {
        var asked = rule.Fields.First(each => each.Field.Key == field.Id);
        return asked.Field.Kind switch
        {
            Procedures.FieldKind.File when !officer.Sees(asked.Wall) => null,
            Procedures.FieldKind.File => field with { Accept = "application/pdf,image/png,image/jpeg", Hint = screen["page.step.file-hint"] },
            Procedures.FieldKind.Moment => field with { Hint = screen["page.step.moment-hint"] },
            Procedures.FieldKind.Date => field with { UnderstandAddress = "/api/dates" },
            _ => field,
        } is { } shown ? Helped(shown) with { Wall = shown.Wall is { } wall ? screen["page.step.wall", ("wall", wall)] : null } : null;
    }

    FieldView Helped(FieldView field) => screen.Has($"field.{field.Id}.help") ? field with { Help = screen[$"field.{field.Id}.help"] } : field;

    /// <summary>Beside the declared questions: who sat, whose word differs, which decision is meant, until when a consent holds.</summary>
    async Task<IReadOnlyList<FieldView>> MoreAsync(
        Officer officer, StepRule rule, Dossier dossier, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel)
    {
        var more = new List<FieldView>();
        FieldView Field(string name, string label, Screens.FieldKind kind) => new(name, screen[label], kind) { Values = typed.GetValueOrDefault(name) ?? [] };
        if (rule.Actor is Panel panel)
        {
            more.Add(Field(Panel, "page.step.panel", Screens.FieldKind.MultiChoice) with
            {
                Options = await people.PanelAsync(officer, panel, cancel), IsRequired = panel.Quorum > 1,
                Hint = screen["page.step.panel-hint", ("quorum", screen.Number(panel.Quorum))],
            });
            more.Add(Field(Dissent, "page.step.dissent", Screens.FieldKind.LongText));
        }
        if (rule is { IsOpening: true, Followed: { } mark })
        {
            var reader = new GuardReader(law.Model, dossier.Situation, clock.GetUtcNow());
            var options = (await cases.OfPersonAsync(officer, dossier.PersonId, cancel)) is { Refusal: null, Value.Cases: var lines }
                ? lines.Where(line => line.ProcedureText is not null && dossier.Situation.Find(line.Id) is { } here && reader.IsMarked(here, mark))
                    .Select(line => new OptionView($"{line.Id}", $"{line.ProcedureText} № {line.Number}, {screen.Day(line.OpenedAt)}")).ToList() : [];
            if (options.Count > 1)
                more.Add(Field(Followed, "page.step.followed", Screens.FieldKind.Choice) with { Options = options });
        }
        if (rule.Makes.Any(fact => fact.Consent is not null))
            more.Add(Field(Until, "page.step.until", Screens.FieldKind.Date) with { Hint = screen["page.step.until-hint"], UnderstandAddress = "/api/dates" });
        return more;
    }

    List<ConsequenceView> Follows(StepRule rule, StepFormView form) =>
    [
        .. rule.Target is { } target ? [new ConsequenceView(screen["page.step.state", ("state", _words.Of(target))])] : Array.Empty<ConsequenceView>(),
        .. form.Consequences,
    ];

    /// <summary>Day and time as people here write them; everything else is for the reader of forms to judge.</summary>
    static Dictionary<string, string[]> Given(StepRule rule, Dictionary<string, string[]> typed)
    {
        var answers = new Dictionary<string, string[]>();
        foreach (var field in rule.Fields.Select(each => each.Field))
            if (typed.GetValueOrDefault(field.Key) is { Length: > 0 } values)
                answers[field.Key] = field.Kind == Procedures.FieldKind.Moment ? [.. values.Select(Moment)] : values;
        return answers;
    }

    static string Moment(string typed) => DateTime.TryParseExact(typed.Trim(), ["d.M.yyyy H:mm", "d.M.yyyy, H:mm", "d.M.yyyy HH.mm"],
        CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
        ? moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : typed;

    DateTimeOffset? Day(string? typed) => typed is not null
        && PartialDate.TryRead(typed, DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(law.Edition.Offset).DateTime), out var day, out _, mayBeFuture: true)
            ? new DateTimeOffset(day.Latest.ToDateTime(new(23, 59, 59)), law.Edition.Offset) : null;
}
