using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>Who can be named in a form: officials by what the step makes of them, interpreters with what speaks for and against them.</summary>
internal sealed class StepPeople(Officials officials, Persons persons, ScreenContext screen)
{
    public async Task<IReadOnlyDictionary<Field, IReadOnlyList<OptionView>>> ForAsync(
        Officer officer, StepRule rule, Dossier dossier, CancellationToken cancel)
    {
        var options = new Dictionary<Field, IReadOnlyList<OptionView>>();
        foreach (var field in rule.Fields.Select(each => each.Field))
            if (field.Kind == Procedures.FieldKind.Official)
                options[field] = await NamedAsync(rule, dossier, cancel);
            else if (field.Kind == Procedures.FieldKind.Interpreter)
                options[field] = await InterpretersAsync(dossier, cancel);
            else if (field.Kind == Procedures.FieldKind.Person)
                options[field] = [.. ((await persons.FamilyAsync(officer, dossier.PersonId, cancel))?.Persons ?? [])
                    .Where(one => one.Card.Id != dossier.PersonId).Select(one => new OptionView($"{one.Card.Id}", one.Card.Name ?? one.Card.Number))];
        return options;
    }

    /// <summary>The others who may sit with the official.</summary>
    public async Task<IReadOnlyList<OptionView>> PanelAsync(Officer officer, Panel panel, CancellationToken cancel) =>
        [.. (await officials.ListAsync(cancel)).Where(one => one.Id != officer.Id && one.HasAny([.. panel.Members]))
            .Select(one => new OptionView($"{one.Id}", one.Name, Functions(one)))];

    async Task<IReadOnlyList<OptionView>> NamedAsync(StepRule rule, Dossier dossier, CancellationToken cancel)
    {
        var function = rule.Makes.Contains(Vocabulary.Guardian.Appointed) ? Function.Guardian : Function.LegalAid;
        return Fit((await officials.ListAsync(cancel)).Where(one => one.Has(function)).Select(one => (one, Against: Ties(one, dossier))));
    }

    async Task<IReadOnlyList<OptionView>> InterpretersAsync(Dossier dossier, CancellationToken cancel)
    {
        var wishes = await persons.WishesAsync(dossier.PersonId, cancel);
        return Fit((await officials.ListAsync(cancel)).Where(one => one.Has(Function.Interpreter)).Select(one => (one, Against: (List<string>)
        [
            .. Ties(one, dossier),
            .. wishes is { PreferredLanguages: { Count: > 0 } wanted } && !Spoken(one).Any(wanted.Contains) ? [screen["page.people.other-language"]]
                : Array.Empty<string>(),
            .. wishes?.Interpreter is SexWish.Female && one.Sex != Sex.Female || wishes?.Interpreter is SexWish.Male && one.Sex != Sex.Male
                ? [screen["page.people.other-sex"]] : Array.Empty<string>(),
        ])));
    }

    /// <summary>Whoever acted in a case of the person has a part in it; who only interpreted or came as guardian has none.</summary>
    List<string> Ties(Officer one, Dossier dossier) => dossier.Situation.Cases.Any(each => each.Taken.Any(past => past.By.Contains(one.Id)
        && past.Step != RefugeeStatusDetermination.ConfirmInterpreter && past.Step != RefugeeStatusDetermination.GuardianComes))
        ? [screen["page.people.conflict"]] : [];

    IReadOnlyList<OptionView> Fit(IEnumerable<(Officer Official, List<string> Against)> officials) =>
        [.. officials.OrderBy(one => one.Against.Count).Select(one => new OptionView($"{one.Official.Id}", Line(one.Official, one.Against)))];

    /// <summary>All in one line, since a long list shows nothing else.</summary>
    string Line(Officer official, List<string> against) => string.Join(" · ", new[]
    {
        official.Name, official.Sex == Sex.Unknown ? "" : screen[$"sex.{official.Sex}"],
        string.Join(", ", Spoken(official).Select(code => screen[$"language.{code}"])),
        against.Count == 0 ? "" : $"⚠ {string.Join("; ", against)}",
    }.Where(part => part.Length > 0));

    static IEnumerable<string> Spoken(Officer official) =>
        official.Languages.Select(code => Language.Find(code)?.Iso639 ?? code);

    string Functions(Officer official) => string.Join(", ", official.Functions.Order().Select(function => screen[$"function.{function}"]));
}
