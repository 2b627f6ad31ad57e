using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Finds names in any alphabet among many: candidates by neighbouring sounds, rare ones weighing more, then the full comparison. Built once, then
/// read by any number of threads.
/// </summary>
public sealed class NameIndex
{
    /// <summary>How many candidates are compared in full for one question.</summary>
    const int Candidates = 400;

    readonly List<(long Id, NameReading Reading)> _names = [];
    readonly List<float> _lengths = [];
    readonly Dictionary<int, List<int>> _places = [];

    public int Count => _names.Count;

    /// <param name="Id">As it was added.</param>
    /// <param name="Likeness">Its score orders the answers.</param>
    public readonly record struct Found(long Id, NameLikeness Likeness);

    public void Add(long id, string text) => Add(id, NameReading.Of(text, NamePart.Full));

    public void Add(long id, NameReading reading)
    {
        var at = _names.Count;
        _names.Add((id, reading));
        var grams = Grams(reading);
        _lengths.Add(MathF.Sqrt(grams.Count));
        foreach (var gram in grams)
            (CollectionsMarshal.GetValueRefOrAddDefault(_places, gram, out _) ??= []).Add(at);
    }

    public IReadOnlyList<Found> Find(string text, int count) => Find(NameReading.Of(text, NamePart.Full), count);

    public IReadOnlyList<Found> Find(NameReading reading, int count)
    {
        if (reading.IsEmpty || _names.Count == 0)
            return [];
        var points = new float[_names.Count];
        foreach (var gram in Grams(reading))
            if (_places.TryGetValue(gram, out var places))
            {
                var rarity = MathF.Log(1 + (float)_names.Count / places.Count);
                foreach (var at in CollectionsMarshal.AsSpan(places))
                    points[at] += rarity;
            }
        var nearest = new PriorityQueue<int, float>();
        for (var at = 0; at < points.Length; at++)
            if (points[at] > 0)
            {
                var near = points[at] / _lengths[at];
                if (nearest.Count < Candidates)
                    nearest.Enqueue(at, near);
                else if (nearest.TryPeek(out _, out var least) && near > least)
                    nearest.EnqueueDequeue(at, near);
            }
        return [.. nearest.UnorderedItems.Select(item => _names[item.Element])
            .Select(name => (name.Id, name.Reading, Likeness: NameComparison.Compare(reading, name.Reading)))
            .OrderByDescending(found => NameComparison.Rank(reading, found.Reading, found.Likeness)).ThenBy(found => found.Id)
            .Take(count).Select(found => new Found(found.Id, found.Likeness))];
    }

    /// <summary>Single sounds, pairs, and pairs over one sound, of every reading of every word.</summary>
    static HashSet<int> Grams(NameReading reading)
    {
        var grams = new HashSet<int>();
        foreach (var word in reading.Telling)
            foreach (var sounds in word.Whole.Sounds)
            {
                var edged = $"^{sounds}$";
                for (var i = 0; i + 1 < edged.Length; i++)
                {
                    grams.Add(edged[i] << 16 | edged[i + 1] << 8);
                    if (i + 2 < edged.Length)
                        grams.Add(edged[i] << 16 | edged[i + 1] << 8 | edged[i + 2]);
                    if (i + 2 < edged.Length)
                        grams.Add(edged[i] << 16 | edged[i + 2] << 8 | 1);
                }
            }
        return grams;
    }
}
