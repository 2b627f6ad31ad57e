using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pana.Papers;

/// <summary>
/// Certificates of a state's signing authority and of its signers (Doc 9303-12 in the part that seals need): ECDSA on P-256, country in the
/// subject, a period of use of the private key that ends before the certificate, so that every paper signed in it can be verified while it is
/// valid. The keys are the caller's; nothing is kept here.
/// </summary>
public static class SigningAuthority
{
    /// <summary>PrivateKeyUsagePeriod (RFC 3280 §4.2.1.4; Doc 9303-12 asks for it).</summary>
    internal const string KeyUse = "2.5.29.16";

    /// <summary>The authority's own certificate, signed by itself: whoever trusts it must have it from the state, by hand.</summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    public static X509Certificate2 Create(ECDsa key, string country, string name, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest(Subject(country, name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), from, until, SerialBytes(1));
    }

    /// <summary>A signer's certificate.</summary>
    /// <param name="signer">Two capital letters or digits that name the signer within the state.</param>
    /// <param name="serial">Unique among the certificates of the authority, above 1, which is its own; the seal refers to it.</param>
    /// <param name="signsUntil">When the key stops signing.</param>
    /// <param name="until">When the last paper signed with it ends; not after the authority's own certificate.</param>
    public static X509Certificate2 Issue(X509Certificate2 authority, ECDsa authorityKey, ECDsa signerKey, string signer, long serial,
        DateTimeOffset from, DateTimeOffset signsUntil, DateTimeOffset until)
    {
        if (signer.Length != 2 || !signer.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            throw new ArgumentException("A signer has two capital letters or digits.", nameof(signer));
        var request = new CertificateRequest(Subject(Signer.CountryOf(authority), signer), signerKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        request.CertificateExtensions.Add(KeyUsePeriod(from, signsUntil));
        return request.Create(authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), from, until, SerialBytes(serial));
    }

    /// <summary>The builder writes what was added last first: the country leads, as in every certificate of Doc 9303-12.</summary>
    static X500DistinguishedName Subject(string country, string name)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        subject.AddCountryOrRegion(country);
        return subject.Build();
    }

    /// <summary>Positive, in as few bytes as X.690 allows.</summary>
    static byte[] SerialBytes(long serial) => new System.Numerics.BigInteger(serial).ToByteArray(isUnsigned: false, isBigEndian: true);

    static X509Extension KeyUsePeriod(DateTimeOffset from, DateTimeOffset until)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteGeneralizedTime(from, true, new Asn1Tag(TagClass.ContextSpecific, 0));
            writer.WriteGeneralizedTime(until, true, new Asn1Tag(TagClass.ContextSpecific, 1));
        }
        return new(KeyUse, writer.Encode(), false);
    }
}
