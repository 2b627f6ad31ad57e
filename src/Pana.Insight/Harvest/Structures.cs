using System.Security.Cryptography;
using System.Text;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Harvest;

/// <summary>The structures under which a member writes its figures. They are read before and after the figures, and must be the same.</summary>
internal static class Structures
{
    /// <summary>A digest of all that figures depend on: dimensions, lists and codes with their parents; names may change.</summary>
    public static async Task<Outcome<byte[]>> ReadAsync(byte[] message, CancellationToken cancel)
    {
        StructureSet set;
        try
        {
            set = await StructureMessage.ReadAsync(new MemoryStream(message), cancel);
        }
        catch (Exception wrong) when (wrong is SdmxFormatException or FormatException)
        {
            return new Refusal("harvest-not-understood");
        }
        var text = new StringBuilder();
        foreach (var flow in AllFlows.All)
        {
            if (FlowOf(set, flow) is not { } published || set.StructureOf(published) is not { } structure)
                return new Refusal("harvest-other-structure");
            if (!structure.Dimensions.Select(dimension => dimension.Id).SequenceEqual(flow.Dimensions.Select(dimension => dimension.Id)))
                return new Refusal("harvest-other-structure");
            text.Append(flow.Id);
            foreach (var component in structure.Components)
                text.Append('\n').Append(component.Id).Append(' ').Append(set.CodelistOf(component)?.Urn);
        }
        foreach (var list in set.Of<Codelist>().OrderBy(list => list.Urn.ToString(), StringComparer.Ordinal))
            text.Append('\n').Append(list.Urn).AppendJoin(' ', list.Codes.Select(code => $"{code.Id}<{code.Parent}").Order(StringComparer.Ordinal));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static Dataflow? FlowOf(StructureSet set, Flow flow) =>
        set.Of<Dataflow>().FirstOrDefault(each => each.Agency == Flow.Agency && each.Id == flow.Id && each.Version.ToString() == Flow.Version);
}
