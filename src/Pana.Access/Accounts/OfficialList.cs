using Microsoft.EntityFrameworkCore;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>What administrators see of accounts.</summary>
internal sealed class OfficialList(UnitOfWork unit, TimeProvider clock)
{
    const int PageSize = 100;

    AccessContext Access => unit.Context<AccessContext>();

    public async Task<IReadOnlyList<OfficialLine>> AllAsync(CancellationToken cancel = default) =>
        [.. (await Access.Accounts.AsNoTracking().OrderBy(account => account.Name).ToListAsync(cancel)).Select(Line)];

    /// <summary>One page of them, and whether there is another.</summary>
    public async Task<(IReadOnlyList<OfficialLine> Lines, bool HasMore)> PageAsync(int page, CancellationToken cancel = default)
    {
        var rows = await Access.Accounts.AsNoTracking().OrderBy(account => account.Name).ThenBy(account => account.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return ([.. rows.Take(PageSize).Select(Line)], rows.Count > PageSize);
    }

    public async Task<OfficialLine?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await Access.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancel) is { } account
            ? Line(account) : null;

    public async Task<IReadOnlyList<ProposalLine>> ProposalsAsync(CancellationToken cancel = default)
    {
        var oldest = clock.GetUtcNow() - Proposal.Valid;
        var open = await (from proposal in Access.Proposals.AsNoTracking()
                          join account in Access.Accounts on proposal.AccountId equals account.Id
                          join proposer in Access.Accounts on proposal.ProposedBy equals proposer.Id
                          where proposal.DecidedAt == null && proposal.ProposedAt > oldest
                          orderby proposal.Id
                          select new { proposal, Name = account.Name, By = proposer.Name }).ToListAsync(cancel);
        return [.. open.Select(row => new ProposalLine(row.proposal.Id, row.proposal.AccountId, $"{row.proposal.Kind}", row.Name,
            Parse(row.proposal.FunctionNames), row.By, row.proposal.ProposedAt))];
    }

    public Task<IReadOnlyList<SessionView>> SessionsAsync(Guid id, CancellationToken cancel = default) =>
        SessionView.OpenAsync(Access, id, null, clock.GetUtcNow(), cancel);

    public async Task<IReadOnlyList<ActLine>> ActsAsync(Guid id, CancellationToken cancel = default)
    {
        var acts = await (from act in Access.Acts.AsNoTracking()
                          join account in Access.Accounts on act.By equals account.Id into found
                          from actor in found.DefaultIfEmpty()
                          where act.AccountId == id
                          orderby act.Id descending
                          select new { act.At, act.Act, By = actor == null ? null : actor.Name }).ToListAsync(cancel);
        return [.. acts.Select(row => new ActLine(row.At, row.Act, row.By))];
    }

    static OfficialLine Line(Account account) => new(account.Id, account.Name, account.SignInName, $"{account.State}",
        [.. account.Functions.Order()], account.Authority, account.Unit, account.LeadsUnit);

    static IReadOnlyList<Function> Parse(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Function>)];
}
