using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Pana.Sdmx;

/// <summary>Reads SDMX-ML structures of versions 3.0 and 2.1: the words are mostly the same, references are not.</summary>
static class XmlStructureReader
{
    public static StructureSet Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (root.Name.LocalName != "Structure" || root.Elements().FirstOrDefault(each => each.Name.LocalName == "Structures") is not { } structures)
                throw Wrong(root, root.Name.LocalName, $"{root.Name.LocalName} is no message with structures.", "not-this-message");
            return new(structures.Elements().SelectMany(list => list.Elements()).Select(Artefact).OfType<Artefact>().ToList());
        }
        catch (XmlException wrong)
        {
            throw Malformed.Of(wrong);
        }
    }

    static Artefact? Artefact(XElement element)
    {
        var names = Local(element, "Name");
        var kind = element.Name.LocalName;
        if (kind is not ("Codelist" or "ConceptScheme" or "CategoryScheme" or "AgencyScheme" or "DataProviderScheme" or "Dataflow" or "ProvisionAgreement" or "Categorisation" or "Hierarchy"
            or "DataConstraint" or "ContentConstraint" or "DataStructure"))
            return null;
        var (id, agency) = (Text(element, "id"), Text(element, "agencyID"));
        var version = (string?)element.Attribute("version") is not { } text ? SdmxVersion.Legacy
            : SdmxVersion.TryParse(text, out var parsed) ? parsed : throw Wrong(element, text, $"{text} is no version of {kind} {id}.");
        Artefact artefact = kind switch
        {
            "Codelist" => new Codelist(agency, id, version, names, [.. Each(element, "Code").Select(code => Of(code, new Code(Text(code, "id"), Local(code, "Name")) { Parent = Local(Child(code, "Parent")) }))]),
            "ConceptScheme" => new ConceptScheme(agency, id, version, names, [.. Each(element, "Concept").Select(concept => Of(concept, new Concept(Text(concept, "id"), Local(concept, "Name"))
                { Parent = Local(Child(concept, "Parent")), Representation = Representation(Child(concept, "CoreRepresentation")) }))]),
            "CategoryScheme" => new CategoryScheme(agency, id, version, names, [.. Each(element, "Category").Select(Category)]),
            "AgencyScheme" => new AgencyScheme(agency, names, [.. Each(element, "Agency").Select(each => Of(each, new Agency(Text(each, "id"), Local(each, "Name"))))]),
            "DataProviderScheme" => new DataProviderScheme(agency, names, [.. Each(element, "DataProvider").Select(each => Of(each, new DataProvider(Text(each, "id"), Local(each, "Name"))))]),
            "Dataflow" => new Dataflow(agency, id, version, names, Urn(Child(element, "Structure"))),
            "ProvisionAgreement" => new ProvisionAgreement(agency, id, version, names, Urn(Child(element, "Dataflow") ?? Child(element, "StructureUsage")), Urn(Child(element, "DataProvider"))),
            "Categorisation" => new Categorisation(agency, id, version, names, Urn(Child(element, "Source")), Urn(Child(element, "Target"))),
            "Hierarchy" => new Hierarchy(agency, id, version, names, [.. Each(element, "HierarchicalCode").Select(HierarchicalCode)]),
            "DataStructure" => Structure(element, agency, id, version, names),
            _ => Constraint(element, agency, id, version, names),
        };
        return (artefact is ItemScheme scheme ? scheme with { IsPartial = True(element, "isPartial") } : artefact) with
        {
            Descriptions = Local(element, "Description"),
            Annotations = Annotations(element),
            IsExternal = True(element, "isExternalReference"),
            ValidFrom = Moment(element, "validFrom"),
            ValidTo = Moment(element, "validTo"),
        };
    }

    static T Of<T>(XElement element, T item) where T : Item => item with { Descriptions = Local(element, "Description"), Annotations = Annotations(element) };

    static Category Category(XElement element) => Of(element, new Category(Text(element, "id"), Local(element, "Name")) { Categories = [.. Each(element, "Category").Select(Category)] });

    static HierarchicalCode HierarchicalCode(XElement element) =>
        new(Text(element, "id"), Urn(Child(element, "Code")) ?? throw Missing(element, "Code")) { Codes = [.. Each(element, "HierarchicalCode").Select(HierarchicalCode)] };

    static DataConstraint Constraint(XElement element, string agency, string id, SdmxVersion version, LocalText names) =>
        new(agency, id, version, names, (string?)(element.Attribute("role") ?? element.Attribute("type")) == "Actual" ? ConstraintRole.Actual : ConstraintRole.Allowed,
            [.. (Child(element, "ConstraintAttachment")?.Elements() ?? []).Select(Urn).OfType<SdmxUrn>()],
            [.. Each(element, "CubeRegion").Select(region => new CubeRegion([.. Each(region, "KeyValue").Select(Values)], [.. Each(region, "Component").Concat(Each(region, "Attribute")).Select(Values)]) { IsIncluded = !False(region, "include") })]);

    static RegionValues Values(XElement element)
    {
        var range = Child(element, "TimeRange");
        return new(Text(element, "id"), [.. Each(element, "Value").Select(value => value.Value)], Bound(range, "StartPeriod") ?? Bound(range, "AfterPeriod"),
            Bound(range, "EndPeriod") ?? Bound(range, "BeforePeriod")) { IsIncluded = !False(element, "include") };
    }

    static PeriodBound? Bound(XElement? range, string name) => Child(range, name) is { } bound ? new(bound.Value, !False(bound, "isInclusive")) : null;

    static DataStructure Structure(XElement element, string agency, string id, SdmxVersion version, LocalText names)
    {
        var components = Child(element, "DataStructureComponents");
        var (dimensions, attributes, measures) = (Child(components, "DimensionList"), Child(components, "AttributeList"), Child(components, "MeasureList"));
        return new(agency, id, version, names,
            [.. Each(dimensions, "Dimension").Select(each => new Dimension(Name(each), Concept(each), Representation(Child(each, "LocalRepresentation"))) { Roles = Roles(each), Annotations = Annotations(each) })],
            Child(dimensions, "TimeDimension") is { } time
                ? new(Concept(time), Representation(Child(time, "LocalRepresentation")) ?? throw Missing(time, "LocalRepresentation")) { Annotations = Annotations(time) } : null,
            [.. Each(attributes, "Attribute").Select(each => new DataAttribute(Name(each), Concept(each), Representation(Child(each, "LocalRepresentation")), Relationship(each))
                { IsMandatory = (string?)each.Attribute("usage") == "mandatory" || (string?)each.Attribute("assignmentStatus") == "Mandatory", Roles = Roles(each), Annotations = Annotations(each) })],
            // The one measure of 2.1 is called so whatever its concept is.
            [.. Each(measures, "PrimaryMeasure").Select(each => new Measure(Measure.Name, Concept(each), Representation(Child(each, "LocalRepresentation"))) { Annotations = Annotations(each) }),
                .. Each(measures, "Measure").Select(each => new Measure(Name(each), Concept(each), Representation(Child(each, "LocalRepresentation")))
                    { IsMandatory = (string?)each.Attribute("usage") == "mandatory", Roles = Roles(each), Annotations = Annotations(each) })])
        {
            Groups = [.. Each(components, "Group").Select(group => new DimensionGroup(Text(group, "id"), [.. Each(group, "GroupDimension").Select(each => Local(Child(each, "DimensionReference")) ?? throw Missing(each, "DimensionReference"))]))],
        };
    }

    static AttributeRelationship Relationship(XElement attribute)
    {
        var relationship = Child(attribute, "AttributeRelationship") ?? throw Missing(attribute, "AttributeRelationship");
        string[] dimensions = [.. Each(relationship, "Dimension").Select(each => Local(each)!)];
        return dimensions.Length > 0 ? AttributeRelationship.Of(dimensions)
            : Local(Child(relationship, "Group")) is { } group ? new(AttributeLevel.Group, [], group)
            : Child(relationship, "Observation") is not null || Child(relationship, "PrimaryMeasure") is not null ? AttributeRelationship.Observation : AttributeRelationship.Dataflow;
    }

    static Representation? Representation(XElement? element)
    {
        if (element is null)
            return null;
        var format = Child(element, "TextFormat") ?? Child(element, "EnumerationFormat");
        return new(Urn(Child(element, "Enumeration")), format is null ? null : new((string?)format.Attribute("textType") ?? "String")
        {
            MinLength = (int?)Number(format, "minLength"), MaxLength = (int?)Number(format, "maxLength"), MinValue = Number(format, "minValue"), MaxValue = Number(format, "maxValue"),
            Decimals = (int?)Number(format, "decimals"), Pattern = (string?)format.Attribute("pattern"),
        });
    }

    static SdmxUrn[] Roles(XElement element) => [.. Each(element, "ConceptRole").Select(Urn).OfType<SdmxUrn>()];

    static SdmxUrn Concept(XElement element) => Urn(Child(element, "ConceptIdentity")) ?? throw Missing(element, "ConceptIdentity");

    /// <summary>In 2.1 a component may leave its name to its concept.</summary>
    static string Name(XElement component) => (string?)component.Attribute("id") ?? Concept(component).Item ?? throw Missing(component, "id");

    /// <summary>An address in 3.0; in 2.1 an element URN, or Ref with all parts.</summary>
    static SdmxUrn? Urn(XElement? element)
    {
        if (element is null)
            return null;
        var text = Child(element, "URN")?.Value ?? (element.HasElements ? null : element.Value.Trim());
        if (text is null && Child(element, "Ref") is { } reference)
        {
            var (package, @class, id) = ((string?)reference.Attribute("package"), (string?)reference.Attribute("class"), Text(reference, "id"));
            var (parent, of) = ((string?)reference.Attribute("maintainableParentID"), Text(reference, "agencyID"));
            // Package and class may be left out where the place says them.
            (package, @class) = (package, @class) is (not null, not null) ? (package, @class) : element.Name.LocalName switch
            {
                "ConceptIdentity" or "ConceptRole" => ("conceptscheme", "Concept"),
                "Enumeration" => ("codelist", "Codelist"),
                "Structure" or "DataStructure" => ("datastructure", "DataStructure"),
                "StructureUsage" or "Dataflow" => ("datastructure", "Dataflow"),
                "DataProvider" => ("base", "DataProvider"),
                "Target" => ("categoryscheme", "Category"),
                var other => throw Wrong(reference, other, $"The reference in {other} does not say its class."),
            };
            var version = (string?)reference.Attribute(parent is null ? "version" : "maintainableParentVersion") ?? "1.0";
            text = $"urn:sdmx:org.sdmx.infomodel.{package}.{@class}={of}:{parent ?? id}({version}){(parent is null ? "" : $".{id}")}";
        }
        return text is null ? throw Missing(element, "Ref") : SdmxUrn.TryParse(text, out var urn) ? urn : throw Wrong(element, text, $"{text} is no SDMX address.");
    }

    /// <summary>A name in the same artefact: a text in 3.0, Ref in 2.1.</summary>
    static string? Local(XElement? element) => element is null ? null : Child(element, "Ref") is { } reference ? Text(reference, "id") : element.Value.Trim();

    static LocalText Local(XElement element, string name) =>
        LocalText.Of(Each(element, name).Select(each => KeyValuePair.Create((string?)each.Attribute(XNamespace.Xml + "lang") ?? "en", each.Value)));

    static Annotation[] Annotations(XElement element) => [.. Each(Child(element, "Annotations"), "Annotation").Select(each =>
        new Annotation((string?)each.Attribute("id"), Child(each, "AnnotationTitle")?.Value, Child(each, "AnnotationType")?.Value, Child(each, "AnnotationValue")?.Value) { Texts = Local(each, "AnnotationText") })];

    static IEnumerable<XElement> Each(XElement? element, string name) => element?.Elements().Where(each => each.Name.LocalName == name) ?? [];

    static XElement? Child(XElement? element, string name) => Each(element, name).FirstOrDefault();

    static string Text(XElement element, string attribute) => (string?)element.Attribute(attribute) ?? throw Missing(element, attribute);

    static decimal? Number(XElement element, string name) =>
        decimal.TryParse((string?)element.Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool True(XElement element, string name) => (string?)element.Attribute(name) is "true" or "1";

    static bool False(XElement element, string name) => (string?)element.Attribute(name) is "false" or "0";

    static DateTimeOffset? Moment(XElement element, string name) =>
        DateTimeOffset.TryParse((string?)element.Attribute(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    static SdmxFormatException Missing(XElement element, string name) => Wrong(element, "", $"{element.Name.LocalName} has no {name}.");

    static SdmxFormatException Wrong(XElement element, string found, string sentence, string name = "malformed")
    {
        var line = ((IXmlLineInfo)element).LineNumber;
        return Malformed.At(line, element.Name.LocalName, found, $"Line {line.ToString(CultureInfo.InvariantCulture)}: {sentence}", name);
    }
}
