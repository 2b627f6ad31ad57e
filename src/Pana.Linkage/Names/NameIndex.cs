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
    readonly Grams _heard = new(), _voiced = new();

    public int Count => _names.Count;

    /// <param name="Id">As it was added.</param>
    /// <param name="Likeness">Its score orders the answers.</param>
    public readonly record struct Found(long Id, NameLikeness Likeness);

    public void Add(long id, string text) => Add(id, NameReading.Of(text, NamePart.Full));

    public void Add(long id, NameReading reading)
    {
        _names.Add((id, reading));
        _heard.Add(Heard(reading));
        _voiced.Add(Voiced(reading));
    }

    public IReadOnlyList<Found> Find(string text, int count) => Find(NameReading.Of(text, NamePart.Full), count);

    public IReadOnlyList<Found> Find(NameReading reading, int count)
    {
        if (reading.IsEmpty || _names.Count == 0)
            return [];
        var (points, nearest) = (new float[_names.Count], new PriorityQueue<int, float>());
        _heard.Score(Heard(reading), points);
        _voiced.Score(Voiced(reading), points);
        for (var at = 0; at < points.Length; at++)
            if (points[at] > 0)
                if (nearest.Count < Candidates)
                    nearest.Enqueue(at, points[at]);
                else if (nearest.TryPeek(out _, out var least) && points[at] > least)
                    nearest.EnqueueDequeue(at, points[at]);
        return [.. nearest.UnorderedItems.Select(item => _names[item.Element])
            .Select(name => (name.Id, name.Reading, Likeness: NameComparison.Compare(reading, name.Reading)))
            .OrderByDescending(found => NameComparison.Rank(reading, found.Reading, found.Likeness)).ThenBy(found => found.Id)
            .Take(count).Select(found => new Found(found.Id, found.Likeness))];
    }

    static HashSet<int> Heard(NameReading reading) => Grams.Of(reading.Telling.SelectMany(word => word.Whole.Sounds));

    static HashSet<int> Voiced(NameReading reading) =>
        Grams.Of(reading.Telling.Where(word => word.Writing != Writing.Arabic).Select(word => Sounds.Voiced(word.Text)));
}
