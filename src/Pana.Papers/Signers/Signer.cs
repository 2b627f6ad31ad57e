using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pana.Papers;

/// <summary>Whether a signer is one of a trusted authority at a time.</summary>
public enum SignerStanding
{
    Trusted,
    /// <summary>No authority that we trust has issued it, or nobody knows the certificate.</summary>
    UnknownIssuer,
    /// <summary>It or its authority has ended.</summary>
    Expired,
    NotYetValid,
    /// <summary>It names an authority that we trust, and that authority has not signed it.</summary>
    Altered,
}

/// <summary>A signer as its certificate says: who it is, whose, and when it signs.</summary>
public sealed class Signer
{
    /// <summary>By how much the clock of whoever verifies may be wrong without anybody being turned away for it.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    readonly ECDsa _key;

    const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    Signer(X509Certificate2 certificate, ECDsa key, string reference, DateTimeOffset signsFrom, DateTimeOffset signsUntil)
    {
        Certificate = certificate;
        _key = key;
        Reference = reference;
        (SignsFrom, SignsUntil) = (signsFrom, signsUntil);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Country, signer and certificate, as a seal's head names them.</summary>
    public string Reference { get; }

    /// <summary>ISO 3166 alpha-2.</summary>
    public string Country => Reference[..2];

    /// <summary>When its private key signs; what bears another date was not signed by it.</summary>
    public DateTimeOffset SignsFrom { get; }

    public DateTimeOffset SignsUntil { get; }

    /// <summary>Whether its key signed these bytes (P-256, SHA-256, r and s raw). One question at a time: keys are not made for several.</summary>
    internal bool HasSigned(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        lock (_key)
            return _key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Null for a certificate that can be no signer's: another kind of key, no country, no use for signatures.</summary>
    public static Signer? Of(X509Certificate2 certificate)
    {
        var name = certificate.GetNameInfo(X509NameType.SimpleName, false);
        if (certificate.GetECDsaPublicKey() is not { KeySize: 256 } key || CountryOf(certificate) is not { Length: 2 } country || name.Length != 2
            || certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature) is not true)
            return null;
        var (from, until) = KeyUse(certificate) ?? (certificate.NotBefore, certificate.NotAfter);
        return new(certificate, key, country + name + certificate.SerialNumber, from, until);
    }

    /// <summary>The seal's head for a paper of this signer.</summary>
    /// <param name="issuer">Three-letter code of the state.</param>
    public SealHeader Header(string issuer, SealProfile profile, DateOnly issued, DateOnly signed) =>
        new(issuer, Reference[..4], Reference[4..], issued, signed, profile.Definition, profile.Category);

    /// <summary>Its standing with the authorities at a time, allowing for a clock that is a little wrong.</summary>
    public SignerStanding Standing(IEnumerable<X509Certificate2> authorities, DateTimeOffset at)
    {
        List<X509Certificate2> named = [.. authorities.Where(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(Certificate.IssuerName.RawData))];
        return named.Count == 0 ? SignerStanding.UnknownIssuer : Issuer(named) is { } issuer ? Standing(issuer, at) : SignerStanding.Altered;
    }

    /// <summary>The authority that issued it; null where none of these did.</summary>
    internal X509Certificate2? Issuer(IEnumerable<X509Certificate2> authorities) => authorities.FirstOrDefault(IsIssuedBy);

    /// <summary>The same under the authority that is known to have issued it.</summary>
    internal SignerStanding Standing(X509Certificate2 issuer, DateTimeOffset at) => At(issuer, at) is var authority and not SignerStanding.Trusted ? authority : At(Certificate, at);

    internal static string CountryOf(X509Certificate2 certificate) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.6").Select(part => part.GetSingleElementValue()).FirstOrDefault() ?? "";

    static SignerStanding At(X509Certificate2 certificate, DateTimeOffset at) =>
        at + ClockTolerance < new DateTimeOffset(certificate.NotBefore) ? SignerStanding.NotYetValid
        : at - ClockTolerance > new DateTimeOffset(certificate.NotAfter) ? SignerStanding.Expired : SignerStanding.Trusted;

    /// <summary>Whether the authority may sign certificates, is of the same country, and signed exactly these bytes.</summary>
    bool IsIssuedBy(X509Certificate2 authority)
    {
        try
        {
            if (authority.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault()?.CertificateAuthority is not true || CountryOf(authority) != Country
                || !authority.SubjectName.RawData.AsSpan().SequenceEqual(Certificate.IssuerName.RawData)
                || authority.GetECDsaPublicKey() is not { } key)
                return false;
            using var mine = key;
            var parts = new AsnReader(Certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
            var body = parts.ReadEncodedValue();
            var algorithm = parts.ReadSequence();
            var signature = parts.ReadBitString(out var unused);
            return algorithm.ReadObjectIdentifier() == EcdsaWithSha256 && unused == 0 && !parts.HasData
                && mine.VerifyData(body.Span, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    static (DateTimeOffset From, DateTimeOffset Until)? KeyUse(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SigningAuthority.KeyUse) is not { } period)
            return null;
        try
        {
            var parts = new AsnReader(period.RawData, AsnEncodingRules.DER).ReadSequence();
            return (parts.ReadGeneralizedTime(new Asn1Tag(TagClass.ContextSpecific, 0)), parts.ReadGeneralizedTime(new Asn1Tag(TagClass.ContextSpecific, 1)));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
