using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>SDMX-CSV 2.0: a row for each observation, in any order; comma, no byte-order mark, no component with several values, so that the first header is exactly STRUCTURE.</summary>
sealed class CsvDataWriter : DataWriter
{
    readonly CsvLabels _labels;
    readonly int[] _columns;
    readonly EncodedValues?[] _values;
    readonly int _dimensions;
    byte[] _start = [];

    public CsvDataWriter(Presentation presentation, MessageHeader header, PipeWriter pipe, CsvLabels labels) : base(presentation, header, pipe)
    {
        _labels = labels;
        // Rows know no series: every dimension, then the value, then the attributes in the order of the structure.
        int[] attributes = [.. presentation.DataSetAttributes.Concat(presentation.SeriesAttributes).Concat(presentation.ObservationAttributes).Order()];
        _dimensions = Layout.DimensionCount;
        _columns = [.. Enumerable.Range(0, _dimensions), .. attributes];
        _values = [.. Layout.Columns.Select(column => new EncodedValues(column, value => Cell(column, value), labels == CsvLabels.Name ? ",,"u8.ToArray() : ","u8.ToArray()))];
    }

    private protected override void Begin()
    {
        var headers = new List<string> { "STRUCTURE", "STRUCTURE_ID" };
        if (_labels == CsvLabels.Name)
            headers.Add("STRUCTURE_NAME");
        headers.Add("ACTION");
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i == _dimensions)
                Add(Layout.Measure.Id, Layout.MeasureNames);
            Add(Layout.Columns[_columns[i]].Id, Layout.Columns[_columns[i]].Names);
        }
        if (_columns.Length == _dimensions)
            Add(Layout.Measure.Id, Layout.MeasureNames);
        Output.Write(string.Join(',', headers.Select(Quoted)));
        Output.Write("\r\n"u8);

        void Add(string id, LocalText names)
        {
            var name = names.Best(Header.Languages) ?? id;
            headers.Add(_labels == CsvLabels.Both ? $"{id}: {name}" : id);
            if (_labels == CsvLabels.Name)
                headers.Add(name);
        }
    }

    private protected override void BeginSet(int set, DataSetHead head, Observation? first)
    {
        var published = Layout.Published;
        var kind = published switch { Dataflow => "dataflow", DataStructure => "datastructure", _ => "dataprovision" };
        var name = published.Names.Best(Header.Languages) ?? published.Id;
        var id = _labels switch
        {
            CsvLabels.Both => Quoted($"{published.Urn.Short}: {name}"),
            CsvLabels.Name => $"{Quoted(published.Urn.Short)},{Quoted(name)}",
            _ => Quoted(published.Urn.Short),
        };
        _start = Encoding.UTF8.GetBytes($"{kind},{id},{head.Action.ToString()[0]}");
    }

    private protected override void Write(ReadOnlySpan<int> places, double value)
    {
        Output.Write(_start);
        for (var i = 0; i < _dimensions; i++)
            Output.Write(_values[i]![places[i]]);
        Output.Write((byte)',');
        if (Presentation.HasValues && !double.IsNaN(value))
            Output.Write(value);
        if (_labels == CsvLabels.Name)
            Output.Write((byte)',');
        for (var i = _dimensions; i < _columns.Length; i++)
            Output.Write(_values[_columns[i]]![places[_columns[i]]]);
        Output.Write("\r\n"u8);
    }

    private protected override void BeginSeries(ReadOnlySpan<int> places)
    {
    }

    private protected override void EndSeries()
    {
    }

    private protected override void EndSet()
    {
    }

    private protected override void End()
    {
    }

    byte[] Cell(DataColumn column, DataValue value)
    {
        var name = value.Names.Best(Header.Languages) ?? (column.IsTime ? value.Id : "");
        return Encoding.UTF8.GetBytes(_labels switch
        {
            CsvLabels.Both when !value.Names.IsEmpty => $",{Quoted($"{value.Id}: {name}")}",
            CsvLabels.Name => $",{Quoted(value.Id)},{Quoted(name)}",
            _ => $",{Quoted(value.Id)}",
        });
    }

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
