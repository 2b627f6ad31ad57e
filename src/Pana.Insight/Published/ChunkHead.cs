using System.Text;

namespace Pana.Insight.Published;

/// <summary>
/// What a chunk says about itself without being unpacked: how many rows, and for each column which codes occur. Columns are the flow's dimensions,
/// then <see cref="Period"/>, <see cref="Status"/>, <see cref="Note"/> and <see cref="Since"/>.
/// </summary>
/// <param name="Places">Where each column's packed bytes stand in the body, and how many they are (none where one code is all there is); the values' are the last.</param>
internal sealed record ChunkHead(int Rows, string[][] Codes, (int At, int Length)[] Places, ValueKind Values)
{
    /// <summary>Columns behind the dimensions.</summary>
    public const int Period = 0, Status = 1, Note = 2, Since = 3, Extra = 4;

    /// <summary>Chunks were twice as long once.</summary>
    public const int MostRows = 2 * ChunkBuilder.Full;

    const byte Format = 1;

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(Rows);
        writer.Write((byte)Values);
        writer.Write7BitEncodedInt(Codes.Length);
        foreach (var column in Codes)
        {
            writer.Write7BitEncodedInt(column.Length);
            foreach (var code in column)
                writer.Write(code);
        }
        foreach (var (_, length) in Places)
            writer.Write7BitEncodedInt(length);
        writer.Flush();
        return bytes.ToArray();
    }

    public static ChunkHead Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadByte() is not Format and var format)
            throw new InvalidDataException($"A chunk of figures has the form {format}, and this program knows {Format}.");
        var (rows, values) = (reader.Read7BitEncodedInt(), (ValueKind)reader.ReadByte());
        var codes = new string[reader.Read7BitEncodedInt()][];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = new string[reader.Read7BitEncodedInt()];
            for (var j = 0; j < codes[i].Length; j++)
                // The same few codes stand in thousands of heads.
                codes[i][j] = string.Intern(reader.ReadString());
        }
        var (places, at) = (new (int, int)[codes.Length + 1], 0);
        for (var i = 0; i < places.Length; i++)
        {
            var length = reader.Read7BitEncodedInt();
            places[i] = (at, length);
            at += length;
        }
        return new(rows, codes, places, values);
    }
}

/// <summary>How the values of a chunk are kept.</summary>
internal enum ValueKind : byte
{
    /// <summary>All are missing.</summary>
    None,
    /// <summary>Whole numbers of four bytes; the least one is a missing value.</summary>
    Whole,
    /// <summary>Of eight bytes; NaN is a missing value.</summary>
    Real,
}
