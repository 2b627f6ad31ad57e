using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>SDMX-ML 3.0 data specific to their structure: components are attributes of XML. <see cref="SchemaWriter"/> writes the schema that they meet.</summary>
sealed class XmlDataWriter : DataWriter
{
    readonly EncodedValues[][] _all;
    EncodedValues[] _values = [];

    public XmlDataWriter(IReadOnlyList<Presentation> presentations, MessageHeader header, PipeWriter pipe) : base(presentations, header, pipe) =>
        _all = Encoded(column => value => Encoding.UTF8.GetBytes($" {column.Id}=\"{Xml.Escaped(value.Id)}\""));

    private protected override void Begin()
    {
        Output.Write($"""
            <?xml version="1.0" encoding="utf-8"?>
            <mes:StructureSpecificData xmlns:mes="{Xml.Message}" xmlns:com="{Xml.Common}" xmlns:ss="{Xml.Specific}" xmlns:xsi="{Xml.Instance}"{string.Concat(Presentations.Select((each, at) => $" xmlns:{Prefix(at)}=\"{Namespace(each)}\""))}>
            <mes:Header><mes:ID>{Xml.Escaped(Header.Id)}</mes:ID><mes:Test>{(Header.IsTest ? "true" : "false")}</mes:Test><mes:Prepared>{JsonDataHead.Moment(Header.Prepared)}</mes:Prepared><mes:Sender id="{Xml.Escaped(Header.Sender)}"/>
            {string.Join('\n', Presentations.Select(Structure))}
            </mes:Header>

            """);
    }

    private protected override void BeginSet(DataSetHead head, Observation? first)
    {
        _values = _all[head.Structure];
        Output.Write($"<mes:DataSet ss:structureRef=\"{Xml.StructureId(Layout.Published)}\" xsi:type=\"{Prefix(head.Structure)}:DataSetType\" ss:action=\"{(head.Action == DataAction.Merge ? DataAction.Append : head.Action)}\"");
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

    static string Structure(Presentation presentation)
    {
        var published = presentation.Layout.Published;
        var reference = Xml.ReferenceTo(published);
        return $"<mes:Structure structureID=\"{Xml.StructureId(published)}\" namespace=\"{Namespace(presentation)}\" dimensionAtObservation=\"{presentation.DimensionAtObservation}\"><com:{reference}>{published.Urn}</com:{reference}></mes:Structure>";
    }

    static string Namespace(Presentation presentation) => Xml.DataNamespace(presentation.Layout.Published, presentation.DimensionAtObservation);

    static string Prefix(int structure) => $"ns{(structure + 1).ToString(CultureInfo.InvariantCulture)}";

    void Components(int[] columns, ReadOnlySpan<int> places)
    {
        foreach (var column in columns)
            Output.Write(_values[column][places[column]]);
    }
}
