using Pana.Papers;
using Pana.Tests.Kernel;

namespace Pana.Tests.Papers;

public sealed class A_sealed_paper : IDisposable
{
    readonly SealOffice _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public void is_genuine_and_says_what_its_holder_may()
    {
        var finding = _office.Trust.Verify(_office.Seal(), SealOffice.Noon);
        Assert.Equal(SealVerdict.Genuine, finding.Verdict);
        Assert.Equal(SealOffice.Permit(), finding.Values);
        Assert.Equal(Entitlements.Stay | Entitlements.School | Entitlements.Clinic, finding.Entitlements);
        Assert.Equal("KZ015B", finding.Header!.Reference);
        Assert.Equal("Genuine •••", $"{finding}");
    }

    [Fact]
    public void with_one_flipped_bit_is_never_genuine()
    {
        var (seal, trust) = (_office.Seal(), _office.Trust);
        for (var bit = 0; bit < 8 * seal.Length; bit++)
        {
            var flipped = seal.ToArray();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            var finding = trust.Verify(flipped, SealOffice.Noon);
            Assert.True(finding is { Verdict: SealVerdict.Altered or SealVerdict.Unreadable or SealVerdict.UnknownIssuer, Values: null, Entitlements: Entitlements.None }, $"bit {bit}: {finding}");
        }
        Assert.Equal(SealVerdict.Unreadable, trust.Verify([.. seal, 0], SealOffice.Noon).Verdict);
        Assert.Equal(SealVerdict.Unreadable, trust.Verify(seal.AsSpan(..^1), SealOffice.Noon).Verdict);
    }

    [Fact]
    public void of_an_issuer_that_nobody_trusts_is_of_an_unknown_one()
    {
        using var stranger = new SealOffice();
        Assert.Equal(SealVerdict.UnknownIssuer, new SealTrust([_office.Authority], []).Verify(_office.Seal(), SealOffice.Noon).Verdict);
        // An authority of the same name: what it issued was not signed by ours.
        Assert.Equal(SealVerdict.Altered, new SealTrust([_office.Authority], [stranger.Certificate]).Verify(stranger.Seal(), SealOffice.Noon).Verdict);
        using var neighbour = new SealOffice("KG");
        Assert.Equal(SealVerdict.UnknownIssuer, new SealTrust([_office.Authority], [neighbour.Certificate]).Verify(neighbour.Seal(), SealOffice.Noon).Verdict);
        Assert.Equal(SealVerdict.Genuine, new SealTrust([_office.Authority, neighbour.Authority], [neighbour.Certificate, _office.Certificate]).Verify(neighbour.Seal(), SealOffice.Noon).Verdict);
    }

    [Fact]
    public void of_a_signer_that_has_ended_says_so()
    {
        var ended = _office.Issue(SealOffice.Start.AddYears(-3), SealOffice.Start.AddYears(-2), SealOffice.Noon.AddHours(-2));
        var trust = new SealTrust([_office.Authority], [ended]);
        Assert.Equal(SealVerdict.ExpiredSigner, trust.Verify(_office.Seal(signed: new(2023, 6, 1)), SealOffice.Noon).Verdict);
    }

    [Fact]
    public void that_was_signed_after_the_signer_stopped_is_not_genuine()
    {
        var retired = _office.Issue(SealOffice.Start, SealOffice.Noon.AddDays(-30), SealOffice.Start.AddYears(5));
        Assert.Equal(SealVerdict.ExpiredSigner, new SealTrust([_office.Authority], [retired]).Verify(_office.Seal(), SealOffice.Noon).Verdict);
        Assert.Equal(SealVerdict.Genuine, new SealTrust([_office.Authority], [retired]).Verify(_office.Seal(signed: new(2026, 10, 1)), SealOffice.Noon).Verdict);
    }

    [Fact]
    public void is_dated_in_the_future_where_the_clock_is_wrong()
    {
        Assert.Equal(SealVerdict.NotYetValid, _office.Trust.Verify(_office.Seal(), SealOffice.Noon.AddDays(-7)).Verdict);
        Assert.Equal(SealVerdict.NotYetValid, _office.Trust.Verify(_office.Seal(), SealOffice.Start.AddYears(-1)).Verdict);
    }

    /// <summary>Made at half past midnight and on its last evening, by clocks an hour slow and an hour fast.</summary>
    [Theory]
    [InlineData("2026-11-28T00:30:00+05:00", -1)]
    [InlineData("2026-11-28T00:30:00+05:00", 1)]
    [InlineData("2027-02-28T23:30:00+05:00", -1)]
    [InlineData("2027-02-28T23:30:00+05:00", 1)]
    public void is_genuine_though_the_clock_is_an_hour_wrong(string time, int hours) =>
        Assert.Equal(SealVerdict.Genuine, _office.Trust.Verify(_office.Seal(), DateTimeOffset.Parse(time, null).AddHours(hours)).Verdict);

    [Fact]
    public void whose_certificate_begins_in_half_an_hour_is_genuine_for_a_clock_that_is_slow()
    {
        var fresh = _office.Issue(SealOffice.Noon.AddMinutes(30), SealOffice.Noon.AddYears(1), SealOffice.Noon.AddYears(5));
        Assert.Equal(SealVerdict.Genuine, new SealTrust([_office.Authority], [fresh]).Verify(_office.Seal(), SealOffice.Noon).Verdict);
        Assert.Equal(SealVerdict.NotYetValid, new SealTrust([_office.Authority], [fresh]).Verify(_office.Seal(), SealOffice.Noon.AddHours(-3)).Verdict);
    }

    [Fact]
    public void whose_term_is_over_is_genuine_and_no_longer_valid()
    {
        var finding = _office.Trust.Verify(_office.Seal(), new DateTimeOffset(2027, 3, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((SealVerdict.Ended, Entitlements.None), (finding.Verdict, finding.Entitlements));
        Assert.Equal("7K3QX9M2VB", finding.Values!["number"]);
    }

    [Fact]
    public void of_travel_is_known_by_its_machine_readable_lines()
    {
        var lines = Mrz.Write(new(MrzFormat.Td3, "PR", "KAZ", "AHMADZAI", "GULNAZA", "N12345678", "XXB", null, Pana.Kernel.Sex.Female, new(2028, 11, 27))).Value;
        var seal = _office.Seal("travel-document-1951", new() { ["mrz"] = string.Concat(lines) });
        var finding = _office.Trust.Verify(seal, SealOffice.Noon);
        Assert.Equal((SealVerdict.Genuine, "N12345678"), (finding.Verdict, SealTrust.Number(finding.Values!)));
        Assert.Equal(SealVerdict.Ended, _office.Trust.Verify(seal, new(2028, 12, 1, 0, 0, 0, TimeSpan.Zero)).Verdict);
    }

    /// <summary>Rule 2 and 20: who verifies a service card or a confirmation must not learn whose they are from the seal's form.</summary>
    [Fact]
    public void tells_nothing_of_why_its_holder_has_it()
    {
        string[] alike = ["stay-confirmation", "service-card", "asylum-seeker-certificate", "stateless-card", "complementary-protection-card", "work-permit"];
        var heads = alike.Select(paper => Convert.ToHexString(Seal.Read(_office.Seal(paper))!.Signed)).Distinct();
        Assert.Single(heads);
    }

    [Fact]
    public void of_arrival_holds_an_opaque_number_alone()
    {
        Assert.Equal(["number"], SealProfile.OfPapers["arrival-slip"].Fields.Select(field => field.Name));
        Assert.Equal("seal-field-unknown", SealProfile.OfPapers["arrival-slip"].Write(SealOffice.Permit()).Refusal!.Name);
    }

    [Theory]
    [InlineData("number", "7k3qx", "seal-field-wrong")]
    [InlineData("number", "1", "seal-field-wrong")]
    [InlineData("family", "Ахмадзай", "seal-field-wrong")]
    [InlineData("until", "31.12.2026", "seal-field-wrong")]
    [InlineData("entitlements", "256", "seal-field-wrong")]
    [InlineData("ground", "ASYLUM", "seal-field-unknown")]
    [InlineData("entitlements", null, "seal-field-missing")]
    public void holds_what_its_profile_says_and_nothing_else(string field, string? value, string refusal)
    {
        var values = SealOffice.Permit();
        values.Remove(field);
        if (value is not null)
            values[field] = value;
        Assert.Equal(refusal, SealProfile.OfPapers["refugee-card"].Write(values).Refusal?.Name);
    }

    [Fact]
    public void fits_into_a_code_that_a_phone_reads()
    {
        var text = SealText.Of(_office.Seal());
        // QR version 9 with error correction M holds 262 characters of its alphanumeric mode.
        Assert.InRange(text.Length, 100, 262);
        Assert.All(text, c => Assert.Contains(c, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"));
    }

    [Fact]
    public void has_words_for_every_verdict() => Assert.All(Enum.GetNames<SealVerdict>(), verdict =>
        Assert.True(House.Labels.Has("ru", $"seal.verdict.{verdict}") && House.Labels.Has("en", $"seal.verdict.{verdict}")));

    [Fact]
    public void is_described_field_by_field()
    {
        var described = File.ReadAllText(Path.Combine(Path.GetDirectoryName(House.Folder)!, "docs", "protocols", "seal.md"));
        Assert.All(SealProfile.All, profile => Assert.All(profile.Fields, field =>
            Assert.Contains($"| {profile.Name} | {profile.Category}/{profile.Definition} | {field.Tag} | {field.Name} | {field.Type} |", described)));
        Assert.All(SealProfile.OfPapers.Keys, paper => Assert.Contains($"`{paper}`", described));
    }
}
