namespace Pana.Registry.Identity;

/// <summary>
/// Two numbers in the one order in which pairs are stored: a pair is the same pair whichever of the two was named first. Both
/// databases compare ids byte by byte in the order in which they are written, and so does this.
/// </summary>
internal readonly record struct Pair
{
    Pair(Guid one, Guid other) => (One, Other) = (one, other);

    /// <summary>The lower one.</summary>
    public Guid One { get; }

    public Guid Other { get; }

    public static Pair Of(Guid one, Guid other) => one.CompareTo(other) < 0 ? new(one, other) : new(other, one);
}
