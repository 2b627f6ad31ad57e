using System.Text;

namespace Pana.Linkage;

/// <summary>The words of a part that may be a word asked for, by sound or by a slip of the pen, and how like it they are.</summary>
static class LikeWords
{
    /// <summary>Words of the part that are compared in full with each of the question, and as many more that are a slip away.</summary>
    const int Most = 64;

    /// <summary>The likeness from which a word may be the one asked for.</summary>
    const float Least = -2f;

    /// <summary>What a word gains that is one or two slips of the pen away: a letter missed, added, changed or moved may change its sounds altogether.</summary>
    const float OneSlip = 3.5f, TwoSlips = 1;

    [ThreadStatic] static byte[]? _met;

    public static IEnumerable<(int Word, float Like)> Of(PersonPart part, NameWord word)
    {
        foreach (var near in Near(part, word))
            if (Likeness(word, WordReader.One(part.Vocabulary.Text(near))) is >= Least and var like)
                yield return (near, like);
    }

    public static float Likeness(NameWord a, NameWord b)
    {
        var (shorter, longer) = (Math.Min(a.Text.Length, b.Text.Length), Math.Max(a.Text.Length, b.Text.Length));
        if (a.Writing != b.Writing || shorter < 2)
            return WordLikeness.Of(a, b);
        // In one alphabet no two spellings of a name differ in most of their letters, unless the list says so.
        var most = Math.Max(3, longer / 2);
        var edits = Edits.Between(a.Text, b.Text, most);
        if (edits > most && !a.Rows.AsSpan().ContainsAny(b.Rows))
            return WordLikeness.Different;
        var like = WordLikeness.Of(a, b);
        return edits <= 1 ? Math.Max(like, OneSlip) : edits == 2 && longer > 6 ? Math.Max(like, TwoSlips) : like;
    }

    /// <summary>Words that sound alike; when too many do, those that are spelt most like it and that most people bear.</summary>
    static List<int> Near(PersonPart part, NameWord word)
    {
        var vocabulary = part.Vocabulary;
        if ((_met?.Length ?? 0) < vocabulary.Count)
            _met = new byte[vocabulary.Count];
        var met = _met!;
        var (pairs, bag) = (PersonWords.PairsOf(word), PersonWords.BagOf(word));
        List<int> near = [];
        HashSet<uint> keys = [];
        PersonWords.Keys(word, keys);
        Span<int> counts = stackalloc int[401];
        foreach (var key in keys)
            foreach (var other in vocabulary.With(key))
                if (met[other] == 0)
                {
                    met[other] = 1;
                    near.Add(other);
                    counts[vocabulary.Near(other, pairs, bag)]++;
                }
        foreach (var other in near)
            met[other] = 0;
        if (near.Count <= Most)
            return near;
        var (least, above) = (400, 0);
        for (; above + counts[least] <= Most; least--)
            above += counts[least];
        var text = Encoding.UTF8.GetBytes(word.Text);
        List<int> best = [], slips = [], some = [];
        foreach (var other in near)
        {
            var sound = vocabulary.Near(other, pairs, bag);
            if (sound > least)
                best.Add(other);
            else if (IsSlip(vocabulary.Bytes(other), text))
                slips.Add(other);
            else if (sound == least)
                some.Add(other);
        }
        best.AddRange(some.OrderByDescending(other => Spelt(vocabulary.Bytes(other), text) + Math.Log2(1 + part.BearersOf(other).Length) / 4).Take(Most - above));
        best.AddRange(slips.OrderByDescending(other => part.BearersOf(other).Length).Take(Most));
        return best;
    }

    /// <summary>Whether one letter, or two neighbours, are all that differs; letters beyond Latin take two bytes.</summary>
    static bool IsSlip(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var letter = b[0] < 128 ? 1 : 2;
        if (Math.Abs(a.Length - b.Length) > letter || Math.Min(a.Length, b.Length) < 2 * letter)
            return false;
        var (head, tail) = Common(a, b);
        return Math.Max(a.Length, b.Length) - head - tail <= 2 * letter;
    }

    static (int Head, int Tail) Common(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (head, tail) = (a.CommonPrefixLength(b), 0);
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        return (head, tail);
    }

    static int Spelt(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (head, tail) = Common(a, b);
        return (head + tail) * 2 - Math.Max(a.Length, b.Length);
    }
}
