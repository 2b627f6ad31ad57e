using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>SDMX-ML 2.1 generic data: components by name and value, for clients that know no 3.0. There a version is two numbers or three alike.</summary>
sealed class GenericDataWriter : DataWriter
{
    readonly EncodedValues[][] _all, _allAlone;
    EncodedValues[] _values = [], _alone = [];

    public GenericDataWriter(IReadOnlyList<Presentation> presentations, MessageHeader header, PipeWriter pipe) : base(presentations, header, pipe)
    {
        _all = Encoded(column => value => Encoding.UTF8.GetBytes($"<gen:Value id=\"{column.Id}\" value=\"{Xml.Escaped(value.Id)}\"/>"));
        _allAlone = Encoded(_ => value => Encoding.UTF8.GetBytes($"<gen:ObsDimension value=\"{Xml.Escaped(value.Id)}\"/>"));
    }

    private protected override void Begin()
    {
        Output.Write($"""
            <?xml version="1.0" encoding="utf-8"?>
            <mes:GenericData xmlns:mes="{Xml.Message21}" xmlns:com="{Xml.Common21}" xmlns:gen="{Xml.Generic21}">
            <mes:Header><mes:ID>{Xml.Escaped(Header.Id)}</mes:ID><mes:Test>{(Header.IsTest ? "true" : "false")}</mes:Test><mes:Prepared>{JsonDataHead.Moment(Header.Prepared)}</mes:Prepared><mes:Sender id="{Xml.Escaped(Header.Sender)}"/>
            {string.Join('\n', Presentations.Select(Structure))}
            </mes:Header>

            """);
    }

    private protected override void BeginSet(DataSetHead head, Observation? first)
    {
        (_values, _alone) = (_all[head.Structure], _allAlone[head.Structure]);
        Output.Write($"<mes:DataSet structureRef=\"{Xml.StructureId(Layout.Published)}\" action=\"{(head.Action == DataAction.Merge ? DataAction.Append : head.Action)}\"");
        if (head.From is { } from)
            Output.Write($" validFromDate=\"{JsonDataHead.Moment(from)}\"");
        if (head.To is { } to)
            Output.Write($" validToDate=\"{JsonDataHead.Moment(to)}\"");
        Output.Write(">\n"u8);
        if (first is { } one)
            Values("<gen:Attributes>"u8, Presentation.DataSetAttributes, one.Places.Span, "</gen:Attributes>"u8);
    }

    private protected override void BeginSeries(ReadOnlySpan<int> places)
    {
        Output.Write("<gen:Series>"u8);
        Values("<gen:SeriesKey>"u8, Presentation.Series, places, "</gen:SeriesKey>"u8);
        Values("<gen:Attributes>"u8, Presentation.SeriesAttributes, places, "</gen:Attributes>"u8);
    }

    private protected override void Write(ReadOnlySpan<int> places, double value)
    {
        Output.Write("<gen:Obs>"u8);
        if (Presentation.IsFlat)
            Values("<gen:ObsKey>"u8, Presentation.Observation, places, "</gen:ObsKey>"u8);
        else
            Output.Write(_alone[Presentation.Observation[0]][places[Presentation.Observation[0]]]);
        if (Presentation.HasValues && !double.IsNaN(value))
        {
            Output.Write("<gen:ObsValue value=\""u8);
            Output.Write(value);
            Output.Write("\"/>"u8);
        }
        Values("<gen:Attributes>"u8, Presentation.ObservationAttributes, places, "</gen:Attributes>"u8);
        Output.Write("</gen:Obs>"u8);
    }

    private protected override void EndSeries() => Output.Write("</gen:Series>\n"u8);

    private protected override void EndSet() => Output.Write("</mes:DataSet>\n"u8);

    private protected override void End() => Output.Write("</mes:GenericData>\n"u8);

    static string Structure(Presentation presentation)
    {
        var published = presentation.Layout.Published;
        var reference = Xml.ReferenceTo(published);
        var (package, @class) = (published.Type.Class.Split('.')[0], published.Type.Class.Split('.')[1]);
        // In 2.1 agreements had a longer word in addresses and a misspelt one in headers; structures are class DataStructure in both.
        return $"<mes:Structure structureID=\"{Xml.StructureId(published)}\" dimensionAtObservation=\"{presentation.DimensionAtObservation}\"><com:{reference}>"
            + $"<Ref agencyID=\"{published.Agency}\" id=\"{published.Id}\" version=\"{published.Version}\" package=\"{package}\" class=\"{@class}\"/></com:{reference}></mes:Structure>";
    }

    /// <summary>Nothing at all where none of them is set: the lists may not be empty.</summary>
    void Values(ReadOnlySpan<byte> before, int[] columns, ReadOnlySpan<int> places, ReadOnlySpan<byte> behind)
    {
        var isOpen = false;
        foreach (var column in columns)
            if (places[column] >= 0)
            {
                if (!isOpen)
                    Output.Write(before);
                isOpen = true;
                Output.Write(_values[column][places[column]]);
            }
        if (isOpen)
            Output.Write(behind);
    }
}
