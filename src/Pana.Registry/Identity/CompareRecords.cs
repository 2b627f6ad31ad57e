using Microsoft.EntityFrameworkCore;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// Compares what was written down lately with the whole register, apart from the request that wrote it: how long that one
/// takes tells nothing of who is known already. Nothing is joined by it; it only fills the queue.
/// </summary>
internal sealed class CompareRecords(UnitOfWork unit, Faces faces, Identities identities, TimeProvider clock, LikenessModel model,
    NameFrequencies frequencies, Tokens tokens)
{
    /// <summary>Records at once, of which what is compared is in memory; whoever is like several of them is opened once. So many persons are open at a time.</summary>
    const int Batch = 35_000, Opened = 2_000;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>How many records were compared; 0 when none waits.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var sources = await Registry.Uncompared.AsNoTracking().OrderBy(record => record.SourceId).Take(Batch).Select(record => record.SourceId)
            .ToListAsync(cancel);
        if (sources.Count == 0)
            return 0;
        var persons = await Registry.Links.Where(link => sources.Contains(link.SourceId)).Select(link => link.PersonId).Distinct()
            .ToListAsync(cancel);
        var own = new Dictionary<Guid, Compared>();
        foreach (var some in persons.Chunk(Opened))
            foreach (var face in (await faces.WholeAsync(some, cancel)).Where(face => !face.IsErased))
                own[face.Person.Id] = new(face.Facts, [.. face.Said.SelectMany(word => tokens.Telling(word.Facts)).Distinct()],
                    [.. face.Said.SelectMany(word => tokens.Numbers(word.Facts))]);
        var found = await LikelyAsync(own, await CandidatesAsync(own, cancel), cancel);
        await unit.RunAsync(async () =>
        {
            var now = clock.GetUtcNow();
            var ones = found.Keys.Select(pair => pair.One).Distinct().ToList();
            var known = (await Registry.LikelyPairs.Where(pair => ones.Contains(pair.OneId)).ToListAsync(cancel))
                .ToDictionary(pair => Pair.Of(pair.OneId, pair.OtherId));
            foreach (var (pair, likeness) in found)
                if (known.TryGetValue(pair, out var before))
                    (before.Likeness, before.FoundAt) = (likeness, now);
                else
                    Registry.LikelyPairs.Add(new() { OneId = pair.One, OtherId = pair.Other, Likeness = likeness, FoundAt = now });
            await Registry.Uncompared.Where(record => sources.Contains(record.SourceId)).ExecuteDeleteAsync(cancel);
        }, cancel);
        return sources.Count;
    }

    /// <summary>Who may be whom of the batch: a pair once, though both are in it.</summary>
    async Task<HashSet<Pair>> CandidatesAsync(Dictionary<Guid, Compared> own, CancellationToken cancel)
    {
        var shared = await SharedWords.ReadAsync(Registry, [.. own.Values.SelectMany(each => each.Tokens).Distinct()], cancel);
        var persons = own.Keys.ToList();
        var numbers = await identities.OfManyAsync(persons, cancel);
        // Those who came together are known not to be each other.
        var together = (await (from mine in Registry.Memberships
                               where persons.Contains(mine.PersonId)
                               join other in Registry.Memberships on mine.GroupId equals other.GroupId
                               select new { mine.PersonId, Other = other.PersonId }).Distinct().ToListAsync(cancel))
            .ToLookup(one => one.PersonId, one => one.Other);
        return [.. persons.SelectMany(id => shared.MostAlike(own[id].Tokens, own[id].Documents, numbers[id].Concat(together[id]).ToHashSet())
            .Select(other => Pair.Of(id, other)))];
    }

    async Task<Dictionary<Pair, int>> LikelyAsync(Dictionary<Guid, Compared> own, HashSet<Pair> pairs, CancellationToken cancel)
    {
        var (rarity, found) = (await frequencies.OfAsync(own.Values.Select(each => each.Facts), cancel), new Dictionary<Pair, int>());
        foreach (var pair in pairs.Where(pair => own.ContainsKey(pair.One) && own.ContainsKey(pair.Other)))
            Compare(pair, own[pair.One].Facts, own[pair.Other].Facts);
        var apart = pairs.Where(pair => !own.ContainsKey(pair.One) || !own.ContainsKey(pair.Other))
            .ToLookup(pair => own.ContainsKey(pair.One) ? pair.Other : pair.One);
        foreach (var some in apart.Select(known => known.Key).Chunk(Opened))
            foreach (var face in (await faces.WholeAsync(some, cancel)).Where(face => !face.IsErased))
                foreach (var pair in apart[face.Person.Id])
                    Compare(pair, own[own.ContainsKey(pair.One) ? pair.One : pair.Other].Facts, face.Facts);
        return found;

        void Compare(Pair pair, PersonFacts mine, PersonFacts other)
        {
            if (model.Of(mine, other, rarity) is { IsAsked: true } likeness)
                found[pair] = likeness.Thousandths;
        }
    }

    /// <summary>Whoever waits, and by which words and numbers they are looked for.</summary>
    sealed record Compared(PersonFacts Facts, long[] Tokens, HashSet<long> Documents)
    {
        public override string ToString() => "•••";
    }
}
