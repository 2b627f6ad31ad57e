using System.Numerics;

namespace Pana.Node.MadeUp;

/// <summary>
/// Seeded chance, PCG XSH-RR 64/32 (O'Neill 2014): the same seed draws the same region on every version of the runtime, which the
/// runtime's own generator does not promise.
/// </summary>
internal sealed class Chance
{
    const ulong Multiplier = 6364136223846793005;

    readonly ulong _stream;
    ulong _state;

    public Chance(int seed, string what)
    {
        // FNV-1a: what is drawn for one thing does not move when another thing draws more.
        var name = what.Aggregate(14695981039346656037ul, (hash, letter) => (hash ^ letter) * 1099511628211ul);
        _stream = name | 1;
        Next();
        _state += (ulong)seed;
        Next();
    }

    public uint Next()
    {
        var old = _state;
        _state = unchecked(old * Multiplier + _stream);
        return BitOperations.RotateRight((uint)((old >> 18 ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>At least 0, below 1.</summary>
    public double Share() => Next() / 4294967296.0;

    public bool Is(double probability) => Share() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Share() * (most - least + 1));

    public TimeSpan Days(double least, double most) => TimeSpan.FromDays(least + Share() * (most - least));

    public T One<T>(IReadOnlyList<T> things) => things[(int)(Share() * things.Count)];

    public T Weighed<T>(IReadOnlyList<(T Thing, double Weight)> things)
    {
        var left = Share() * things.Sum(each => each.Weight);
        foreach (var (thing, weight) in things)
            if ((left -= weight) < 0)
                return thing;
        return things[^1].Thing;
    }

    public void Shuffle<T>(IList<T> things)
    {
        for (var i = things.Count - 1; i > 0; i--)
        {
            var j = Between(0, i);
            (things[i], things[j]) = (things[j], things[i]);
        }
    }
}
