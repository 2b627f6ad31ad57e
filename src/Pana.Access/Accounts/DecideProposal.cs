using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Access.SignIn;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>
/// The second administrator. They are another one than who proposed and than whom it is about; the link for the official is
/// shown to them alone and once, so that the first one cannot use it.
/// </summary>
internal sealed class DecideProposal(UnitOfWork unit, Sessions sessions, TimeProvider clock)
{
    internal sealed record Receipt(Guid AccountId, string? InvitationToken);

    public Task<Outcome<Receipt>> RunAsync(Guid id, bool confirm, Officer by, CancellationToken cancel) =>
        unit.RunAsync<Receipt>(async () =>
        {
            var (access, now) = (unit.Context<AccessContext>(), clock.GetUtcNow());
            var proposal = await access.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == id, cancel);
            if (proposal is null || proposal.DecidedAt is not null || proposal.ProposedAt + Proposal.Valid < now)
                return new Refusal("proposal-gone", 404);
            var account = await access.Accounts.SingleAsync(account => account.Id == proposal.AccountId, cancel);
            // Whoever proposed may take it back, never confirm it.
            if (by.Id == account.Id || confirm && by.Id == proposal.ProposedBy)
                return new Refusal("second-administrator-needed", 403);
            (proposal.DecidedBy, proposal.DecidedAt, proposal.Confirmed) = (by.Id, now, confirm);
            if (!confirm)
            {
                access.Record(account, by.Id, "proposal-declined", now);
                return new Receipt(account.Id, null);
            }
            // A reset ends in an active account: it must not bring back who was suspended.
            if (account.State is AccountState.Ended
                || account.State is AccountState.Suspended && proposal.Kind is ProposalKind.ResetSecondFactor)
                return new Refusal("no-such-official", 404);
            return proposal.Kind is ProposalKind.GiveFunctions
                ? await GiveFunctions(account, proposal, by, now)
                : await Reset(account, by, now, cancel);
        }, cancel);

    Task<Outcome<Receipt>> GiveFunctions(Account account, Proposal proposal, Officer by, DateTimeOffset now)
    {
        account.FunctionNames = proposal.FunctionNames;
        unit.Context<AccessContext>().Record(account, by.Id, "functions-given", now);
        unit.WhenCommitted(() => sessions.Forget(account.Id));
        var isNew = account.State is AccountState.Invited;
        return Task.FromResult<Outcome<Receipt>>(new Receipt(account.Id, isNew ? Invitations.Give(unit, account, now) : null));
    }

    async Task<Outcome<Receipt>> Reset(Account account, Officer by, DateTimeOffset now, CancellationToken cancel)
    {
        var access = unit.Context<AccessContext>();
        (account.SealedTotpSecret, account.PasswordHash, account.State) = (null, null, AccountState.Invited);
        access.RecoveryCodes.RemoveRange(access.RecoveryCodes.Where(code => code.AccountId == account.Id));
        access.Passkeys.RemoveRange(access.Passkeys.Where(key => key.AccountId == account.Id));
        await sessions.EndAsync(unit, account.Id, null, cancel);
        access.Record(account, by.Id, "second-factor-reset", now);
        return new Receipt(account.Id, Invitations.Give(unit, account, now));
    }
}
