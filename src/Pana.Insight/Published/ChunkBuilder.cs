using System.Buffers.Binary;
using System.IO.Compression;

namespace Pana.Insight.Published;

/// <summary>Packs figures, one column after another, each compressed alone: whoever filters unpacks only the columns that they filter by.</summary>
internal sealed class ChunkBuilder(int columns)
{
    /// <summary>Rows: whoever wants one series unpacks a chunk, and whoever wants all asks the database once for each.</summary>
    public const int Full = 8_192;

    const int Quality = 5, Window = 18;

    readonly Dictionary<string, ushort>[] _places = [.. Enumerable.Range(0, columns).Select(_ => new Dictionary<string, ushort>(StringComparer.Ordinal))];
    readonly ushort[][] _cells = [.. Enumerable.Range(0, columns).Select(_ => new ushort[Full])];
    readonly double[] _values = new double[Full];

    public int Rows { get; private set; }

    public bool IsFull => Rows == Full;

    /// <param name="row">A code for each column.</param>
    /// <param name="value">NaN where it is missing.</param>
    public void Add(ReadOnlySpan<string> row, double value)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (!_places[i].TryGetValue(row[i], out var place))
                _places[i].Add(row[i], place = (ushort)_places[i].Count);
            _cells[i][Rows] = place;
        }
        _values[Rows++] = value;
    }

    public PublishedChunk Take(Guid release, int number)
    {
        using var body = new MemoryStream();
        var places = new (int, int)[columns + 1];
        for (var i = 0; i < columns; i++)
            places[i] = Pack(body, Cells(i));
        var (kind, values) = Values();
        places[columns] = Pack(body, values);
        var head = new ChunkHead(Rows, [.. _places.Select(column => column.Keys.ToArray())], places, kind);
        foreach (var column in _places)
            column.Clear();
        Rows = 0;
        return new() { ReleaseId = release, Number = number, Head = head.Write(), Body = body.ToArray() };
    }

    byte[] Cells(int column)
    {
        if (_places[column].Count < 2)
            return [];
        var cells = _cells[column].AsSpan(0, Rows);
        if (_places[column].Count > 256)
        {
            var wide = new byte[2 * Rows];
            for (var i = 0; i < cells.Length; i++)
                BinaryPrimitives.WriteUInt16LittleEndian(wide.AsSpan(2 * i), cells[i]);
            return wide;
        }
        var narrow = new byte[Rows];
        for (var i = 0; i < cells.Length; i++)
            narrow[i] = (byte)cells[i];
        return narrow;
    }

    (ValueKind, byte[]) Values()
    {
        var values = _values.AsSpan(0, Rows);
        bool some = false, whole = true;
        foreach (var value in values)
            if (!double.IsNaN(value))
            {
                some = true;
                whole &= value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue;
            }
        if (!some)
            return (ValueKind.None, []);
        var bytes = new byte[Rows * (whole ? sizeof(int) : sizeof(double))];
        for (var i = 0; i < values.Length; i++)
            if (whole)
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * i), double.IsNaN(values[i]) ? int.MinValue : (int)values[i]);
            else
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), values[i]);
        return (whole ? ValueKind.Whole : ValueKind.Real, bytes);
    }

    static (int, int) Pack(MemoryStream body, byte[] bytes)
    {
        var at = (int)body.Length;
        if (bytes.Length == 0)
            return (at, 0);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var length, Quality, Window))
            throw new InvalidOperationException("A column of figures could not be packed.");
        body.Write(packed, 0, length);
        return (at, length);
    }
}
