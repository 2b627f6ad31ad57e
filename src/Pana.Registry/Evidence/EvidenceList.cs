using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Evidence;

/// <summary>Files of a person behind walls that the official sees; a guard sees those of the own post.</summary>
internal sealed class EvidenceList(UnitOfWork unit, FileVault vault, Open.Identities identities)
{
    public async Task<IReadOnlyList<EvidenceLine>> OfAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var numbers = await identities.SeenAsync(officer, person, cancel);
        var rows = await SeenBy(officer).Where(file => numbers.Contains(file.PersonId)).OrderByDescending(file => file.AddedAt)
            .AsNoTracking().ToListAsync(cancel);
        var kept = new Dictionary<Guid, (StoredFile File, Kernel.Personal<string> Name)>();
        foreach (var number in rows.Select(row => row.PersonId).Distinct())
            foreach (var one in await vault.ListAsync(number, cancel))
                kept[one.File.Id] = one;
        return [.. rows.Where(row => kept.ContainsKey(row.Id))
            .Select(row => new EvidenceLine(row.Id, kept[row.Id].Name.Value,
            kept[row.Id].File.MediaType, kept[row.Id].File.Size, row.Wall, row.AddedAt, row.AddedBy))];
    }

    public IQueryable<EvidenceFile> SeenBy(Officer officer)
    {
        var walls = Walls.SeenByAny(officer.Functions.Where(function => function != Kernel.Function.Border)).ToList();
        var (isGuard, authority, place) = (officer.Has(Kernel.Function.Border) && officer.Unit.Length > 0,
            officer.Authority, officer.Unit);
        return unit.Context<RegistryContext>().Evidence.Where(file => walls.Contains(file.Wall)
            || isGuard && file.Wall == Kernel.Wall.Open && file.Authority == authority && file.Unit == place);
    }
}
