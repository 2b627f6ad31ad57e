using System.Globalization;
using System.Xml;

namespace Pana.Sdmx;

/// <summary>What structures of SDMX-ML 3.0 and 2.1 have in common: all but references, and the words of some attributes.</summary>
abstract class XmlStructureParts(XmlWriter xml, MessageHeader header, string message, string common, string structure)
{
    protected XmlWriter Target => xml;

    /// <summary>An artefact or an item elsewhere.</summary>
    protected abstract void Reference(string name, SdmxUrn? urn);

    /// <summary>Something in the same artefact.</summary>
    protected abstract void Local(string name, string? id);

    protected abstract (string Name, string Value) Usage(bool isMandatory);

    protected abstract void Relationship(AttributeRelationship relationship);

    protected abstract void Measures(DataStructure structure);

    /// <summary>Values of annotations came with 3.0; before, they stand as a text.</summary>
    protected abstract bool HasAnnotationValues { get; }

    protected abstract string Urn(Artefact artefact);

    protected void Message(Action lists)
    {
        xml.WriteStartElement("mes", "Structure", message);
        xml.WriteAttributeString("xmlns", "com", null, common);
        xml.WriteAttributeString("xmlns", "str", null, structure);
        xml.WriteStartElement("Header", message);
        xml.WriteElementString("ID", message, header.Id);
        xml.WriteElementString("Test", message, header.IsTest ? "true" : "false");
        xml.WriteElementString("Prepared", message, JsonDataHead.Moment(header.Prepared));
        xml.WriteStartElement("Sender", message);
        xml.WriteAttributeString("id", header.Sender);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("Structures", message);
        lists();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The element, its attributes and texts; left open.</summary>
    protected void Head(string name, Artefact artefact, bool hasVersion, params (string Name, string Value)[] more)
    {
        Start(name);
        xml.WriteAttributeString("urn", Urn(artefact));
        xml.WriteAttributeString("id", artefact.Id);
        xml.WriteAttributeString("agencyID", artefact.Agency);
        if (hasVersion)
            xml.WriteAttributeString("version", artefact.Version.ToString());
        if (artefact.ValidFrom is { } from)
            xml.WriteAttributeString("validFrom", JsonDataHead.Moment(from));
        if (artefact.ValidTo is { } to)
            xml.WriteAttributeString("validTo", JsonDataHead.Moment(to));
        if (artefact.IsExternal)
            xml.WriteAttributeString("isExternalReference", "true");
        if (artefact is ItemScheme { IsPartial: true })
            xml.WriteAttributeString("isPartial", "true");
        foreach (var (attribute, value) in more)
            xml.WriteAttributeString(attribute, value);
        Texts(artefact.Names, artefact.Id, artefact.Descriptions, artefact.Annotations);
    }

    protected void Items(ItemScheme scheme)
    {
        switch (scheme)
        {
            case Codelist codelist: Each(codelist.Codes, code => Item("Code", code, () => Local("Parent", code.Parent))); break;
            case ConceptScheme concepts: Each(concepts.Concepts, concept => Item("Concept", concept, () => { Local("Parent", concept.Parent); Representation("CoreRepresentation", concept.Representation); })); break;
            case CategoryScheme categories: Each(categories.Categories, Category); break;
            case AgencyScheme agencies: Each(agencies.Agencies, agency => Item("Agency", agency)); break;
            case DataProviderScheme providers: Each(providers.Providers, provider => Item("DataProvider", provider)); break;
        }
    }

    protected void Components(DataStructure whole)
    {
        Start("DataStructureComponents");
        Start("DimensionList");
        xml.WriteAttributeString("id", "DimensionDescriptor");
        for (var i = 0; i < whole.Dimensions.Count; i++)
            Component("Dimension", whole.Dimensions[i], ("position", (i + 1).ToString(CultureInfo.InvariantCulture)));
        if (whole.Time is { } time)
            Component("TimeDimension", time);
        xml.WriteEndElement();
        Each(whole.Groups, group =>
        {
            Start("Group");
            xml.WriteAttributeString("id", group.Id);
            Each(group.Dimensions, dimension =>
            {
                Start("GroupDimension");
                Local("DimensionReference", dimension);
                xml.WriteEndElement();
            });
            xml.WriteEndElement();
        });
        if (whole.Attributes.Count > 0)
        {
            Start("AttributeList");
            xml.WriteAttributeString("id", "AttributeDescriptor");
            Each(whole.Attributes, attribute => Component("Attribute", attribute, Usage(attribute.IsMandatory), () => Relationship(attribute.Relationship)));
            xml.WriteEndElement();
        }
        Start("MeasureList");
        xml.WriteAttributeString("id", "MeasureDescriptor");
        Measures(whole);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    protected void Component(string name, Component component, (string Name, string Value)? attribute = null, Action? more = null)
    {
        Start(name);
        xml.WriteAttributeString("id", component.Id);
        if (attribute is { } extra)
            xml.WriteAttributeString(extra.Name, extra.Value);
        Annotations(component.Annotations);
        Reference("ConceptIdentity", component.Concept);
        Representation("LocalRepresentation", component.Representation);
        Each(component.Roles, role => Reference("ConceptRole", role));
        more?.Invoke();
        xml.WriteEndElement();
    }

    /// <param name="space">The namespace of values, which moved between the versions.</param>
    /// <param name="components">The word for attributes and measures.</param>
    protected void Constraint(DataConstraint constraint, string space, string components)
    {
        if (constraint.About.Count > 0)
        {
            Start("ConstraintAttachment");
            Each(constraint.About, about => Reference(about.Class.Split('.')[1], about));
            xml.WriteEndElement();
        }
        Each(constraint.Regions, region =>
        {
            Start("CubeRegion");
            xml.WriteAttributeString("include", region.IsIncluded ? "true" : "false");
            Each(region.Keys, values => Values("KeyValue", values, space));
            Each(region.Components, values => Values(components, values, space));
            xml.WriteEndElement();
        });
    }

    void Values(string name, RegionValues values, string space)
    {
        xml.WriteStartElement(name, space);
        xml.WriteAttributeString("id", values.Component);
        xml.WriteAttributeString("include", values.IsIncluded ? "true" : "false");
        Each(values.Values, value => xml.WriteElementString("Value", space, value));
        if (values.From is not null || values.To is not null)
        {
            xml.WriteStartElement("TimeRange", space);
            var isRange = values.From is not null && values.To is not null;
            Bound(isRange ? "StartPeriod" : "AfterPeriod", values.From, space);
            Bound(isRange ? "EndPeriod" : "BeforePeriod", values.To, space);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Bound(string name, PeriodBound? bound, string space)
    {
        if (bound is null)
            return;
        xml.WriteStartElement(name, space);
        xml.WriteAttributeString("isInclusive", bound.IsInclusive ? "true" : "false");
        xml.WriteString(bound.Period);
        xml.WriteEndElement();
    }

    void Category(Category category) => Item("Category", category, () => Each(category.Categories, Category));

    void Item(string name, Item item, Action? more = null)
    {
        Start(name);
        xml.WriteAttributeString("id", item.Id);
        Texts(item.Names, item.Id, item.Descriptions, item.Annotations);
        more?.Invoke();
        xml.WriteEndElement();
    }

    void Representation(string name, Representation? representation)
    {
        if (representation is null)
            return;
        Start(name);
        Reference("Enumeration", representation.Codelist);
        if (representation.Format is { } format)
        {
            Start(representation.Codelist is null ? "TextFormat" : "EnumerationFormat");
            xml.WriteAttributeString("textType", format.DataType);
            foreach (var (facet, value) in new (string, IFormattable?)[] { ("minLength", format.MinLength), ("maxLength", format.MaxLength), ("minValue", format.MinValue), ("maxValue", format.MaxValue), ("decimals", format.Decimals) })
                if (value is not null)
                    xml.WriteAttributeString(facet, value.ToString(null, CultureInfo.InvariantCulture));
            if (format.Pattern is not null)
                xml.WriteAttributeString("pattern", format.Pattern);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Texts(LocalText names, string id, LocalText descriptions, IReadOnlyList<Annotation> annotations)
    {
        Annotations(annotations);
        Texts("Name", names.IsEmpty ? LocalText.Of(("en", id)) : names);
        Texts("Description", descriptions);
    }

    void Annotations(IReadOnlyList<Annotation> annotations)
    {
        if (annotations.Count == 0)
            return;
        xml.WriteStartElement("Annotations", common);
        foreach (var annotation in annotations)
        {
            xml.WriteStartElement("Annotation", common);
            if (annotation.Id is not null)
                xml.WriteAttributeString("id", annotation.Id);
            foreach (var (name, value) in new[] { ("AnnotationTitle", annotation.Title), ("AnnotationType", annotation.Type) })
                if (value is not null)
                    xml.WriteElementString(name, common, value);
            Texts("AnnotationText", !HasAnnotationValues && annotation.Texts.IsEmpty && annotation.Value is not null ? LocalText.Of(("en", annotation.Value)) : annotation.Texts);
            if (HasAnnotationValues && annotation.Value is not null)
                xml.WriteElementString("AnnotationValue", common, annotation.Value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Texts(string name, LocalText text)
    {
        foreach (var each in text.Texts)
        {
            xml.WriteStartElement(name, common);
            xml.WriteAttributeString("xml", "lang", Xml.Language, each.Key);
            xml.WriteString(each.Value);
            xml.WriteEndElement();
        }
    }

    protected static void Each<T>(IEnumerable<T> all, Action<T> write)
    {
        foreach (var each in all)
            write(each);
    }

    protected void Start(string name) => xml.WriteStartElement(name, structure);
}
