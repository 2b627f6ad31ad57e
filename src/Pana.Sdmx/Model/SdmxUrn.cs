using System.Diagnostics.CodeAnalysis;

namespace Pana.Sdmx;

/// <summary>
/// The address of an artefact or of an item in it, <c>urn:sdmx:org.sdmx.infomodel.codelist.Code=AP:CL_SEX(1.0.0).F</c>. As a reference it may
/// leave the version open (<c>2.3+.1</c>).
/// </summary>
/// <param name="Class">Package and class, <c>codelist.Code</c>.</param>
/// <param name="Item">Item or component, nested ones with dots; null for the artefact itself.</param>
public sealed record SdmxUrn(string Class, string Agency, string Id, VersionPattern Version, string? Item = null)
{
    const string Start = "urn:sdmx:org.sdmx.infomodel.";

    static readonly string[] s_components = ["datastructure.AttributeDescriptor", "datastructure.DataAttribute", "datastructure.DimensionDescriptor", "datastructure.Dimension",
        "datastructure.TimeDimension", "datastructure.MeasureDescriptor", "datastructure.Measure", "datastructure.GroupDimensionDescriptor", "codelist.Level"];

    /// <summary>The kind of artefact that is meant or that holds what is meant; null for parts of structures.</summary>
    public ArtefactType? Type => ArtefactType.All.FirstOrDefault(type => type.Class == Class || type.ItemClass == Class);

    public static SdmxUrn Of(ArtefactType type, string agency, string id, SdmxVersion version, string? item = null) =>
        new(item is null ? type.Class : type.ItemClass ?? throw new ArgumentException($"{type} has no items", nameof(item)), agency, id, VersionPattern.Of(version), item);

    /// <exception cref="FormatException">For a text that is no such address.</exception>
    public static SdmxUrn Parse(string text) => TryParse(text, out var urn) ? urn : throw new FormatException($"{text} is no SDMX address");

    public static bool TryParse(string text, [NotNullWhen(true)] out SdmxUrn? urn)
    {
        urn = null;
        if (!text.StartsWith(Start, StringComparison.Ordinal))
            return false;
        var rest = text[Start.Length..];
        int equals = rest.IndexOf('='), colon = rest.IndexOf(':'), open = rest.IndexOf('('), close = rest.IndexOf(')');
        if (equals < 0 || colon < equals || open < colon || close < open || close + 1 < rest.Length && (rest[close + 1] != '.' || close + 2 == rest.Length))
            return false;
        var (@class, agency, id, item) = (rest[..equals], rest[(equals + 1)..colon], rest[(colon + 1)..open], close + 1 < rest.Length ? rest[(close + 2)..] : null);
        if (!IsKnown(@class) || !Identifier.IsNestedName(agency) || !Identifier.IsId(id) || item is not null && !item.Split('.').All(Identifier.IsId)
            || !VersionPattern.TryParse(rest[(open + 1)..close], out var version))
            return false;
        urn = new(@class, agency, id, version, item);
        return true;
    }

    /// <summary>The address of the artefact that holds the item.</summary>
    public SdmxUrn ToArtefact() => Item is null || Type is not { } type ? this : this with { Class = type.Class, Item = null };

    /// <summary>As SDMX-CSV and headers say it: <c>AP:DF_STOCK(1.0.0)</c>.</summary>
    public string Short => $"{Agency}:{Id}({Version})";

    public override string ToString() => $"{Start}{Class}={Short}{(Item is null ? "" : $".{Item}")}";

    static bool IsKnown(string @class) => s_components.Contains(@class) || ArtefactType.All.Any(type => type.Class == @class || type.ItemClass == @class);
}

/// <summary>What may be an identifier (SDMXCommonReferences.xsd).</summary>
static class Identifier
{
    public static bool IsId(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' or '$' or '-');

    /// <summary>Begins with a letter: what XML can have as a name.</summary>
    public static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static bool IsNestedName(string text) => text.Split('.').All(IsName);
}
