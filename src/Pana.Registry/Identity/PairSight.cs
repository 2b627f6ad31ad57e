using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;

namespace Pana.Registry.Identity;

/// <summary>
/// Who is asked about two numbers, and whom it is told: officials who may know of both. Whoever leads a unit is also asked when
/// they see one of them and every wall around the other, which lies with another unit. For everybody else there is no pair.
/// </summary>
internal sealed class PairSight(Sight sight, WallsAround walls)
{
    /// <summary>Those who decide or agree: the second word behind a wall comes from whoever sees behind it.</summary>
    public static readonly Function[] Desk = [Function.Asylum, Function.Decision, Function.Social, Function.Health];

    public async Task<bool> SeesAsync(Officer officer, Guid one, Guid other, CancellationToken cancel) =>
        (await OfAsync(officer, [(one, other)], cancel)).Count == 1;

    public async Task<IReadOnlyList<(Guid One, Guid Other)>> OfAsync(
        Officer officer, IReadOnlyCollection<(Guid One, Guid Other)> pairs, CancellationToken cancel)
    {
        var ids = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var seen = (await sight.Persons(officer).Where(person => ids.Contains(person.Id)).Select(person => person.Id)
            .ToListAsync(cancel)).ToHashSet();
        var around = officer.LeadsUnit ? await walls.OfAsync([.. ids.Except(seen)], cancel) : null;
        return [.. pairs.Where(pair => pair.One != pair.Other && (seen.Contains(pair.One) || seen.Contains(pair.Other))
            && Knows(pair.One) && Knows(pair.Other))];

        bool Knows(Guid id) => seen.Contains(id) || around is not null && around.Contains(id) && around[id].All(officer.Sees);
    }
}
