namespace Pana.Linkage;

/// <summary>
/// Puts units together that are one person, strongest pairs first. Two clusters become one only when their members agree with each other on
/// average, not when one member of each does: else a chain of near namesakes would become one person.
/// </summary>
sealed class Clustering
{
    /// <summary>Pairs that are looked at between two clusters, and what one pair can say at most.</summary>
    const int MostAsked = 64;

    const float Bound = 9;

    readonly Func<int, int, float> _score;
    readonly int[] _cluster;
    readonly List<int>?[] _members;
    readonly float _threshold;

    public Clustering(int units, List<LinkedPair> pairs, float threshold, Func<int, int, float> score)
    {
        (_score, _threshold) = (score, threshold);
        (_cluster, _members) = ([.. Enumerable.Range(0, units)], new List<int>?[units]);
        foreach (var at in Strongest.Of(pairs, threshold))
            Join(_cluster[pairs[at].A], _cluster[pairs[at].B]);
    }

    public int Of(int unit) => _cluster[unit];

    /// <summary>Whether the unit has others with it.</summary>
    public bool IsShared(int unit) => _members[_cluster[unit]] is { Count: > 1 };

    /// <summary>Clusters of two and more.</summary>
    public IEnumerable<List<int>> All => _members.OfType<List<int>>().Where(members => members.Count > 1);

    void Join(int one, int other)
    {
        if (one == other)
            return;
        var (ones, others) = (_members[one] ?? [one], _members[other] ?? [other]);
        if (ones.Count * others.Count > 1 && Agree(ones, others) < _threshold)
            return;
        if (ones.Count < others.Count)
            (one, other, ones, others) = (other, one, others, ones);
        foreach (var member in others)
            _cluster[member] = one;
        ones.AddRange(others);
        (_members[one], _members[other]) = (ones, null);
    }

    float Agree(List<int> ones, List<int> others)
    {
        var (sum, best, asked) = (0f, -Bound, 0);
        var step = Math.Max(1, ones.Count * others.Count / MostAsked);
        for (var at = 0; at < ones.Count * others.Count; at += step, asked++)
        {
            var score = Math.Clamp(_score(ones[at % ones.Count], others[at / ones.Count]), -Bound, Bound);
            (sum, best) = (sum + score, Math.Max(best, score));
        }
        return (sum / asked + best) / 2;
    }
}
