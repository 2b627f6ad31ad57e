using System.Collections.Immutable;

namespace Pana.Insight.History;

/// <summary>One of the files of UNHCR's statistics, as its package <c>refugees</c> and its Data Finder write them.</summary>
/// <param name="Pattern">Of its name; the one with demographics says its years.</param>
/// <param name="Words">Columns with codes and texts, besides year and countries, which all have.</param>
/// <param name="Numbers">Columns with numbers of persons or cases.</param>
internal sealed record UnhcrFile(string Pattern, ImmutableArray<string> Words, ImmutableArray<string> Numbers)
{
    static readonly ImmutableArray<string> s_sexAndAge = [.. from sex in "fm"
        from part in (string[])["0_4", "5_11", "12_17", "18_59", "60", "other", "total"]
        select $"{sex}_{part}"];

    public static readonly UnhcrFile
        Population = new("unhcr_population.csv", [],
            ["refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst"]),
        Demographics = new("unhcr_demographics*.csv", ["pop_type", "location", "loc_type"], [.. s_sexAndAge, "total"]),
        Applications = new("unhcr_asylum_applications.csv", ["procedure_type", "app_type", "dec_level", "app_pc"], ["applied"]),
        Decisions = new("unhcr_asylum_decisions.csv", ["procedure_type", "dec_level", "dec_pc"],
            ["dec_recognized", "dec_other", "dec_rejected", "dec_closed", "dec_total"]),
        Solutions = new("unhcr_solutions.csv", [], ["returned_refugees", "resettlement", "naturalisation", "returned_idps"]),
        Displacements = new("unhcr_flows.csv", [], ["refugees", "asylum_seekers", "refugee_like", "oip"]);

    public IEnumerable<string> Columns => ["year", "coo_iso", "coa_iso", .. Words, .. Numbers];
}

/// <summary>A row that was understood. A number is null where the cell is empty, which is not nought.</summary>
/// <param name="Origin">Our code of the country of origin, <paramref name="Host"/> that of the country of asylum, which reports.</param>
internal sealed record UnhcrRow(string File, int Line, string Year, string Origin, string Host, IReadOnlyDictionary<string, string> Words,
    IReadOnlyDictionary<string, double?> Numbers)
{
    public double? this[string column] => Numbers[column];

    /// <summary>People who are displaced, returned or hosted in their own country; of refugees it would be a mistake.</summary>
    public bool IsAtHome => Origin == Host;
}
