namespace Pana.Linkage;

/// <summary>Two rows that are one person.</summary>
public readonly record struct SameRows(int A, int B, int UnitA, int UnitB, double Probability);

public sealed partial class Linking
{
    /// <summary>Above so many rows of one person, each is paired with the first alone: all pairs would be more than any disk holds.</summary>
    const int MostSpread = 1000;

    /// <summary>Whether a person had so many rows that not all pairs were given.</summary>
    public bool IsAbridged { get; private set; }

    /// <summary>Rows that are one person, each pair once: for one file all pairs within a cluster, for two those at or above the threshold.</summary>
    public IEnumerable<SameRows> Rows()
    {
        foreach (var (a, b, odds) in Same())
            if (Records.NextRow(Records.FirstRow(a)) < 0 && Records.NextRow(Records.FirstRow(b)) < 0)
                yield return new(Records.FirstRow(a), Records.FirstRow(b), a, b, Model.Probability(odds));
            else
                foreach (var (one, other) in Spread(RowsOf(a), RowsOf(b)))
                    yield return new(one, other, a, b, Model.Probability(odds));
        if (!Records.IsOneFile)
            yield break;
        for (var unit = 0; unit < Records.Units; unit++)
            if (Records.NextRow(Records.FirstRow(unit)) >= 0 && (_clusters!.IsShared(unit) || CopiesAreSame(unit)))
            {
                var (rows, probability) = (RowsOf(unit), Model.Probability(Math.Max(_scorer.Score(unit, unit), LogOdds(Threshold.Same))));
                IsAbridged |= rows.Count > MostSpread;
                for (var i = 0; i < (rows.Count > MostSpread ? 1 : rows.Count); i++)
                    for (var j = i + 1; j < rows.Count; j++)
                        yield return new(rows[i], rows[j], unit, unit, probability);
            }
    }

    /// <summary>For each row the number of its person, from 1.</summary>
    public int[] Clusters()
    {
        var (persons, next, ofUnit) = (new int[Records.Rows], 0, new Dictionary<int, int>());
        for (var unit = 0; unit < Records.Units; unit++)
        {
            var together = _clusters!.IsShared(unit) || CopiesAreSame(unit);
            foreach (var row in RowsOf(unit))
                if (!together)
                    persons[row] = ++next;
                else if (ofUnit.TryGetValue(ClusterOf(unit), out var known))
                    persons[row] = known;
                else
                    persons[row] = ofUnit[ClusterOf(unit)] = ++next;
        }
        for (var row = 0; row < persons.Length; row++)
            if (persons[row] == 0)
                persons[row] = ++next;
        return persons;
    }

    IEnumerable<(int, int)> Spread(List<int> ones, List<int> others)
    {
        if ((long)ones.Count * others.Count <= (long)MostSpread * MostSpread)
            return ones.SelectMany(_ => others, (one, other) => (one, other));
        IsAbridged = true;
        return others.Select(other => (ones[0], other)).Concat(ones.Skip(1).Select(one => (one, others[0])));
    }

    List<int> RowsOf(int unit)
    {
        List<int> rows = [];
        for (var row = Records.FirstRow(unit); row >= 0; row = Records.NextRow(row))
            rows.Add(row);
        return rows;
    }

    /// <summary>Pairs of units that are one person: for one file all pairs within a cluster, for two those at or above the threshold.</summary>
    public IEnumerable<LinkedPair> Same()
    {
        if (_clusters is not null)
        {
            foreach (var members in _clusters.All)
            {
                IsAbridged |= members.Count > MostSpread;
                for (var i = 0; i < (members.Count > MostSpread ? 1 : members.Count); i++)
                    for (var j = i + 1; j < members.Count; j++)
                        yield return new(members[i], members[j], Math.Max(_scorer.Score(members[i], members[j]), LogOdds(Threshold.Same)));
            }
            yield break;
        }
        var threshold = LogOdds(Threshold.Same);
        var (ones, others) = (new HashSet<int>(), new HashSet<int>());
        foreach (var at in Strongest.Of(_pairs, threshold))
            if (_pairs[at] is var pair && (!IsOneToOne || ones.Add(pair.A) & others.Add(pair.B)))
                yield return pair;
    }

    /// <summary>Pairs for a person to decide, most probable first.</summary>
    public IEnumerable<LinkedPair> Ask() => _pairs
        .Where(pair => pair.Probability >= Threshold.Ask && (_clusters is null ? pair.Probability < Threshold.Same : _clusters.Of(pair.A) != _clusters.Of(pair.B)))
        .OrderByDescending(pair => pair.LogOdds);

    /// <summary>The cluster of a unit.</summary>
    public int ClusterOf(int unit) => _clusters?.Of(unit) ?? unit;

    /// <summary>Whether copies of one row, which are one unit, are one person: only when the row says enough.</summary>
    public bool CopiesAreSame(int unit) => _scorer.Score(unit, unit) >= LogOdds(Threshold.Same);
}
