using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.SignIn;

/// <summary>
/// Name, password and second factor. One refusal stands for every failure, and every failure takes as long as a hash of the
/// password: nobody learns from it whether an account exists, is locked or was suspended.
/// </summary>
internal sealed class CheckSignIn(UnitOfWork unit, Credentials credentials, TimeProvider clock)
{
    static readonly Refusal Failed = new("sign-in-failed", 401);

    public async Task<Outcome<Account>> RunAsync(string name, string password, string code, CancellationToken cancel)
    {
        // Hashing takes long on purpose, so it is done before the unit of work: writers wait for one another.
        var normal = Account.Normal(name);
        var seen = await unit.Context<AccessContext>().Accounts.AsNoTracking()
            .SingleOrDefaultAsync(account => account.SignInName == normal, cancel);
        var isPassword = credentials.IsPassword(seen, password);
        // A mistake is counted in the database, hence no refusal inside the unit of work: it would undo the counting.
        var found = await unit.RunAsync<Account?>(async () =>
        {
            var account = await unit.Context<AccessContext>().Accounts
                .SingleOrDefaultAsync(account => account.SignInName == normal, cancel);
            var now = clock.GetUtcNow();
            if (account is not { State: AccountState.Active } || account.IsLocked(now))
                return null as Account;
            if (isPassword && account.PasswordHash == seen?.PasswordHash
                && (credentials.AcceptsCode(account, code) || await SpendRecoveryCode(account, code, now, cancel)))
            {
                account.ForgetMistakes();
                return account;
            }
            account.CountMistake(now);
            return null as Account;
        }, cancel);
        return found.Refusal ?? (found.Value is { } right ? right : (Outcome<Account>)Failed);
    }

    async Task<bool> SpendRecoveryCode(Account account, string code, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = Secrets.Hash(code.Trim().ToLowerInvariant());
        var found = await unit.Context<AccessContext>().RecoveryCodes.SingleOrDefaultAsync(
            recovery => recovery.AccountId == account.Id && recovery.CodeHash == hash && recovery.UsedAt == null, cancel);
        if (found is null)
            return false;
        found.UsedAt = now;
        return true;
    }
}
