namespace Pana.Linkage;

/// <summary>How many letters must be changed, dropped, added or swapped with their neighbour to make one word the other.</summary>
static class Edits
{
    [ThreadStatic] static ulong[]? _masks;

    /// <summary>Bit-parallel after Hyyrö (2003), restricted transpositions; words are cut at 64 letters. Above <paramref name="most"/> any larger number.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        var head = a.CommonPrefixLength(b);
        a = a[head..];
        b = b[head..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.Length > 64)
            a = a[..64];
        if (b.Length > 64)
            b = b[..64];
        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        if (most == 1)
            return a.Length == 1 && b.Length == 1 || a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0] ? 1 : 2;
        return Parallel(a, b, _masks ??= new ulong[256]);
    }

    static int Parallel(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong[] masks)
    {
        for (var i = 0; i < a.Length; i++)
            masks[a[i] & 255] |= 1UL << i;
        var (plus, minus, d0, before, score, top) = (ulong.MaxValue, 0UL, 0UL, 0UL, a.Length, 1UL << (a.Length - 1));
        foreach (var letter in b)
        {
            var mask = masks[letter & 255];
            var swapped = ((~d0 & mask) << 1) & before;
            d0 = (((mask & plus) + plus) ^ plus) | mask | minus | swapped;
            var (up, down) = (minus | ~(d0 | plus), plus & d0);
            score += (up & top) != 0 ? 1 : (down & top) != 0 ? -1 : 0;
            up = up << 1 | 1;
            down <<= 1;
            (plus, minus, before) = (down | ~(d0 | up), up & d0, mask);
        }
        foreach (var letter in a)
            masks[letter & 255] = 0;
        return score;
    }

    /// <summary>1 for equal words, 0 for words that share nothing.</summary>
    public static float Likeness(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float least)
    {
        var longest = Math.Max(a.Length, b.Length);
        if (longest == 0)
            return 0;
        var most = (int)(longest * (1 - least));
        var edits = Between(a, b, most);
        return edits > most ? 0 : 1 - (float)edits / longest;
    }
}
