using System.Globalization;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Kernel;

namespace Pana.Bench;

/// <summary>
/// Stocks as large as wanted out of UNHCR's demographics: each row by sex and age, each year as twelve months that grow towards the next, and as often again with
/// other regions of the state until there are enough.
/// </summary>
internal static class FigureCorpus
{
    static readonly (string Column, string Age)[] s_bands = [("0_4", "Y0T4"), ("5_11", "Y5T11"), ("12_17", "Y12T17"), ("18_59", "Y18T59"), ("60", "Y_GE60"), ("total", "T")];

    /// <summary>By reporting state.</summary>
    public static Dictionary<string, List<Figure>> Make(string folder, int count, FlowStructures structures)
    {
        var rows = Csv.Read(Path.Combine(folder, "unhcr_demographics_2001_2025.csv"));
        var (made, seen, total) = (new Dictionary<string, List<Figure>>(), new HashSet<string>(), 0);
        string[] regions = [Flow.Total, .. structures.Set.Of<Sdmx.Codelist>().Single(list => list.Id == "CL_REGION").Codes.Select(code => code.Id).Where(code => code.Contains('-'))];
        foreach (var region in regions)
            foreach (var row in rows)
            {
                var (state, origin) = (row["coa_iso"], row["coo_iso"] == "UNK" ? "U" : row["coo_iso"]);
                if (!structures.Has("CL_COUNTRY", state) || !structures.Has("CL_COUNTRY", origin))
                    continue;
                foreach (var (letter, sex) in new[] { ("f", "F"), ("m", "M") })
                    foreach (var (column, age) in s_bands)
                    {
                        if (!seen.Add($"{row["year"]} {state} {origin} {row["pop_type"]} {sex} {age} {region}"))
                            continue;
                        double.TryParse(row[$"{letter}_{column}"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
                        for (var month = 1; month <= 12; month++)
                        {
                            string[] codes = ["M", state, "UNHCR", "STOCK", row["pop_type"], origin, sex, age, region, "PS"];
                            (made.TryGetValue(state, out var figures) ? figures : made[state] = []).Add(new(codes, $"{row["year"]}-{month.ToString("00", CultureInfo.InvariantCulture)}", Math.Round(value * (1 + month / 100.0))));
                            if (++total == count)
                                return made;
                        }
                    }
            }
        throw new InvalidOperationException($"The files make {total} figures, and {count} were wanted.");
    }
}
