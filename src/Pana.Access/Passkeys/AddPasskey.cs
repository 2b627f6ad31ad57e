using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Access.SignIn;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Passkeys;

/// <summary>What the browser hands to the authenticator that is to make a key.</summary>
public sealed record CreationOptions(string Challenge, string Host, string Account, string Name, IReadOnlyList<string> Known);

internal sealed record NewPasskey(string? Name, string? ClientDataJson, string? AttestationObject);

/// <summary>
/// An official's new passkey: an open session alone adds none, password and code are asked again before the challenge is given.
/// </summary>
internal sealed class AddPasskey(UnitOfWork unit, Challenges challenges, CheckSignIn check, SignedIn me, TimeProvider clock)
{
    const int LongestName = 60, MostKeys = 10;

    static Refusal Failed { get; } = new("passkey-failed", 400);

    public async Task<Outcome<CreationOptions>> BeginAsync(Site site, string? password, string? code, CancellationToken cancel)
    {
        var access = unit.Context<AccessContext>();
        var account = await access.Accounts.AsNoTracking().SingleAsync(each => each.Id == me.Officer!.Id, cancel);
        if ((await check.RunAsync(account.SignInName, password ?? "", code ?? "", cancel)).IsRefused)
            // The session is good; only this act is refused.
            return new Refusal("proof-failed", 403);
        var known = await access.Passkeys.Where(key => key.AccountId == account.Id).Select(key => key.CredentialId).ToListAsync(cancel);
        if (known.Count >= MostKeys)
            return new Refusal("passkeys-too-many", 409);
        return challenges.Give(Holder) is { } challenge
            ? new CreationOptions(challenge, site.Host, Base64Url.EncodeToString(account.Id.ToByteArray()), account.SignInName, known)
            : new Refusal("too-many-attempts", 429);
    }

    public async Task<Outcome<PasskeyLine>> FinishAsync(Site site, NewPasskey made, CancellationToken cancel)
    {
        if (challenges.Take(Holder) is not { } challenge || ClientData.Bytes(made.ClientDataJson) is not { } client
            || !ClientData.Fits(client, ClientData.Create, challenge, site) || ClientData.Bytes(made.AttestationObject) is not { } attested
            || AuthenticatorData.OfAttestation(attested) is not { } bytes
            || AuthenticatorData.Read(bytes, site.Host) is not { CredentialId: { } id, PublicKey: { } publicKey } data)
            return Failed;
        var name = made.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName)
            return new Refusal("passkey-needs-name", 400);
        return await unit.RunAsync<PasskeyLine>(async () =>
        {
            var access = unit.Context<AccessContext>();
            var account = await access.Accounts.SingleAsync(each => each.Id == me.Officer!.Id, cancel);
            if (await access.Passkeys.AnyAsync(key => key.CredentialId == id, cancel))
                return Failed;
            var now = clock.GetUtcNow();
            var key = new Passkey
            {
                AccountId = account.Id, CredentialId = id, PublicKey = publicKey, Host = site.Host, Name = name,
                Signatures = data.Signatures, AddedAt = now,
            };
            access.Passkeys.Add(key);
            access.Record(account, account.Id, "passkey-added", now);
            return new PasskeyLine(key.Id, key.Name, key.AddedAt, null);
        }, cancel);
    }

    public Task<Outcome<Guid>> RemoveAsync(Officer officer, Guid id, CancellationToken cancel) => unit.RunAsync<Guid>(async () =>
    {
        var access = unit.Context<AccessContext>();
        if (await access.Passkeys.SingleOrDefaultAsync(key => key.Id == id && key.AccountId == officer.Id, cancel) is not { } key)
            return new Refusal("no-such-passkey", 404);
        access.Passkeys.Remove(key);
        access.Record(await access.Accounts.SingleAsync(each => each.Id == officer.Id, cancel), officer.Id, "passkey-removed", clock.GetUtcNow());
        return id;
    }, cancel);

    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(CancellationToken cancel = default) =>
        [.. (await unit.Context<AccessContext>().Passkeys.AsNoTracking().Where(key => key.AccountId == me.Officer!.Id).OrderBy(key => key.Id)
            .ToListAsync(cancel)).Select(key => new PasskeyLine(key.Id, key.Name, key.AddedAt, key.UsedAt))];

    string Holder => $"add {me.SessionId}";
}
