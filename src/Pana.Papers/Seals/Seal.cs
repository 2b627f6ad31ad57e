using System.Security.Cryptography;

namespace Pana.Papers;

/// <summary>The head of a seal (Doc 9303-13 §2.2, version 4).</summary>
/// <param name="Issuer">Three-letter code; shorter ones without fillers.</param>
/// <param name="Signer">Two letters of the signer's country (ISO alpha-2) and two characters of its own.</param>
/// <param name="Certificate">Serial number of the signer's certificate, hexadecimal, in capitals.</param>
/// <param name="Definition">1–254: which features the seal holds; with <paramref name="Category"/> it names the profile.</param>
/// <param name="Category">1–254; odd for profiles of ICAO, even for ours.</param>
public sealed record SealHeader(string Issuer, string Signer, string Certificate, DateOnly Issued, DateOnly Signed, byte Definition, byte Category)
{
    /// <summary>What names the certificate among those of all states.</summary>
    public string Reference => Signer + Certificate;
}

/// <summary>One feature of the message zone. Its value is printed on the paper, and personal.</summary>
public sealed record SealFeature(byte Tag, byte[] Value)
{
    public override string ToString() => $"{Tag} •••";
}

/// <summary>
/// A visible digital seal of ICAO Doc 9303-13: head, features, and the signer's ECDSA signature (P-256 with SHA-256, r and s raw) over both.
/// Reading says only that the bytes have that form; <see cref="SealTrust"/> says whether somebody trusted signed them.
/// </summary>
public sealed record Seal(SealHeader Header, IReadOnlyList<SealFeature> Features, byte[] Signed, byte[] Signature)
{
    internal const byte Magic = 0xDC, Version4 = 0x03, SignatureMark = 0xFF;
    internal const int SignatureLength = 64;

    /// <summary>The bytes of a seal, signed. What is written must be printed on the paper.</summary>
    public static byte[] Sign(SealHeader header, IEnumerable<SealFeature> features, ECDsa key)
    {
        var message = SealBytes.Write(header, features);
        var signature = key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        if (signature.Length != SignatureLength)
            throw new ArgumentException("Seals are signed with keys on P-256.", nameof(key));
        return [.. message, SignatureMark, SignatureLength, .. signature];
    }

    /// <summary>Null for bytes that are no seal: another magic number, a length that does not fit, anything behind the signature.</summary>
    public static Seal? Read(ReadOnlySpan<byte> bytes) => SealBytes.Read(bytes);

    public override string ToString() => "•••";
}
