using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>SDMX-ML 3.0 data specific to their structure: components are attributes of XML. <see cref="SchemaWriter"/> writes the schema that they meet.</summary>
sealed class XmlDataWriter : DataWriter
{
    readonly EncodedValues?[] _values;

    public XmlDataWriter(Presentation presentation, MessageHeader header, PipeWriter pipe) : base(presentation, header, pipe) =>
        _values = Encoded(column => value => Encoding.UTF8.GetBytes($" {column.Id}=\"{Xml.Escaped(value.Id)}\""));

    private protected override void Begin()
    {
        var published = Layout.Published;
        var reference = published switch { DataStructure => "Structure", ProvisionAgreement => "ProvisionAgreement", _ => "StructureUsage" };
        Output.Write($"""
            <?xml version="1.0" encoding="utf-8"?>
            <mes:StructureSpecificData xmlns:mes="{Xml.Message}" xmlns:com="{Xml.Common}" xmlns:ss="{Xml.Specific}" xmlns:xsi="{Xml.Instance}" xmlns:ns1="{Xml.DataNamespace(published, Presentation.DimensionAtObservation)}">
            <mes:Header><mes:ID>{Xml.Escaped(Header.Id)}</mes:ID><mes:Test>{(Header.IsTest ? "true" : "false")}</mes:Test><mes:Prepared>{JsonDataHead.Moment(Header.Prepared)}</mes:Prepared><mes:Sender id="{Xml.Escaped(Header.Sender)}"/>
            <mes:Structure structureID="{Xml.StructureId(published)}" namespace="{Xml.DataNamespace(published, Presentation.DimensionAtObservation)}" dimensionAtObservation="{Presentation.DimensionAtObservation}"><com:{reference}>{published.Urn}</com:{reference}></mes:Structure>
            </mes:Header>

            """);
    }

    private protected override void BeginSet(int set, DataSetHead head, Observation? first)
    {
        Output.Write($"<mes:DataSet ss:structureRef=\"{Xml.StructureId(Layout.Published)}\" xsi:type=\"ns1:DataSetType\" ss:action=\"{(head.Action == DataAction.Merge ? DataAction.Append : head.Action)}\"");
        if (head.From is { } from)
            Output.Write($" ss:validFromDate=\"{JsonDataHead.Moment(from)}\"");
        if (head.To is { } to)
            Output.Write($" ss:validToDate=\"{JsonDataHead.Moment(to)}\"");
        if (first is { } one)
            Components(Presentation.DataSetAttributes, one.Places.Span);
        Output.Write(">\n"u8);
    }

    private protected override void BeginSeries(ReadOnlySpan<int> places)
    {
        Output.Write("<Series"u8);
        Components(Presentation.Series, places);
        Components(Presentation.SeriesAttributes, places);
        Output.Write(">"u8);
    }

    private protected override void Write(ReadOnlySpan<int> places, double value)
    {
        Output.Write("<Obs"u8);
        Components(Presentation.Observation, places);
        if (Presentation.HasValues && !double.IsNaN(value))
        {
            Output.Write(" OBS_VALUE=\""u8);
            Output.Write(value);
            Output.Write((byte)'"');
        }
        Components(Presentation.ObservationAttributes, places);
        Output.Write("/>"u8);
    }

    private protected override void EndSeries() => Output.Write("</Series>\n"u8);

    private protected override void EndSet() => Output.Write("</mes:DataSet>\n"u8);

    private protected override void End() => Output.Write("</mes:StructureSpecificData>\n"u8);

    void Components(int[] columns, ReadOnlySpan<int> places)
    {
        foreach (var column in columns)
            Output.Write(_values[column]![places[column]]);
    }
}
