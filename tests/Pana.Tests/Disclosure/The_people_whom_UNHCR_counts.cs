using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>
/// UNHCR publishes figures below five as zero or five and all others exactly, with sex and five bands of age. Of the rows hosted by the five
/// states, some tell the sex and age of everybody in them. Published by the rules of this library none does.
/// </summary>
public class The_people_whom_UNHCR_counts
{
    static readonly Lazy<UnhcrRegisters?> Registers = new(() => UnhcrRegisters.File is { } file ? UnhcrRegisters.Read(file) : null);

    static readonly Lazy<ProtectedTable> Published = new(() => Protection.Protect(UnhcrRegisters.Shape, Rules.Personal, Registers.Value!.Cells));

    static UnhcrRegisters There()
    {
        Assert.SkipWhen(Registers.Value is null, "unhcr_demographics_2001_2025.csv is not there: put it into ../shared/data/unhcr beside the repository");
        return Registers.Value!;
    }

    /// <summary>The 242 are those of five people; of all sizes, 427 rows put everybody into one band.</summary>
    [Fact]
    public void are_published_today_in_1387_rows_of_which_242_tell_everybodys_sex_and_age()
    {
        var rows = There().Rows;
        Assert.Equal((1387, 242, 427), (rows.Count, rows.Count(row => row.IsOneBandOfFive), rows.Count(row => row.IsOneBand)));
    }

    [Fact]
    public void pass_the_audit()
    {
        There();
        Assert.True(Published.Value.Audit.Passes, string.Join('\n', Published.Value.Audit.Findings.Select(finding => $"{finding.Kind} {string.Join('.', finding.Codes)} {finding.Dimension} {finding.AtLeast} {finding.AtMost}")));
        Assert.True(Published.Value.Audit.Checked > 1000);
    }

    /// <summary>By the truth: no figure with a sex or an age stands beneath any of the 427 rows, and so none of the 242.</summary>
    [Fact]
    public void are_not_told_by_sex_or_age_where_all_of_a_row_are_alike()
    {
        var alike = There().Rows.GroupBy(row => (row.Host, row.Year, row.PopulationType, row.Origin, row.Place)).Where(rows => rows.All(row => row.IsOneBand) && rows.Select(row => Array.IndexOf(row.Bands, row.Total)).Distinct().Count() == 1)
            .Select(rows => string.Join('|', rows.Key.Host, rows.Key.Year, rows.Key.PopulationType, rows.Key.Origin, rows.Key.Place)).ToHashSet();
        Assert.True(alike.Count > 400, $"{alike.Count}");
        Assert.DoesNotContain(Published.Value.Cells, cell => (cell.Codes[5] != "T" || cell.Codes[6] != "T") && alike.Contains(string.Join('|', cell.Codes[..5])));
    }

    /// <summary>
    /// By what a reader sees, whatever the truth: of no published figure do all parts by sex and age fit one band. Looked for in the same way,
    /// UNHCR's rows have 427.
    /// </summary>
    [Fact]
    public void are_nowhere_seen_in_one_band_of_sex_and_age_alone()
    {
        var rows = There().Rows;
        Assert.Equal(427, rows.Count(row => row.Bands.Sum() == row.Total && FitOneBand(row.Cells.Select(cell => (cell.Sex, cell.Age)))));
        var broken = Published.Value.Cells.Where(cell => cell.Codes[5] != "T" || cell.Codes[6] != "T").GroupBy(cell => string.Join('|', cell.Codes[..5]), cell => (Sex: cell.Codes[5], Age: cell.Codes[6])).ToList();
        Assert.True(broken.Count > 100, $"{broken.Count}");
        Assert.DoesNotContain(broken, FitOneBand);
    }

    /// <summary>Nothing from one to four; the noise is without bias over all figures that stand.</summary>
    [Fact]
    public void are_five_or_more_in_every_figure() => Assert.All(There() is null ? [] : Published.Value.Cells, cell => Assert.True(cell.Value >= 5));

    /// <summary>Figures that stand are nearer to the truth than plain rounding to five would make them, and more often the truth itself.</summary>
    [Fact]
    public void are_told_more_exactly_than_by_rounding_to_five()
    {
        There();
        var utility = Published.Value.Utility;
        TestContext.Current.SendDiagnosticMessage(utility.ToString());
        Assert.True(utility.MeanError < utility.PlainMeanError && utility.Unchanged > utility.PlainUnchanged, utility.ToString());
    }

    static bool FitOneBand(IEnumerable<(string Sex, string Age)> parts) => parts.ToList() is { Count: > 0 } all
        && new[] { "F", "M" }.SelectMany(sex => UnhcrRegisters.Bands.Select(age => (sex, age))).Any(band => all.TrueForAll(part => Holds(part, band)));

    static bool Holds((string Sex, string Age) part, (string Sex, string Age) band) => (part.Sex == "T" || part.Sex == band.Sex)
        && (part.Age == "T" || part.Age == band.Age || part.Age == (band.Age is "Y18T59" or "Y_GE60" ? "Y_GE18" : "Y_LT18"));
}
