using Pana.Kernel;

namespace Pana.Insight.Explorer;

/// <summary>What an indicator means: published with the figures, with its version and its source.</summary>
/// <param name="IsBuilt">Whether the procedures that it counts are there; else its figures are published empty.</param>
internal sealed record Definition(string Id, string Version, string Flow, string Indicator, string Unit, string Russian, string English, string Source, bool IsBuilt)
{
    public static IReadOnlyList<Definition> All { get; } = Read();

    /// <summary>Definitions are written in Russian and in English; other languages read the Russian one.</summary>
    public string In(string language) => language == "en" ? English : Russian;

    static Definition[] Read()
    {
        using var file = typeof(Definition).Assembly.GetManifestResourceStream("Pana.Insight.Data.definitions.csv");
        return file is null ? [] : [.. Csv.Read(file, "definitions.csv").Select(row => new Definition(row["id"], row["version"], row["flow"], row["indicator"], row["unit"],
            row["ru"], row["en"], row["source"], row["built"] is "yes"))];
    }
}
