using Microsoft.AspNetCore.Http;

namespace Pana.Registry.Open;

/// <summary>
/// How a page posts a person: the names of the fields behind a prefix (<c>p1.</c>), and what they say. Those of the
/// name are what the block of the name field posts with the prefix <c>PREFIXname</c>.
/// </summary>
public static class PersonForm
{
    public const string Given = "name.given", Father = "name.father", Family = "name.family", Other = "name.other",
        NameLanguage = "name.language", Sex = "sex", Birth = "birth", Birthplace = "birthplace",
        Nationalities = "nationality", WithoutNationality = "nationality.none", HabitualResidence = "residence",
        Languages = "language", PreferredLanguage = "language.preferred",
        DocumentType = "document.type", DocumentNumber = "document.number", DocumentIssuer = "document.issuer",
        DocumentExpiry = "document.expiry", Mrz = "mrz",
        Phone = "contact.phone", PhoneIsSafe = "contact.safe", ContactNote = "contact.note",
        Interviewer = "interviewer", Interpreter = "interpreter", Relation = "relation", IsSeparated = "separated",
        RelationBy = "relation.source";

    /// <summary>The person with this prefix; null when nothing was typed about anybody.</summary>
    public static ArrivalPerson? Read(IFormCollection form, string prefix)
    {
        if (!form.Any(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)
            && field.Value.Any(value => !string.IsNullOrWhiteSpace(value))))
            return null;
        string? Text(string name) => form[prefix + name].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        string[] Texts(string name) => [.. form[prefix + name].Where(value => !string.IsNullOrWhiteSpace(value))
            .Select(value => value!)];
        RenderingInput? Rendering(string script) =>
            Text($"name.{script}") is { } text ? new(text, Text($"name.{script}.source")) : null;
        var document = new DocumentInput(Text(DocumentType), Text(DocumentNumber), Text(DocumentIssuer),
            Text(DocumentExpiry), Text(Mrz));
        var preferred = Texts(PreferredLanguage);
        var person = new PersonInput
        {
            Name = new()
            {
                Given = Text(Given), Father = Text(Father), Family = Text(Family), Other = Text(Other),
                Language = Text(NameLanguage), Latn = Rendering("latn"), Cyrl = Rendering("cyrl"),
            },
            Sex = Text(Sex), Birth = Text(Birth), Birthplace = Text(Birthplace),
            HabitualResidence = Text(HabitualResidence),
            Nationalities = Texts(Nationalities) is { Length: > 0 } states ? states : null,
            WithoutNationality = Text(WithoutNationality) is null ? null : true,
            Languages = Texts(Languages).Union(preferred).ToList() is { Count: > 0 } spoken
                ? [.. spoken.Select(code => new LanguageInput(code, preferred.Contains(code)
                    ? [LanguageAbility.Speak, LanguageAbility.InterviewPreferred] : [LanguageAbility.Speak]))]
                : null,
            Documents = document.Type is null && document.Number is null && document.Mrz is null ? null
                : [document.Type is null ? document with { Type = "OTHER" } : document],
            Contact = Text(Phone) is null && Text(ContactNote) is null ? null
                : new(Text(Phone), Text(PhoneIsSafe) switch { "yes" => true, "no" => false, _ => null },
                    Text(ContactNote)),
            Interviewer = Wish(Text(Interviewer)), Interpreter = Wish(Text(Interpreter)),
        };
        return new(person, Text(Relation), Text(IsSeparated) is not null);
    }

    static SexWish? Wish(string? value) => Enum.TryParse<SexWish>(value, ignoreCase: true, out var wish)
        && Enum.IsDefined(wish) ? wish : null;
}
