using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>The components of a data structure.</summary>
sealed class JsonComponentsWriter(Utf8JsonWriter json, JsonStructureWriter message)
{
    public void Write(DataStructure structure)
    {
        json.WriteStartObject("dataStructureComponents");
        if (structure.Attributes.Count > 0)
        {
            json.WriteStartObject("attributeList");
            json.WriteString("id", "AttributeDescriptor");
            message.Array("attributes", structure.Attributes, Attribute);
            json.WriteEndObject();
        }
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        var position = 0;
        message.Array("dimensions", structure.Dimensions, dimension => Component(dimension, () => json.WriteNumber("position", ++position)));
        if (structure.Time is { } time)
        {
            json.WritePropertyName("timeDimension");
            Component(time, () => { });
        }
        json.WriteEndObject();
        message.Array("groups", structure.Groups, group =>
        {
            json.WriteStartObject();
            json.WriteString("id", group.Id);
            message.Array("groupDimensions", group.Dimensions, json.WriteStringValue);
            json.WriteEndObject();
        });
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        message.Array("measures", structure.Measures, measure => Component(measure, () => Usage(measure.IsMandatory)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Component(Component component, Action more)
    {
        json.WriteStartObject();
        json.WriteString("id", component.Id);
        message.Annotations(component.Annotations);
        more();
        json.WriteString("conceptIdentity", component.Concept.ToString());
        message.Array("conceptRoles", component.Roles, role => json.WriteStringValue(role.ToString()));
        message.Representation("localRepresentation", component.Representation);
        json.WriteEndObject();
    }

    void Attribute(DataAttribute attribute) => Component(attribute, () =>
    {
        Usage(attribute.IsMandatory);
        json.WriteStartObject("attributeRelationship");
        switch (attribute.Relationship.Kind)
        {
            case AttributeLevel.Dimensions: message.Array("dimensions", attribute.Relationship.Dimensions, json.WriteStringValue); break;
            case AttributeLevel.Group: json.WriteString("group", attribute.Relationship.Group); break;
            default:
                json.WriteStartObject(attribute.Relationship.Kind == AttributeLevel.Dataflow ? "dataflow" : "observation");
                json.WriteEndObject();
                break;
        }
        json.WriteEndObject();
    });

    void Usage(bool isMandatory) => json.WriteString("usage", isMandatory ? "mandatory" : "optional");
}
