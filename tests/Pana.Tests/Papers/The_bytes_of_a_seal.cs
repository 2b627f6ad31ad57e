using FsCheck;
using FsCheck.Fluent;
using Pana.Papers;

namespace Pana.Tests.Papers;

/// <summary>Encodings of Doc 9303-13 against the worked examples of ICAO and of BSI TR-03137 part 1.</summary>
public class The_bytes_of_a_seal
{
    [Theory]
    [InlineData("XK<CD", "EB0466A9")]
    [InlineData("XKCD", "EB11FE45")]
    [InlineData("VISA01", "DE515826")]
    [InlineData("BSI01", "62D719C9")]
    [InlineData("UFO001979", "D79519A65306")]
    [InlineData("47110815P", "33BE1FED20C6")]
    [InlineData("21614", "26532081")]
    [InlineData("53123MUSTERMANNSTRASSE21", "395E26B3D9A275735BD4CD485CA17176")]
    [InlineData("DETS00027", "6D32C8A519FC")]
    [InlineData("D<<", "6ABC")]
    [InlineData("UTO", "D9C5")]
    [InlineData("", "")]
    public void hold_text_as_C40(string text, string bytes)
    {
        Assert.Equal(bytes, Convert.ToHexString(C40.Encode(text)));
        Assert.True(C40.TryDecode(Convert.FromHexString(bytes), out var decoded));
        Assert.Equal(text, decoded);
    }

    [Fact]
    public void hold_dates_as_month_day_and_year()
    {
        Assert.Equal("319EF5", Convert.ToHexString(SealBytes.Date(new DateOnly(1957, 3, 25))));
        Assert.Equal(new DateOnly(2020, 1, 13), SealBytes.Date(Convert.FromHexString("1145F4")));
        Assert.Null(SealBytes.Date(Convert.FromHexString("FFFFFF")));
    }

    /// <summary>Appendix B of part 8 and annex E of TR-03137 (whose words say AR where its bytes say AT): version 4 of the head, and 64 bytes of signature.</summary>
    [Theory]
    [InlineData("DC03D9C5D9CAC8A73A995D913A7D9C575E030230BAB3D2B3C549CD1DA93C5BD458135C6F57FC133C133C133C6B38208A4D0D4A32B0C11AE6268427153F7C453C133C1345FF40"
        + "39034E85DA183C1CC0D3AC16732D7EE2C20D7AEF7B381C0AE509F10A97890D511C3C47B94807A4D0F67CE9083A7F206F04FB35AFDB8AB9658A93327A4E0EE6ED",
        "UTO", "UTTS", "5B", "2026-06-13", 0x5E, 3, "PUUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F2606277<<<<<<<8")]
    [InlineData("DC036ABC6D32C8A727390F71341145F4FB0602305CBA135875976EC066D417B59E8C6ABC133C133C133C133C3FEF3A2938EE43F1593D1AE52DBB26751FE64B7C133C136B0306D79519A65306FF40"
        + "158CF5B0BB7FBDA099E8E7C94ABEFC9677B2E71E9885F5CD9057A8BFCF930A6046BCF897650AF8F9B0343C034D2F64CE081F95FBF3D01292D1F8165ECE27D327",
        "D", "DETS", "27", "2020-01-01", 0xFB, 6, "ATD<<RESIDORCE<<ROLAND<<<<<<<<<<<<<<6525845096USA7008038M2201018<<<<<<06")]
    public void are_read_as_others_wrote_them(string hex, string issuer, string signer, string certificate, string issued, int definition, int category, string mrz)
    {
        var seal = Seal.Read(Convert.FromHexString(hex))!;
        Assert.Equal((issuer, signer, certificate, DateOnly.Parse(issued, null), definition, category),
            (seal.Header.Issuer, seal.Header.Signer, seal.Header.Certificate, seal.Header.Issued, seal.Header.Definition, seal.Header.Category));
        Assert.True(C40.TryDecode(seal.Features.Single(feature => feature.Tag == 2).Value, out var text));
        Assert.Equal(mrz, text);
        Assert.Equal(seal.Signed, SealBytes.Write(seal.Header, seal.Features));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DC")]
    [InlineData("DD03D9C5D9CAC8A73A995D913A7D9C575E03")]
    [InlineData("DC02D9C5D9CAC8A73A995D913A7D9C575E03")]
    [InlineData("DC03D9C5D9CAC8A73A995D913A7D9C575E03FF40")]
    [InlineData("DC03D9C5D9CAC8A73A995D913A7D9C575E030284FFFFFFFF")]
    public void that_are_none_are_none(string hex) => Assert.Null(Seal.Read(Convert.FromHexString(hex)));

    [Fact]
    public void never_stop_a_reader() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll<byte[]>(bytes =>
        Seal.Read(bytes) is null && Seal.Read([0xDC, 0x03, .. bytes]) is null or { Signature.Length: 64 } && RevocationList.Read([.. "PRL1"u8, .. bytes]) is null));

    /// <summary>RFC 9285 §4.3 and §4.4.</summary>
    [Theory]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    [InlineData("", "")]
    public void are_text_in_a_QR_code(string text, string coded)
    {
        Assert.Equal(SealText.Mark + coded, SealText.Of(System.Text.Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, System.Text.Encoding.ASCII.GetString(SealText.Read(SealText.Mark + coded)!));
    }

    [Theory]
    [InlineData("PANA1:GGW"), InlineData("PANA1:ZZZ"), InlineData("PANA1:A"), InlineData("PANA1:ab"), InlineData("BB8"), InlineData("https://example.org/")]
    public void are_no_text_that_was_not_made_of_them(string text) => Assert.Null(SealText.Read(text));

    [Fact]
    public void come_back_from_text() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes => SealText.Read(SealText.Of(bytes))!.SequenceEqual(bytes)));
}
