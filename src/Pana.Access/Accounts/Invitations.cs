using Microsoft.EntityFrameworkCore;
using Pana.Access.SignIn;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>One-time links: what they open, and how they are used up.</summary>
internal sealed class Invitations(UnitOfWork unit, Credentials credentials, Sessions sessions, TimeProvider clock)
{
    static readonly Refusal Spent = new("invitation-spent", 404);

    internal sealed record Accepted(string SessionToken, IReadOnlyList<string> RecoveryCodes);

    /// <summary>A new link for the account; earlier ones stop working. Inside a unit of work.</summary>
    public static string Give(UnitOfWork unit, Account account, DateTimeOffset now)
    {
        var access = unit.Context<AccessContext>();
        access.Invitations.RemoveRange(access.Invitations.Where(earlier => earlier.AccountId == account.Id));
        var token = Secrets.NewToken();
        access.Invitations.Add(new()
        {
            AccountId = account.Id, TokenHash = Secrets.Hash(token), ExpiresAt = now + Invitation.Valid,
        });
        return token;
    }

    /// <summary>The account behind a link that still works.</summary>
    public async Task<Outcome<Account>> FindAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        var access = unit.Context<AccessContext>();
        var found = await (from invitation in access.Invitations
                           join account in access.Accounts on invitation.AccountId equals account.Id
                           where invitation.TokenHash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now
                               && account.State == AccountState.Invited
                           select account).SingleOrDefaultAsync(cancel);
        return found is null ? Spent : found;
    }

    /// <summary>Takes the password and the second factor that the official chose, and signs them in.</summary>
    public Task<Outcome<Accepted>> AcceptAsync(
        string token, string password, string sealedSecret, string code, string client, CancellationToken cancel) =>
        unit.RunAsync<Accepted>(async () =>
        {
            var found = await FindAsync(token, cancel);
            if (found.IsRefused)
                return found.Refusal!;
            var account = found.Value;
            if ((credentials.SetPassword(account, password) ?? credentials.Enrol(account, sealedSecret, code)) is { } refusal)
                return refusal;
            var (hash, access) = (Secrets.Hash(token), unit.Context<AccessContext>());
            (await access.Invitations.SingleAsync(invitation => invitation.TokenHash == hash, cancel)).UsedAt = clock.GetUtcNow();
            account.State = AccountState.Active;
            account.ForgetMistakes();
            access.Record(account, account.Id, "enrolled", clock.GetUtcNow());
            return new Accepted(sessions.Start(unit, account, client), Credentials.GiveRecoveryCodes(access, account));
        }, cancel);
}
