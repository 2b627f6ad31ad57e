using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Portraits;

/// <summary>A photograph or signature of the history. Prints <c>•••</c>.</summary>
/// <param name="By">Name of who uploaded it; empty where the account is gone.</param>
public sealed record PortraitLine(Guid Id, PortraitKind Kind, DateTimeOffset AddedAt, string By, DateTimeOffset? SetAsideAt)
{
    public override string ToString() => "•••";
}

/// <summary>
/// The pictures of a person that an official may know of: those behind walls that they see. Like a word of the register, a picture tells that
/// somebody of its wall worked with the person.
/// </summary>
internal sealed class PortraitList(UnitOfWork unit, Identities identities, Officials officials)
{
    /// <summary>Whether the person is seen at all is the caller's to ask.</summary>
    public async Task<IQueryable<Portrait>> SeenAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var numbers = await identities.SeenAsync(officer, person, cancel);
        var walls = Walls.SeenByAny(officer.Functions.Where(function => function != Function.Border)).ToList();
        return unit.Context<RegistryContext>().Portraits.Where(portrait => numbers.Contains(portrait.PersonId) && walls.Contains(portrait.Wall));
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PortraitLine>> OfAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var rows = await (await SeenAsync(officer, person, cancel)).AsNoTracking().OrderByDescending(portrait => portrait.AddedAt).ToListAsync(cancel);
        var lines = new List<PortraitLine>();
        foreach (var row in rows)
            lines.Add(new(row.Id, row.Kind, row.AddedAt, (await officials.FindAsync(row.AddedBy, cancel))?.Name ?? "", row.SetAsideAt));
        return lines;
    }
}
