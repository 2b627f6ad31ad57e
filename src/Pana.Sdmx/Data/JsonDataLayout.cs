using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>Makes a layout out of what a JSON data message says about itself.</summary>
static class JsonDataLayout
{
    public static DataLayout Of(JsonElement structure)
    {
        var flow = Link(structure, ArtefactType.Dataflow);
        var urn = Link(structure, ArtefactType.DataStructure) ?? SdmxUrn.Of(ArtefactType.DataStructure, flow?.Agency ?? "SDMX", flow?.Id ?? "UNKNOWN", SdmxVersion.Legacy);
        JsonElement[] All(string kind) => structure.TryGetProperty(kind, out var levels) && levels.ValueKind == JsonValueKind.Object
            ? [.. levels.EnumerateObject().SelectMany(level => level.Value.EnumerateArray())] : [];
        SdmxUrn Concept(JsonElement each) => new("conceptscheme.Concept", urn.Agency, "CONCEPTS", VersionPattern.Of(SdmxVersion.Legacy), Id(each));
        var dimensions = All("dimensions").OrderBy(each => each.TryGetProperty("keyPosition", out var position) ? position.GetInt32() : int.MaxValue).ToList();
        dimensions = [.. dimensions.Where(each => Id(each) != TimeDimension.Name), .. dimensions.Where(each => Id(each) == TimeDimension.Name)];
        var attributes = All("attributes");
        var measure = All("measures") is [var first, ..] ? first : default;
        var model = new DataStructure(urn.Agency, urn.Id, urn.Version.Lowest ?? SdmxVersion.Legacy, LocalText.None,
            [.. dimensions.Where(each => Id(each) != TimeDimension.Name).Select(each => new Dimension(Id(each), Concept(each), null))],
            dimensions.Where(each => Id(each) == TimeDimension.Name).Select(each => new TimeDimension(Concept(each), Representation.Of(new("ObservationalTimePeriod")))).FirstOrDefault(),
            [.. attributes.Select(each => new DataAttribute(Id(each), Concept(each), null, Relationship(each)) { IsMandatory = each.TryGetProperty("isMandatory", out var mandatory) && mandatory.GetBoolean() })],
            [new(Measure.Name, new("conceptscheme.Concept", urn.Agency, "CONCEPTS", VersionPattern.Of(SdmxVersion.Legacy), Measure.Name), null)]);
        Artefact published = flow is null ? model : new Dataflow(flow.Agency, flow.Id, flow.Version.Lowest ?? SdmxVersion.Legacy, Names(structure), model.Urn);
        return new(model, published, [.. dimensions.Select(each => Column(each, null, model)), .. attributes.Select((each, at) => Column(each, model.Attributes[at], model))],
            model.Measures[0], measure.ValueKind == JsonValueKind.Object ? Names(measure) : LocalText.Of(("en", Measure.Name)));
    }

    public static string ValueOf(JsonElement value) => value.TryGetProperty("id", out var id) ? id.GetString()!
        : value.TryGetProperty("value", out var text) ? text.ValueKind == JsonValueKind.String ? text.GetString()! : text.GetRawText()
        : throw new SdmxFormatException(SdmxError.At("several-values", "values", "", "A component has several values at once, which is not read here."));

    static DataColumn Column(JsonElement component, DataAttribute? attribute, DataStructure structure)
    {
        var values = component.TryGetProperty("values", out var list)
            ? list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Object)
                .Select(value => new DataValue(ValueOf(value), Names(value)) { Parent = value.TryGetProperty("parent", out var parent) ? parent.GetString() : null }).ToList() : [];
        var isTime = attribute is null && Id(component) == TimeDimension.Name;
        return new(Id(component), Names(component), isTime ? values.Select(value => value with { Names = LocalText.None }) : values)
        {
            Attribute = attribute,
            VariesWith = attribute is null ? null : structure.DimensionsOf(attribute),
            IsCoded = !isTime && values.Count > 0 && list.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("id", out _)),
        };
    }

    static AttributeRelationship Relationship(JsonElement attribute) =>
        !attribute.TryGetProperty("relationship", out var relationship) ? AttributeRelationship.Observation
            : relationship.TryGetProperty("dimensions", out var dimensions) ? AttributeRelationship.Of([.. dimensions.EnumerateArray().Select(each => each.GetString()!)])
            : relationship.TryGetProperty("dataflow", out _) || relationship.TryGetProperty("none", out _) ? AttributeRelationship.Dataflow : AttributeRelationship.Observation;

    static SdmxUrn? Link(JsonElement structure, ArtefactType type) => !structure.TryGetProperty("links", out var links) ? null
        : links.EnumerateArray().Select(link => link.TryGetProperty("urn", out var text) && SdmxUrn.TryParse(text.GetString()!, out var urn) ? urn : null).FirstOrDefault(urn => urn?.Type == type);

    static LocalText Names(JsonElement element) =>
        element.TryGetProperty("names", out var names) ? LocalText.Of(names.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString() ?? "")))
            : element.TryGetProperty("name", out var name) ? LocalText.Of(("en", name.GetString() ?? "")) : LocalText.None;

    static string Id(JsonElement component) => component.GetProperty("id").GetString()!;
}
