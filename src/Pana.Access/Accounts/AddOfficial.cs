using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>An administrator adds an official; the functions wait for a second administrator.</summary>
internal sealed class AddOfficial(UnitOfWork unit, AccessSettings settings, TimeProvider clock)
{
    public Task<Outcome<Guid>> RunAsync(NewOfficial official, Officer by, CancellationToken cancel) =>
        unit.RunAsync<Guid>(async () =>
        {
            if (official.Functions is not { Count: > 0 })
                return new Refusal("function-missing", 400);
            if (FunctionRules.Check(official.Functions) is { } never)
                return never;
            if (!settings.Knows(official.Authority, official.Unit))
                return new Refusal("unit-unknown", 400);
            var now = clock.GetUtcNow();
            var added = await TryAddAsync(unit, official, now, by.Id, cancel);
            if (added.IsRefused)
                return added.Refusal!;
            unit.Context<AccessContext>().Propose(
                ProposalKind.GiveFunctions, added.Value, official.Functions.ToHashSet(), by.Id, now);
            return added.Value.Id;
        }, cancel);

    /// <summary>The account without functions yet. Inside a unit of work.</summary>
    public static async Task<Outcome<Account>> TryAddAsync(
        UnitOfWork unit, NewOfficial official, DateTimeOffset now, Guid? by, CancellationToken cancel)
    {
        if (official.Name is not { Length: > 0 and <= 120 } || official.SignInName is { Length: > 120 })
            return new Refusal("name-too-long-or-missing", 400);
        var access = unit.Context<AccessContext>();
        var signInName = Account.Normal(string.IsNullOrWhiteSpace(official.SignInName) ? official.Name : official.SignInName);
        if (signInName.Length == 0)
            return new Refusal("name-too-long-or-missing", 400);
        if (await access.Accounts.AnyAsync(account => account.SignInName == signInName, cancel))
            return new Refusal("sign-in-name-taken");
        var account = new Account
        {
            Name = official.Name.Trim(), SignInName = signInName, Authority = official.Authority ?? "",
            Unit = official.Unit ?? "", LeadsUnit = official.LeadsUnit, Sex = official.Sex, AddedAt = now,
            LanguageCodes = string.Join(' ', official.Languages ?? []),
        };
        access.Accounts.Add(account);
        access.Record(account, by, "added", now);
        return account;
    }
}
