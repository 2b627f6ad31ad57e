using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>UNHCR's codes and ours: one for one, so that nothing is lost on the way.</summary>
internal static class UnhcrCodes
{
    public const string Source = FigureSource.Unhcr, Persons = "PS", Cases = "CS", SeeNotes = "SRC", Unknown = "U";

    /// <summary>Asks for the licence's words wherever the figures go.</summary>
    public const string Attribution = "UNHCR Refugee Population Statistics Database, CC BY 4.0";

    /// <summary>Columns of the populations and of the newly displaced.</summary>
    public static readonly (string Column, string PopulationType)[]
        Populations =
        [
            ("refugees", "REF"), ("asylum_seekers", "ASY"), ("returned_refugees", "RET"), ("idps", "IDP"), ("returned_idps", "RDP"), ("stateless", "STA"), ("ooc", "OOC"),
            ("oip", "OIP"), ("hst", "HST"),
        ],
        Displacements = [("refugees", "REF"), ("asylum_seekers", "ASY"), ("refugee_like", "ROC"), ("oip", "OIP")];

    /// <summary>Columns with ages, and the bands that they are.</summary>
    public static readonly (string Column, string Age)[] Bands = [("0_4", "Y0T4"), ("5_11", "Y5T11"), ("12_17", "Y12T17"), ("18_59", "Y18T59"), ("60", "Y_GE60"), ("other", Unknown)];

    /// <summary>
    /// Codes by column. <c>NA</c> is UNHCR's word for new applications, and half of the world's programs read it as a missing value: as a kind of application
    /// it is ours for new ones, as an instance, of which it says nothing, the unknown one.
    /// </summary>
    static readonly Dictionary<string, Dictionary<string, string>> s_codes = new()
    {
        ["pop_type"] = Populations.ToDictionary(each => each.PopulationType, each => each.PopulationType),
        ["procedure_type"] = new() { ["G"] = "GOV", ["J"] = "JOINT", ["U"] = Source },
        ["app_type"] = new(Same("N", "R", "A", "J", "V", "NR", "RA")) { ["NA"] = "N" },
        ["dec_level"] = new(Same("FI", "AR", "RA", "JR", "FA", "IN", "EO", "TA", "CA")) { ["NA"] = Unknown },
        ["app_pc"] = new() { ["P"] = Persons, ["C"] = Cases },
        ["dec_pc"] = new() { ["P"] = Persons, ["C"] = Cases },
    };

    public static string Of(string column, string word) => s_codes[column][word];

    public static bool IsUnknown(string column, string word) => s_codes.TryGetValue(column, out var codes) && !codes.ContainsKey(word);

    /// <summary>ISO 3166-1 alpha-3 but for those of no country or of an unknown one.</summary>
    public static string Country(string iso) => iso switch
    {
        "UNK" or "UKN" => Unknown,
        "STA" => Kernel.Country.Stateless,
        _ => iso,
    };

    static Dictionary<string, string> Same(params string[] codes) => codes.ToDictionary(code => code);
}
