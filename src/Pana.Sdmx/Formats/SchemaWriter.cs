using System.Text;

namespace Pana.Sdmx;

/// <summary>
/// The XML schema of SDMX-ML 3.0 data of one artefact (the answer to a <see cref="SchemaQuery"/>). It restricts the types of
/// SDMXDataStructureSpecific.xsd, which stands beside it as everywhere in SDMX.
/// </summary>
public static class SchemaWriter
{
    /// <param name="presentation">With the question's dimension at the observation.</param>
    public static byte[] Write(Presentation presentation)
    {
        var layout = presentation.Layout;
        var (target, text) = (Xml.DataNamespace(layout.Published, presentation.DimensionAtObservation), new StringBuilder());
        Add($"""
            <?xml version="1.0" encoding="utf-8"?>
            <xs:schema xmlns:xs="{Xml.Schema}" xmlns="{target}" xmlns:dsd="{Xml.Specific}" xmlns:common="{Xml.Common}" targetNamespace="{target}" elementFormDefault="qualified" attributeFormDefault="unqualified">
            <xs:import namespace="{Xml.Specific}" schemaLocation="SDMXDataStructureSpecific.xsd"/>
            <xs:import namespace="{Xml.Common}" schemaLocation="SDMXCommon.xsd"/>

            """);
        foreach (var column in layout.Columns.Where(IsListed))
            Add($"<xs:simpleType name=\"{column.Id}.Code\"><xs:restriction base=\"xs:string\">{string.Concat(column.Values.Select(value => $"<xs:enumeration value=\"{Xml.Escaped(value.Id)}\"/>"))}</xs:restriction></xs:simpleType>\n");
        var rows = presentation.IsFlat ? "Obs" : "Series";
        Add(Restriction("DataSetType", "<xs:element name=\"DataProvider\" type=\"common:DataProviderReferenceType\" form=\"unqualified\" minOccurs=\"0\"/>"
            + $"<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:element name=\"{rows}\" type=\"{rows}Type\" form=\"unqualified\"/></xs:choice>",
            Attributes(presentation.DataSetAttributes) + "<xs:attributeGroup ref=\"dsd:SetAttributeGroup\"/>"));
        if (!presentation.IsFlat)
            Add(Restriction("SeriesType", "<xs:element name=\"Obs\" type=\"ObsType\" form=\"unqualified\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>",
                Attributes([.. presentation.Series, .. presentation.SeriesAttributes]) + Time(presentation.Series)));
        var measure = layout.Structure.Measures[0];
        Add(Restriction("ObsType", "", Attributes([.. presentation.Observation, .. presentation.ObservationAttributes])
            + (presentation.HasValues ? $"<xs:attribute name=\"{measure.Id}\" type=\"{Type(measure.Representation?.Format)}\" use=\"{(measure.IsMandatory ? "required" : "optional")}\"/>" : "")
            + "<xs:attribute name=\"type\" type=\"common:IDType\" use=\"prohibited\"/>" + Time(presentation.Observation)));
        Add("</xs:schema>\n");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string part) => text.Append(part);

        string Attributes(int[] columns) => string.Concat(columns.Select(at => layout.Columns[at]).Where(column => column is not { Attribute: null, IsTime: true }).Select(column =>
            $"<xs:attribute name=\"{column.Id}\" type=\"{(IsListed(column) ? $"{column.Id}.Code" : "xs:string")}\" use=\"{(column.Attribute is { IsMandatory: false } ? "optional" : "required")}\"/>"));

        string Time(int[] columns) => columns.Contains(layout.TimeAt)
            ? "<xs:attribute name=\"TIME_PERIOD\" type=\"common:ObservationalTimePeriodType\" use=\"required\"/>" : "<xs:attribute name=\"TIME_PERIOD\" use=\"prohibited\"/>";
    }

    static bool IsListed(DataColumn column) => column.IsCoded && column.Values.Count > 0;

    static string Restriction(string name, string children, string attributes) =>
        $"<xs:complexType name=\"{name}\"><xs:complexContent><xs:restriction base=\"dsd:{name}\"><xs:sequence><xs:element ref=\"common:Annotations\" minOccurs=\"0\"/>{children}</xs:sequence>{attributes}</xs:restriction></xs:complexContent></xs:complexType>\n";

    static string Type(TextFormat? format) => format?.DataType switch
    {
        "Integer" or "BigInteger" or "Count" => "xs:integer",
        "Long" => "xs:long",
        "Short" => "xs:short",
        "Decimal" or "Incremental" => "xs:decimal",
        "Float" => "xs:float",
        _ => "xs:double",
    };
}
