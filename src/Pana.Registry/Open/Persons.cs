using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>
/// Persons for other modules. Whether an official may know of a person at all is the caller's question here (it has
/// the case); which words about them they may read is answered here, by walls.
/// </summary>
public sealed class Persons
{
    readonly UnitOfWork _unit;
    readonly Faces _faces;
    readonly Families _families;
    readonly Sight _sight;
    readonly Identities _identities;
    readonly LocalDay _day;
    readonly string _script;

    internal Persons(UnitOfWork unit, Faces faces, Families families, Sight sight, Identities identities,
        LocalDay day, RegistrySettings settings) => (_unit, _faces, _families, _sight, _identities, _day, _script) =
            (unit, faces, families, sight, identities, day, settings.Script);

    RegistryContext Registry => _unit.Context<RegistryContext>();

    /// <summary>Lines for many persons at once, by id; nobody is in it who was never registered.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonCard>> CardsAsync(
        Officer officer, IEnumerable<Guid> persons, CancellationToken cancel = default) =>
        (await _faces.SeenByAsync(officer, [.. persons], cancel)).ToDictionary(face => face.Person.Id, Card);

    /// <summary>
    /// Everything that the official may read about one person, laid together; null when there is no such person.
    /// </summary>
    public async Task<PersonFacts?> FactsAsync(Officer officer, Guid person, CancellationToken cancel = default) =>
        (await _faces.SeenByAsync(officer, [person], cancel)).Select(face => face.Facts).FirstOrDefault();

    /// <summary>The line and everything else that the official may read of one person, read once; null when there is no such person.</summary>
    public async Task<(PersonCard Card, PersonFacts Facts)?> SeenAsync(Officer officer, Guid person, CancellationToken cancel = default) =>
        (await _faces.SeenByAsync(officer, [person], cancel)).Select(face => ((PersonCard, PersonFacts)?)(Card(face), face.Facts)).FirstOrDefault();

    /// <summary>
    /// What may stand on a paper that the node gives: words without a wall and those behind the wall of the case that gives it; null when there
    /// is no such person.
    /// </summary>
    public async Task<PersonFacts?> OnPaperAsync(Guid person, Wall wall, CancellationToken cancel = default) =>
        (await _faces.OnPaperAsync(person, wall, cancel))?.Facts;

    /// <summary>
    /// Ages in whole years today for the guards of steps, from everything that was said, whatever the wall; a birth
    /// that nobody knows is not in it, and is no adult's.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, AgeRange>> AgesAsync(
        IEnumerable<Guid> persons, CancellationToken cancel = default) =>
        (await _faces.WholeAsync([.. persons], cancel)).Select(face => (face.Person.Id, Age: face.AgeAt(_day.Today)))
            .Where(one => one.Age is not null).ToDictionary(one => one.Id, one => one.Age!.Value);

    /// <summary>For booking, from everything that was said; null when there is no such person.</summary>
    public async Task<InterviewWishes?> WishesAsync(Guid person, CancellationToken cancel = default) =>
        (await _faces.WholeAsync([person], cancel)).Select(Wishes).FirstOrDefault();

    /// <summary>
    /// The person's age and wishes, and everybody's place in their groups, for the guards of steps: from everything that was said,
    /// whatever the walls, with as many queries for a family as for one.
    /// </summary>
    public async Task<(AgeRange? Age, InterviewWishes Wishes, IReadOnlyList<PlaceForRules> Around)> ForRulesAsync(
        Guid person, CancellationToken cancel = default)
    {
        var around = await _families.AroundAsync(person, cancel);
        var faces = (await _faces.WholeAsync(around.Select(one => one.Member.PersonId).Prepend(person).ToHashSet(), cancel))
            .ToDictionary(face => face.Person.Id);
        AgeRange? Age(Guid id) => faces.GetValueOrDefault(id)?.AgeAt(_day.Today);
        return (Age(person), faces.TryGetValue(person, out var own) ? Wishes(own) : new([], SexWish.NotAsked, SexWish.NotAsked),
            [.. around.Select(one => new PlaceForRules(one.Member.GroupId, one.Member.PersonId, one.Place.Relation, Age(one.Member.PersonId),
                one.Place.IsSeparated, one.Place.Source))]);
    }

    static InterviewWishes Wishes(Face face) => new(
        [.. (face.Facts.Languages ?? []).OrderByDescending(language => language.Abilities.Contains(LanguageAbility.InterviewPreferred))
            .Select(language => language.Code)],
        face.Facts.Interviewer ?? SexWish.NotAsked, face.Facts.Interpreter ?? SexWish.NotAsked);

    /// <summary>
    /// Those who came, or belong, together with the person; null when nobody does, or nobody that the official may
    /// know of.
    /// </summary>
    public async Task<PersonFamily?> FamilyAsync(Officer officer, Guid person, CancellationToken cancel = default)
    {
        var seen = _sight.Memberships(officer);
        if (await _families.GroupOfAsync(seen, await _identities.SeenAsync(officer, person, cancel), cancel) is not { } group)
            return null;
        var places = await _families.PlacesAsync(seen.Where(member => member.GroupId == group), cancel);
        var cards = await CardsAsync(officer, places.Select(one => one.Member.PersonId), cancel);
        return new(group, [.. places.Where(one => cards.ContainsKey(one.Member.PersonId))
            .Select(one => (one.Place, Card: cards[one.Member.PersonId]))
            .Select(one => new FamilyPerson(one.Card, one.Place.Relation, one.Card.Birth?.AgeAt(_day.Today),
                one.Place.IsSeparated))]);
    }

    /// <summary>The person with this number on their slip, in any spelling of it; null when there is none.</summary>
    public async Task<Guid?> FindAsync(string number, CancellationToken cancel = default)
    {
        if (!CaseNumber.TryParse(number, out var parsed))
            return null;
        var text = $"{parsed}";
        return await Registry.Persons.Where(person => person.Number == text).Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The number on the slip, which tells nothing; empty when there is no such person.</summary>
    public async Task<string> NumberAsync(Guid person, CancellationToken cancel = default) =>
        await Registry.Persons.Where(each => each.Id == person).Select(each => each.Number).FirstOrDefaultAsync(cancel) ?? "";

    internal PersonCard Card(Face face)
    {
        var facts = face.Facts;
        var name = facts.Name?.In(_script).Trim();
        var original = facts.Name?.Original;
        return new(face.Person.Id, face.Person.Number, string.IsNullOrEmpty(name) ? null : name, original,
            facts.NameLanguage, facts.Birth, facts.Sex ?? Sex.Unknown, facts.Nationalities ?? [],
            facts.WithoutNationality is true,
            face.AgeAt(_day.Today) is not { MayBeChild: false })
        {
            IsErased = face.IsErased,
        };
    }
}
