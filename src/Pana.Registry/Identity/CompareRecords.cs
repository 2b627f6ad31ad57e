using Microsoft.EntityFrameworkCore;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// Compares what was written down lately with the whole register, apart from the request that wrote it: how long that one
/// takes tells nothing of who is known already. Nothing is joined by it; it only fills the queue.
/// </summary>
internal sealed class CompareRecords(UnitOfWork unit, Faces faces, Candidates candidates, Identities identities, TimeProvider clock, LikenessModel model,
    NameFrequencies frequencies, Tokens tokens)
{
    const int Batch = 100;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>How many records were compared; 0 when none waits.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var sources = await Registry.Uncompared.AsNoTracking().Take(Batch).Select(record => record.SourceId).ToListAsync(cancel);
        if (sources.Count == 0)
            return 0;
        var persons = await Registry.Links.Where(link => sources.Contains(link.SourceId)).Select(link => link.PersonId).Distinct()
            .ToListAsync(cancel);
        var found = new Dictionary<Pair, int>();
        foreach (var person in persons)
            foreach (var (other, likeness) in await LikelyAsync(person, cancel))
                found[Pair.Of(person, other)] = likeness;
        await unit.RunAsync(async () =>
        {
            var now = clock.GetUtcNow();
            foreach (var (pair, likeness) in found)
                if (await Registry.LikelyPairs.FindAsync([pair.One, pair.Other], cancel) is { } known)
                    (known.Likeness, known.FoundAt) = (likeness, now);
                else
                    Registry.LikelyPairs.Add(new() { OneId = pair.One, OtherId = pair.Other, Likeness = likeness, FoundAt = now });
            await Registry.Uncompared.Where(record => sources.Contains(record.SourceId)).ExecuteDeleteAsync(cancel);
        }, cancel);
        return sources.Count;
    }

    async Task<List<(Guid, int)>> LikelyAsync(Guid person, CancellationToken cancel)
    {
        var own = (await faces.WholeAsync([person], cancel)).Single();
        if (own.IsErased)
            return [];
        var others = await candidates.OfAsync(person, [.. own.Said.SelectMany(word => tokens.Telling(word.Facts)).Distinct()], cancel);
        var numbers = await identities.OfAsync(person, cancel);
        // Those who came together are known not to be each other.
        var together = await Registry.Memberships.Where(member => others.Contains(member.PersonId)
            && Registry.Memberships.Any(own => own.GroupId == member.GroupId && own.PersonId == person)).Select(member => member.PersonId)
            .ToListAsync(cancel);
        var left = others.Except(numbers).Except(together).ToList();
        if (left.Count == 0)
            return [];
        var known = await faces.WholeAsync(left, cancel);
        var rarity = await frequencies.OfAsync([own.Facts], cancel);
        return [.. known.Where(face => !face.IsErased)
            .Select(face => (face.Person.Id, Likeness: model.Of(own.Facts, face.Facts, rarity))).Where(one => one.Likeness.IsAsked)
            .Select(one => (one.Id, one.Likeness.Thousandths))];
    }
}
