using System.Security.Cryptography;
using System.Text.Json;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Sdmx;
using Code = Pana.Sdmx.Code;

namespace Pana.Insight.Flows;

/// <summary>The structures of all flows, the same on every node but for what is said of states' law, and quick answers from their lists of codes.</summary>
internal sealed class FlowStructures
{
    public const string Status = "OBS_STATUS", StatusList = "CL_OBS_STATUS", Note = "NOTE", NoteList = "CL_NOTE";

    readonly Dictionary<string, Dictionary<string, Code>> _codes;

    public FlowStructures(Labels labels, InsightSettings settings)
    {
        Codelist[] lists = [.. new CodeTables(labels).All];
        _codes = lists.ToDictionary(list => list.Id, list => list.Codes.ToDictionary(code => code.Id, StringComparer.Ordinal), StringComparer.Ordinal);
        Set = new(new StructureParts(lists, new NoteAnnotations(labels, settings.Notes)).All);
        Mark = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(settings.Notes)).AsSpan(0, 8));
    }

    /// <summary>Everything: lists, concepts, structures, flows, hierarchies, what may be reported, themes, who reports.</summary>
    public StructureSet Set { get; }

    /// <summary>The same for the same structures, of one version of the program.</summary>
    public string Mark { get; }

    /// <summary>The name of a code, in Russian where the language lacks it, as all words on pages are; the code itself where the list does.</summary>
    public string NameOf(string codelist, string code, string language) => Find(codelist, code)?.Names.Best([language, "ru"]) ?? code;

    public bool Has(string codelist, string code) => Find(codelist, code) is not null;

    public string? ParentOf(string codelist, string code) => Find(codelist, code)?.Parent;

    /// <summary>The flow as an artefact.</summary>
    public Dataflow ArtefactOf(Flow flow) => Set.Find<Dataflow>(SdmxUrn.Of(ArtefactType.Dataflow, Flow.Agency, flow.Id, SdmxVersion.Parse(Flow.Version)))!;

    Code? Find(string codelist, string code) => _codes.TryGetValue(codelist, out var codes) ? codes.GetValueOrDefault(code) : null;
}
