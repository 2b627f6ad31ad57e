using FsCheck;
using FsCheck.Fluent;
using Pana.Papers;

namespace Pana.Tests.Papers;

public sealed class A_list_of_withdrawn_papers : IDisposable
{
    static readonly DateTimeOffset Issued = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    static readonly DateOnly Earlier = new(2026, 11, 1);

    readonly SealOffice _office = new();

    public void Dispose() => _office.Dispose();

    byte[] Sign(IReadOnlyCollection<string> withdrawn, IReadOnlyCollection<string> valid, uint sequence = 7) =>
        RevocationMaking.Sign("KAZ", _office.Signer, sequence, Issued, Issued.AddDays(1), withdrawn, valid, _office.Key);

    static string[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new string(random.GetItems("0123456789ABCDEFGHJKMNPQRSTVWXYZ".ToCharArray(), 12))).Distinct()];
    }

    [Fact]
    public void names_every_withdrawn_paper_and_no_valid_one() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
        (from seed in Gen.Choose(1, 1_000_000) from withdrawn in Gen.Choose(0, 900) from valid in Gen.Choose(0, 900) select (seed, withdrawn, valid)).ToArbitrary(), sample =>
        {
            var numbers = Numbers(sample.seed, sample.withdrawn + sample.valid);
            var list = RevocationList.Read(Sign(numbers[..sample.withdrawn], numbers[sample.withdrawn..]))!;
            return numbers[..sample.withdrawn].All(number => list.Says(number, Earlier) == RevocationAnswer.Withdrawn)
                && numbers[sample.withdrawn..].All(number => list.Says(number, Earlier) == RevocationAnswer.NotNamed);
        }));

    [Fact]
    public void of_a_hundred_thousand_is_small_and_exact()
    {
        var numbers = Numbers(1, 400_000);
        var bytes = Sign(numbers[..100_000], numbers[100_000..]);
        Assert.InRange(bytes.Length, 150_000, 250_000);
        var list = RevocationList.Read(bytes)!;
        Assert.Equal((100_000, 0), (numbers[..100_000].Count(list.Names), numbers[100_000..].Count(list.Names)));
        Assert.InRange(list.FalsePositiveRate, 2.3e-5, 2.4e-5);
        // Papers that the issuer did not know: in half a million, twelve by chance.
        Assert.InRange(Numbers(2, 500_000).Except(numbers).Count(list.Names), 1, 40);
    }

    [Fact]
    public void frees_a_valid_paper_whose_hash_collides()
    {
        var (salt, numbers) = (new byte[RevocationList.SaltLength], Numbers(3, 200_000));
        var pair = numbers.GroupBy(number => RevocationList.Hash(salt, number).Hash).First(group => group.Count() > 1).ToArray();
        var list = new RevocationList("KAZ", "KZ015B", 1, Issued, Issued) { Salt = salt, Hashes = [RevocationList.Hash(salt, pair[0]).Hash], Exceptions = [RevocationList.Hash(salt, pair[1]).More] };
        Assert.Equal((true, false), (list.Names(pair[0]), list.Names(pair[1])));
    }

    [Fact]
    public void says_nothing_of_papers_that_are_newer()
    {
        var list = RevocationList.Read(Sign(["7K3QX9M2VB"], []))!;
        Assert.Equal(RevocationAnswer.NewerThanList, list.Says("7K3QX9M2VB", new(2026, 11, 28)));
        Assert.Equal(RevocationAnswer.Withdrawn, list.Says("7K3QX9M2VB", new(2026, 11, 27)));
    }

    [Fact]
    public void hides_how_many_papers_were_withdrawn_and_which_were_before()
    {
        var numbers = Numbers(4, 40);
        var (one, other) = (RevocationList.Read(Sign(numbers[..1], numbers[1..]))!, RevocationList.Read(Sign(numbers, []))!);
        Assert.Equal((RevocationMaking.Step, RevocationMaking.Step), (one.Hashes.Length, other.Hashes.Length));
        Assert.Empty(one.Hashes.Intersect(RevocationList.Read(Sign(numbers[..1], numbers[1..]))!.Hashes));
    }

    [Fact]
    public void comes_back_from_its_bytes_and_knows_its_time()
    {
        var list = RevocationList.Read(Sign(["7K3QX9M2VB"], []))!;
        Assert.Equal(("KAZ", "KZ015B", 7u, Issued, Issued.AddDays(1)), (list.Issuer, list.Signer, list.Sequence, list.IssuedAt, list.NextAt));
        Assert.Equal((false, true), (list.IsOverdue(Issued.AddDays(1).AddMinutes(59)), list.IsOverdue(Issued.AddDays(1).AddHours(2))));
        Assert.Equal(SignerStanding.Trusted, list.Standing(_office.Signer, [_office.Authority], Issued));
        Assert.Equal(SignerStanding.Trusted, list.Standing(_office.Signer, [_office.Authority], Issued.AddMinutes(-59)));
        Assert.Equal(SignerStanding.NotYetValid, list.Standing(_office.Signer, [_office.Authority], Issued.AddHours(-2)));
    }

    [Fact]
    public void is_replaced_by_a_later_one_of_the_same_issuer_alone()
    {
        var (seventh, eighth) = (RevocationList.Read(Sign([], []))!, RevocationList.Read(Sign([], [], 8))!);
        Assert.Equal((true, true, false, false, false), (seventh.Replaces(null), eighth.Replaces(seventh), seventh.Replaces(eighth), seventh.Replaces(seventh),
            (eighth with { Issuer = "KGZ" }).Replaces(seventh)));
    }

    [Fact]
    public void with_one_flipped_bit_is_no_list_or_of_nobody()
    {
        var bytes = Sign(["7K3QX9M2VB"], ["QQQQQQQQQQ"]);
        for (var bit = 0; bit < 8 * bytes.Length; bit += bit < 1_000 ? 1 : 7)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.True(RevocationList.Read(flipped) is not { } list || list.Standing(_office.Signer, [_office.Authority], Issued) is SignerStanding.Altered or SignerStanding.UnknownIssuer, $"bit {bit}");
        }
    }

    [Fact]
    public void makes_a_genuine_paper_one_that_is_no_longer_valid()
    {
        var seal = _office.Seal(signed: Earlier);
        RevocationList named = RevocationList.Read(Sign(["7K3QX9M2VB"], []))!, silent = RevocationList.Read(Sign([], ["7K3QX9M2VB"]))!;
        Assert.Equal(SealVerdict.Withdrawn, _office.Trust.Verify(seal, SealOffice.Noon, [named]).Verdict);
        Assert.Equal(SealVerdict.Genuine, _office.Trust.Verify(seal, SealOffice.Noon, [silent]).Verdict);
        Assert.Equal(SealVerdict.Genuine, _office.Trust.Verify(seal, SealOffice.Noon, [named with { Issuer = "KGZ" }]).Verdict);
    }
}
