using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>
/// SDMX-CSV 2.0: a row for each observation, in any order; comma, no byte-order mark, no component with several values, so that the first header is exactly STRUCTURE.
/// Rows of several structures have the columns of all, each where it came first, and nothing in those of others.
/// </summary>
sealed class CsvDataWriter : DataWriter
{
    /// <summary>What stands in a cell of a row, besides columns of its layout.</summary>
    const int Value = -1, Nothing = -2;

    readonly CsvLabels _labels;
    readonly List<(string Id, LocalText Names)> _header = [];
    readonly int[][] _allCells;
    readonly EncodedValues[][] _all;
    int[] _cells = [];
    EncodedValues[] _values = [];
    byte[] _start = [];

    public CsvDataWriter(IReadOnlyList<Presentation> presentations, MessageHeader header, PipeWriter pipe, CsvLabels labels) : base(presentations, header, pipe)
    {
        _labels = labels;
        foreach (var each in presentations)
            _header.AddRange(Columns(each).Select(column => column == Value ? (each.Layout.Measure.Id, each.Layout.MeasureNames) : (each.Layout.Columns[column].Id, each.Layout.Columns[column].Names))
                .ExceptBy(_header.Select(known => known.Id), column => column.Item1).ToList());
        _allCells = [.. presentations.Select(each => _header.Select(column => Cell(each, column.Id)).ToArray())];
        _all = Encoded(column => value => Cell(column, value), labels == CsvLabels.Name ? ",,"u8.ToArray() : ","u8.ToArray());
    }

    private protected override void Begin()
    {
        var headers = new List<string> { "STRUCTURE", "STRUCTURE_ID" };
        if (_labels == CsvLabels.Name)
            headers.Add("STRUCTURE_NAME");
        headers.Add("ACTION");
        foreach (var (id, names) in _header)
        {
            var name = names.Best(Header.Languages) ?? id;
            headers.Add(_labels == CsvLabels.Both ? $"{id}: {name}" : id);
            if (_labels == CsvLabels.Name)
                headers.Add(name);
        }
        Output.Write(string.Join(',', headers.Select(Quoted)));
        Output.Write("\r\n"u8);
    }

    private protected override void BeginSet(DataSetHead head, Observation? first)
    {
        (_cells, _values) = (_allCells[head.Structure], _all[head.Structure]);
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
        foreach (var cell in _cells)
            if (cell >= 0)
                Output.Write(_values[cell][places[cell]]);
            else
            {
                Output.Write((byte)',');
                if (cell == Value && Presentation.HasValues && !double.IsNaN(value))
                    Output.Write(value);
                if (_labels == CsvLabels.Name)
                    Output.Write((byte)',');
            }
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

    /// <summary>Rows know no series: every dimension, then the value, then the attributes in the order of the structure.</summary>
    static IEnumerable<int> Columns(Presentation presentation) =>
        [.. Enumerable.Range(0, presentation.Layout.DimensionCount), Value, .. presentation.DataSetAttributes.Concat(presentation.SeriesAttributes).Concat(presentation.ObservationAttributes).Order()];

    static int Cell(Presentation presentation, string id) =>
        id == presentation.Layout.Measure.Id ? Value : presentation.Layout.IndexOf(id) is >= 0 and var column && Columns(presentation).Contains(column) ? column : Nothing;

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
