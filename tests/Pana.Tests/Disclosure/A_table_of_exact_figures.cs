using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>Suppression, for who must have exact figures.</summary>
public class A_table_of_exact_figures
{
    static readonly Rules Rules = Rules.Personal with { Mode = Mode.Suppressed };

    /// <summary>Six women in the north: by subtraction from any total they would be known, so others are withheld with them.</summary>
    [Fact]
    public void withholds_others_beside_the_small_one()
    {
        MadeUpPeople people = new((6, "F Y_GE18 TJ-DU"), (40, "M Y_GE18 TJ-DU"), (30, "F Y_GE18 TJ-SU"), (50, "M Y_GE18 TJ-SU"));
        var table = Protection.Protect(new([MadeUpPeople.Sex, MadeUpPeople.Age, MadeUpPeople.Region], [new("SEX", "REGION")]), Rules, people.Cells);
        Assert.Empty(table.Audit.Findings);
        Assert.Equal(["F.T.TJ-DU", "F.T.TJ-SU", "M.T.TJ-DU", "M.T.TJ-SU"], table.Cells.Where(cell => cell.Value is null).Select(cell => string.Join('.', cell.Codes)).Order(StringComparer.Ordinal));
        Assert.All(table.Cells.Where(cell => cell.Value is { }), cell => Assert.Equal(people.Count(cell.Codes), cell.Value));
        Assert.All(table.Cells.Where(cell => cell.Value is null), cell => Assert.Equal(Notes.Withheld, cell.Note));
    }

    [Fact]
    public void shows_no_figure_below_ten()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            MadeUpPeople people = new(seed, 40 + 8 * seed);
            Assert.All(Protection.Protect(MadeUpPeople.Cube, Rules, people.Cells).Cells, cell => Assert.True(cell.Value is null or >= 10));
        }
    }

    [Fact]
    public void leaves_an_attacker_nothing_that_is_certain()
    {
        var shown = 0;
        for (var seed = 1; seed <= 16; seed++)
        {
            MadeUpPeople people = new(seed, 40 + 10 * seed);
            var table = Protection.Protect(MadeUpPeople.Pairs, Rules, people.Cells);
            if (!table.Audit.Passes)
                continue;
            var seen = table.Cells.ToDictionary(cell => string.Join('.', cell.Codes), cell => cell.Value);
            shown += seen.Count;
            var attacker = Attacker.Of(MadeUpPeople.Pairs, codes => seen.TryGetValue(string.Join('.', codes), out var value) ? value is { } exact ? (exact, exact) : (1, 1000) : (0, 1000));
            Assert.Equal(0, attacker.RecoversSmall(people, seen.Keys));
        }
        Assert.True(shown > 50);
    }
}
