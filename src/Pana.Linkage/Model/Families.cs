using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// What the others of a household say of two of its members. Where two households are likely one family, a member has a counterpart there with the
/// chance of a family, not with that of any two strangers; and each member has one counterpart at most: siblings are not each other.
/// </summary>
sealed class Families(Records records, float prior, Func<int, int, float> score)
{
    /// <summary>How many of a family are in both registers; how rarely one household lists a person twice.</summary>
    const double Stays = 0.8, Twice = 0.02;

    /// <summary>Members share a name and a place: together they say less than each alone, and none says more than so much.</summary>
    const double Shared = 0.6, Most = 8;

    /// <summary>Larger groups are no families: a bus, a camp, a list. Families so probable are compared member by member.</summary>
    const int Largest = 20;

    const double Sure = 0.9;

    readonly List<int>[] _members = Members(records);

    static List<int>[] Members(Records records)
    {
        List<List<int>> members = [[]];
        for (var unit = 0; unit < records.Units; unit++)
        {
            while (members.Count <= records.HouseholdOf(unit))
                members.Add([]);
            if (records.HouseholdOf(unit) > 0)
                members[records.HouseholdOf(unit)].Add(unit);
        }
        return [.. members];
    }

    public List<LinkedPair> Weigh(List<LinkedPair> pairs)
    {
        List<LinkedPair> weighed = new(pairs.Count);
        Dictionary<(int, int), List<LinkedPair>> between = [];
        foreach (var pair in pairs)
        {
            var (one, other) = (records.HouseholdOf(pair.A), records.HouseholdOf(pair.B));
            if (one == 0 || other == 0 || _members[one].Count > Largest || _members[other].Count > Largest)
                weighed.Add(pair);
            else if (one == other)
                weighed.Add(pair with { LogOdds = pair.LogOdds + (float)Math.Log(Twice) });
            else if (one < other)
                (CollectionsMarshal.GetValueRefOrAddDefault(between, (one, other), out _) ??= []).Add(pair);
            else
                (CollectionsMarshal.GetValueRefOrAddDefault(between, (other, one), out _) ??= []).Add(new(pair.B, pair.A, pair.LogOdds));
        }
        foreach (var ((one, other), met) in between)
            foreach (var (a, b, odds) in Weigh(_members[one], _members[other], met))
                weighed.Add(new(Math.Min(a, b), Math.Max(a, b), odds));
        return weighed;
    }

    List<LinkedPair> Weigh(List<int> ones, List<int> others, List<LinkedPair> met)
    {
        if (ones.Count == 1 && others.Count == 1)
            return met;
        // A family that is surely one is compared whole: somebody in it may have nothing that brings records together.
        if (IsFamily(Assigned(met), ones, others, -1, -1) > Sure)
            foreach (var a in ones)
                foreach (var b in others)
                    if (!met.Exists(pair => pair.A == a && pair.B == b))
                        met.Add(new(a, b, score(a, b)));
        List<LinkedPair> told = [.. met.Select(pair => pair with { LogOdds = Told(pair, met, ones, others) })];
        return [.. told.Select(pair => pair with { LogOdds = (float)(pair.LogOdds - Math.Log(1 + Rivals(pair, told))) })];
    }

    /// <summary>The odds of a pair when the chance to meet is that of its households, as all others of them say it.</summary>
    float Told(LinkedPair pair, List<LinkedPair> met, List<int> ones, List<int> others)
    {
        var family = IsFamily(Assigned([.. met.Where(each => each.A != pair.A && each.B != pair.B)]), ones, others, pair.A, pair.B);
        var chance = family * Stays / Math.Max(ones.Count, others.Count) + (1 - family) / (1 + Math.Exp(-prior));
        return (float)(pair.LogOdds - prior + Math.Log(chance / (1 - chance)));
    }

    /// <summary>How probable it is that two households are one family, by all of their members but two.</summary>
    double IsFamily(List<LinkedPair> assigned, List<int> ones, List<int> others, int a, int b)
    {
        var (size, left) = (Math.Min(ones.Count, others.Count) - (a >= 0 ? 1 : 0), Math.Max(ones.Count, others.Count));
        if (size < 1)
            return 0;
        var odds = Math.Log(0.5 / Math.Max(1, records.Units / (double)left));
        foreach (var pair in assigned)
            odds += Shared * Math.Min(Most, Math.Log(1 - Stays + Stays / left * Math.Exp(Math.Min(pair.LogOdds - prior, 40))));
        odds += Shared * Math.Max(0, size - assigned.Count) * Math.Log(1 - Stays);
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>Each member with one counterpart at most, the most probable first.</summary>
    static List<LinkedPair> Assigned(List<LinkedPair> met)
    {
        HashSet<int> taken = [];
        return [.. met.OrderByDescending(pair => pair.LogOdds).Where(pair => !taken.Contains(pair.A) && !taken.Contains(pair.B) && taken.Add(pair.A) && taken.Add(pair.B))];
    }

    /// <summary>What speaks for another counterpart of either.</summary>
    static double Rivals(LinkedPair pair, List<LinkedPair> met)
    {
        var (ofA, ofB) = (0.0, 0.0);
        foreach (var each in met)
            if (each != pair)
                (ofA, ofB) = (ofA + (each.A == pair.A ? Math.Exp(Math.Min(each.LogOdds, 40)) : 0), ofB + (each.B == pair.B ? Math.Exp(Math.Min(each.LogOdds, 40)) : 0));
        return Math.Max(ofA, ofB);
    }
}
