using Pana.Kernel;
using Pana.Procedures.Editions;
using Pana.Registry.Open;

namespace Pana.Node.MadeUp;

/// <summary>
/// Made-up people of one state: as many of each origin, sex and age as the tables say, put together into families. The same seed and the same
/// now give the same people.
/// </summary>
internal sealed class Population(Edition edition, PeopleInCare table, Peoples peoples, int seed, DateTimeOffset now)
{
    /// <summary>Days before now within which people came.</summary>
    public const int LongestAgo = 910;

    readonly Chance _chance = new(seed, edition.Code);

    public IReadOnlyList<MadeUpFamily> Draw(int count)
    {
        var families = new List<MadeUpFamily>();
        var origins = Round(table.Origins(edition.Alpha3).Where(each => peoples.Knows(each.Thing)).ToList(), count);
        foreach (var (origin, persons) in origins)
        {
            var pool = Round(table.Bands(edition.Alpha3, origin), persons)
                .SelectMany(band => Enumerable.Repeat(band.Thing, band.Count)).ToList();
            _chance.Shuffle(pool);
            foreach (var household in new Households(_chance, pool).All())
                families.Add(Family(origin, household));
        }
        _chance.Shuffle(families);
        return [.. families.Select((family, index) => family with { Number = index })];
    }

    /// <summary>Whole numbers that add up and are near their shares; what is left over is drawn by the fractions.</summary>
    List<(T Thing, int Count)> Round<T>(IReadOnlyList<(T Thing, double Weight)> shares, int count)
    {
        var all = shares.Sum(each => each.Weight);
        var parts = shares.Select(each => (each.Thing, Exact: each.Weight / all * count)).ToList();
        var counts = parts.Select(part => (int)part.Exact).ToArray();
        var rest = parts.Select((part, index) => (index, part.Exact - counts[index])).ToList();
        for (var left = count - counts.Sum(); left > 0; left--)
        {
            var drawn = _chance.Weighed(rest);
            counts[drawn]++;
            rest.RemoveAll(each => each.index == drawn);
        }
        return [.. parts.Select((part, index) => (part.Thing, counts[index])).Where(part => part.Item2 > 0)];
    }

    MadeUpFamily Family(string origin, IReadOnlyList<Member> members)
    {
        var people = _chance.Weighed(peoples.Of(origin));
        var arrivedAt = ArrivedAt();
        var surname = _chance.One(people.Families);
        var father = members.FirstOrDefault(member => member is { Sex: Sex.Male, Relation: "HOH" or "SPO" });
        var fathersName = father is null ? null : _chance.One(people.Men);
        return new(0, Crossing(people), arrivedAt, [.. members.Select(member => Person(people, member, arrivedAt, surname,
            member == father ? fathersName! : _chance.One(member.Sex == Sex.Male ? people.Men : people.Women),
            member.Relation is "SON" or "DAU" && people.CountsSolarHijri ? fathersName : null))]);
    }

    /// <summary>A fifth came in the last days, so that every desk has work; the others ever further back.</summary>
    DateTimeOffset ArrivedAt()
    {
        var ago = _chance.Share() switch
        {
            < 0.2 => _chance.Share() * 6,
            < 0.42 => 6 + _chance.Share() * 110,
            < 0.74 => 90 + _chance.Share() * 310,
            _ => 400 + _chance.Share() * (LongestAgo - 400),
        };
        return now.AddDays(-ago).AddHours(-_chance.Share() * 3);
    }

    /// <summary>Most come where the border of their origin is; some by air, some to the authority itself after a lawful entry.</summary>
    string Crossing(People people)
    {
        var near = edition.Crossings.Where(crossing => crossing.Neighbour == people.Neighbour && people.Neighbour.Length > 0).ToList();
        var main = DemoOfficials.Of(edition.Code).First(official => official.Functions.Contains(Function.Border)).Unit;
        return _chance.Share() switch
        {
            < 0.25 => "",
            < 0.45 when near.Count > 0 => _chance.One(near).Code,
            < 0.5 => _chance.One(edition.Crossings).Code,
            _ => main,
        };
    }

    MadeUpPerson Person(People people, Member member, DateTimeOffset arrivedAt, string surname, string given, string? father)
    {
        var day = DateOnly.FromDateTime(arrivedAt.ToOffset(edition.Offset).DateTime);
        var typed = Births.Of(_chance, member.Age, day, people.CountsSolarHijri);
        var birth = typed is not null && PartialDate.TryRead(typed, day, out var read, out _) ? read : null;
        var document = member.Age < 14 && _chance.Is(0.5) ? "NONE" : _chance.One(people.Documents);
        var languages = people.Languages.Concat(_chance.Is(0.25) ? ["rus"] : []).Distinct().ToList();
        return new(people, member.Sex, member.Age, new()
        {
            Name = new()
            {
                Given = given, Family = Inflected(surname, member.Sex), Father = father, Language = people.NameLanguage,
            },
            Sex = member.Sex == Sex.Male ? "M" : "F", Birth = birth is null ? null : typed, Birthplace = _chance.One(people.Places),
            Nationalities = [people.Origin],
            Languages = [.. languages.Select((code, index) => new LanguageInput(code, index == 0
                ? [LanguageAbility.Speak, LanguageAbility.InterviewPreferred] : [LanguageAbility.Speak]))],
            Documents = [new(document, document == "NONE" ? null : $"{document[0]}{_chance.Between(1_000_000, 9_999_999)}",
                document == "NONE" ? null : people.Origin, null, null)],
            Interviewer = Wish(member), Interpreter = Wish(member),
        }, birth, member.Relation);
    }

    /// <summary>Surnames of the Russian kind have a feminine form.</summary>
    static string Inflected(string surname, Sex sex) => sex != Sex.Female ? surname
        : surname[^2..] is "ов" or "ев" or "ин" ? surname + "а" : surname[^2..] is "ov" or "ev" or "ew" or "ow" ? surname + "a" : surname;

    SexWish Wish(Member member) => member.Sex == Sex.Female && member.Age >= 12 && _chance.Is(0.45) ? SexWish.Female
        : _chance.Is(0.5) ? SexWish.NoMatter : SexWish.NotAsked;
}
