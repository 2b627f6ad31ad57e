using System.Globalization;

namespace Pana.Papers;

/// <summary>Head and features as bytes (Doc 9303-13 §2.2 to §2.4). What is read must be what writing makes: one seal has one form.</summary>
static class SealBytes
{
    const int DateLength = 3, MostOfFeature = 0xFFFF;

    public static byte[] Write(SealHeader header, IEnumerable<SealFeature> features)
    {
        var reference = $"{header.Signer}{header.Certificate.Length:X2}{header.Certificate}";
        if (header.Signer.Length != 4 || header.Certificate.Length is 0 or > 0xFF || !header.Certificate.All(char.IsAsciiHexDigitUpper) || header.Definition is 0 or 0xFF || header.Category is 0 or 0xFF)
            throw new ArgumentException("A signer has four characters, a certificate a hexadecimal number, a profile numbers from 1 to 254.", nameof(header));
        List<byte> bytes = [Seal.Magic, Seal.Version4, .. C40.Encode(header.Issuer.PadRight(3, '<')), .. C40.Encode(reference),
            .. Date(header.Issued), .. Date(header.Signed), header.Definition, header.Category];
        foreach (var feature in features)
        {
            if (feature.Tag == Seal.SignatureMark || feature.Value.Length > MostOfFeature)
                throw new ArgumentException("Tag 255 begins the signature.", nameof(features));
            bytes.Add(feature.Tag);
            bytes.AddRange(Length(feature.Value.Length));
            bytes.AddRange(feature.Value);
        }
        return [.. bytes];
    }

    public static Seal? Read(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        if (rest.Length < 2 || rest[0] != Seal.Magic || rest[1] != Seal.Version4)
            return null;
        rest = rest[2..];
        if (ReadHeader(ref rest) is not { } header)
            return null;
        var features = new List<SealFeature>();
        while (rest.Length > 0 && rest[0] != Seal.SignatureMark)
        {
            var tag = rest[0];
            rest = rest[1..];
            if (!TryLength(ref rest, out var length) || length > rest.Length)
                return null;
            features.Add(new(tag, rest[..length].ToArray()));
            rest = rest[length..];
        }
        var signed = bytes[..(bytes.Length - rest.Length)].ToArray();
        return rest.Length == 2 + Seal.SignatureLength && rest[1] == Seal.SignatureLength ? new(header, features, signed, rest[2..].ToArray()) : null;
    }

    public static byte[] Date(DateOnly date)
    {
        var number = date.Month * 1_000_000 + date.Day * 10_000 + date.Year;
        return [(byte)(number >> 16), (byte)(number >> 8), (byte)number];
    }

    public static DateOnly? Date(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != DateLength)
            return null;
        var number = bytes[0] << 16 | bytes[1] << 8 | bytes[2];
        var (month, day, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    /// <summary>The certificate's reference says its own length, so that the head is read from front to back.</summary>
    static SealHeader? ReadHeader(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 6 || !C40.TryDecode(rest[..2], out var issuer) || !C40.TryDecode(rest.Slice(2, 4), out var start) || start.Length != 6
            || !int.TryParse(start.AsSpan(4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var characters) || characters == 0)
            return null;
        var length = (6 + characters + 2) / 3 * 2;
        if (rest.Length < 2 + length + 2 * DateLength + 2 || !C40.TryDecode(rest.Slice(2, length), out var reference) || reference.Length != 6 + characters
            || !reference.AsSpan(4).ContainsOnlyHex())
            return null;
        rest = rest[(2 + length)..];
        if (Date(rest[..DateLength]) is not { } issued || Date(rest.Slice(DateLength, DateLength)) is not { } signed || rest[6] is 0 or 0xFF || rest[7] is 0 or 0xFF)
            return null;
        var header = new SealHeader(issuer.TrimEnd('<'), reference[..4], reference[6..], issued, signed, rest[6], rest[7]);
        rest = rest[8..];
        return header;
    }

    static bool ContainsOnlyHex(this ReadOnlySpan<char> text) => text.IndexOfAnyExcept("0123456789ABCDEF") < 0;

    /// <summary>Lengths of X.690: below 128 as they are, else the count of bytes and the bytes; the shortest form alone.</summary>
    static byte[] Length(int length) => length < 0x80 ? [(byte)length] : length <= 0xFF ? [0x81, (byte)length] : [0x82, (byte)(length >> 8), (byte)length];

    static bool TryLength(ref ReadOnlySpan<byte> rest, out int length)
    {
        length = rest.Length == 0 ? -1 : rest[0];
        var bytes = length switch { < 0 => 0, < 0x80 => 1, 0x81 => 2, 0x82 => 3, _ => 0 };
        if (bytes == 0 || rest.Length < bytes)
            return false;
        if (bytes > 1)
            length = bytes == 2 ? rest[1] : rest[1] << 8 | rest[2];
        rest = rest[bytes..];
        return bytes == 1 || length >= (bytes == 2 ? 0x80 : 0x100);
    }
}
