using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Open;

/// <summary>An official to be added. <paramref name="SignInName"/> null means that the name itself is typed at the sign-in.</summary>
public sealed record NewOfficial(
    string Name, IReadOnlyList<Function> Functions, string Authority = "", string Unit = "", bool LeadsUnit = false,
    IReadOnlyList<string>? Languages = null, Sex Sex = Sex.Unknown, string? SignInName = null);

/// <summary>The officials of this node, for those who assign work, book interpreters or start the node.</summary>
public sealed class Officials(UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Those who are at work: neither invited, suspended nor gone. By function, supervisors first.</summary>
    public async Task<IReadOnlyList<Officer>> ListAsync(CancellationToken cancel = default) =>
        [.. (await unit.Context<AccessContext>().Accounts.AsNoTracking().Where(account => account.State == AccountState.Active)
            .ToListAsync(cancel)).Select(account => account.ToOfficer())
            .OrderBy(officer => officer.Functions.Order().FirstOrDefault()).ThenByDescending(officer => officer.LeadsUnit)
            .ThenBy(officer => officer.Name, StringComparer.Ordinal)];

    /// <summary>Codes of the units in which somebody is at work.</summary>
    public async Task<IReadOnlySet<string>> StaffedUnitsAsync(CancellationToken cancel = default) =>
        (await unit.Context<AccessContext>().Accounts.Where(account => account.State == AccountState.Active)
            .Select(account => account.Unit).Distinct().ToListAsync(cancel)).ToHashSet();

    /// <summary>Whoever it was, also when they left the service: the record names them.</summary>
    public async Task<Officer?> FindAsync(Guid id, CancellationToken cancel = default) =>
        (await unit.Context<AccessContext>().Accounts.AsNoTracking()
            .SingleOrDefaultAsync(account => account.Id == id, cancel))?.ToOfficer();

    /// <summary>Many of them with one query.</summary>
    public async Task<IReadOnlyDictionary<Guid, Officer>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        (await unit.Context<AccessContext>().Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToListAsync(cancel))
            .ToDictionary(account => account.Id, account => account.ToOfficer());

    /// <summary>
    /// Adds an official from the node's own command line and returns the token of the one-time link, which ends after a day.
    /// Whoever holds the machine holds the node: therefore no second administrator is asked here, and only here.
    /// </summary>
    public Task<Outcome<string>> InviteAsync(NewOfficial official, CancellationToken cancel = default) =>
        unit.RunAsync<string>(async () =>
        {
            if (FunctionRules.Check(official.Functions) is { } never)
                return never;
            var added = await AddOfficial.TryAddAsync(unit, official, clock.GetUtcNow(), by: null, cancel);
            if (added.IsRefused)
                return added.Refusal!;
            added.Value.Functions = official.Functions.ToHashSet();
            return Invitations.Give(unit, added.Value, clock.GetUtcNow());
        }, cancel);

    /// <summary>
    /// Made-up officials of the demo: active, without password or second factor, so that nobody signs in as them but by the
    /// demo's own page. The same list again adds nobody twice.
    /// </summary>
    public Task SeedAsync(IEnumerable<NewOfficial> officials, CancellationToken cancel = default) =>
        unit.RunAsync(async () =>
        {
            foreach (var official in officials)
            {
                if (FunctionRules.Check(official.Functions) is { } never)
                    throw new InvalidOperationException($"A demo official breaks a rule: {never.Name}");
                var added = await AddOfficial.TryAddAsync(unit, official, clock.GetUtcNow(), by: null, cancel);
                if (added.IsRefused)
                    continue;
                (added.Value.Functions, added.Value.State) = (official.Functions.ToHashSet(), AccountState.Active);
            }
        }, cancel);
}
