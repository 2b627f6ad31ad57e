using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Storage;

namespace Pana.Access.SignIn;

/// <summary>
/// The open sessions of the node, kept in the database and, while in use, in memory: a request reads no table to know who
/// sends it. One process serves one database, so that ending a session here ends it.
/// </summary>
internal sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How often "seen" is written down: often enough for the list of sessions.</summary>
    static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, Known> _known = new();

    sealed class Known(Session session, Account account)
    {
        public Session Session => session;
        public Guid AccountId => account.Id;
        public Officer Officer { get; } = account.ToOfficer();
        public DateTimeOffset SeenAt { get; set; } = session.SeenAt;
    }

    internal sealed record Found(Guid SessionId, Officer Officer, bool IsOpen);

    /// <summary>Null for a token that nobody gave out; a session that is over still says whose it was.</summary>
    public async ValueTask<Found?> FindAsync(string? token, CancellationToken cancel)
    {
        if (token is not { Length: 64 })
            return null;
        var hash = Secrets.Hash(token);
        var now = clock.GetUtcNow();
        if (!_known.TryGetValue(hash, out var known))
        {
            if (await LoadAsync(hash, cancel) is not var (session, account))
                return null;
            if (account.State is not AccountState.Active || !session.IsOpen(now))
                return new(session.Id, account.ToOfficer(), false);
            known = _known.GetOrAdd(hash, new Known(session, account));
        }
        if (now >= known.Session.StartedAt + Session.Longest || now >= known.SeenAt + Session.Idle)
        {
            _known.TryRemove(hash, out _);
            return new(known.Session.Id, known.Officer, false);
        }
        if (now - known.Session.SeenAt > SeenEvery)
            await WriteSeenAsync(known, now);
        known.SeenAt = now;
        return new(known.Session.Id, known.Officer, true);
    }

    /// <summary>The new session's token, for the cookie. Inside the unit of work that signs in.</summary>
    public string Start(UnitOfWork unit, Account account, string client)
    {
        var token = Secrets.NewToken();
        var now = clock.GetUtcNow();
        unit.Context<AccessContext>().Sessions.Add(new()
        {
            AccountId = account.Id, TokenHash = Secrets.Hash(token), StartedAt = now, SeenAt = now,
            Client = client.Length > 160 ? client[..160] : client,
        });
        return token;
    }

    /// <summary>Ends the account's open sessions, or the one named. Inside a unit of work.</summary>
    public async Task EndAsync(UnitOfWork unit, Guid accountId, Guid? only, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await unit.Context<AccessContext>().Sessions
            .Where(session => session.AccountId == accountId && session.EndedAt == null && (only == null || session.Id == only))
            .ToListAsync(cancel);
        open.ForEach(session => session.EndedAt = now);
        unit.WhenCommitted(() => Forget(accountId));
    }

    /// <summary>What is known of the account is read anew: it was moved, renamed, suspended.</summary>
    public void Forget(Guid accountId)
    {
        foreach (var (hash, known) in _known)
            if (known.AccountId == accountId)
                _known.TryRemove(hash, out _);
    }

    async Task<(Session, Account)?> LoadAsync(string hash, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<UnitOfWork>().Context<AccessContext>();
        var found = await (from session in access.Sessions.AsNoTracking()
                           join account in access.Accounts.AsNoTracking() on session.AccountId equals account.Id
                           where session.TokenHash == hash
                           select new { session, account }).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.session, found.account);
    }

    async Task WriteSeenAsync(Known known, DateTimeOffset now)
    {
        known.Session.SeenAt = now;
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        try
        {
            await unit.RunAsync(async () => await unit.Context<AccessContext>().Sessions
                .Where(session => session.Id == known.Session.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now)));
        }
        catch (StorageFullException)
        {
            // Being seen is not worth refusing a request; memory knows it.
        }
    }
}
