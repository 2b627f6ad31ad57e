using System.Text.Json;
using System.Text.Json.Nodes;
using Pana.Access.Open;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Procedures.Editions;

namespace Pana.Node.Hosting;

/// <summary>What the host itself needs of an edition: how the node is called, its clock, its duty number, its offices.</summary>
internal sealed record NodeEdition(
    string Code, IReadOnlyDictionary<string, string> Names, TimeZoneInfo TimeZone, string? DutyNumber, IReadOnlyList<Office> Offices)
{
    /// <summary>Each state has a focal point there, whose authority is called as its edition: it signs off the state's figures.</summary>
    static NodeEdition Regional => new(
        NodeSettings.RegionalCode, new Dictionary<string, string>(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty"), null,
        [new("secretariat", "secretariat-almaty", "Секретариат"), .. Known.Select(code => new Office(code, $"focal-point-{code}", $"Координационный центр: {Read(code).NameIn("ru")}"))]);

    /// <summary>Codes of the editions that lie beside the program.</summary>
    public static IEnumerable<string> Known =>
        Directory.EnumerateFiles(Folder(""), "edition.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Where(code => code[0] != '_').Order(StringComparer.Ordinal);

    /// <summary>The templates of papers that lie beside the program, and the figures that it defines.</summary>
    public static CommonData Common => new(new(Path.Combine(NodeSettings.ProgramFolder, "papers"), ProgramLabels.All), FigureDefinitions.Ids);

    /// <summary>What all editions beside the program say of figures; one with a fault in it says nothing, and the fault is told.</summary>
    public static IReadOnlyList<StateNote> Notes(TextWriter faulty)
    {
        var all = new List<StateNote>();
        foreach (var code in Known)
        {
            var (notes, faults) = FigureNotes.Of(Folder(code), FigureDefinitions.Ids);
            all.AddRange(notes.Select(note => new StateNote(code.ToUpperInvariant(), note)));
            foreach (var fault in faults)
                faulty.WriteLine(fault);
        }
        return all;
    }

    public static string Folder(string code) => Path.Combine(NodeSettings.ProgramFolder, "countries", code);

    public static NodeEdition Read(string code)
    {
        if (code == NodeSettings.RegionalCode)
            return Regional;
        var file = Path.Combine(Folder(code), "edition.json");
        var edition = JsonNode.Parse(File.ReadAllText(file)) ?? throw new JsonException($"{file}: empty");
        return new(code, NamesOf(edition), TimeZoneInfo.FindSystemTimeZoneById((string)edition["timeZone"]!),
            (string?)edition["dutyNumber"], [.. Csv.Read(Path.Combine(Folder(code), "units.csv"))
                .Select(row => new Office(row["authority"], row["code"], row["name_ru"]))]);
    }

    /// <summary>“Таджикистан · Душанбе”; the state's own language where the edition gives it, else Russian.</summary>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.GetValueOrDefault("ru", "");

    static Dictionary<string, string> NamesOf(JsonNode edition) =>
        edition["name"]!.AsObject().ToDictionary(name => name.Key,
            name => $"{(string?)name.Value} · {(string?)edition["capital"]?[name.Key] ?? (string?)edition["capital"]?["ru"]}");
}
