using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>SDMX-JSON 2.0: structures first, with every value that may occur, then observations that point into them. A structure of which nothing can occur is left out.</summary>
sealed class JsonDataWriter : DataWriter
{
    static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly JsonDataPart[] _parts;
    JsonDataPart _part;
    bool _isFirstSet = true, _isFirst = true;

    public JsonDataWriter(IReadOnlyList<Presentation> presentations, MessageHeader header, PipeWriter pipe) : base(presentations, header, pipe)
    {
        _parts = [.. presentations.Select(each => new JsonDataPart(each))];
        _part = _parts[0];
    }

    private protected override void Begin()
    {
        JsonDataPart[] written = [.. _parts.Where(part => !part.IsEmpty)];
        for (var at = 0; at < written.Length; at++)
            written[at].At = at;
        foreach (var (at, part) in Header.Sets.Select(set => _parts[set.Structure]).Where(part => !part.IsEmpty).Index())
            part.Sets.Add(at);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_plain))
            new JsonDataHead(json, Header).Write(written);
        // The end of data and message is written behind the data sets.
        Output.Write(buffer.WrittenSpan[..^2]);
        Output.Write(",\"dataSets\":["u8);
    }

    private protected override void BeginSet(DataSetHead head, Observation? first)
    {
        _part = _parts[head.Structure];
        if (_part.IsEmpty)
        {
            if (first is not null)
                throw new InvalidOperationException("An observation came whose values the layout had not when the message began.");
            return;
        }
        if (!_isFirstSet)
            Output.Write((byte)',');
        _isFirstSet = false;
        Output.Write($"{{\"structure\":{_part.At.ToString(CultureInfo.InvariantCulture)},\"action\":\"{(head.Action == DataAction.Merge ? DataAction.Append : head.Action)}\"");
        if (head.From is { } from)
            Output.Write($",\"validFrom\":\"{JsonDataHead.Moment(from)}\"");
        if (head.To is { } to)
            Output.Write($",\"validTo\":\"{JsonDataHead.Moment(to)}\"");
        Output.Write($",\"links\":[{{\"urn\":\"{Layout.Published.Urn}\",\"rel\":\"{Layout.Published.Type.Path}\"}}]");
        if (first is { } one && Presentation.DataSetAttributes.Length > 0)
        {
            Output.Write(",\"attributes\":"u8);
            Attributes(Presentation.DataSetAttributes, one.Places.Span);
        }
        Output.Write(Presentation.IsFlat ? ",\"observations\":{"u8 : ",\"series\":{"u8);
        _isFirst = true;
    }

    private protected override void BeginSeries(ReadOnlySpan<int> places)
    {
        if (!_isFirst)
            Output.Write((byte)',');
        Key(Presentation.Series, places);
        Output.Write((byte)'{');
        if (Presentation.SeriesAttributes.Length > 0)
        {
            Output.Write("\"attributes\":"u8);
            Attributes(Presentation.SeriesAttributes, places);
            Output.Write((byte)',');
        }
        Output.Write("\"observations\":{"u8);
        _isFirst = true;
    }

    private protected override void Write(ReadOnlySpan<int> places, double value)
    {
        if (!_isFirst)
            Output.Write((byte)',');
        _isFirst = false;
        Key(Presentation.Observation, places);
        Output.Write((byte)'[');
        if (Presentation.HasValues)
            if (double.IsNaN(value))
                Output.Write("null"u8);
            else
                Output.Write(value);
        // Attributes at the end that are not set are left out.
        var attributes = Presentation.ObservationAttributes;
        var last = attributes.Length;
        while (last > 0 && places[attributes[last - 1]] < 0)
            last--;
        for (var i = 0; i < last; i++)
        {
            if (i > 0 || Presentation.HasValues)
                Output.Write((byte)',');
            Output.Write(_part.Values[attributes[i]][places[attributes[i]]]);
        }
        Output.Write((byte)']');
    }

    private protected override void EndSeries()
    {
        Output.Write("}}"u8);
        _isFirst = false;
    }

    private protected override void EndSet()
    {
        if (!_part.IsEmpty)
            Output.Write("}}"u8);
    }

    private protected override void End() => Output.Write("]}}"u8);

    void Attributes(int[] columns, ReadOnlySpan<int> places)
    {
        Output.Write((byte)'[');
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                Output.Write((byte)',');
            Output.Write(_part.Values[columns[i]][places[columns[i]]]);
        }
        Output.Write((byte)']');
    }

    void Key(int[] columns, ReadOnlySpan<int> places)
    {
        Output.Write((byte)'"');
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                Output.Write((byte)':');
            Output.Write(_part.Values[columns[i]][places[columns[i]]]);
        }
        Output.Write("\":"u8);
    }
}
