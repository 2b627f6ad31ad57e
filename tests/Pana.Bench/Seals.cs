using System.Diagnostics;
using System.Security.Cryptography;
using Pana.Papers;

namespace Pana.Bench;

/// <summary>Seals verified and signed a second on one core, beside bare ECDSA of the same run; the size of a list of withdrawn papers and a question to it.</summary>
internal static class Seals
{
    public static int Run(Options options)
    {
        var rounds = options.Number("rounds", 5_000);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var now = start.AddMonths(10);
        var authority = SigningAuthority.Create(authorityKey, "KZ", "bench", start, start.AddYears(10));
        var signer = Signer.Of(SigningAuthority.Issue(authority, authorityKey, key, "01", 2, start, start.AddYears(1), start.AddYears(5)))!;
        var profile = SealProfile.OfPapers["refugee-card"];
        var header = signer.Header("KAZ", profile, new(2026, 6, 1), new(2026, 6, 1));
        var features = profile.Write(new Dictionary<string, string>
        {
            ["number"] = "7K3QX9M2VB", ["family"] = "AHMADZAI", ["given"] = "GULNAZA", ["birth"] = "1990<<<<", ["until"] = "2027-02-28", ["entitlements"] = "15",
        }).Value;
        var bytes = Seal.Sign(header, features, key);
        var trust = new SealTrust([authority], [signer.Certificate]);
        var parts = Seal.Read(bytes)!;
        var text = SealText.Of(bytes);

        Table.Head($"seals of {bytes.Length} bytes ({text.Length} characters in the code), one thread", "a second", "of bare ECDSA");
        var bare = Measure(rounds, () => key.VerifyData(parts.Signed, parts.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Table.Row("bare ECDsa.VerifyData", bare, 1.0);
        var verified = Measure(rounds, () => trust.Verify(SealText.Read(text), now).Verdict == SealVerdict.Genuine);
        Table.Row("verified from the text of the code to the verdict", verified, verified / bare);
        var bareSigning = Measure(rounds, () => key.SignData(parts.Signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).Length == 64);
        Table.Row("bare ECDsa.SignData", bareSigning, 1.0);
        var signed = Measure(rounds, () => Seal.Sign(header, features, key).Length == bytes.Length);
        Table.Row("sealed", signed, signed / bareSigning);
        Console.WriteLine();
        Lists(options, signer, key, start);
        return 0;
    }

    static void Lists(Options options, Signer signer, ECDsa key, DateTimeOffset start)
    {
        Table.Head("list of withdrawn papers", "valid papers known", "bytes", "false positives, unknown papers", "seconds to make", "milliseconds to read", "questions a second");
        foreach (var withdrawn in new[] { 0, 1_000, 10_000, 100_000 })
        {
            var valid = options.Number("valid", 300_000);
            string[] numbers = [.. Enumerable.Range(0, withdrawn + valid).Select(_ => Convert.ToHexString(RandomNumberGenerator.GetBytes(6)))];
            var clock = Stopwatch.StartNew();
            var bytes = RevocationMaking.Sign("KAZ", signer, 1, start, start.AddDays(1), numbers[..withdrawn], numbers[withdrawn..], key);
            var made = clock.Elapsed.TotalSeconds;
            clock.Restart();
            var list = RevocationList.Read(bytes)!;
            var read = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            if (numbers.Count(list.Names) != withdrawn)
                throw new InvalidOperationException("The list is wrong.");
            Table.Row(withdrawn, valid, bytes.Length, $"1 in {1 / list.FalsePositiveRate:0}", made, read, numbers.Length / clock.Elapsed.TotalSeconds);
        }
    }

    /// <summary>The best of five, by the processor's own time.</summary>
    static double Measure(int rounds, Func<bool> one)
    {
        var best = double.MaxValue;
        for (var time = 0; time < 5; time++)
        {
            var clock = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < rounds; i++)
                if (!one())
                    throw new InvalidOperationException("A seal that is right was refused.");
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds);
        }
        return rounds / best;
    }
}
