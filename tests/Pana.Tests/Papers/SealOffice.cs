using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pana.Papers;

namespace Pana.Tests.Papers;

/// <summary>A made-up authority of Kazakhstan with one signer, from 2026 on.</summary>
sealed class SealOffice : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.FromHours(5));

    public static readonly DateOnly Today = new(2026, 11, 28);

    readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SealOffice(string country = "KZ", long serial = 0x5B)
    {
        Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Authority = SigningAuthority.Create(_authorityKey, country, "Pana specimen authority", Start, Start.AddYears(15));
        Certificate = SigningAuthority.Issue(Authority, _authorityKey, Key, "01", serial, Start, Start.AddMonths(14), Start.AddYears(5));
        Signer = Signer.Of(Certificate)!;
    }

    public ECDsa Key { get; }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Certificate { get; }

    public Signer Signer { get; }

    public SealTrust Trust => new([Authority], [Certificate]);

    public static Dictionary<string, string> Permit(string until = "2027-02-28") => new()
    {
        ["number"] = "7K3QX9M2VB", ["family"] = "AHMADZAI", ["given"] = "GULNAZA", ["birth"] = "1990<<<<", ["until"] = until, ["entitlements"] = "13",
    };

    public byte[] Seal(string paper = "asylum-seeker-certificate", Dictionary<string, string>? values = null, DateOnly? signed = null)
    {
        var profile = SealProfile.OfPapers[paper];
        return Pana.Papers.Seal.Sign(Signer.Header("KAZ", profile, signed ?? Today, signed ?? Today), profile.Write(values ?? Permit()).Value, Key);
    }

    /// <summary>Another certificate of the same authority over the same key.</summary>
    public X509Certificate2 Issue(DateTimeOffset from, DateTimeOffset signsUntil, DateTimeOffset until, long serial = 0x5B) =>
        SigningAuthority.Issue(Authority, _authorityKey, Key, "01", serial, from, signsUntil, until);

    public void Dispose()
    {
        Key.Dispose();
        _authorityKey.Dispose();
    }
}
