using System.Text.Json.Serialization;
using Pana.Kernel;

namespace Pana.Registry.Open;

/// <summary>
/// What one source says about a person. Null means that it says nothing of the matter; an empty list of nationalities
/// that nobody knows them. Prints <c>•••</c>.
/// </summary>
public sealed record PersonFacts
{
    public PersonName? Name { get; init; }

    /// <summary>BCP 47 of the name's original spelling, where known.</summary>
    public string? NameLanguage { get; init; }

    public Sex? Sex { get; init; }

    public PartialDate? Birth { get; init; }

    public string? Birthplace { get; init; }

    /// <summary>ISO 3166-1 alpha-3; several are normal.</summary>
    public IReadOnlyList<string>? Nationalities { get; init; }

    /// <summary>
    /// The person says that no state considers them its national. Not a determination of statelessness.
    /// </summary>
    public bool? WithoutNationality { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? HabitualResidence { get; init; }

    public IReadOnlyList<SpokenLanguage>? Languages { get; init; }

    public IReadOnlyList<ShownDocument>? Documents { get; init; }

    public SafeContact? Contact { get; init; }

    /// <summary>Whom the person wants to be interviewed by.</summary>
    public SexWish? Interviewer { get; init; }

    public SexWish? Interpreter { get; init; }

    /// <summary>Names of the properties above of which a correction says that nobody knows them after all.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>These facts laid over earlier ones: what they say counts, what they do not say stays.</summary>
    public PersonFacts Over(PersonFacts earlier) => new()
    {
        Name = Newer(nameof(Name), Name, earlier.Name),
        NameLanguage = Name is null ? Newer(nameof(Name), NameLanguage, earlier.NameLanguage) : NameLanguage,
        Sex = Newer(nameof(Sex), Sex, earlier.Sex),
        Birth = Newer(nameof(Birth), Birth, earlier.Birth),
        Birthplace = Newer(nameof(Birthplace), Birthplace, earlier.Birthplace),
        Nationalities = Newer(nameof(Nationalities), Nationalities, earlier.Nationalities),
        WithoutNationality = Nationalities is null
            ? Newer(nameof(Nationalities), WithoutNationality, earlier.WithoutNationality) : WithoutNationality,
        HabitualResidence = Newer(nameof(HabitualResidence), HabitualResidence, earlier.HabitualResidence),
        Languages = Newer(nameof(Languages), Languages, earlier.Languages),
        Documents = Newer(nameof(Documents), Documents, earlier.Documents),
        Contact = Newer(nameof(Contact), Contact, earlier.Contact),
        Interviewer = Newer(nameof(Interviewer), Interviewer, earlier.Interviewer),
        Interpreter = Newer(nameof(Interpreter), Interpreter, earlier.Interpreter),
    };

    /// <summary>
    /// The states of nationality and of residence, lower case, as the origin wall compares them (protection.md 12).
    /// </summary>
    internal IEnumerable<string> Origins => (Nationalities ?? []).Append(HabitualResidence).OfType<string>()
        .Select(state => state.ToLowerInvariant());

    public override string ToString() => "•••";

    T Newer<T>(string property, T mine, T earlier) =>
        Unknown.Contains(property) ? default! : mine is null ? earlier : mine;
}

/// <summary>A language by ISO 639-3 code (<see cref="SpokenLanguages"/>) and what the person can do in it.</summary>
public sealed record SpokenLanguage(string Code, IReadOnlyList<LanguageAbility> Abilities)
{
    public override string ToString() => "•••";
}

/// <summary>Domain analysis 5.8.</summary>
public enum LanguageAbility
{
    Speak,
    Read,
    Write,
    /// <summary>The one in which the person wants to be heard.</summary>
    InterviewPreferred,
    Sign,
}

/// <summary>A document as it was shown; nothing is said about whether it is genuine.</summary>
/// <param name="Type">Code of <see cref="CodeList.Documents"/>.</param>
/// <param name="Issuer">State or organisation as in the document, a code that <see cref="Country.Find"/> knows.</param>
/// <param name="Mrz">The machine-readable lines as read.</param>
public sealed record ShownDocument(string Type, string? Number, string? Issuer, PartialDate? Expiry, string? Mrz)
{
    public override string ToString() => "•••";
}

/// <summary>How to reach the person without harm; <paramref name="IsSafe"/> null while nobody has asked.</summary>
/// <param name="Note">When to call, who may answer, whether a message may be left.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SafeContact(string? Phone, bool? IsSafe, string? Note)
{
    public override string ToString() => "•••";
}

/// <summary>A wish; <see cref="NotAsked"/> is never read as "no wish".</summary>
public enum SexWish
{
    NotAsked,
    Female,
    Male,
    NoMatter,
}
