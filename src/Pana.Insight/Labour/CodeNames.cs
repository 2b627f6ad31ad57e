using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Labour;

internal static class CodeNames
{
    /// <summary>Codes of one of our lists, in its order.</summary>
    public static IEnumerable<string> Codes(this StructureSet set, string list) =>
        set.Find<Codelist>(SdmxUrn.Of(ArtefactType.Codelist, Flow.Agency, list, SdmxVersion.Parse(Flow.Version)))!.Codes.Select(code => code.Id);
}
