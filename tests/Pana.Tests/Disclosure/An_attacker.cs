using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

public class An_attacker
{
    static readonly Perturbation Perturbation = new();

    public static TheoryData<string> Shapes => ["cube", "pairs"];

    static TableShape Shape(string name) => name == "cube" ? MadeUpPeople.Cube : MadeUpPeople.Pairs;

    /// <summary>Small places of all kinds: people alike and not, from a dozen to some eighty.</summary>
    static IEnumerable<MadeUpPeople> Places => Enumerable.Range(1, 24).Select(seed => new MadeUpPeople(seed, 12 + 3 * seed, seed % 4 * 0.25));

    [Theory, MemberData(nameof(Shapes))]
    public void recovers_nobody_from_a_protected_table(string shape) => Assert.Equal(0, Places.Sum(people =>
        Protection.Protect(Shape(shape), Rules.Personal, people.Cells) is { Audit.Passes: true } table ? Attacker.Of(Shape(shape), table.Cells, Perturbation).Recovers(people) : 0));

    [Theory, MemberData(nameof(Shapes))]
    public void has_tables_to_look_at(string shape) => Assert.True(Places.Count(people => Protection.Protect(Shape(shape), Rules.Personal, people.Cells).Cells.Count > 8) > 8);

    [Theory, MemberData(nameof(Shapes))]
    public void recovers_people_from_figures_rounded_to_five(string shape)
    {
        var found = Places.Sum(people => Attacker.Of(Shape(shape), codes => (people.Count(codes) + 2) / 5 * 5 is var rounded ? (Math.Max(0, rounded - 2), rounded + 2) : default).Recovers(people));
        Assert.True(found > 20, $"{found}");
    }

    /// <summary>As UNHCR rounds: below five to zero or five.</summary>
    [Theory, MemberData(nameof(Shapes))]
    public void recovers_people_from_figures_rounded_below_five(string shape)
    {
        var found = Places.Sum(people => Attacker.Of(Shape(shape), codes => people.Count(codes) switch { < 3 => (0, 2), < 5 => (3, 5), 5 => (3, 5), var exact => (exact, exact) }).Recovers(people));
        Assert.True(found > 50, $"{found}");
    }

    [Fact]
    public void recovers_people_from_exact_tables_of_two_dimensions_whose_third_is_withheld()
    {
        var found = Places.Sum(people => Attacker.Of(MadeUpPeople.Pairs, codes => (people.Count(codes), people.Count(codes))).Recovers(people));
        Assert.True(found > 50, $"{found}");
    }

    /// <summary>
    /// A hundred tables in which the same people are counted, of whatever dimensions and in whatever order: one value, not a hundred to take the
    /// mean of.
    /// </summary>
    [Fact]
    public void who_takes_the_mean_of_many_tables_gains_nothing()
    {
        Random random = new(8);
        MadeUpPeople people = new(7, 150);
        HashSet<long> totals = [], women = [];
        for (var table = 0; table < 100; table++)
        {
            var cells = people.Cells.OrderBy(_ => random.Next()).Select(cell => new CountedCell([.. cell.Codes, $"A{random.Next(3)}"], cell.Count, cell.Key)).ToList();
            TableShape shape = new([MadeUpPeople.Sex, MadeUpPeople.Age, MadeUpPeople.Region, new($"MORE{table}")], table % 2 == 0 ? [new("SEX"), new($"MORE{table}")] : [new("SEX", "AGE", $"MORE{table}")]);
            var published = Protection.Protect(shape, Rules.Personal, cells).Cells;
            totals.Add(published.Single(cell => cell.Codes.All(code => code == "T")).Value!.Value);
            women.Add(published.Single(cell => cell.Codes is ["F", "T", "T", "T"]).Value!.Value);
        }
        Assert.Single(totals);
        Assert.Single(women);
    }

    /// <summary>Had each table its own noise, the mean of a hundred would be the truth: so the test above can fail.</summary>
    [Fact]
    public void who_takes_the_mean_of_fresh_noise_finds_the_truth()
    {
        Random random = new(9);
        Assert.Equal(150, Enumerable.Range(0, 400).Average(_ => Perturbation.Publish(150, (uint)random.NextInt64(1L << 32))), 0.5);
    }

    /// <summary>A neighbour counts the same people exactly, all of them and all but one of them.</summary>
    [Fact]
    public void who_reads_a_neighbours_table_too_makes_the_audit_fail()
    {
        MadeUpPeople people = new((30, "F Y_GE18 TJ-DU"), (30, "M Y0T4 TJ-SU"), (29, "M Y_GE18 TJ-SU"), (1, "M Y5T17 TJ-DU"), (30, "F Y5T17 TJ-SU"));
        Assert.True(Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, people.Cells).Audit.Passes);
        Known[] mirror = [new(["M", "T", "TJ-DU"], 1, 1)];
        var report = Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, [people.Cells], mirror).Audit;
        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.TooNarrow && finding.Codes is ["M", "T", "TJ-DU"] && finding is { AtLeast: 1, AtMost: 1 });
        Assert.Empty(Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, [people.Cells], mirror).Cells);
    }

    /// <summary>Another flow says how many there are, of another release: what it leaves open does no harm.</summary>
    [Fact]
    public void who_reads_an_overlapping_table_learns_nothing_that_is_not_wide()
    {
        MadeUpPeople people = new(11, 140);
        Known[] other = [.. MadeUpPeople.Figures.Where(codes => codes[0] == "T" && codes[1] == "T").Select(codes => new Known([.. codes], people.Count(codes) - 5, people.Count(codes) + 5))];
        Assert.True(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, [people.Cells], other).Audit.Passes);
    }
}
