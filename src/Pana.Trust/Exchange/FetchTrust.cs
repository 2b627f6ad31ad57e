using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Papers;
using Pana.Storage;
using Pana.Trust.Open;
using Pana.Trust.Public;

namespace Pana.Trust.Exchange;

/// <summary>
/// Takes certificates and lists of other states from a source. What is fetched is looked at whole before anything of it is kept: an answer that is
/// none, a certificate that its authority did not issue, a list that is older than ours change nothing, and what was known stays.
/// </summary>
internal sealed class FetchTrust(UnitOfWork unit, TrustContext trust, TrustClient client, TrustSettings settings, TimeProvider clock)
{
    /// <summary>What went wrong, as <see cref="Source.Fault"/>; null when all of it was taken or known.</summary>
    public async Task<string?> RunAsync(TrustSource source, CancellationToken cancel)
    {
        string? fault = null;
        try
        {
            foreach (var state in await client.StatesAsync(source.Address, cancel))
                if (state.Issuer != settings.State?.Alpha3 && (source.Issuer ?? state.Issuer) == state.Issuer)
                    fault = await TakeAsync(source, state, cancel) ?? fault;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && error is HttpRequestException or OperationCanceledException or IOException)
        {
            fault = "unreachable";
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or CryptographicException or FormatException or InvalidDataException)
        {
            fault = "not-understood";
        }
        await RememberAsync(source, fault, cancel);
        return fault;
    }

    async Task<string?> TakeAsync(TrustSource source, PublishedState state, CancellationToken cancel)
    {
        var authority = X509CertificateLoader.LoadCertificate(state.Authority);
        var signers = state.Signers.Select(bytes => Signer.Of(X509CertificateLoader.LoadCertificate(bytes))).ToList();
        if (Country.Find(state.Issuer) is not { Alpha2: { } country, Alpha3: var code } || code != state.Issuer || signers.Exists(signer => signer is null || signer.Country != country
            || signer.Standing([authority], clock.GetUtcNow()) is SignerStanding.Altered or SignerStanding.UnknownIssuer))
            return "not-understood";
        var held = await trust.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Issuer == state.Issuer, cancel);
        byte[]? bytes = state.Sequence is { } sequence && sequence > (held?.Sequence ?? 0) ? await client.ListAsync(source.Address, state.Issuer, cancel) : null;
        if (bytes is not null && !IsTrusted(state, authority, signers!, bytes))
            return "not-understood";
        var outcome = await unit.RunAsync<string>(() => KeepAsync(state, signers!, bytes, cancel), cancel);
        return outcome.IsRefused ? outcome.Refusal!.Name : outcome.Value.Length > 0 ? outcome.Value
            : state.Sequence < (held?.Sequence ?? 0) ? "older-list" : null;
    }

    /// <summary>A list must be of the state, and signed by a signer of the very authority that comes with it.</summary>
    bool IsTrusted(PublishedState state, X509Certificate2 authority, List<Signer> signers, byte[] bytes) => RevocationList.Read(bytes) is { } list
        && list.Issuer == state.Issuer && signers.Exists(signer => list.Standing(signer, [authority], clock.GetUtcNow()) == SignerStanding.Trusted);

    async Task<Outcome<string>> KeepAsync(PublishedState state, List<Signer> signers, byte[]? bytes, CancellationToken cancel)
    {
        if (await trust.Issuers.FindAsync([state.Issuer], cancel) is not { } issuer)
            trust.Issuers.Add(issuer = new()
            {
                Issuer = state.Issuer, Authority = settings.BelievesFirst ? state.Authority : [], PinnedAt = clock.GetUtcNow(),
            });
        if (!issuer.Authority.AsSpan().SequenceEqual(state.Authority))
        {
            issuer.Offered = state.Authority;
            return "authority-changed";
        }
        issuer.Offered = null;
        foreach (var signer in signers)
            if (await trust.Signers.FindAsync([signer.Reference], cancel) is not { } known)
                trust.Signers.Add(new() { Reference = signer.Reference, Issuer = state.Issuer, Certificate = signer.Certificate.RawData });
            else if (!known.Certificate.AsSpan().SequenceEqual(signer.Certificate.RawData))
                return new Refusal("signer-changed", 409);
        if (bytes is not null && RevocationList.Read(bytes) is { } list)
            await KeepAsync(list, bytes, cancel);
        return "";
    }

    async Task KeepAsync(RevocationList list, byte[] bytes, CancellationToken cancel)
    {
        var held = await trust.Lists.FindAsync([list.Issuer], cancel);
        if (held is null)
            trust.Lists.Add(new() { Issuer = list.Issuer, Sequence = list.Sequence, Bytes = bytes, IssuedAt = list.IssuedAt, NextAt = list.NextAt, Withdrawn = 0 });
        else if (list.Sequence > held.Sequence)
            (held.Sequence, held.Bytes, held.IssuedAt, held.NextAt) = (list.Sequence, bytes, list.IssuedAt, list.NextAt);
    }

    Task RememberAsync(TrustSource source, string? fault, CancellationToken cancel) => unit.RunAsync(async () =>
    {
        var (address, now) = (source.Address.ToString(), clock.GetUtcNow());
        if (await trust.Sources.FindAsync([address], cancel) is not { } row)
            trust.Sources.Add(row = new() { Address = address, TriedAt = now });
        (row.TriedAt, row.Fault) = (now, fault);
        if (fault is null)
            row.FetchedAt = now;
    }, cancel);
}
