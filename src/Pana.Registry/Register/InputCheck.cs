using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Register;

/// <summary>
/// Reads what was typed about a person. Everything may be missing; what is there must be possible. A refusal names the
/// field and holds nothing of what was typed.
/// </summary>
/// <param name="today">The day at the node.</param>
/// <param name="arrival">The day of the arrival; nobody who arrives is born after it.</param>
internal sealed class InputCheck(DateOnly today, DateOnly arrival)
{
    public const int NamePartLength = 150, WholeNameLength = 500, TextLength = 300, ReasonLength = 1_000;
    const int NumberLength = 40, MrzLength = 200, MostOfAKind = 20;

    Refusal? _refusal;

    public static Outcome<PersonFacts> Read(PersonInput input, DateOnly today, DateOnly arrival)
    {
        var check = new InputCheck(today, arrival);
        var facts = check.Facts(input);
        return check._refusal is { } refusal ? refusal : facts;
    }

    PersonFacts Facts(PersonInput input)
    {
        if (input.WithoutNationality is true && input.Nationalities is { Count: > 0 })
            Refuse("nationality-and-none", "nationalities");
        return new()
        {
            Name = Name(input.Name),
            NameLanguage = Language.Find(input.Name?.Language ?? "")?.Code,
            Sex = Sex(input.Sex),
            Birth = Birth(input.Birth),
            Birthplace = Text("birthplace", input.Birthplace, TextLength),
            Nationalities = Many("nationalities", input.Nationalities, code => State("nationalities", code)),
            WithoutNationality = input.WithoutNationality,
            HabitualResidence = string.IsNullOrWhiteSpace(input.HabitualResidence)
                ? null : State("habitual-residence", input.HabitualResidence),
            Languages = Many("languages", input.Languages, SpokenLanguage),
            Documents = Many("documents", input.Documents, Document),
            Contact = Contact(input.Contact),
            Interviewer = Wish(input.Interviewer), Interpreter = Wish(input.Interpreter),
        };
    }

    PersonName? Name(NameInput? typed)
    {
        if (typed is null)
            return null;
        if (!string.IsNullOrEmpty(typed.Language) && Language.Find(typed.Language) is null)
            Refuse("language-unknown", "name");
        var parts = new[]
        {
            (NameKind.Given, typed.Given), (NameKind.Fathers, typed.Father), (NameKind.Family, typed.Family),
            (NameKind.Other, typed.Other),
        }.Select(part => (Kind: part.Item1, Text: Text("name", part.Item2, NamePartLength)))
            .Where(part => part.Text is not null)
            .Select(part => NamePart.Of(part.Kind, part.Text!, typed.Language))
            .Where(part => part.Original.Text.Length > 0).ToList();
        var name = new PersonName(parts);
        foreach (var (script, rendering) in new[] { (Script.Latin, typed.Latn), (Script.Cyrillic, typed.Cyrl) })
            if (Text("name", rendering?.Text, WholeNameLength) is { } whole
                && rendering!.Source is NameSource.Person or NameSource.Document)
                name = WholeName.Rendered(name, new(whole, script, rendering.Source));
        return name.Parts.Count == 0 ? null : name;
    }

    Sex? Sex(string? typed)
    {
        switch (typed?.Trim().ToUpperInvariant())
        {
            case null or "": return null;
            case "F": return Kernel.Sex.Female;
            case "M": return Kernel.Sex.Male;
            case "X": return Kernel.Sex.Other;
        }
        Refuse("sex-unknown", "sex");
        return null;
    }

    PartialDate? Birth(string? typed)
    {
        if (Date("birth", typed, mayBeFuture: false) is not { } birth)
            return null;
        if (birth.Earliest > arrival)
            Refuse("birth-after-arrival", "birth");
        return birth;
    }

    PartialDate? Date(string field, string? typed, bool mayBeFuture)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (PartialDate.TryRead(typed, today, out var date, out var refusal, mayBeFuture))
            return date;
        _refusal ??= refusal.At(field);
        return null;
    }

    string State(string field, string? code)
    {
        if (code is { Length: <= 20 } && Country.Find(code) is { IsDocumentCode: false } state)
            return state.Alpha3;
        Refuse("country-unknown", field);
        return "";
    }

    SpokenLanguage SpokenLanguage(LanguageInput typed)
    {
        if (typed.Code is not { Length: <= 20 } code || SpokenLanguages.Find(code) is not { } known)
        {
            Refuse("language-unknown", "languages");
            return new("", []);
        }
        var abilities = typed.Abilities is { Count: > 0 } some ? some.Distinct().ToList() : [LanguageAbility.Speak];
        if (!abilities.TrueForAll(Enum.IsDefined))
            Refuse("language-unknown", "languages");
        return new(known, abilities);
    }

    ShownDocument Document(DocumentInput typed)
    {
        if (typed.Type is not { } type || !CodeList.Documents.Has(type))
            Refuse("document-type-unknown", "documents");
        var issuer = string.IsNullOrWhiteSpace(typed.Issuer) ? null
            : typed.Issuer.Length <= 20 ? Country.Find(typed.Issuer)?.Alpha3 : "";
        if (issuer is "" || issuer is null && !string.IsNullOrWhiteSpace(typed.Issuer))
            Refuse("country-unknown", "documents");
        return new(typed.Type ?? "", Text("documents", typed.Number, NumberLength), issuer,
            Date("documents", typed.Expiry, mayBeFuture: true), Text("documents", typed.Mrz, MrzLength));
    }

    SafeContact? Contact(SafeContact? typed) => typed is null ? null
        : new(Text("contact", typed.Phone, NumberLength), typed.IsSafe, Text("contact", typed.Note, TextLength));

    SexWish? Wish(SexWish? typed)
    {
        if (typed is { } wish && !Enum.IsDefined(wish))
            Refuse("sex-unknown", "sex");
        return typed;
    }

    string? Text(string field, string? typed, int most)
    {
        if (typed?.Length > most)
            Refuse("text-too-long", field, ("most", most));
        return string.IsNullOrWhiteSpace(typed) || typed.Length > most ? null : typed.Trim();
    }

    IReadOnlyList<TOut>? Many<TIn, TOut>(string field, IReadOnlyList<TIn>? typed, Func<TIn, TOut> read)
    {
        if (typed?.Count > MostOfAKind)
            Refuse("too-many", field, ("most", MostOfAKind));
        return typed is null || typed.Count > MostOfAKind ? null : [.. typed.Select(read)];
    }

    void Refuse(string name, string field, params (string Key, int Value)[] with) => _refusal ??=
        new Refusal(name, 422, with.ToDictionary(pair => pair.Key,
            pair => pair.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))).At(field);
}

internal static class RefusedField
{
    /// <summary>The same refusal, saying at which field: the key of a label, never what was typed.</summary>
    public static Refusal At(this Refusal refusal, string field) => refusal.With("field", $"field.{field}");

    /// <summary>The same refusal, saying which person of the group, counted from 1.</summary>
    public static Refusal OfPerson(this Refusal refusal, int number) =>
        refusal.With("person", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static Refusal With(this Refusal refusal, string key, string value) => refusal with
    {
        With = new Dictionary<string, string>(refusal.With ?? new Dictionary<string, string>()) { [key] = value },
    };
}
