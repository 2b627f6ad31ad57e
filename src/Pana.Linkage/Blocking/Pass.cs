namespace Pana.Linkage;

/// <summary>One way to bring records together: they share a piece of one kind, or one of each of two kinds.</summary>
sealed record Pass(int First, int Second)
{
    /// <summary>Two names joined give six keys, no two kinds more than so many.</summary>
    public const int MostKeys = 8;

    public string Name(Atoms atoms) => Second < 0 ? atoms.Name(First) : $"{atoms.Name(First)} + {atoms.Name(Second)}";

    /// <summary>The keys of a unit; none is 0.</summary>
    public int Keys(Atoms atoms, int unit, Span<uint> keys)
    {
        var ones = atoms.Of(First, unit);
        var count = 0;
        if (Second < 0)
        {
            for (var i = 0; i < ones.Length && ones[i] != 0; i++)
                keys[count++] = ones[i];
            return count;
        }
        var others = atoms.Of(Second, unit);
        for (var i = 0; i < ones.Length && ones[i] != 0; i++)
            for (var j = First == Second ? i + 1 : 0; j < others.Length && others[j] != 0 && count < MostKeys; j++)
            {
                // The same two names in either order are one key.
                var (one, other) = First == Second && ones[i] > others[j] ? (others[j], ones[i]) : (ones[i], others[j]);
                var key = (one * 0x9E3779B1u ^ other) * 0x85EBCA6Bu;
                keys[count++] = (key ^ key >> 15) is > 0 and var mixed ? mixed : 1;
            }
        return count;
    }

    public static List<Pass> All(Atoms atoms)
    {
        List<Pass> passes = [];
        for (var one = 0; one < atoms.Count; one++)
        {
            passes.Add(new(one, -1));
            if (atoms.Group(one) < 0)
                passes.Add(new(one, one));
            for (var other = one + 1; other < atoms.Count; other++)
                if (atoms.Group(one) != atoms.Group(other))
                    passes.Add(new(one, other));
        }
        return passes;
    }
}
