using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>The same table published again, after people came or went.</summary>
public class A_revision
{
    static readonly Guid Newcomer = new("0192f5a0-0000-7000-8000-00000000beef");

    [Fact]
    public void does_not_show_that_one_person_came()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            MadeUpPeople people = new(seed, 20 + 4 * seed);
            var before = people.Cells;
            people.Add(Newcomer, "F", "Y5T17", "TJ-SU");
            Assert.Equal(A_figure_of_a_table.Written(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, before).Cells),
                A_figure_of_a_table.Written(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, [before, people.Cells], []).Cells));
        }
    }

    /// <summary>
    /// Without the earlier release the newcomer's sex, age and region could be read from which figures changed: so the test above can fail.
    /// </summary>
    [Fact]
    public void that_forgot_the_earlier_release_would_show_who_came()
    {
        var found = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            MadeUpPeople people = new(seed, 20 + 4 * seed);
            var before = A_figure_of_a_table.Written(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, people.Cells).Cells).ToHashSet();
            people.Add(Newcomer, "F", "Y5T17", "TJ-SU");
            var changed = Protection.Protect(MadeUpPeople.Cube, Rules.Personal, people.Cells).Cells.Where(cell => !before.Contains(A_figure_of_a_table.Written([cell]).Single())).ToList();
            if (changed.Any(cell => cell.Codes[0] != "T") && changed.All(cell => cell.Codes[0] is "T" or "F"))
                found++;
        }
        Assert.True(found > 5, $"{found}");
    }

    [Fact]
    public void shows_ten_who_came()
    {
        MadeUpPeople people = new(3, 200);
        var before = people.Cells;
        for (var i = 0; i < 10; i++)
            people.Add(new Guid(i, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8), "M", "Y_GE18", "TJ-DU");
        var (first, second) = (Protection.Protect(MadeUpPeople.Cube, Rules.Personal, before), Protection.Protect(MadeUpPeople.Cube, Rules.Personal, [before, people.Cells], []));
        Assert.Empty(second.Audit.Findings);
        Assert.InRange(Total(second), 205, 215);
        Assert.Equal(first.Cells.Where(cell => cell.Codes[0] == "F").Select(cell => cell.Value), second.Cells.Where(cell => cell.Codes[0] == "F").Select(cell => cell.Value));
    }

    /// <summary>Nine by nine by nine: what was not shown is not forgotten.</summary>
    [Fact]
    public void shows_people_who_came_bit_by_bit_once_they_are_ten()
    {
        MadeUpPeople people = new(4, 200);
        List<IReadOnlyList<CountedCell>> releases = [people.Cells];
        List<long> totals = [];
        for (var release = 0; release < 4; release++)
        {
            for (var i = 0; i < 9; i++)
                people.Add(new Guid(i, 9, (short)release, 1, 2, 3, 4, 5, 6, 7, 8), i % 2 == 0 ? "M" : "F", "Y_GE18", "TJ-DU");
            releases.Add(people.Cells);
            totals.Add(Total(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, releases, [])));
        }
        Assert.Equal(Total(Protection.Protect(MadeUpPeople.Cube, Rules.Personal, releases[0])), totals[0]);
        Assert.InRange(totals[1], 213, 223);
        Assert.Equal(totals[1], totals[2]);
        Assert.InRange(totals[3], 231, 241);
    }

    /// <summary>Exact figures have no noise to hide behind: such a table is published once.</summary>
    [Fact]
    public void of_exact_figures_fails_when_one_person_came()
    {
        MadeUpPeople people = new(3, 200);
        var before = people.Cells;
        people.Add(Newcomer, "F", "Y5T17", "TJ-SU");
        var table = Protection.Protect(MadeUpPeople.Cube, Rules.Personal with { Mode = Mode.Suppressed }, [before, people.Cells], []);
        Assert.Contains(table.Audit.Findings, finding => finding.Kind == FindingKind.Differencing);
        Assert.Empty(table.Cells);
    }

    static long Total(ProtectedTable table) => table.Cells.Single(cell => cell.Codes.All(code => code == "T")).Value!.Value;
}
