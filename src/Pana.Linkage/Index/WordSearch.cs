namespace Pana.Linkage;

/// <summary>The words of a part that may be a question's words, what each tells, and the persons that bear them.</summary>
sealed class WordSearch
{
    [ThreadStatic] static ushort[]? _slots;

    readonly PersonPart _part;
    readonly PersonQuestion _question;
    readonly List<int> _words = [];

    /// <summary>Of each word how like it is to those asked for; what that tells, when all parts were looked through.</summary>
    readonly List<float[]> _told = [];
    ushort[] _points = [];
    int[] _next = [];

    /// <summary>Looks for words that may be meant; says to the question how many bear them.</summary>
    public WordSearch(PersonPart part, PersonQuestion question)
    {
        (_part, _question) = (part, question);
        question.AddPersons(part.Count);
        Dictionary<int, int> places = [];
        for (var at = 0; at < question.Words.Length; at++)
            foreach (var (word, like) in LikeWords.Of(part, question.Words[at]))
            {
                if (!places.TryGetValue(word, out var place))
                {
                    places[word] = place = _words.Count;
                    _words.Add(word);
                    _told.Add(new float[question.Words.Length]);
                    _told[place].AsSpan().Fill(float.NegativeInfinity);
                }
                _told[place][at] = like;
                question.AddBearers(at, like, part.BearersOf(word).Length);
            }
    }

    /// <summary>Points of one unit of evidence.</summary>
    public const float Points = 100;

    /// <summary>The most points that somebody can have.</summary>
    public int AllPoints { get; private set; }

    /// <summary>Rates the words: every part has said how many bear them.</summary>
    public void Begin()
    {
        if ((_slots?.Length ?? 0) < _part.Vocabulary.Count)
            _slots = new ushort[_part.Vocabulary.Count];
        (_points, _next, AllPoints) = (new ushort[_words.Count], new int[_words.Count], 0);
        var most = new int[_question.Words.Length];
        for (var word = 0; word < _words.Count; word++)
        {
            _slots![_words[word]] = (ushort)(word + 1);
            for (var at = 0; at < most.Length; at++)
            {
                ref var told = ref _told[word][at];
                told = _question.Told(at, told);
                var points = (ushort)((told - PersonQuestion.Other) * Points);
                (_points[word], most[at]) = (Math.Max(_points[word], points), Math.Max(most[at], points));
            }
        }
        AllPoints = most.Sum();
    }

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

    public void Again() => Array.Clear(_next);

    /// <summary>What a person's words tell.</summary>
    public float Weigh(ReadOnlySpan<int> words)
    {
        var asked = _question.Words.Length;
        Span<float> told = stackalloc float[asked * words.Length];
        Span<WordRole> roles = stackalloc WordRole[words.Length];
        for (var j = 0; j < words.Length; j++)
        {
            roles[j] = _part.Vocabulary.RoleOf(words[j]);
            for (var at = 0; at < asked; at++)
                told[at * words.Length + j] = _slots![words[j]] is > 0 and var slot ? _told[slot - 1][at] : PersonQuestion.Other;
        }
        return _question.Weigh(told, roles);
    }

    /// <summary>Leaves the thread's table as it was found.</summary>
    public void End()
    {
        foreach (var word in _words)
            _slots![word] = 0;
    }
}
