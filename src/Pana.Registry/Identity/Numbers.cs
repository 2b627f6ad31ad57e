using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Joins and parts numbers, by the decisions that are in force. Inside a unit of work, with the persons locked.</summary>
internal sealed class Numbers(UnitOfWork unit)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>Writes anew which of these numbers are one person.</summary>
    public async Task SettleAsync(IReadOnlyCollection<Guid> members, CancellationToken cancel)
    {
        var joined = await Registry.Decisions.Where(decision => decision.Verdict == Verdict.Same && decision.InForceAt != null
            && decision.UndoneAt == null && members.Contains(decision.OneId)).ToListAsync(cancel);
        var given = await Registry.Persons.Where(person => members.Contains(person.Id))
            .Select(person => new { person.Id, person.CreatedAt }).ToListAsync(cancel);
        var order = given.OrderBy(person => person.CreatedAt).ThenBy(person => $"{person.Id}", StringComparer.Ordinal)
            .Select(person => person.Id).ToList();
        Registry.Aliases.RemoveRange(await Registry.Aliases.Where(alias => members.Contains(alias.PersonId)).ToListAsync(cancel));
        await unit.SaveAsync(cancel);
        foreach (var part in Parts(order, [.. joined.Select(decision => (decision.OneId, decision.OtherId))]).Where(part => part.Count > 1))
            Registry.Aliases.AddRange(part.Select(id => new Alias { PersonId = id, IdentityId = part[0] }));
        await unit.SaveAsync(cancel);
    }

    /// <summary>The numbers in the parts that hang together, each in the order given.</summary>
    public static IReadOnlyList<IReadOnlyList<Guid>> Parts(IReadOnlyList<Guid> numbers, IReadOnlyCollection<(Guid One, Guid Other)> joined)
    {
        var leads = numbers.ToDictionary(id => id);
        Guid Lead(Guid id) => leads[id] == id ? id : leads[id] = Lead(leads[id]);
        foreach (var (one, other) in joined.Where(pair => leads.ContainsKey(pair.One) && leads.ContainsKey(pair.Other)))
            leads[Lead(other)] = Lead(one);
        return [.. numbers.GroupBy(Lead).Select(part => (IReadOnlyList<Guid>)[.. part])];
    }
}
