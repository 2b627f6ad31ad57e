using System.Text;

namespace Pana.Linkage;

/// <summary>The words of a part that may be a question's words, with their likeness, and the persons that bear them.</summary>
sealed class WordSearch
{
    /// <summary>Words of a question that are sought, and words of the part that are compared in full with each.</summary>
    const int MostWords = 6, MostLike = 64;

    /// <summary>The likeness from which a word may be the one asked for; what is lost when none is.</summary>
    const float Least = -2f, Lost = -3f;

    [ThreadStatic] static byte[]? _slots;
    [ThreadStatic] static byte[]? _met;

    readonly PersonPart _part;
    readonly int _asked;
    readonly List<int> _words = [];
    readonly List<float[]> _likes = [];
    ushort[] _points = [];
    int[] _next = [];

    WordSearch(PersonPart part, int asked)
    {
        (_part, _asked) = (part, asked);
        if ((_slots?.Length ?? 0) < part.Vocabulary.Count)
            (_slots, _met) = (new byte[part.Vocabulary.Count], new byte[part.Vocabulary.Count]);
    }

    /// <summary>The points of somebody who bears every word of the question.</summary>
    public int AllPoints { get; private set; }

    public static WordSearch In(PersonPart part, NameReading reading)
    {
        var asked = reading.Telling.AsSpan(0, Math.Min(MostWords, reading.Telling.Length));
        var search = new WordSearch(part, asked.Length);
        for (var i = 0; i < asked.Length; i++)
            search.Seek(i, asked[i]);
        search.Rate();
        return search;
    }

    void Seek(int at, NameWord word)
    {
        foreach (var near in Like(word))
        {
            var like = Likeness(word, WordReader.One(_part.Vocabulary.Text(near)));
            if (like < Least)
                continue;
            if (_slots![near] == 0 && _words.Count < byte.MaxValue)
            {
                _words.Add(near);
                _likes.Add(new float[_asked]);
                _likes[^1].AsSpan().Fill(Lost);
                _slots[near] = (byte)_words.Count;
            }
            if (_slots[near] != 0)
                _likes[_slots[near] - 1][at] = like;
        }
    }

    /// <summary>What a word gains that is one or two slips of the pen away: a letter missed, added, changed or moved may change its sounds altogether.</summary>
    const float OneSlip = 3.5f, TwoSlips = 1;

    static float Likeness(NameWord a, NameWord b)
    {
        var (shorter, longer) = (Math.Min(a.Text.Length, b.Text.Length), Math.Max(a.Text.Length, b.Text.Length));
        if (a.Writing != b.Writing || shorter < 4)
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
    List<int> Like(NameWord word)
    {
        var (vocabulary, met) = (_part.Vocabulary, _met!);
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
        if (near.Count <= MostLike)
            return near;
        var (least, above) = (400, 0);
        for (; above + counts[least] <= MostLike; least--)
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
        best.AddRange(some.OrderByDescending(other => Spelt(vocabulary.Bytes(other), text) + Math.Log2(1 + _part.BearersOf(other).Length) / 4).Take(MostLike - above));
        best.AddRange(slips.OrderByDescending(other => _part.BearersOf(other).Length).Take(MostLike));
        return best;
    }

    /// <summary>Whether one letter, or two neighbours, are all that differs; letters beyond Latin take two bytes.</summary>
    static bool IsSlip(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var letter = b[0] < 128 ? 1 : 2;
        if (Math.Abs(a.Length - b.Length) > letter || Math.Min(a.Length, b.Length) < 4 * letter)
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

    /// <summary>A word that few persons bear in any spelling tells more than one of many; a doubtful likeness tells less.</summary>
    void Rate()
    {
        (_points, _next) = (new ushort[_words.Count], new int[_words.Count]);
        for (var i = 0; i < _asked; i++)
        {
            var bearers = 1.0;
            for (var word = 0; word < _words.Count; word++)
                bearers += _likes[word][i] > WordLikeness.Equal / 3 ? _part.BearersOf(_words[word]).Length : 0;
            var all = PersonSearch.PointsOf(Math.Clamp(Math.Log(_part.Count / bearers), 0.5, 12));
            AllPoints += all;
            for (var word = 0; word < _words.Count; word++)
                if (_likes[word][i] > Lost)
                    _points[word] = (ushort)Math.Max(_points[word], all * (_likes[word][i] - Lost) / (WordLikeness.Equal - Lost));
        }
    }

    public void Begin() => Array.Clear(_next);

    /// <summary>Adds the points of the next stretch of persons.</summary>
    public void Count(Span<ushort> points, int first)
    {
        for (var word = 0; word < _next.Length; word++)
        {
            var (next, more) = (_next[word], _points[word]);
            var persons = _part.BearersOf(_words[word]);
            for (; next < persons.Length && persons[next] - first is var place && place < points.Length; next++)
                points[place] += more;
            _next[word] = next;
        }
    }

    /// <summary>What a person's words say: each word of the question with the best that is left.</summary>
    public float Weigh(ReadOnlySpan<int> words)
    {
        var (sum, taken) = (0f, 0);
        for (var i = 0; i < _asked; i++)
        {
            var (best, with) = (Lost, -1);
            for (var j = 0; j < words.Length; j++)
                if ((taken >> j & 1) == 0 && _slots![words[j]] is > 0 and var slot && _likes[slot - 1][i] > best)
                    (best, with) = (_likes[slot - 1][i], j);
            taken |= with < 0 ? 0 : 1 << with;
            sum += best;
        }
        return sum / 2 - 0.5f * Math.Abs(words.Length - _asked);
    }

    /// <summary>Leaves the thread's tables as they were found.</summary>
    public void Forget()
    {
        foreach (var word in _words)
            _slots![word] = 0;
    }
}
