using System.Buffers.Binary;
using System.Globalization;
using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Portraits;

/// <summary>
/// A picture of which nothing is left but what draws it: no place, time, camera, small copy, comment or trailing bytes. Prints <c>•••</c>.
/// </summary>
/// <param name="Width">Pixels, as the file says; nothing is decoded to learn it.</param>
internal sealed record CleanPicture(string MediaType, int Width, int Height, byte[] Content)
{
    public override string ToString() => "•••";

    /// <summary>A decoder of four bytes a pixel needs 16 MB for the largest.</summary>
    const int MostPixels = 2000;

    /// <summary>35 × 45 mm at 300 dots an inch.</summary>
    const int LeastWidth = 413, LeastHeight = 531, LeastSignature = 300;

    public static Refusal Unreadable { get; } = new("picture-unreadable", 422);

    public static Refusal Turned { get; } = new("picture-turned", 422);

    /// <summary>By the first bytes: neither the name nor the browser's word is taken.</summary>
    public static Outcome<CleanPicture> Of(PortraitKind kind, ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return new Refusal("file-empty", 400);
        if (file.StartsWith("%PDF-"u8))
            return new Refusal("picture-is-pdf", 415);
        var read = file.StartsWith(JpegPicture.Start) ? JpegPicture.Clean(file)
            : file.StartsWith(PngPicture.Start) ? PngPicture.Clean(file) : new Refusal("picture-kind", 415);
        return read.IsRefused || Misshapen(kind, read.Value.Width, read.Value.Height) is not { } refusal ? read : refusal;
    }

    /// <summary>Looked at before anything of the picture is unpacked.</summary>
    public static Refusal? TooLarge(int width, int height) => Math.Max(width, height) > MostPixels
        ? Told("picture-too-many-pixels", width, height, ("most", MostPixels)) : null;

    /// <summary>Photographs keep 35 : 45 within two parts of a hundred, signatures lie.</summary>
    static Refusal? Misshapen(PortraitKind kind, int width, int height) => kind is PortraitKind.Photo
        ? Math.Abs(width * 45L - height * 35L) * 50 > height * 35L ? Told("picture-shape-photo", width, height)
            : width < LeastWidth || height < LeastHeight ? Told("picture-too-few-pixels", width, height, ("leastWidth", LeastWidth), ("leastHeight", LeastHeight)) : null
        : width < height * 2L || width > height * 6L ? Told("picture-shape-signature", width, height)
            : width < LeastSignature ? Told("signature-too-few-pixels", width, height, ("least", LeastSignature)) : null;

    static Refusal Told(string name, int width, int height, params (string Name, int Value)[] more) => new(name, 422,
        more.Append(("width", width)).Append(("height", height)).ToDictionary(one => one.Item1, one => one.Item2.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>The one word of a camera's notes that matters: which way up the picture is.</summary>
internal static class CameraNotes
{
    const int Orientation = 0x0112, Upright = 1;

    /// <summary>Who drops the notes of a picture that lies on its side would print the person lying.</summary>
    public static bool SayTurned(ReadOnlySpan<byte> notes)
    {
        if (notes.StartsWith("Exif\0\0"u8))
            notes = notes[6..];
        var isBig = notes.StartsWith("MM\0*"u8);
        if (!isBig && !notes.StartsWith("II*\0"u8) || notes.Length < 8)
            return false;
        int Short(ReadOnlySpan<byte> at) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
        var first = isBig ? BinaryPrimitives.ReadUInt32BigEndian(notes[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(notes[4..]);
        if (first > notes.Length - 2)
            return false;
        var entries = notes[(int)first..];
        for (int i = 0, count = Short(entries); i < count && 2 + 12 * (i + 1) <= entries.Length; i++)
            if (entries.Slice(2 + 12 * i, 12) is var entry && Short(entry) == Orientation)
                return Short(entry[8..]) is > Upright and <= 8;
        return false;
    }
}
