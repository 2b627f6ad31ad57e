using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Node.MadeUp;

/// <summary>Somebody who never lived.</summary>
/// <param name="Birth">As typed; null where nobody knows.</param>
/// <param name="Relation">To the head, a code of <see cref="CodeList.Relationships"/>; null where they came alone.</param>
internal sealed record MadeUpPerson(People People, Sex Sex, int Age, PersonInput Input, PartialDate? Birth, string? Relation)
{
    public bool MayBeChildAt(DateOnly day) => Birth is null || Birth.AgeAt(day).MayBeChild;

    public bool IsGrown => Age >= 18;

    /// <summary>ISO 639-3.</summary>
    public bool Speaks(string language) => Input.Languages!.Any(spoken => spoken.Code == language);
}

/// <summary>People who came together; the first is the head, or the only one.</summary>
/// <param name="Crossing">Code of the edition's crossing; empty for those who came to the asylum authority themselves.</param>
internal sealed record MadeUpFamily(int Number, string Crossing, DateTimeOffset ArrivedAt, IReadOnlyList<MadeUpPerson> Persons)
{
    public MadeUpPerson Head => Persons[0];

    public bool IsChildAlone => !Persons.Any(person => person.IsGrown);

    public ArrivalInput ToInput() => new(
        GroupKind.Family, ArrivedAt, [.. Persons.Select(person => new ArrivalPerson(person.Input, Persons.Count > 1 ? person.Relation : null, RelationBy: TieSource.Document))]);
}
