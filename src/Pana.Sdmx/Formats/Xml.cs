using System.Text;

namespace Pana.Sdmx;

/// <summary>Namespaces of SDMX-ML, and texts as they stand in XML.</summary>
static class Xml
{
    public const string Schema = "http://www.w3.org/2001/XMLSchema", Instance = "http://www.w3.org/2001/XMLSchema-instance", Language = "http://www.w3.org/XML/1998/namespace";

    const string Sdmx = "http://www.sdmx.org/resources/sdmxml/schemas/v";

    public const string Message = Sdmx + "3_0/message", Common = Sdmx + "3_0/common", Structure = Sdmx + "3_0/structure", Specific = Sdmx + "3_0/data/structurespecific",
        Message21 = Sdmx + "2_1/message", Common21 = Sdmx + "2_1/common", Structure21 = Sdmx + "2_1/structure", Generic21 = Sdmx + "2_1/data/generic";

    /// <summary>The namespace of data of one artefact: what the schema resource describes.</summary>
    public static string DataNamespace(Artefact published, string dimensionAtObservation) => $"{published.Urn}:ObsLevelDim:{dimensionAtObservation}";

    /// <summary>An identifier for the structure inside a message, that XML takes as one.</summary>
    public static string StructureId(Artefact published) => $"{published.Agency}_{published.Id}_{published.Version}".Replace('@', '_').Replace('$', '_');

    /// <summary>The element of a header under which data say what they are of.</summary>
    public static string ReferenceTo(Artefact published) => published switch { DataStructure => "Structure", ProvisionAgreement => "ProvisionAgreement", _ => "StructureUsage" };

    /// <summary>What XML does not allow at all becomes the replacement character.</summary>
    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny("<>&\"") < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
            _ = text[i] switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\t' => escaped.Append("&#9;"),
                '\n' => escaped.Append("&#10;"),
                '\r' => escaped.Append("&#13;"),
                < ' ' or '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                var c when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => escaped.Append(c).Append(text[++i]),
                var c when char.IsSurrogate(c) => escaped.Append('\uFFFD'),
                var c => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
