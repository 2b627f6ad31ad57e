using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

public class A_group_of_people
{
    static readonly MadeUpPeople Mixed = new((30, "F Y_GE18 TJ-DU"), (25, "M Y_GE18 TJ-DU"), (22, "F Y0T4 TJ-SU"), (26, "M Y0T4 TJ-SU"), (24, "F Y5T17 TJ-DU"), (23, "M Y5T17 TJ-SU"));

    [Fact]
    public void is_shown_in_detail_where_that_tells_nobody_apart()
    {
        var table = Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, Mixed.Cells);
        Assert.Empty(table.Audit.Findings);
        Assert.NotNull(Value(table, "F Y0T4 T"));
        Assert.NotNull(Value(table, "M Y_LT18 T"));
        Assert.NotNull(Value(table, "T T TJ-DU"));
    }

    /// <summary>
    /// All adults are in one region, and so whoever is in the other one is a child: neither is told, and children are not shown by region since
    /// nothing would stand beside them.
    /// </summary>
    [Fact]
    public void whose_region_follows_from_their_age_is_not_shown_by_region()
    {
        var table = Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, Mixed.Cells);
        Assert.Equal(Notes.Collapsed, Note(table, "T Y_GE18 T"));
        Assert.DoesNotContain(table.Cells, cell => cell.Codes[1] != "T" && cell.Codes[2] != "T");
        Assert.Contains(table.Cells, cell => cell.Codes[0] != "T" && cell.Codes[2] != "T");
    }

    /// <summary>The one of another sex would learn about all others.</summary>
    [Fact]
    public void of_one_sex_but_one_is_not_shown_by_sex()
    {
        MadeUpPeople people = new((20, "F Y_GE18 TJ-DU"), (1, "M Y_GE18 TJ-SU"));
        var table = Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, people.Cells);
        Assert.Equal(["T.T.T"], table.Cells.Select(cell => string.Join('.', cell.Codes)));
        Assert.Equal(Notes.Collapsed, table.Cells[0].Note);
    }

    [Fact]
    public void below_ten_is_a_total_and_nothing_else()
    {
        MadeUpPeople people = new((5, "F Y_GE18 TJ-DU"), (4, "M Y0T4 TJ-SU"));
        Assert.True(Protection.Protect(MadeUpPeople.Pairs, Rules.Personal, people.Cells).Cells.All(cell => cell.Codes.All(code => code == "T")));
    }

    /// <summary>Five women and five men, whoever they are: enough for anything personal, too few for trafficking.</summary>
    [Fact]
    public void of_ten_trafficked_people_is_not_broken_down()
    {
        TableShape shape = new([MadeUpPeople.Sex], [new("SEX")]);
        var tables = Enumerable.Range(1, 50).Select(key => (List<CountedCell>)[new(["F"], 5, (uint)key * 99_991_111), new(["M"], 5, (uint)key * 77_771_117)]).ToList();
        Assert.Contains(tables, cells => Protection.Protect(shape, Rules.Personal, cells).Cells.Count == 3);
        Assert.All(tables, cells => Assert.Equal("T", Assert.Single(Protection.Protect(shape, Rules.Trafficking, cells).Cells).Codes[0]));
    }

    [Fact]
    public void too_small_for_narrow_bands_is_shown_in_wider_ones()
    {
        MadeUpPeople people = new((40, "F Y_GE18 TJ-DU"), (40, "M Y_GE18 TJ-DU"), (4, "F Y0T4 TJ-SU"), (4, "M Y0T4 TJ-SU"), (20, "F Y5T17 TJ-SU"), (20, "M Y5T17 TJ-SU"));
        var table = Protection.Protect(new([MadeUpPeople.Sex, MadeUpPeople.Age, MadeUpPeople.Region], [new("SEX", "AGE")]), Rules.Personal, people.Cells);
        Assert.Null(Value(table, "F Y0T4 T"));
        Assert.NotNull(Value(table, "F Y_LT18 T"));
    }

    [Fact]
    public void that_all_come_from_one_state_may_be_said_where_it_harms_nobody()
    {
        TableDimension origin = new("ORIGIN", DimensionUse.Open);
        CountedCell[] cells = [new(["AFG", "F"], 20, 1), new(["AFG", "M"], 20, 2)];
        Assert.Contains(Protection.Protect(new([origin, MadeUpPeople.Sex], [new("ORIGIN"), new("SEX")]), Rules.Personal, cells).Cells, cell => cell.Codes is ["AFG", "T"]);
        Assert.DoesNotContain(Protection.Protect(new([origin with { Use = DimensionUse.Told }, MadeUpPeople.Sex], [new("ORIGIN"), new("SEX")]), Rules.Personal, cells).Cells, cell => cell.Codes is ["AFG", "T"]);
    }

    /// <summary>Of thirty people nobody knows the sex of twenty; the other ten are women.</summary>
    [Fact]
    public void whose_known_members_are_alike_is_not_broken_down_either()
    {
        CountedCell[] cells = [new(["U"], 20, 1), new(["F"], 10, 2)];
        Assert.Single(Protection.Protect(new([MadeUpPeople.Sex], [new("SEX")]), Rules.Personal, cells).Cells);
    }

    /// <summary>Twenty of unknown age say nothing about how the others are spread over a wider band.</summary>
    [Fact]
    public void of_unknown_age_is_not_in_a_wider_band()
    {
        CountedCell[] cells = [new(["U"], 200, 1), new(["Y0T4"], 30, 2), new(["Y5T17"], 30, 3), new(["Y_GE18"], 40, 4)];
        Assert.Contains(Protection.Protect(new([MadeUpPeople.Age], [new("AGE")]), Rules.Personal, cells).Cells, cell => cell.Codes is ["Y0T4"]);
    }

    [Fact]
    public void is_never_added_up_over_units()
    {
        TableDimension unit = new("COUNT_UNIT", DimensionUse.Apart);
        CountedCell[] cells = [new(["PS", "F"], 20, 1), new(["PS", "M"], 20, 2), new(["CS", "F"], 30, 3), new(["CS", "M"], 30, 4)];
        var codes = Protection.Protect(new([unit, MadeUpPeople.Sex], [new("SEX")]), Rules.Personal, cells).Cells.Select(cell => string.Join('.', cell.Codes)).ToList();
        Assert.Equal(["CS.F", "CS.M", "CS.T", "PS.F", "PS.M", "PS.T"], codes.Order(StringComparer.Ordinal));
    }

    static long? Value(ProtectedTable table, string codes) => table.Cells.FirstOrDefault(cell => cell.Codes.SequenceEqual(codes.Split(' '))).Value;

    static string? Note(ProtectedTable table, string codes) => table.Cells.First(cell => cell.Codes.SequenceEqual(codes.Split(' '))).Note;
}
