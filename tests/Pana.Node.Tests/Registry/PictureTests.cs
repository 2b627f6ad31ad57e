using System.IO.Compression;
using System.Text;
using Pana.Node.Tests.Papers;
using Pana.Registry.Open;
using Pana.Registry.Portraits;

namespace Pana.Node.Tests.Registry;

/// <summary>What is left of a picture, and what is none.</summary>
public sealed class A_picture_for_papers
{
    static readonly byte[] Hidden = "taken at 38.5598N 68.7870E"u8.ToArray();

    static string? Refused(byte[] file, PortraitKind kind = PortraitKind.Photo) => CleanPicture.Of(kind, file).Refusal?.Name;

    [Fact]
    public void of_a_camera_keeps_nothing_but_what_draws_it()
    {
        var file = DrawnPictures.Jpeg(beside: [(0xE1, DrawnPictures.Notes(1)), (0xE2, [.. "ICC_PROFILE\0"u8, .. Hidden]), (0xFE, Hidden), (0xED, Hidden)],
            jfif: [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 2, 2, .. new byte[12]]);
        var clean = CleanPicture.Of(PortraitKind.Photo, [.. file, .. DrawnPictures.Jpeg(80, 80), .. Hidden]).Value;

        Assert.Equal(DrawnPictures.Jpeg(), clean.Content);
        Assert.Equal(("image/jpeg", 826, 1062), (clean.MediaType, clean.Width, clean.Height));
    }

    [Fact]
    public void of_a_program_keeps_nothing_but_what_draws_it()
    {
        var file = DrawnPictures.Png(beside: [("tEXt", [.. "Comment\0"u8, .. Hidden]), ("eXIf", DrawnPictures.Notes(1)[6..]), ("tIME", new byte[7]), ("acTL", new byte[8])]);
        var clean = CleanPicture.Of(PortraitKind.Photo, [.. file, .. Hidden]).Value;

        Assert.Equal(["IHDR", "IDAT", "IEND"], Chunks(clean.Content).Select(chunk => chunk.Kind));
        Assert.Equal(Points(DrawnPictures.Png()), Points(clean.Content));
        Assert.Equal(("image/png", 826, 1062), (clean.MediaType, clean.Width, clean.Height));
    }

    [Fact]
    public void hides_nothing_behind_its_points()
    {
        var (head, points) = (DrawnPictures.Chunk("IHDR", DrawnPictures.Head(826, 1062)), Chunks(DrawnPictures.Png()).Single(chunk => chunk.Kind == "IDAT").Content);
        byte[] file = [.. DrawnPictures.PngStart, .. head, .. DrawnPictures.Chunk("IDAT", [.. points, .. Hidden]), .. DrawnPictures.Chunk("IEND", [])];

        Assert.Equal(-1, CleanPicture.Of(PortraitKind.Photo, file).Value.Content.AsSpan().IndexOf(Hidden));
    }

    [Fact]
    public void of_three_metres_by_four_is_refused_before_it_is_unpacked()
    {
        byte[] bomb = [.. DrawnPictures.PngStart, .. DrawnPictures.Chunk("IHDR", DrawnPictures.Head(35_433, 47_244)), .. DrawnPictures.Chunk("IDAT", Packed(20_000_000)), .. DrawnPictures.Chunk("IEND", [])];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("picture-too-many-pixels", Refused(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Equal("picture-too-many-pixels", Refused(DrawnPictures.Jpeg(35_000, 45_000)));
    }

    [Fact]
    public void that_unpacks_to_more_than_it_says_is_given_up()
    {
        byte[] bomb = [.. DrawnPictures.PngStart, .. DrawnPictures.Chunk("IHDR", DrawnPictures.Head(826, 1062)), .. DrawnPictures.Chunk("IDAT", Packed(500_000_000)), .. DrawnPictures.Chunk("IEND", [])];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("picture-unreadable", Refused(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    public static TheoryData<string, string> NoPictures => new()
    {
        { "picture-is-pdf", "%PDF-1.7 photo.jpg" }, { "picture-kind", "\0\0\0\u0018ftypheic" }, { "picture-kind", "GIF89a" }, { "picture-kind", "<svg xmlns='http://www.w3.org/2000/svg'/>" },
        { "file-empty", "" }, { "picture-unreadable", "\u00FF\u00D8\u00FF" }, { "picture-unreadable", "\u0089PNG\r\n\u001A\n" },
    };

    [Theory, MemberData(nameof(NoPictures))]
    public void is_known_by_its_content(string refusal, string content) => Assert.Equal(refusal, Refused(Encoding.Latin1.GetBytes(content)));

    public static TheoryData<string, byte[], PortraitKind> Unfit => new()
    {
        { "picture-unreadable", DrawnPictures.Jpeg()[..^2], PortraitKind.Photo },
        { "picture-unreadable", DrawnPictures.Jpeg()[..^400], PortraitKind.Photo },
        { "picture-unreadable", DrawnPictures.Jpeg(frame: 0xC9), PortraitKind.Photo },
        { "picture-unreadable", DrawnPictures.Png()[..^12], PortraitKind.Photo },
        { "picture-unreadable", DrawnPictures.Png(beside: ("ZZZZ", Hidden)), PortraitKind.Photo },
        { "picture-turned", DrawnPictures.Jpeg(beside: (0xE1, DrawnPictures.Notes(6))), PortraitKind.Photo },
        { "picture-turned", DrawnPictures.Png(beside: ("eXIf", DrawnPictures.Notes(3)[6..])), PortraitKind.Photo },
        { "picture-shape-photo", DrawnPictures.Jpeg(1062, 826), PortraitKind.Photo },
        { "picture-shape-photo", DrawnPictures.Png(850, 1062), PortraitKind.Photo },
        { "picture-too-few-pixels", DrawnPictures.Png(350, 450), PortraitKind.Photo },
        { "picture-shape-signature", DrawnPictures.Png(826, 1062), PortraitKind.Signature },
        { "picture-shape-signature", DrawnPictures.Png(1400, 200), PortraitKind.Signature },
        { "signature-too-few-pixels", DrawnPictures.Png(200, 80), PortraitKind.Signature },
    };

    [Theory, MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void is_refused_where_it_cannot_be_printed(string refusal, byte[] file, PortraitKind kind) => Assert.Equal(refusal, Refused(file, kind));

    [Theory, InlineData(820, 1062, PortraitKind.Photo), InlineData(832, 1062, PortraitKind.Photo), InlineData(413, 531, PortraitKind.Photo), InlineData(1050, 350, PortraitKind.Signature)]
    public void is_taken_within_its_tolerance(int width, int height, PortraitKind kind) => Assert.Null(Refused(DrawnPictures.Png(width, height), kind));

    /// <summary>Whatever byte is wrong, the answer is a picture or a refusal.</summary>
    [Fact]
    public void that_is_damaged_anywhere_breaks_nothing()
    {
        var random = new Random(9303);
        foreach (var file in new[] { DrawnPictures.Jpeg(420, 540, beside: [(0xE1, DrawnPictures.Notes(1))]), DrawnPictures.Png(420, 540) })
            for (var i = 0; i < 2000; i++)
            {
                var damaged = file[..random.Next(3, file.Length + 1)];
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    damaged[random.Next(Math.Min(damaged.Length, 700))] ^= (byte)random.Next(1, 256);
                _ = CleanPicture.Of(PortraitKind.Photo, damaged);
            }
    }

    static byte[] Packed(int zeros)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var chunk = new byte[1_000_000]; zeros > 0; zeros -= chunk.Length)
                packing.Write(chunk);
        return packed.ToArray();
    }

    static IEnumerable<(string Kind, byte[] Content)> Chunks(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (Encoding.Latin1.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }

    static byte[] Points(byte[] file)
    {
        using var unpacked = new MemoryStream();
        using var unpacking = new ZLibStream(new MemoryStream(Chunks(file).Single(chunk => chunk.Kind == "IDAT").Content), CompressionMode.Decompress);
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
