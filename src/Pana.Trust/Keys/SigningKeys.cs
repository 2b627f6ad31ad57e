using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Papers;
using Pana.Storage;
using Pana.Trust.Open;

namespace Pana.Trust.Keys;

/// <summary>
/// The signing authority of the node's state and its signers. They lie in the database, sealed with the node's key: one backup holds them
/// together with the papers they signed, and whoever takes the database alone signs nothing.
/// </summary>
internal sealed class SigningKeys(UnitOfWork unit, TrustContext trust, NodeKey node, TrustSettings settings, TimeProvider clock)
{
    public const string Use = "signing key", Name = "01";

    /// <summary>An authority lasts for fifteen years, a signer signs for fourteen months; the last paper that it signs may be valid for five years.</summary>
    public static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(15 * 365), SigningTime = TimeSpan.FromDays(425), PaperLife = TimeSpan.FromDays(5 * 365);

    /// <summary>A successor is made so long before the old signer stops, and signs so long after it was made: verifiers that fetch daily know it by then.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(60), Notice = TimeSpan.FromDays(7);

    static readonly Guid Turn = new("5e41e4a6-91c1-4b0a-9d55-7a1f0c6f9a01");

    /// <summary>Makes what is missing: the authority and the first signer at the first start, a successor in time. Nothing where the node seals nothing.</summary>
    public async Task<Outcome<bool>> EnsureAsync(CancellationToken cancel)
    {
        // Asked every few seconds: no turn of a writer is taken where nothing is missing.
        var soon = clock.GetUtcNow() + Ahead;
        return settings.State is not { } state || await trust.Keys.AnyAsync(key => !key.IsAuthority && key.SignsUntil >= soon, cancel) ? false
            : await EnsureAsync(state, cancel);
    }

    Task<Outcome<bool>> EnsureAsync(TrustState state, CancellationToken cancel) => unit.RunAsync<bool>(async () =>
    {
        await unit.LockAsync([Turn], cancel);
        var (now, keys) = (Now, await trust.Keys.ToListAsync(cancel));
        var first = now - settings.Before;
        var authority = keys.Find(key => key.IsAuthority) ?? Authority(state, first);
        var last = keys.Where(key => !key.IsAuthority).MaxBy(key => key.SignsUntil);
        if (last is null)
            for (var from = first; from <= now; from += SigningTime)
                Issue(authority, state, keys, from, from);
        else if (last.SignsUntil - now < Ahead)
            Issue(authority, state, keys, now, last.SignsUntil <= now ? now : now + Notice);
        else
            return false;
        return true;
    }, cancel);

    /// <summary>
    /// A new signer. It takes over after the time of notice, while the old one still signs; or, where the old key can no longer be relied on,
    /// at once, and the old one stops.
    /// </summary>
    public async Task<Outcome<bool>> RotateAsync(bool atOnce, CancellationToken cancel) => await unit.RunAsync<bool>(async () =>
    {
        if (settings.State is null)
            return new Refusal("node-seals-nothing", 409);
        await unit.LockAsync([Turn], cancel);
        var (now, keys) = (Now, await trust.Keys.ToListAsync(cancel));
        var authority = keys.Find(key => key.IsAuthority) ?? Authority(settings.State, now);
        if (atOnce)
            foreach (var old in keys.Where(key => !key.IsAuthority && key.SignsUntil > now))
                old.SignsUntil = now;
        Issue(authority, settings.State, keys, now, atOnce || keys.TrueForAll(key => key.IsAuthority) ? now : now + Notice);
        return true;
    }, cancel);

    /// <summary>The authority first, then its signers, oldest first.</summary>
    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancel) =>
        await trust.Keys.AsNoTracking().OrderByDescending(key => key.IsAuthority).ThenBy(key => key.Serial).ToListAsync(cancel);

    /// <summary>The newest signer whose time it is, with its key; made where there is none. Whoever takes it disposes of the key.</summary>
    public async Task<(Signer Signer, ECDsa Key)?> CurrentAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(now, cancel) is not { } current)
        {
            await EnsureAsync(cancel);
            if (await FindAsync(now, cancel) is not { } made)
                return null;
            current = made;
        }
        return (Signer.Of(X509CertificateLoader.LoadCertificate(current.Certificate))!, Opened(current));
    }

    DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());     // certificates know whole seconds

    Task<SigningKey?> FindAsync(DateTimeOffset now, CancellationToken cancel) => trust.Keys.AsNoTracking()
        .Where(key => !key.IsAuthority && key.SignsFrom <= now && key.SignsUntil > now).OrderByDescending(key => key.SignsFrom).ThenByDescending(key => key.Serial)
        .FirstOrDefaultAsync(cancel);

    SigningKey Authority(TrustState state, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = SigningAuthority.Create(key, state.Alpha2, $"Pana signing authority {state.Alpha3}", now, now + AuthorityLife);
        var made = Keep(certificate, key, 1, true, now, now + AuthorityLife, now + AuthorityLife);
        trust.Issuers.Add(new() { Issuer = state.Alpha3, Authority = made.Certificate, PinnedAt = now });
        return made;
    }

    void Issue(SigningKey authority, TrustState state, List<SigningKey> keys, DateTimeOffset now, DateTimeOffset from)
    {
        using var authorityKey = Opened(authority);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (serial, signsUntil) = (keys.Select(each => each.Serial).Append(1).Max() + 1, from + SigningTime);
        var until = signsUntil + PaperLife < authority.Until ? signsUntil + PaperLife : authority.Until;
        // The certificate is valid from now on, so that a verifier may have it before its key signs.
        var certificate = SigningAuthority.Issue(X509CertificateLoader.LoadCertificate(authority.Certificate), authorityKey, key, Name, serial, now,
            signsUntil < until ? signsUntil : until, until);
        keys.Add(Keep(certificate, key, serial, false, from, signsUntil < until ? signsUntil : until, until));
        trust.Signers.Add(new() { Reference = Signer.Of(certificate)!.Reference, Issuer = state.Alpha3, Certificate = certificate.RawData });
    }

    SigningKey Keep(X509Certificate2 certificate, ECDsa key, long serial, bool isAuthority, DateTimeOffset from, DateTimeOffset signsUntil, DateTimeOffset until)
    {
        var id = Guid.CreateVersion7(from);
        var kept = new SigningKey
        {
            Id = id, IsAuthority = isAuthority, Serial = serial, Certificate = certificate.RawData, Box = node.Seal(Use, id, key.ExportPkcs8PrivateKey()),
            SignsFrom = from, SignsUntil = signsUntil, Until = until,
        };
        trust.Keys.Add(kept);
        return kept;
    }

    ECDsa Opened(SigningKey key)
    {
        var opened = ECDsa.Create();
        opened.ImportPkcs8PrivateKey(node.Open(Use, key.Id, key.Box), out _);
        return opened;
    }
}
