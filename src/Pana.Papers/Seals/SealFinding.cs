using System.Globalization;

namespace Pana.Papers;

/// <summary>What a verifier says of a seal; its words are the label <c>seal.verdict.NAME</c>.</summary>
public enum SealVerdict
{
    Genuine,
    /// <summary>Genuine, and its last day is over.</summary>
    Ended,
    /// <summary>Genuine, and on the issuer's list of papers that are no longer valid.</summary>
    Withdrawn,
    /// <summary>Dated in the future: the clock of this device is wrong, or the paper.</summary>
    NotYetValid,
    /// <summary>The signature does not fit what the seal says.</summary>
    Altered,
    /// <summary>No certificate of a trusted authority signed it, so far as this device knows.</summary>
    UnknownIssuer,
    /// <summary>The certificate that signed it has ended, and with it every paper that it signed.</summary>
    ExpiredSigner,
    /// <summary>No seal at all, or of a profile that this verifier does not know.</summary>
    Unreadable,
}

/// <summary>The verdict, and what the seal says where it is genuine. Prints <c>•••</c>.</summary>
/// <param name="Values">By the names of the profile; null where nothing in the seal can be relied on.</param>
public sealed record SealFinding(SealVerdict Verdict, SealHeader? Header = null, IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>What the holder may; none where the paper does not say it or is not valid. A travel document says it by being one.</summary>
    public Entitlements Entitlements => Verdict != SealVerdict.Genuine ? Entitlements.None
        : Values?.GetValueOrDefault("entitlements") is { } sum ? (Entitlements)byte.Parse(sum, CultureInfo.InvariantCulture)
        : Header is { } header && SealProfile.Find(header)?.Name == "travel" ? Entitlements.Travel : Entitlements.None;

    public override string ToString() => $"{Verdict} •••";
}
