using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pana.Kernel;
using Pana.Papers;
using Pana.Trust.Keys;

namespace Pana.Trust.Open;

/// <summary>The node's keys as their keeper sees them: when each signs, never the key.</summary>
public sealed class Signers
{
    readonly SigningKeys _keys;

    internal Signers(SigningKeys keys) => _keys = keys;

    /// <summary>The authority first; empty where nothing was sealed yet.</summary>
    public async Task<IReadOnlyList<SignerLine>> ListAsync(CancellationToken cancel = default)
    {
        await _keys.EnsureAsync(cancel);
        return [.. (await _keys.ListAsync(cancel)).Select(key => new SignerLine(
            key.IsAuthority ? null : Signer.Of(X509CertificateLoader.LoadCertificate(key.Certificate))!.Reference,
            Convert.ToHexString(SHA256.HashData(key.Certificate)), key.SignsFrom, key.SignsUntil, key.Until))];
    }

    /// <summary>Refused with <c>node-seals-nothing</c>.</summary>
    /// <param name="atOnce">The old key can no longer be relied on: it stops now.</param>
    public Task<Outcome<bool>> RotateAsync(bool atOnce, CancellationToken cancel = default) => _keys.RotateAsync(atOnce, cancel);
}

/// <param name="Reference">As seals name it; null for the authority.</param>
/// <param name="Fingerprint">SHA-256 of the certificate: what two offices read to each other by telephone.</param>
public sealed record SignerLine(string? Reference, string Fingerprint, DateTimeOffset SignsFrom, DateTimeOffset SignsUntil, DateTimeOffset Until);
