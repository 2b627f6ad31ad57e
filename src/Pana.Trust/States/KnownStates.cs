using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Pana.Papers;
using Pana.Trust.Open;

namespace Pana.Trust.States;

/// <summary>
/// Verifies a seal with the certificates and lists that this node has. Those of the state alone that the seal names are looked at, so that one
/// state's signer cannot seal in the name of another.
/// </summary>
internal sealed class KnownStates(TrustContext trust, TrustSettings settings, TimeProvider clock, IssuedPapers? papers = null)
{
    public async Task<SealFinding> VerifyAsync(string text, CancellationToken cancel)
    {
        if (SealText.Read(Cleaned(text)) is not { } bytes || Seal.Read(bytes) is not { } seal)
            return new(SealVerdict.Unreadable);
        var issuer = seal.Header.Issuer;
        var authority = await trust.Issuers.AsNoTracking().Where(held => held.Issuer == issuer).Select(held => held.Authority).ToListAsync(cancel);
        var signers = await trust.Signers.AsNoTracking().Where(held => held.Issuer == issuer).Select(held => held.Certificate).ToListAsync(cancel);
        var list = await trust.Lists.AsNoTracking().Where(held => held.Issuer == issuer).Select(held => held.Bytes).FirstOrDefaultAsync(cancel);
        var known = new SealTrust(authority.Where(held => held.Length > 0).Select(X509CertificateLoader.LoadCertificate), signers.Select(X509CertificateLoader.LoadCertificate));
        var finding = known.Verify(bytes, clock.GetUtcNow(), list is not null && RevocationList.Read(list) is { } read ? [read] : []);
        // The node knows its own papers exactly, also those that were withdrawn since the list was made.
        return finding is { Verdict: SealVerdict.Genuine, Values: { } values } && issuer == settings.State?.Alpha3 && papers is not null
            && SealTrust.Number(values) is { } number && (await papers.AnswerAsync(number, cancel)).Standing == NumberStanding.NoLongerValid
            ? finding with { Verdict = SealVerdict.Withdrawn } : finding;
    }

    /// <summary>A text that was copied brings line breaks; spaces within belong to the alphabet.</summary>
    static string Cleaned(string text) => text.Trim().Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
