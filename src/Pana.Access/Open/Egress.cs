using Microsoft.EntityFrameworkCore;
using Pana.Access.Gate;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Open;

/// <summary>A blocked attempt, for the data-protection officer.</summary>
public sealed record BlockedLine(
    DateTimeOffset At, Guid OfficerId, EgressKind Kind, string Recipient, Wall Wall, IReadOnlyList<Guid> Persons);

/// <summary>
/// The one gate of everything that leaves the node (protection.md 13). Ask it before the unit of work that sends begins: a
/// blocked attempt is written down on its own, also when nothing else happens.
/// </summary>
public sealed class Egress(UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Null when it may leave; else a refusal that says nothing about the file, the wall or the reason.</summary>
    public async Task<Refusal?> CheckAsync(Officer officer, EgressRequest request, CancellationToken cancel = default)
    {
        if (EgressRules.Allows(request))
            return null;
        if (unit.IsRunning)
            throw new InvalidOperationException("A refused unit of work would undo the record of the attempt: ask before it.");
        await unit.RunAsync(() =>
        {
            unit.Context<AccessContext>().BlockedEgress.Add(new()
            {
                At = clock.GetUtcNow(), OfficerId = officer.Id, Kind = request.Kind, Wall = request.Wall,
                Recipient = $"{Name(request.Direct)} > {Name(request.Ultimate)}",
                Persons = string.Join(' ', request.Persons.Select(person => person.Id)),
            });
            return Task.CompletedTask;
        }, cancel);
        return new("cannot-leave", 409);
    }

    public async Task<IReadOnlyList<BlockedLine>> BlockedAsync(Officer officer, int count, CancellationToken cancel = default, int skip = 0) =>
        !officer.Has(Function.DataProtection) ? []
            : [.. (await unit.Context<AccessContext>().BlockedEgress.AsNoTracking()
                .OrderByDescending(blocked => blocked.Id).Skip(skip).Take(count).ToListAsync(cancel))
                .Select(blocked => new BlockedLine(blocked.At, blocked.OfficerId, blocked.Kind, blocked.Recipient, blocked.Wall,
                    [.. blocked.Persons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]))];

    static string Name(EgressParty party) =>
        party.IsThePerson ? "-" : $"{party.Country}/{party.Authority}/{party.Function}";
}
