using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace Pana.Registry.Identity;

/// <summary>
/// Who shares words, sounds or numbers of documents with the persons of a batch, everybody among them. All bearers of the batch's words are read once and
/// weighed in memory: a question for each person would read the bearers of common words again for each. For the queue of the duplicate desk, never for a screen.
/// </summary>
internal sealed class SharedWords
{
    /// <summary>Candidates for each person. Measured beside thirty by the number of words alone: docs/performance-linkage.md.</summary>
    const int Most = 30;

    /// <summary>What a word of one bearer weighs; one of a thousand bearers weighs half as much.</summary>
    const float Rarest = 14, Least = 1;

    /// <summary>Whoever shows one document goes before all who only bear the name.</summary>
    const float OneDocument = 1_000;

    readonly List<Guid> _persons = [];
    readonly Dictionary<long, List<int>> _bearers = [];
    readonly PriorityQueue<int, (float Weight, Guid Person)> _nearest = new();
    readonly List<int> _met = [];
    float[] _weights = [];
    int[] _counted = [];
    int _counting;

    public static async Task<SharedWords> ReadAsync(RegistryContext registry, IReadOnlyCollection<long> tokens, CancellationToken cancel)
    {
        var (words, places) = (new SharedWords(), new Dictionary<Guid, int>());
        var bearers = from token in registry.Tokens
                      where tokens.Contains(token.Token)
                      join link in registry.Links on token.SourceId equals link.SourceId
                      select new { token.Token, link.PersonId };
        await foreach (var one in bearers.AsAsyncEnumerable().WithCancellation(cancel))
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, one.PersonId, out var isKnown);
            if (!isKnown)
            {
                place = words._persons.Count;
                words._persons.Add(one.PersonId);
            }
            (CollectionsMarshal.GetValueRefOrAddDefault(words._bearers, one.Token, out _) ??= []).Add(place);
        }
        (words._weights, words._counted) = (new float[places.Count], new int[places.Count]);
        return words;
    }

    /// <summary>Those who share most with whoever has these words, the rarer words counting more; of equals the newest.</summary>
    public IReadOnlyList<Guid> MostAlike(IEnumerable<long> tokens, IReadOnlySet<long> documents, IReadOnlySet<Guid> without)
    {
        foreach (var token in tokens)
            if (_bearers.TryGetValue(token, out var bearers))
                Weigh(bearers, documents.Contains(token) ? OneDocument : MathF.Max(Least, Rarest - MathF.Log(bearers.Count)));
        foreach (var place in _met)
            if (_weights[place] is var weight && (_nearest.Count < Most || _nearest.TryPeek(out _, out var least) && weight >= least.Weight)
                && _persons[place] is var person && !without.Contains(person))
                if (_nearest.Count < Most)
                    _nearest.Enqueue(place, (weight, person));
                else
                    _nearest.EnqueueDequeue(place, (weight, person));
        List<Guid> found = [.. _nearest.UnorderedItems.Select(item => _persons[item.Element])];
        _met.ForEach(place => _weights[place] = 0);
        _met.Clear();
        _nearest.Clear();
        return found;
    }

    void Weigh(List<int> bearers, float weight)
    {
        _counting++;
        foreach (var place in CollectionsMarshal.AsSpan(bearers))
        {
            // Several records of one person may have the word.
            if (_counted[place] == _counting)
                continue;
            if (_weights[place] == 0)
                _met.Add(place);
            (_counted[place], _weights[place]) = (_counting, _weights[place] + weight);
        }
    }
}
