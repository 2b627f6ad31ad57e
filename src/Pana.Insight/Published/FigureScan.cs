using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Pana.Insight.Published;

/// <summary>
/// Goes through the figures of releases, one release after another, chunk by chunk, in memory for one chunk. Chunks in which nothing can be wanted
/// are not unpacked, and of the others only the columns that decide, until a row is found. What a chunk is unpacked into is lent: most of a megabyte for each question.
/// </summary>
/// <param name="wanted">For each column which codes are wanted; null for any.</param>
internal sealed class FigureScan(ChunkStore store, IReadOnlyList<PublishedRelease> releases, Func<string, bool>?[] wanted) : IDisposable
{
    readonly ushort[][] _cells = [.. wanted.Select(_ => ArrayPool<ushort>.Shared.Rent(ChunkHead.MostRows))];
    readonly double[] _values = ArrayPool<double>.Shared.Rent(ChunkHead.MostRows);
    readonly int[] _rows = ArrayPool<int>.Shared.Rent(ChunkHead.MostRows);
    readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(sizeof(double) * ChunkHead.MostRows);
    IReadOnlyList<ChunkHead> _heads = [];
    int _chunk;

    /// <summary>Which of the releases the chunk is of.</summary>
    public int Release { get; private set; } = -1;

    /// <summary>Of the chunk that was found.</summary>
    public ChunkHead Head { get; private set; } = null!;

    /// <summary>Rows of the chunk that are wanted, in order.</summary>
    public ReadOnlyMemory<int> Rows { get; private set; }

    /// <summary>By column and row: where the code stands among those of the head.</summary>
    public ushort[][] Cells => _cells;

    /// <summary>By row; NaN where the value is missing.</summary>
    public double[] Values => _values;

    /// <summary>Goes on to the next chunk with a wanted row; false where there is none any more.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            while (_chunk == _heads.Count)
            {
                if (++Release >= releases.Count)
                    return false;
                (_heads, _chunk) = (await store.HeadsAsync(releases[Release].Id, cancel), 0);
            }
            Head = _heads[_chunk++];
            if (Deciding(Head, wanted) is { } deciding && Find(deciding, await store.BodyAsync(releases[Release].Id, _chunk - 1, cancel)))
                return true;
        }
    }

    /// <summary>For each column which of the head's codes are wanted, null where all are; null where there can be no row.</summary>
    public static bool[]?[]? Deciding(ChunkHead head, Func<string, bool>?[] wanted)
    {
        var deciding = new bool[]?[wanted.Length];
        for (var i = 0; i < wanted.Length; i++)
            if (wanted[i] is { } isWanted)
            {
                var some = Array.ConvertAll(head.Codes[i], code => isWanted(code));
                if (!some.Contains(true))
                    return null;
                deciding[i] = some.Contains(false) ? some : null;
            }
        return deciding;
    }

    public void Dispose()
    {
        foreach (var column in _cells)
            ArrayPool<ushort>.Shared.Return(column);
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    bool Find(bool[]?[] deciding, byte[] body)
    {
        var (count, isFirst) = (Head.Rows, true);
        for (var i = 0; i < deciding.Length; i++)
            if (deciding[i] is { } some)
            {
                Unpack(i, body);
                var (cells, kept) = (_cells[i], 0);
                for (var at = 0; at < count; at++)
                {
                    var row = isFirst ? at : _rows[at];
                    if (some[cells[row]])
                        _rows[kept++] = row;
                }
                (count, isFirst) = (kept, false);
                if (count == 0)
                    return false;
            }
        if (isFirst)
            for (var row = 0; row < count; row++)
                _rows[row] = row;
        Rows = _rows.AsMemory(0, count);
        for (var i = 0; i < deciding.Length; i++)
            if (deciding[i] is null)
                Unpack(i, body, isFirst ? default : Rows.Span);
        UnpackValues(body);
        return true;
    }

    /// <param name="only">The rows that are wanted; none for all.</param>
    void Unpack(int column, byte[] body, ReadOnlySpan<int> only = default)
    {
        var cells = _cells[column].AsSpan(0, Head.Rows);
        var bytes = Unpacked(column, body);
        var isWide = Head.Codes[column].Length > 256;
        if (bytes.IsEmpty)
            cells.Clear();
        else if (only.Length > 0)
            foreach (var row in only)
                cells[row] = isWide ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * row)..]) : bytes[row];
        else if (isWide)
            for (var i = 0; i < cells.Length; i++)
                cells[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
        else
            for (var i = 0; i < cells.Length; i++)
                cells[i] = bytes[i];
    }

    void UnpackValues(byte[] body)
    {
        var values = _values.AsSpan(0, Head.Rows);
        var bytes = Unpacked(Head.Codes.Length, body);
        if (Head.Values == ValueKind.None)
            values.Fill(double.NaN);
        else if (Head.Values == ValueKind.Whole)
            for (var i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(sizeof(int) * i)..]) is var whole && whole == int.MinValue ? double.NaN : whole;
        else if (BitConverter.IsLittleEndian)
            MemoryMarshal.Cast<byte, double>(bytes).CopyTo(values);
        else
            for (var i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(sizeof(double) * i)..]);
    }

    ReadOnlySpan<byte> Unpacked(int column, byte[] body)
    {
        var (at, length) = Head.Places[column];
        if (length == 0)
            return [];
        if (!BrotliDecoder.TryDecompress(body.AsSpan(at, length), _bytes, out var written))
            throw new InvalidDataException("A chunk of published figures is damaged.");
        return _bytes.AsSpan(0, written);
    }
}
