using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>Reads SDMX-JSON structures of versions 2.0 and 2.1.</summary>
static class JsonStructureReader
{
    public static StructureSet Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (!document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
                throw Malformed.Message("This is no SDMX-JSON message: it has no data.");
            return new(from type in ArtefactType.All
                       where data.TryGetProperty(type.Collection, out _)
                       from element in data.GetProperty(type.Collection).EnumerateArray()
                       let artefact = Artefact(type, element)
                       where artefact is not null
                       select artefact);
        }
        catch (JsonException wrong)
        {
            throw Malformed.Of(wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // An element of another kind than the standard says.
            throw new SdmxFormatException(SdmxError.At("malformed", "", "", $"Something in the message is of the wrong kind. {wrong.Message}"), wrong);
        }
    }

    static Artefact? Artefact(ArtefactType type, JsonElement element)
    {
        var (id, agency, names) = (Text(element, "id"), Text(element, "agencyID"), Names(element, "name", "names"));
        var version = Maybe(element, "version") is not { } text ? SdmxVersion.Legacy
            : SdmxVersion.TryParse(text, out var parsed) ? parsed : throw Malformed.At(0, $"{type} {id}", text, $"{text} is no version of {type} {id}.");
        Artefact? artefact =
            type == ArtefactType.Codelist ? new Codelist(agency, id, version, names, [.. Each(element, "codes").Select(code => Of(code, new Code(Text(code, "id"), Names(code, "name", "names")) { Parent = Maybe(code, "parent") }))])
            : type == ArtefactType.ConceptScheme ? new ConceptScheme(agency, id, version, names, [.. Each(element, "concepts").Select(Concept)])
            : type == ArtefactType.CategoryScheme ? new CategoryScheme(agency, id, version, names, [.. Each(element, "categories").Select(Category)])
            : type == ArtefactType.AgencyScheme ? new AgencyScheme(agency, names, [.. Each(element, "agencies").Select(each => Of(each, new Agency(Text(each, "id"), Names(each, "name", "names"))))])
            : type == ArtefactType.DataProviderScheme ? new DataProviderScheme(agency, names, [.. Each(element, "dataProviders").Select(each => Of(each, new DataProvider(Text(each, "id"), Names(each, "name", "names"))))])
            : type == ArtefactType.Dataflow ? new Dataflow(agency, id, version, names, Urn(element, "structure"))
            : type == ArtefactType.ProvisionAgreement ? new ProvisionAgreement(agency, id, version, names, Urn(element, "dataflow"), Urn(element, "dataProvider"))
            : type == ArtefactType.Categorisation ? new Categorisation(agency, id, version, names, Urn(element, "source"), Urn(element, "target"))
            : type == ArtefactType.Hierarchy ? new Hierarchy(agency, id, version, names, [.. Each(element, "hierarchicalCodes").Select(HierarchicalCode)])
            : type == ArtefactType.DataConstraint ? Constraint(element, agency, id, version, names)
            : type == ArtefactType.DataStructure ? Structure(element, agency, id, version, names)
            : null;
        return artefact is null ? null : (artefact is ItemScheme scheme ? scheme with { IsPartial = True(element, "isPartial") } : artefact) with
        {
            Descriptions = Names(element, "description", "descriptions"),
            Annotations = Annotations(element),
            IsExternal = True(element, "isExternalReference"),
            ValidFrom = Moment(element, "validFrom"),
            ValidTo = Moment(element, "validTo"),
        };
    }

    static T Of<T>(JsonElement element, T item) where T : Item => item with { Descriptions = Names(element, "description", "descriptions"), Annotations = Annotations(element) };

    static Concept Concept(JsonElement element) =>
        Of(element, new Concept(Text(element, "id"), Names(element, "name", "names")) { Parent = Maybe(element, "parent"), Representation = Representation(element, "coreRepresentation") });

    static Category Category(JsonElement element) =>
        Of(element, new Category(Text(element, "id"), Names(element, "name", "names")) { Categories = [.. Each(element, "categories").Select(Category)] });

    static HierarchicalCode HierarchicalCode(JsonElement element) =>
        new(Text(element, "id"), Urn(element, "code") ?? throw Missing("code")) { Codes = [.. Each(element, "hierarchicalCodes").Select(HierarchicalCode)] };

    static DataConstraint Constraint(JsonElement element, string agency, string id, SdmxVersion version, LocalText names)
    {
        var about = new List<SdmxUrn>();
        if (element.TryGetProperty("constraintAttachment", out var attachment))
        {
            foreach (var kind in new[] { "dataflows", "dataStructures", "provisionAgreements" })
                about.AddRange(Each(attachment, kind).Select(each => Address(each.GetString()!)));
            if (Urn(attachment, "dataProvider") is { } provider)
                about.Add(provider);
        }
        return new(agency, id, version, names, Maybe(element, "role") == "Actual" ? ConstraintRole.Actual : ConstraintRole.Allowed, about,
            [.. Each(element, "cubeRegions").Select(region => new CubeRegion([.. Each(region, "keyValues").Select(Values)], [.. Each(region, "components").Select(Values)]) { IsIncluded = !False(region, "include") })]);
    }

    static RegionValues Values(JsonElement element)
    {
        var range = element.TryGetProperty("timeRange", out var found) ? found : default;
        return new(Text(element, "id"), [.. Each(element, "values").Select(value => value.ValueKind == JsonValueKind.Object ? Text(value, "value") : value.GetString()!)],
            Bound(range, "startPeriod") ?? Bound(range, "afterPeriod"), Bound(range, "endPeriod") ?? Bound(range, "beforePeriod")) { IsIncluded = !False(element, "include") };
    }

    static PeriodBound? Bound(JsonElement range, string name) => range.ValueKind == JsonValueKind.Object && range.TryGetProperty(name, out var bound) ? new(Text(bound, "period"), !False(bound, "isInclusive")) : null;

    static DataStructure Structure(JsonElement element, string agency, string id, SdmxVersion version, LocalText names)
    {
        if (!element.TryGetProperty("dataStructureComponents", out var components))
            return new(agency, id, version, names, [], null, [], []);
        JsonElement List(string name) => components.TryGetProperty(name, out var list) ? list : default;
        var (dimensions, attributes, measures) = (List("dimensionList"), List("attributeList"), List("measureList"));
        return new(agency, id, version, names,
            [.. Each(dimensions, "dimensions").Select(each => new Dimension(Text(each, "id"), Concept(each, "conceptIdentity"), Representation(each, "localRepresentation")) { Roles = Roles(each), Annotations = Annotations(each) })],
            dimensions.ValueKind == JsonValueKind.Object && dimensions.TryGetProperty("timeDimension", out var time)
                ? new(Concept(time, "conceptIdentity"), Representation(time, "localRepresentation") ?? throw Missing("localRepresentation")) { Annotations = Annotations(time) } : null,
            [.. Each(attributes, "attributes").Select(each => new DataAttribute(Text(each, "id"), Concept(each, "conceptIdentity"), Representation(each, "localRepresentation"), Relationship(each))
                { IsMandatory = Maybe(each, "usage") == "mandatory", Roles = Roles(each), Annotations = Annotations(each) })],
            [.. Each(measures, "measures").Select(each => new Measure(Text(each, "id"), Concept(each, "conceptIdentity"), Representation(each, "localRepresentation"))
                { IsMandatory = Maybe(each, "usage") == "mandatory", Roles = Roles(each), Annotations = Annotations(each) })])
        {
            Groups = [.. Each(components, "groups").Select(group => new DimensionGroup(Text(group, "id"), [.. Each(group, "groupDimensions").Select(each => each.GetString()!)]))],
        };
    }

    static AttributeRelationship Relationship(JsonElement element)
    {
        if (!element.TryGetProperty("attributeRelationship", out var relationship))
            throw Missing("attributeRelationship");
        return relationship.TryGetProperty("dimensions", out var dimensions) ? AttributeRelationship.Of([.. dimensions.EnumerateArray().Select(each => each.GetString()!)])
            : Maybe(relationship, "group") is { } group ? new(AttributeLevel.Group, [], group)
            : relationship.TryGetProperty("observation", out _) ? AttributeRelationship.Observation : AttributeRelationship.Dataflow;
    }

    static Representation? Representation(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var representation))
            return null;
        var format = representation.TryGetProperty("format", out var found) || representation.TryGetProperty("enumerationFormat", out found) ? found : default;
        return new(Urn(representation, "enumeration"), format.ValueKind != JsonValueKind.Object ? null : new(Maybe(format, "dataType") ?? "String")
        {
            MinLength = (int?)Number(format, "minLength"), MaxLength = (int?)Number(format, "maxLength"), MinValue = Number(format, "minValue"), MaxValue = Number(format, "maxValue"),
            Decimals = (int?)Number(format, "decimals"), Pattern = Maybe(format, "pattern"),
        });
    }

    static SdmxUrn[] Roles(JsonElement element) => [.. Each(element, "conceptRoles").Select(role => Address(role.GetString()!))];

    static SdmxUrn Concept(JsonElement element, string name) => Urn(element, name) ?? throw Missing(name);

    static SdmxUrn? Urn(JsonElement element, string name) => Maybe(element, name) is { } text ? Address(text) : null;

    static SdmxUrn Address(string text) => SdmxUrn.TryParse(text, out var urn) ? urn : throw Malformed.At(0, "urn", text, $"{text} is no SDMX address.");

    static Annotation[] Annotations(JsonElement element) => [.. Each(element, "annotations").Select(each =>
        new Annotation(Maybe(each, "id"), Maybe(each, "title"), Maybe(each, "type"), Maybe(each, "value")) { Texts = Names(each, "text", "texts") })];

    static LocalText Names(JsonElement element, string one, string all) =>
        element.TryGetProperty(all, out var names) ? LocalText.Of(names.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString() ?? "")))
            : Maybe(element, one) is { } name ? LocalText.Of(("en", name)) : LocalText.None;

    static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind != JsonValueKind.Null ? list.EnumerateArray() : [];

    static string Text(JsonElement element, string name) => Maybe(element, name) ?? throw Missing(name);

    static string? Maybe(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static decimal? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetDecimal(out var number) ? number : null;

    static bool True(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    static bool False(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    static DateTimeOffset? Moment(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetDateTimeOffset(out var time) ? time : null;

    static SdmxFormatException Missing(string name) => Malformed.At(0, name, "", $"{name} is missing somewhere in the message.");
}
