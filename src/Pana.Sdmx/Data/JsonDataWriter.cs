using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>SDMX-JSON 2.0: the structure first, with every value that may occur, then observations that point into it.</summary>
sealed class JsonDataWriter : DataWriter
{
    static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For each column what its values are in this message: indices, or the texts themselves.</summary>
    readonly EncodedValues?[] _values;
    readonly int[] _listed;
    bool _isEmpty, _isFirstSet = true, _isFirst = true;

    public JsonDataWriter(Presentation presentation, MessageHeader header, PipeWriter pipe) : base(presentation, header, pipe)
    {
        _listed = [.. Layout.Columns.Select(column => column.Values.Count)];
        _values = [.. Layout.Columns.Select((column, at) => new EncodedValues(column, IsListed(at) ? Index(at) : Text, "null"u8.ToArray()))];
    }

    private protected override void Begin()
    {
        // A message must list a value of each dimension; where there is none there can be no observation either.
        _isEmpty = Enumerable.Range(0, Layout.DimensionCount).Any(column => !Used(column).Any());
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_plain))
            new JsonDataHead(json, Presentation, Header, IsListed, Used).Write(_isEmpty);
        // The end of data and message is written behind the data sets.
        Output.Write(buffer.WrittenSpan[..^2]);
        Output.Write(",\"dataSets\":["u8);
    }

    private protected override void BeginSet(int set, DataSetHead head, Observation? first)
    {
        if (_isEmpty)
        {
            if (first is not null)
                throw new InvalidOperationException("An observation came whose values the layout had not when the message began.");
            return;
        }
        if (!_isFirstSet)
            Output.Write((byte)',');
        _isFirstSet = false;
        Output.Write($"{{\"structure\":0,\"action\":\"{(head.Action == DataAction.Merge ? DataAction.Append : head.Action)}\"");
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
            Output.Write(_values[attributes[i]]![places[attributes[i]]]);
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
        if (!_isEmpty)
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
            Output.Write(_values[columns[i]]![places[columns[i]]]);
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
            Output.Write(_values[columns[i]]![places[columns[i]]]);
        }
        Output.Write("\":"u8);
    }

    /// <summary>Dimensions are listed and coded attributes are; texts stand where they belong, since nobody knows them beforehand.</summary>
    bool IsListed(int column) => column < Layout.DimensionCount || Layout.Columns[column].IsCoded && Used(column).Any();

    IEnumerable<int> Used(int column) => Enumerable.Range(0, _listed[column]).Where(place => Presentation.Usage?.Has(column, place) != false);

    Func<DataValue, byte[]> Index(int column)
    {
        var indices = Used(column).Select((place, index) => (place, index)).ToDictionary(each => each.place, each => each.index);
        return value =>
        {
            var place = Layout.Columns[column].Find(value.Id);
            return indices.TryGetValue(place, out var index) ? Encoding.UTF8.GetBytes(index.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : throw new InvalidOperationException($"{value.Id} was no value of {Layout.Columns[column].Id} when the message began.");
        };
    }

    static byte[] Text(DataValue value) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(value.Id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
