using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pana.Kernel;

namespace Pana.Registry.Portraits;

/// <summary>
/// Reads a PNG file (ISO/IEC 15948) chunk by chunk and copies those that draw the picture. Its points are packed anew and counted: nothing
/// hides behind them, and a small file that would unpack to gigabytes is given up at the size that its head promises.
/// </summary>
internal static class PngPicture
{
    static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ c >> 1 : c >> 1))];

    public static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Outcome<CleanPicture> Clean(ReadOnlySpan<byte> file)
    {
        using MemoryStream kept = new(), packed = new();
        kept.Write(Start);
        byte[]? head = null;
        for (var at = Start.Length; ;)
        {
            if (file.Length - at < 12 || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > file.Length - at - 12)
                return CleanPicture.Unreadable;
            var kind = Encoding.Latin1.GetString(file.Slice(at + 4, 4));
            var content = file.Slice(at + 8, (int)length);
            if (Sum(file.Slice(at + 4, 4 + (int)length)) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]) || head is null != (kind == "IHDR"))
                return CleanPicture.Unreadable;
            at += 12 + (int)length;
            switch (kind)
            {
                case "IHDR":
                    if (Wrong(content) is { } wrong)
                        return wrong;
                    Write(kept, "IHDR", head = content.ToArray());
                    break;
                case "PLTE" or "tRNS" when packed.Length == 0 && length <= 768:
                    Write(kept, kind, content);
                    break;
                case "eXIf" when CameraNotes.SayTurned(content):
                    return CleanPicture.Turned;
                case "IDAT":
                    packed.Write(content);
                    break;
                case "IEND":
                    if (Repacked(packed, Points(head!)) is not { } points)
                        return CleanPicture.Unreadable;
                    Write(kept, "IDAT", points);
                    Write(kept, "IEND", []);
                    return new CleanPicture("image/png", Width(head), Height(head), kept.ToArray());
                // A capital first letter: the picture cannot be drawn without it.
                case [>= 'A' and <= 'Z', ..]:
                    return CleanPicture.Unreadable;
            }
        }
    }

    static int Width(ReadOnlySpan<byte> head) => (int)BinaryPrimitives.ReadUInt32BigEndian(head);

    static int Height(ReadOnlySpan<byte> head) => (int)BinaryPrimitives.ReadUInt32BigEndian(head[4..]);

    static Refusal? Wrong(ReadOnlySpan<byte> head)
    {
        if (head.Length != 13 || Width(head) <= 0 || Height(head) <= 0 || head[10] != 0 || head[11] != 0 || head[12] > 1
            || (head[9], head[8]) is not ((0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16)))
            return CleanPicture.Unreadable;
        return CleanPicture.TooLarge(Width(head), Height(head));
    }

    /// <summary>How many bytes the points take unpacked: each line has one more; an interlaced picture has seven passes.</summary>
    static long Points(ReadOnlySpan<byte> head)
    {
        var bits = head[8] * head[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        long Pass(int left, int top, int across, int down, ReadOnlySpan<byte> of) =>
            ((Width(of) - left + across - 1L) / across, (Height(of) - top + down - 1L) / down) is (> 0 and var width, > 0 and var height) ? height * (1 + (width * bits + 7) / 8) : 0;
        return head[12] == 0 ? Pass(0, 0, 1, 1, head)
            : Pass(0, 0, 8, 8, head) + Pass(4, 0, 8, 8, head) + Pass(0, 4, 4, 8, head) + Pass(2, 0, 4, 4, head) + Pass(0, 2, 2, 4, head) + Pass(1, 0, 2, 2, head) + Pass(0, 1, 1, 2, head);
    }

    static byte[]? Repacked(MemoryStream packed, long expected)
    {
        packed.Position = 0;
        using var kept = new MemoryStream();
        try
        {
            using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
            using (var packing = new ZLibStream(kept, CompressionLevel.Optimal, leaveOpen: true))
            {
                var chunk = new byte[65_536];
                for (int read; (read = unpacking.Read(chunk)) > 0; packing.Write(chunk, 0, read))
                    if ((expected -= read) < 0)
                        return null;
            }
            return expected == 0 ? kept.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xFFFFFFFF;
        foreach (var one in bytes)
            sum = Remainders[(byte)(sum ^ one)] ^ sum >> 8;
        return ~sum;
    }

    static void Write(MemoryStream file, string kind, ReadOnlySpan<byte> content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(kind), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Sum(chunk.AsSpan(4, chunk.Length - 8)));
        file.Write(chunk);
    }
}
