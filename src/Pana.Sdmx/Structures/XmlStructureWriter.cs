using System.Xml;

namespace Pana.Sdmx;

/// <summary>SDMX-ML 3.0 structures: references are addresses.</summary>
sealed class XmlStructureWriter(XmlWriter xml, MessageHeader header) : XmlStructureParts(xml, header, Xml.Message, Xml.Common, Xml.Structure)
{
    public void Write(StructureSet set) => Message(() => Each(ArtefactType.All, type =>
    {
        if (set.All.Where(artefact => artefact.Type == type).ToList() is not { Count: > 0 } artefacts)
            return;
        Start(char.ToUpperInvariant(type.Collection[0]) + type.Collection[1..]);
        artefacts.ForEach(Artefact);
        Target.WriteEndElement();
    }));

    protected override bool HasAnnotationValues => true;

    protected override string Urn(Artefact artefact) => artefact.Urn.ToString();

    protected override void Reference(string name, SdmxUrn? urn) => Local(name, urn?.ToString());

    protected override void Local(string name, string? id)
    {
        if (id is not null)
            Target.WriteElementString(name, Xml.Structure, id);
    }

    protected override (string Name, string Value) Usage(bool isMandatory) => ("usage", isMandatory ? "mandatory" : "optional");

    protected override void Measures(DataStructure structure) => Each(structure.Measures, measure => Component("Measure", measure, Usage(measure.IsMandatory)));

    protected override void Relationship(AttributeRelationship relationship)
    {
        Start("AttributeRelationship");
        switch (relationship.Kind)
        {
            case AttributeLevel.Dimensions: Each(relationship.Dimensions, dimension => Local("Dimension", dimension)); break;
            case AttributeLevel.Group: Local("Group", relationship.Group); break;
            default: Start(relationship.Kind == AttributeLevel.Dataflow ? "Dataflow" : "Observation"); Target.WriteEndElement(); break;
        }
        Target.WriteEndElement();
    }

    void Artefact(Artefact artefact)
    {
        // Organisation schemes have no version; their addresses say 1.0.
        Head(artefact.Type.Class.Split('.')[1], artefact, artefact is not (AgencyScheme or DataProviderScheme), artefact switch
        {
            Hierarchy => [("hasFormalLevels", "false")],
            DataConstraint { Role: var role } => [("role", role.ToString())],
            _ => [],
        });
        switch (artefact)
        {
            case ItemScheme scheme: Items(scheme); break;
            case Dataflow flow: Reference("Structure", flow.Structure); break;
            case ProvisionAgreement agreement: Reference("Dataflow", agreement.Dataflow); Reference("DataProvider", agreement.Provider); break;
            case Categorisation { Source: not null, Target: not null } categorisation: Reference("Source", categorisation.Source); Reference("Target", categorisation.Target); break;
            case Hierarchy hierarchy: Each(hierarchy.Codes, HierarchicalCode); break;
            case DataConstraint constraint: Constraint(constraint, Xml.Structure, "Component"); break;
            case DataStructure { Dimensions.Count: > 0 } structure: Components(structure); break;
        }
        Target.WriteEndElement();
    }

    void HierarchicalCode(HierarchicalCode code)
    {
        Start("HierarchicalCode");
        Target.WriteAttributeString("id", code.Id);
        Reference("Code", code.Code);
        Each(code.Codes, HierarchicalCode);
        Target.WriteEndElement();
    }
}
