using Pana.Kernel;
using Pana.Screens;

namespace Pana.Registry.Open;

/// <summary>
/// What one line shows of a person, as far as the official may read. Without a name (nobody knows it, it may not be
/// read, or the person was erased) the opaque number stands in its place. Prints <c>•••</c>.
/// </summary>
/// <param name="Name">In the script of the register; null where there is none to read.</param>
/// <param name="OriginalName">As the person writes it.</param>
/// <param name="OriginalLanguage">BCP 47, where known.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-3; empty while unknown.</param>
/// <param name="MayBeChild">True unless certainly an adult (INV-28).</param>
public sealed record PersonCard(Guid Id, string Number, string? Name, string? OriginalName, string? OriginalLanguage,
    PartialDate? Birth, Sex Sex, IReadOnlyList<string> Nationalities, bool WithoutNationality, bool MayBeChild)
{
    /// <summary>The key was destroyed: the number is all there is.</summary>
    public bool IsErased { get; init; }

    /// <summary>
    /// As the page's block takes it; <paramref name="address"/> of the file where the reader may open it.
    /// </summary>
    public PersonView ToView(ScreenContext screen, string? address = null) => new(Name ?? Number, Birth?.Middle.Year,
        Birth is { IsEstimated: true } or { UntilYear: not null }, Sex == Sex.Unknown ? null : screen[$"sex.{Sex}"],
        NationalityWords(screen))
    {
        OriginalName = OriginalName, OriginalLanguage = OriginalLanguage, Address = address,
    };

    string? NationalityWords(ScreenContext screen) =>
        Nationalities.Count > 0 ? string.Join(", ", Nationalities.Select(code => screen[$"country.{code}"]))
        : WithoutNationality ? screen["nationality.none"]
        : IsErased || Name is null ? null
        : screen["nationality.unknown"];

    public override string ToString() => "•••";
}

/// <summary>Somebody of the group, as the one who asked may see it.</summary>
/// <param name="Relation">To the head: a code of <see cref="CodeList.Relationships"/>; null while unknown.</param>
/// <param name="Age">Whole years today; null while the birth is unknown.</param>
/// <param name="IsSeparated">Named by the family and not with them. Where they are is not said (protection.md
/// 6).</param>
public sealed record FamilyPerson(PersonCard Card, string? Relation, AgeRange? Age, bool IsSeparated)
{
    public bool IsHead => Relation == Register.Place.Head;

    /// <summary>Nobody's relative here: a neighbour's child, a stranger. They stand apart in the tree.</summary>
    public bool IsAccompanying => Relation is Register.Place.NonKin or Register.Place.Nobody;

    public override string ToString() => "•••";
}

/// <summary>Those who came, or belong, together.</summary>
public sealed record PersonFamily(Guid GroupId, IReadOnlyList<FamilyPerson> Persons);

/// <summary>Somebody's place in a group, for rules. Prints <c>•••</c>.</summary>
/// <param name="Age">In whole years today; null while nobody knows the birth.</param>
/// <param name="Source">Who said the relation.</param>
public sealed record PlaceForRules(Guid GroupId, Guid PersonId, string? Relation, AgeRange? Age, bool IsSeparated, TieSource Source)
{
    public override string ToString() => "•••";
}

/// <summary>What an interview must know beforehand.</summary>
/// <param name="PreferredLanguages">ISO 639-3, those the person wants to be heard in first.</param>
public sealed record InterviewWishes(IReadOnlyList<string> PreferredLanguages, SexWish Interviewer,
    SexWish Interpreter);
