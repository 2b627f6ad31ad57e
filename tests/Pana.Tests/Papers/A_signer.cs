using System.Security.Cryptography.X509Certificates;
using Pana.Papers;

namespace Pana.Tests.Papers;

public sealed class A_signer : IDisposable
{
    readonly SealOffice _office = new();

    public void Dispose() => _office.Dispose();

    SignerStanding At(DateTimeOffset time, params X509Certificate2[] authorities) => _office.Signer.Standing(authorities.Length > 0 ? authorities : [_office.Authority], time);

    [Fact]
    public void is_trusted_while_it_and_its_authority_are_valid()
    {
        Assert.Equal(SignerStanding.Trusted, At(SealOffice.Noon));
        Assert.Equal(SignerStanding.NotYetValid, At(SealOffice.Start.AddHours(-2)));
        Assert.Equal(SignerStanding.Trusted, At(SealOffice.Start.AddMinutes(-59)));
        Assert.Equal(SignerStanding.Expired, At(SealOffice.Start.AddYears(5).AddHours(2)));
        Assert.Equal(SignerStanding.Expired, At(SealOffice.Start.AddYears(16)));
    }

    [Fact]
    public void of_another_authority_is_unknown_and_of_a_namesake_altered()
    {
        using var neighbour = new SealOffice("KG");
        using var namesake = new SealOffice();
        Assert.Equal(SignerStanding.UnknownIssuer, At(SealOffice.Noon, neighbour.Authority));
        Assert.Equal(SignerStanding.Altered, At(SealOffice.Noon, namesake.Authority));
        Assert.Equal(SignerStanding.Trusted, At(SealOffice.Noon, namesake.Authority, _office.Authority));
        // A signer is no authority, whatever it signs.
        Assert.Equal(SignerStanding.UnknownIssuer, At(SealOffice.Noon, _office.Certificate));
    }

    [Fact]
    public void is_named_by_country_code_and_serial_number_and_signs_before_its_certificate_ends()
    {
        Assert.Equal(("KZ015B", "KZ"), (_office.Signer.Reference, _office.Signer.Country));
        Assert.Equal((SealOffice.Start, SealOffice.Start.AddMonths(14)), (_office.Signer.SignsFrom, _office.Signer.SignsUntil));
        Assert.Equal("KZ011F4A", Signer.Of(_office.Issue(SealOffice.Start, SealOffice.Noon, SealOffice.Noon, 0x1F4A))!.Reference);
        Assert.Equal("CN=01, C=KZ", _office.Certificate.Subject);
        Assert.Null(Signer.Of(_office.Authority));
    }

    [Fact]
    public void with_one_flipped_bit_is_not_trusted()
    {
        var bytes = _office.Certificate.RawData;
        for (var bit = 0; bit < 8 * bytes.Length; bit += 3)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            try
            {
                using var certificate = X509CertificateLoader.LoadCertificate(flipped);
                if (Signer.Of(certificate) is { } signer)
                    Assert.NotEqual(SignerStanding.Trusted, signer.Standing([_office.Authority], SealOffice.Noon));
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // No certificate any more: as good a no.
            }
        }
    }
}
