using System.Buffers.Binary;
using Pana.Kernel;

namespace Pana.Registry.Portraits;

/// <summary>
/// Reads a JPEG file (ITU-T T.81 annex B) segment by segment and copies those that draw the picture. It ends with its first end of image:
/// what follows (another picture, a film, a hidden file) is left behind. A file that ends before is damaged.
/// </summary>
internal static class JpegPicture
{
    const byte StartOfImage = 0xD8, EndOfImage = 0xD9, Frame = 0xC0, ExtendedFrame = 0xC1, ProgressiveFrame = 0xC2, Huffman = 0xC4, Quantisation = 0xDB,
        Restart = 0xDD, Scan = 0xDA, Jfif = 0xE0, Notes = 0xE1, Adobe = 0xEE, FirstApplication = 0xE0, LastApplication = 0xEF, Comment = 0xFE;

    /// <summary>Progressive pictures have about ten; each more costs a decoder the whole picture again.</summary>
    const int MostScans = 40;

    public static ReadOnlySpan<byte> Start => [0xFF, StartOfImage, 0xFF];

    public static Outcome<CleanPicture> Clean(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write([0xFF, StartOfImage]);
        var (at, scans, width, height) = (2, 0, 0, 0);
        while (true)
        {
            if (Marker(file, ref at) is not { } marker)
                return CleanPicture.Unreadable;
            if (marker == EndOfImage)
                break;
            if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
                return CleanPicture.Unreadable;
            var content = file[(at + 2)..(at + length)];
            at += length;
            switch (marker)
            {
                // Made anew: behind the original there may be a small copy of the picture before it was cropped.
                case Jfif when content.StartsWith("JFIF\0"u8) && content.Length >= 14:
                    Write(kept, Jfif, [.. content[..12], 0, 0]);
                    break;
                // How colours are to be read, without what programs add.
                case Adobe when content.StartsWith("Adobe"u8) && content.Length >= 12:
                    Write(kept, Adobe, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, content[11]]);
                    break;
                case Notes when CameraNotes.SayTurned(content):
                    return CleanPicture.Turned;
                case Quantisation or Huffman or Restart:
                    Write(kept, marker, content);
                    break;
                case Frame or ExtendedFrame or ProgressiveFrame:
                    if (width > 0 || content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3) || content.Length != 6 + 3 * content[5])
                        return CleanPicture.Unreadable;
                    (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
                    if (width == 0 || height == 0)
                        return CleanPicture.Unreadable;
                    if (CleanPicture.TooLarge(width, height) is { } refusal)
                        return refusal;
                    Write(kept, marker, content);
                    break;
                case Scan when width > 0 && scans < MostScans:
                    scans++;
                    Write(kept, marker, content);
                    var end = EndOfScan(file, at);
                    kept.Write(file[at..end]);
                    at = end;
                    break;
                case >= FirstApplication and <= LastApplication or Comment:
                    break;
                default:
                    return CleanPicture.Unreadable;
            }
        }
        kept.Write([0xFF, EndOfImage]);
        return scans > 0 ? new CleanPicture("image/jpeg", width, height, kept.ToArray()) : CleanPicture.Unreadable;
    }

    /// <summary>Null where none stands; any number of FF may stand before it.</summary>
    static byte? Marker(ReadOnlySpan<byte> file, ref int at)
    {
        var from = at;
        while (at < file.Length && file[at] == 0xFF)
            at++;
        return at == from || at == file.Length ? null : file[at++];
    }

    /// <summary>Within a scan FF is followed by 0, or by the number of a restart.</summary>
    static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at..].IndexOf((byte)0xFF) is >= 0 and var next)
        {
            at += next;
            if (at + 1 == file.Length || file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }
        return file.Length;
    }

    static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        kept.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        kept.Write(content);
    }
}
