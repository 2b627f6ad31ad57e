using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Access.Accounts;

internal static class Changes
{
    /// <summary>Writes down what was done to the account.</summary>
    public static void Record(this AccessContext access, Account account, Guid? by, string act, DateTimeOffset now) =>
        access.Acts.Add(new() { At = now, AccountId = account.Id, By = by, Act = act });

    /// <summary>Lays a change before the second administrator.</summary>
    public static void Propose(
        this AccessContext access, ProposalKind kind, Account account, IReadOnlySet<Function> functions, Guid by, DateTimeOffset now)
    {
        access.Proposals.Add(new()
        {
            Kind = kind, AccountId = account.Id, FunctionNames = string.Join(' ', functions.Order()), ProposedBy = by,
            ProposedAt = now,
        });
        access.Record(account, by, kind is ProposalKind.GiveFunctions ? "functions-proposed" : "reset-proposed", now);
    }

    /// <summary>The unit's name; its code where the edition does not name it.</summary>
    public static string NameOf(this AccessSettings settings, string authority, string unit) =>
        settings.Offices.FirstOrDefault(office => office.Authority == authority && office.Unit == unit)?.Name ?? unit;

    public static bool Knows(this AccessSettings settings, string? authority, string? unit) =>
        settings.Offices.Count == 0
        || settings.Offices.Any(office => office.Authority == authority && office.Unit == unit);
}
