using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Pana.Papers;

/// <summary>
/// Verifies seals with what a device knows: certificates of authorities that it trusts and of their signers. Nothing is asked of a network and
/// nothing is kept of what was verified.
/// </summary>
public sealed class SealTrust(IEnumerable<X509Certificate2> authorities, IEnumerable<X509Certificate2> signers)
{
    readonly List<X509Certificate2> _authorities = [.. authorities];
    readonly ILookup<string, Signer> _signers = signers.Select(Signer.Of).OfType<Signer>().ToLookup(signer => signer.Reference);

    /// <summary>An authority's signature under a certificate costs as much as a seal's and does not change: it is verified once.</summary>
    readonly ConcurrentDictionary<Signer, X509Certificate2> _issuers = new();

    /// <param name="now">By the clock of the device, in any zone.</param>
    /// <param name="lists">The newest lists of withdrawn papers that the device has; whether they are trusted and new enough is asked before.</param>
    public SealFinding Verify(ReadOnlySpan<byte> bytes, DateTimeOffset now, IEnumerable<RevocationList>? lists = null)
    {
        if (Seal.Read(bytes) is not { } seal)
            return new(SealVerdict.Unreadable);
        var header = seal.Header;
        var known = _signers[header.Reference].ToList();
        if (known.Count == 0)
            return new(SealVerdict.UnknownIssuer, header);
        if (known.FirstOrDefault(signer => signer.HasSigned(seal.Signed, seal.Signature)) is not { } signer)
            return new(SealVerdict.Altered, header);
        if (Standing(signer, now) is { } refused)
            return new(refused, header);
        if (SealDays.IsBefore(header.Signed, signer.SignsFrom) || SealDays.IsAfter(header.Signed, signer.SignsUntil))
            return new(SealVerdict.ExpiredSigner, header);
        if (SealProfile.Find(header) is not { } profile || profile.Read(seal) is not { } values)
            return new(SealVerdict.Unreadable, header);
        return new(Judge(header, values, now, lists ?? []), header, values);
    }

    SealVerdict? Standing(Signer signer, DateTimeOffset now)
    {
        if (!_issuers.TryGetValue(signer, out var issuer) && (issuer = signer.Issuer(_authorities)) is not null)
            _issuers.TryAdd(signer, issuer);
        return (issuer is null ? signer.Standing(_authorities, now) : signer.Standing(issuer, now)) switch
        {
            SignerStanding.Trusted => null,
            SignerStanding.Expired => SealVerdict.ExpiredSigner,
            SignerStanding.NotYetValid => SealVerdict.NotYetValid,
            SignerStanding.Altered => SealVerdict.Altered,
            _ => SealVerdict.UnknownIssuer,
        };
    }

    static SealVerdict Judge(SealHeader header, IReadOnlyDictionary<string, string> values, DateTimeOffset now, IEnumerable<RevocationList> lists)
    {
        if (SealDays.IsFuture(header.Signed, now) || SealDays.IsFuture(header.Issued, now))
            return SealVerdict.NotYetValid;
        if (Number(values) is { } number && lists.Any(list => list.Issuer == header.Issuer && list.Says(number, header.Signed) == RevocationAnswer.Withdrawn))
            return SealVerdict.Withdrawn;
        return Until(values) is { } until && SealDays.IsOver(until, now) ? SealVerdict.Ended : SealVerdict.Genuine;
    }

    /// <summary>The number under which the paper stands in its issuer's list: its own, or that of the machine-readable lines.</summary>
    public static string? Number(IReadOnlyDictionary<string, string> values) => values.TryGetValue("number", out var number) ? number
        : Zone(values) is { Length: 2 } lines && MrzZone.TryOpen(lines[0], lines[1], default, out var zone) ? $"{zone.Number}{zone.NumberRest}" : null;

    static DateOnly? Until(IReadOnlyDictionary<string, string> values)
    {
        if (values.TryGetValue("until", out var until))
            return DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Zone(values) is { Length: 2 } lines && MrzZone.TryOpen(lines[0], lines[1], default, out var zone) ? MrzDates.Expiry(zone.Expiry) : null;
    }

    static string[]? Zone(IReadOnlyDictionary<string, string> values) => values.TryGetValue("mrz", out var zone) && zone.Length % 2 == 0
        ? [zone[..(zone.Length / 2)], zone[(zone.Length / 2)..]] : null;
}
