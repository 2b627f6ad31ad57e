using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Access.SignIn;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>What one administrator may do alone: it takes rights away, or moves them within the functions given.</summary>
internal sealed class ChangeOfficial(UnitOfWork unit, Sessions sessions, AccessSettings settings, TimeProvider clock)
{
    public Task<Outcome<Guid>> MoveAsync(
        Guid id, string? authority, string? place, bool leadsUnit, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, "moved", endsSessions: false, account =>
        {
            if (!settings.Knows(authority, place))
                return new("unit-unknown", 400);
            (account.Authority, account.Unit, account.LeadsUnit) = (authority ?? "", place ?? "", leadsUnit);
            return null;
        }, cancel);

    public Task<Outcome<Guid>> SuspendAsync(Guid id, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, "suspended", endsSessions: true, Go(AccountState.Suspended, AccountState.Active), cancel);

    public Task<Outcome<Guid>> ResumeAsync(Guid id, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, "resumed", endsSessions: false, Go(AccountState.Active, AccountState.Suspended), cancel);

    public Task<Outcome<Guid>> EndAsync(Guid id, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, "ended", endsSessions: true,
            Go(AccountState.Ended, AccountState.Invited, AccountState.Active, AccountState.Suspended), cancel);

    /// <summary>Taking functions away is done at once; giving one waits for the second administrator.</summary>
    public Task<Outcome<Guid>> SetFunctionsAsync(
        Guid id, IReadOnlyList<Function>? functions, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, null, endsSessions: false, account =>
        {
            if (functions is not { Count: > 0 })
                return new("function-missing", 400);
            if (FunctionRules.Check(functions) is { } never)
                return never;
            var access = unit.Context<AccessContext>();
            if (account.Functions.IsSupersetOf(functions))
            {
                account.Functions = functions.ToHashSet();
                access.Record(account, by.Id, "functions-taken", clock.GetUtcNow());
            }
            else
                access.Propose(ProposalKind.GiveFunctions, account, functions.ToHashSet(), by.Id, clock.GetUtcNow());
            return null;
        }, cancel);

    public Task<Outcome<Guid>> ProposeResetAsync(Guid id, Officer by, CancellationToken cancel) =>
        ChangeAsync(id, by, null, endsSessions: false, account =>
        {
            unit.Context<AccessContext>().Propose(
                ProposalKind.ResetSecondFactor, account, new HashSet<Function>(), by.Id, clock.GetUtcNow());
            return null;
        }, cancel);

    public Task<Outcome<Guid>> EndSessionsAsync(Guid id, Guid? only, Officer by, CancellationToken cancel) =>
        unit.RunAsync<Guid>(async () =>
        {
            if (await unit.Context<AccessContext>().Accounts.FindAsync([id], cancel) is not { } account)
                return new Refusal("no-such-official", 404);
            await sessions.EndAsync(unit, id, only, cancel);
            unit.Context<AccessContext>().Record(account, by.Id, "sessions-ended", clock.GetUtcNow());
            return id;
        }, cancel);

    Task<Outcome<Guid>> ChangeAsync(
        Guid id, Officer by, string? act, bool endsSessions, Func<Account, Refusal?> change, CancellationToken cancel) =>
        unit.RunAsync<Guid>(async () =>
        {
            var access = unit.Context<AccessContext>();
            var account = await access.Accounts.SingleOrDefaultAsync(account => account.Id == id, cancel);
            if (account is not { State: not AccountState.Ended })
                return new Refusal("no-such-official", 404);
            if (id == by.Id)
                return new Refusal("not-on-oneself");
            if (change(account) is { } refusal)
                return refusal;
            if (act is not null)
                access.Record(account, by.Id, act, clock.GetUtcNow());
            if (endsSessions)
                await sessions.EndAsync(unit, id, null, cancel);
            unit.WhenCommitted(() => sessions.Forget(id));
            return id;
        }, cancel);

    static Func<Account, Refusal?> Go(AccountState to, params AccountState[] from) => account =>
    {
        if (!from.Contains(account.State))
            return new("changed-meanwhile");
        account.State = to;
        return null;
    };
}
