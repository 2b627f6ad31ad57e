using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pana.Insight.Flows;
using Pana.Kernel;

namespace Pana.Insight.Counting;

/// <summary>What a published figure counts.</summary>
/// <param name="Id">Stays for ever; another meaning is another version.</param>
/// <param name="Indicator">A code of CL_INDICATOR.</param>
/// <param name="Type">A code of CL_POP_TYPE; empty where it counts people of any.</param>
/// <param name="Unit">A code of CL_COUNT_UNIT.</param>
/// <param name="Source">Requirement, standard or rule that it follows.</param>
/// <param name="IsBuilt">Whether a procedure of this version says it; else it is published empty, with the note EMPTY.</param>
public sealed record Definition(string Id, string Version, Flow Flow, string Indicator, string Type, string Unit, string Russian, string English, string Source, bool IsBuilt)
{
    /// <summary>Definitions are written in Russian and in English; other languages read the Russian one.</summary>
    public string In(string language) => language == "en" ? English : Russian;
}

/// <summary>All definitions, as they stand in <c>Data/definitions.csv</c>.</summary>
public static class Definitions
{
    const string File = "Pana.Insight.Data.definitions.csv";

    public static ImmutableArray<Definition> All { get; } = [.. Read().Select(row => new Definition(row["id"], row["version"], AllFlows.Find(row["flow"])!, row["indicator"],
        row["type"], row["unit"], row["ru"], row["en"], row["source"], row["built"] == "yes"))];

    /// <summary>Changes when the meaning of any figure does: whoever was counted by other definitions is counted anew.</summary>
    public static string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', All.Select(each => $"{each.Id} {each.Version} {each.Flow.Id} {each.Indicator} {each.Type} {each.Unit} {each.IsBuilt}")))).AsSpan(0, 16));

    public static IEnumerable<Definition> Of(Flow flow) => All.Where(each => each.Flow == flow);

    static IReadOnlyList<Csv.Row> Read() => Csv.Read(typeof(Definitions).Assembly.GetManifestResourceStream(File)!, File);
}
