using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pana.Node.Tests.Papers;

/// <summary>Pictures of nobody, drawn when they are asked for, with what cameras and programs put beside them.</summary>
static class DrawnPictures
{
    public static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A head and shoulders in grey.</summary>
    public static byte[] Png(int width = 826, int height = 1062, params (string Kind, byte[] Content)[] beside)
    {
        using var rows = new MemoryStream();
        using (var packing = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                packing.WriteByte(0);
                for (var x = 0; x < width; x++)
                    packing.WriteByte((byte)(IsBody((double)x / width, (double)y / height) ? 90 : 225));
            }
        return [.. PngStart, .. Chunk("IHDR", Head(width, height)), .. beside.SelectMany(chunk => Chunk(chunk.Kind, chunk.Content)),
            .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    static bool IsBody(double x, double y) => Math.Pow((x - 0.5) / 0.3, 2) + Math.Pow((y - 0.475) / 0.375, 2) < 1 || y > 0.88 && Math.Abs(x - 0.5) < 0.1 + (y - 0.8) * 2;

    /// <summary>Eight bits of grey.</summary>
    public static byte[] Head(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        return head;
    }

    public static byte[] Chunk(string kind, byte[] content)
    {
        byte[] summed = [.. Encoding.Latin1.GetBytes(kind), .. content], length = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        var crc = 0xFFFFFFFF;
        foreach (var one in summed)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~crc);
        return [.. length, .. summed, .. sum];
    }

    /// <summary>An even grey: every block says that nothing changes, with the shortest codes there are.</summary>
    public static byte[] Jpeg(int width = 826, int height = 1062, byte[]? jfif = null, byte frame = 0xC0, params (byte Marker, byte[] Content)[] beside)
    {
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        byte[] codes = [1, .. new byte[15], 0], scan = new byte[(2 * blocks + 7) / 8];
        if (2 * blocks % 8 is > 0 and var used)
            scan[^1] = (byte)(0xFF >> used);
        return [0xFF, 0xD8, .. Segment(0xE0, jfif ?? [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. beside.SelectMany(segment => Segment(segment.Marker, segment.Content)),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(frame, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, .. codes]), .. Segment(0xC4, [0x10, .. codes]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. scan, 0xFF, 0xD9];
    }

    static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A camera's notes: which way up the picture is, and a place.</summary>
    public static byte[] Notes(byte orientation) => [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "GPS 38.5598N"u8];
}
