using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Node.MadeUp;

namespace Pana.Node.Tests.MadeUp;

public sealed class A_made_up_population
{
    static readonly PeopleInCare Table = new(Path.Combine(NodeSettings.ProgramFolder, "demo"));

    static string Told(IEnumerable<MadeUpFamily> families) => string.Join('\n', families.Select(family =>
        $"{family.Crossing} {family.ArrivedAt:O} {string.Join(", ", family.Persons.Select(person => $"{person.Input.Name!.Given} {person.Input.Birth} {person.Relation}"))}"));

    [Fact]
    public void is_the_same_for_the_same_seed_and_another_for_another()
    {
        Assert.Equal(Told(MadeUpState.People("kaz", 120)), Told(MadeUpState.People("kaz", 120)));
        Assert.NotEqual(Told(MadeUpState.People("kaz", 120)), Told(MadeUpState.People("kaz", 120, seed: 7)));
    }

    [Theory, InlineData("kaz"), InlineData("kgz"), InlineData("tjk"), InlineData("tkm"), InlineData("uzb")]
    public void comes_from_where_the_tables_say(string code)
    {
        var people = MadeUpState.People(code, 400).SelectMany(family => family.Persons).ToList();
        var origins = Table.Origins(code.ToUpperInvariant());
        var all = origins.Sum(each => each.Weight);
        Assert.Equal(400, people.Count);
        Assert.All(origins, origin =>
            Assert.InRange(people.Count(person => person.People.Origin == origin.Thing) - 400 * origin.Weight / all, -1, 1));
    }

    [Theory, InlineData("kgz"), InlineData("tjk")]
    public void is_as_many_women_and_men_of_each_age_as_the_tables_say(string code)
    {
        var people = MadeUpState.People(code, 400).SelectMany(family => family.Persons).ToList();
        var main = people.GroupBy(person => person.People.Origin).MaxBy(group => group.Count())!;
        var bands = Table.Bands(code.ToUpperInvariant(), main.Key);
        var all = bands.Sum(band => band.Weight);
        Assert.All(bands.Where(band => band.Thing.Sex == Sex.Female && band.Thing.Youngest is 0 or 18), band => Assert.InRange(
            main.Count(person => person.Sex == band.Thing.Sex && person.Age >= band.Thing.Youngest && person.Age <= band.Thing.Oldest),
            main.Count() * band.Weight / all - 2, main.Count() * band.Weight / all + 2));
    }

    [Fact]
    public void lives_in_families_of_every_kind()
    {
        var families = MadeUpState.People("tjk", 400);
        Assert.Contains(families, family => family.IsChildAlone);
        Assert.Contains(families, family => family.Persons.Any(person => person.Relation is "MOT" or "FAT"));
        Assert.Contains(families, family => family.Persons.Count == 1 && family.Head is { Sex: Sex.Female, IsGrown: true });
        Assert.Contains(families, family => family.Persons.Any(person => person.Relation == "SPO") && family.Persons.Any(person => !person.IsGrown));
        Assert.All(families, family => Assert.Single(family.Persons, person => person.Relation == "HOH"));
        Assert.All(families.Where(family => !family.IsChildAlone), family => Assert.True(family.Head.IsGrown));
    }

    [Fact]
    public void states_births_in_every_way()
    {
        var births = MadeUpState.People("tjk", 400).SelectMany(family => family.Persons).ToList();
        Assert.All(births, person => Assert.Equal(person.Input.Birth is null, person.Birth is null));
        Assert.Contains(births, person => person.Birth is null);
        Assert.Contains(births, person => person.Birth is { IsEstimated: true });
        Assert.Contains(births, person => person.Birth is { Calendar: StatedCalendar.SolarHijri, IsFull: true });
        Assert.Contains(births, person => person.Birth is { Season: not null });
        Assert.Contains(births, person => person.Birth is { UntilYear: not null });
        Assert.Contains(births, person => person.Birth is { Month: null, Season: null, UntilYear: null });
        Assert.InRange(births.Count(person => person.Birth is { Month: 1, Day: 1 }), 30, 120);
    }

    [Fact]
    public void carries_names_in_its_own_script_with_proposals_for_others()
    {
        var name = MadeUpState.People("tjk", 40).First(family => family.Head.People.Origin == "AFG").Head.Input.Name!;
        Assert.Equal(Script.Arabic, Script.Of(name.Given!));
        Assert.Equal(2, Transliteration.Propose(name.Given!, name.Language).Count);
    }

    [Fact]
    public void came_within_thirty_months_and_some_in_the_last_days()
    {
        var families = MadeUpState.People("tjk", 400);
        Assert.All(families, family => Assert.InRange((MadeUpState.Now - family.ArrivedAt).TotalDays, 0, Population.LongestAgo + 1));
        Assert.Contains(families, family => MadeUpState.Now - family.ArrivedAt < TimeSpan.FromDays(1));
        Assert.Contains(families, family => MadeUpState.Now - family.ArrivedAt > TimeSpan.FromDays(700));
    }
}
