namespace Pana.Disclosure;

public enum Mode
{
    /// <summary>Noise by the keys of the people: what is published by default.</summary>
    Perturbed,

    /// <summary>
    /// One and two become zero, three and four five, everything else is exact: as UNHCR's own tables are. Its audit often fails, and rightly.
    /// </summary>
    BelowFive,

    /// <summary>Exact figures; those of fewer than k people are withheld, and with them so many others that nobody can work them out.</summary>
    Suppressed,
}

/// <summary>What is asked of a table before anybody may see it.</summary>
/// <param name="Fewest">k: a figure of fewer people is not broken down any further.</param>
/// <param name="Elsewhere">A breakdown stands only when at least so many are in other cells than the greatest, so that not even one of the people
/// who are counted can tell where all the others are.</param>
/// <param name="Narrowest">Whatever an attacker may work out about a figure of one to four people, and about one that is withheld, leaves at
/// least so much between its bounds.</param>
/// <param name="Late">Days after the end of a period before which nothing of it is published.</param>
public sealed record Rules(int Fewest, Mode Mode = Mode.Perturbed, int Elsewhere = 2, int Narrowest = 3, int Late = 0)
{
    /// <summary>No figure from one to four is published in any mode.</summary>
    public const int SmallestPublished = 5;

    /// <summary>The one k for anything personal (protection.md 26); of trafficking it is one more.</summary>
    public const int K = 10;

    public static readonly Rules
        Personal = new(K),
        Trafficking = new(K + 1),

        /// <summary>Of checkpoints: by region alone, which is for the views to say, and ninety days late.</summary>
        Crossings = new(K, Late: 90);

    public bool MayPublish(DateOnly endOfPeriod, DateOnly today) => today >= endOfPeriod.AddDays(Late);
}
