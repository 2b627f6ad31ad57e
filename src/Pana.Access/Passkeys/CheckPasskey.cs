using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Passkeys;

internal sealed record SignedChallenge(string? Id, string? ClientDataJson, string? AuthenticatorData, string? Signature, string? UserHandle)
{
    /// <summary>Where the official wanted to go, and what they had typed, as the sign-in page carries them.</summary>
    public string? Return { get; init; }
    public string? Kept { get; init; }
}

/// <summary>A signature in place of password and code. One refusal stands for every failure, as at <see cref="SignIn.CheckSignIn"/>.</summary>
internal sealed class CheckPasskey(UnitOfWork unit, TimeProvider clock)
{
    static readonly Refusal Failed = new("passkey-failed", 401);

    public async Task<Outcome<Account>> RunAsync(Site site, string? challenge, SignedChallenge signed, CancellationToken cancel)
    {
        if (challenge is null || ClientData.Bytes(signed.ClientDataJson) is not { } client || !ClientData.Fits(client, ClientData.Get, challenge, site)
            || ClientData.Bytes(signed.AuthenticatorData) is not { } bytes || AuthenticatorData.Read(bytes, site.Host) is not { CredentialId: null } data
            || ClientData.Bytes(signed.Signature) is not { } signature)
            return Failed;
        return await unit.RunAsync<Account>(async () =>
        {
            var access = unit.Context<AccessContext>();
            if (await access.Passkeys.SingleOrDefaultAsync(each => each.CredentialId == signed.Id && each.Host == site.Host, cancel) is not { } key
                || !IsSignature(key.PublicKey, [.. bytes, .. SHA256.HashData(client)], signature))
                return Failed;
            var now = clock.GetUtcNow();
            var account = await access.Accounts.SingleAsync(each => each.Id == key.AccountId, cancel);
            if (account.State is not AccountState.Active || account.IsLocked(now)
                || ClientData.Bytes(signed.UserHandle) is { Length: > 0 } handle && !handle.AsSpan().SequenceEqual(account.Id.ToByteArray()))
                return Failed;
            // A count that does not go up is a second copy of the key at work (WebAuthn level 2, §6.1.1).
            if ((data.Signatures, key.Signatures) is not (0, 0) && data.Signatures <= key.Signatures)
                return Failed;
            (key.Signatures, key.UsedAt) = (data.Signatures, now);
            return account;
        }, cancel);
    }

    static bool IsSignature(byte[] publicKey, byte[] signed, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
