using System.Xml;

namespace Pana.Sdmx;

/// <summary>
/// SDMX-ML 2.1 structures for older clients: codelists, concepts, categories, organisations, data structures, flows, agreements, constraints.
/// Hierarchies took another form there (lists of hierarchies), which nobody of those clients needs to read our data; they are left out.
/// </summary>
sealed class XmlStructure21Writer(XmlWriter xml, MessageHeader header) : XmlStructureParts(xml, header, Xml.Message21, Xml.Common21, Xml.Structure21)
{
    /// <summary>Lists in the order of the schema, with the types that stand in them.</summary>
    static readonly (string List, ArtefactType[] Types)[] s_lists =
    [
        ("OrganisationSchemes", [ArtefactType.AgencyScheme, ArtefactType.DataProviderScheme]), ("Dataflows", [ArtefactType.Dataflow]), ("CategorySchemes", [ArtefactType.CategoryScheme]),
        ("Categorisations", [ArtefactType.Categorisation]), ("Codelists", [ArtefactType.Codelist]), ("Concepts", [ArtefactType.ConceptScheme]), ("DataStructures", [ArtefactType.DataStructure]),
        ("Constraints", [ArtefactType.DataConstraint]), ("ProvisionAgreements", [ArtefactType.ProvisionAgreement]),
    ];

    public void Write(StructureSet set) => Message(() => Each(s_lists, list =>
    {
        if (list.Types.SelectMany(type => set.All.Where(artefact => artefact.Type == type)).ToList() is not { Count: > 0 } artefacts)
            return;
        Start(list.List);
        artefacts.ForEach(Artefact);
        Target.WriteEndElement();
    }));

    protected override bool HasAnnotationValues => false;

    protected override string Urn(Artefact artefact) => artefact.Urn.ToString().Replace("registry.DataConstraint", "registry.ContentConstraint", StringComparison.Ordinal);

    protected override void Reference(string name, SdmxUrn? urn)
    {
        if (urn is null)
            return;
        // There are no open versions in 2.1: the lowest that is meant stands.
        var version = urn.Version.Lowest?.ToString() ?? "1.0";
        Start(name);
        Target.WriteStartElement("Ref", "");
        Target.WriteAttributeString("id", urn.Item ?? urn.Id);
        if (urn.Item is null)
            Target.WriteAttributeString("version", version);
        else
        {
            Target.WriteAttributeString("maintainableParentID", urn.Id);
            Target.WriteAttributeString("maintainableParentVersion", version);
        }
        Target.WriteAttributeString("agencyID", urn.Agency);
        Target.WriteAttributeString("package", urn.Class.Split('.')[0]);
        Target.WriteAttributeString("class", urn.Class.Split('.')[1]);
        Target.WriteEndElement();
        Target.WriteEndElement();
    }

    protected override void Local(string name, string? id)
    {
        if (id is null)
            return;
        Start(name);
        Target.WriteStartElement("Ref", "");
        Target.WriteAttributeString("id", id);
        Target.WriteEndElement();
        Target.WriteEndElement();
    }

    protected override (string Name, string Value) Usage(bool isMandatory) => ("assignmentStatus", isMandatory ? "Mandatory" : "Conditional");

    protected override void Measures(DataStructure structure)
    {
        if (structure.Measures.FirstOrDefault(measure => measure.Id == Measure.Name) is { } primary)
            Component("PrimaryMeasure", primary with { Roles = [] });
    }

    protected override void Relationship(AttributeRelationship relationship)
    {
        Start("AttributeRelationship");
        switch (relationship.Kind)
        {
            case AttributeLevel.Dimensions: Each(relationship.Dimensions, dimension => Local("Dimension", dimension)); break;
            case AttributeLevel.Group: Local("Group", relationship.Group); break;
            case AttributeLevel.Observation: Local("PrimaryMeasure", Measure.Name); break;
            default: Start("None"); Target.WriteEndElement(); break;
        }
        Target.WriteEndElement();
    }

    void Artefact(Artefact artefact)
    {
        Head(artefact is DataConstraint ? "ContentConstraint" : artefact.Type.Class.Split('.')[1], artefact, true, artefact is DataConstraint { Role: var role } ? [("type", role.ToString())] : []);
        switch (artefact)
        {
            case ItemScheme scheme: Items(scheme); break;
            case Dataflow flow: Reference("Structure", flow.Structure); break;
            case ProvisionAgreement agreement: Reference("StructureUsage", agreement.Dataflow); Reference("DataProvider", agreement.Provider); break;
            case Categorisation categorisation: Reference("Source", categorisation.Source); Reference("Target", categorisation.Target); break;
            case DataConstraint constraint: Constraint(constraint, Xml.Common21, "Attribute"); break;
            case DataStructure { Dimensions.Count: > 0 } structure: Components(structure); break;
        }
        Target.WriteEndElement();
    }
}
