namespace Pana.Linkage;

/// <summary>
/// Who is asked for, and what each word that may be meant tells: the logarithm of how much more probable the question's word is of somebody who is
/// called so than of anybody in the register. A word that many bear, in any spelling that may be meant, tells little; so its absence costs less.
/// </summary>
sealed class PersonQuestion(NameReading reading, EventDate born)
{
    /// <summary>Words of a question that are sought.</summary>
    const int MostWords = 6;

    /// <summary>What is told by another word in the place of the one asked for: that happens once in twenty.</summary>
    public const float Other = -3;

    /// <summary>What is told where somebody has fewer words than were asked for.</summary>
    const float Fewer = -1.2f;

    /// <summary>Likenesses of words are no probabilities, least of all between alphabets: so much of one is believed.</summary>
    const float Believed = 0.25f;

    /// <summary>A word that nobody in the register bears may be a right spelling all the same.</summary>
    const double Unheard = 0.1;

    /// <summary>Those who would be written so, one for each who is.</summary>
    readonly double[] _bearers = new double[MostWords];
    int _persons;

    public NameWord[] Words { get; } = reading.Telling[..Math.Min(MostWords, reading.Telling.Length)];

    public EventDate Born => born;

    public void AddPersons(int count) => _persons += count;

    public void AddBearers(int at, float like, int count) => _bearers[at] += count * Math.Exp(Believed * (like - WordLikeness.Equal));

    /// <summary>One who bears all these words.</summary>
    public void AddPerson(NameWord[] words)
    {
        _persons++;
        for (var at = 0; at < Words.Length; at++)
            foreach (var word in words)
                AddBearers(at, LikeWords.Likeness(Words[at], word), 1);
    }

    /// <summary>What it tells that somebody bears a word which is so like the one asked for.</summary>
    public float Told(int at, float like) => MathF.Max(Other, Believed * (like - WordLikeness.Equal) + (float)Math.Log(_persons / (_bearers[at] + Unheard)));

    public float Weigh(NameWord[] words)
    {
        Span<float> told = stackalloc float[Words.Length * words.Length];
        Span<WordRole> roles = stackalloc WordRole[words.Length];
        for (var j = 0; j < words.Length; j++)
        {
            roles[j] = words[j].Role;
            for (var at = 0; at < Words.Length; at++)
                told[at * words.Length + j] = Told(at, LikeWords.Likeness(Words[at], words[j]));
        }
        return Weigh(told, roles);
    }

    /// <summary>What somebody's words tell: those that tell most first, each with one of the question's; then what is left over on either side.</summary>
    /// <param name="told">By each of somebody's words about the first of the question's, then about the second and so on.</param>
    /// <param name="roles">Of somebody's words.</param>
    public float Weigh(ReadOnlySpan<float> told, ReadOnlySpan<WordRole> roles)
    {
        var (sum, met, asked, taken) = (0f, 0, 0, 0);
        for (; met < Words.Length; met++)
        {
            var (best, which, with) = (Other, -1, -1);
            for (var at = 0; at < Words.Length; at++)
                for (var j = 0; (asked >> at & 1) == 0 && j < roles.Length; j++)
                    if ((taken >> j & 1) == 0 && told[at * roles.Length + j] > best)
                        (best, which, with) = (told[at * roles.Length + j], at, j);
            if (which < 0)
                break;
            (sum, asked, taken) = (sum + best, asked | 1 << which, taken | 1 << with);
        }
        sum += (Words.Length - met) * Other + Math.Max(0, Words.Length - roles.Length) * (Fewer - Other);
        // Words in the place of others are not left out.
        return met < Words.Length ? sum + Math.Max(0, roles.Length - Words.Length) * LeftOut[(int)WordRole.Family] : sum + LeftOutOf(roles, taken);
    }

    /// <summary>Who leaves out a word seldom leaves out the given name: a patronymic or the word in the middle first, then the family name.</summary>
    static readonly float[] LeftOut = [-1.2f, -0.6f, -0.15f, 0, 0];

    static float LeftOutOf(ReadOnlySpan<WordRole> roles, int taken)
    {
        var (sum, given) = (0f, true);
        for (var j = 0; j < roles.Length; j++)
        {
            var role = roles[j] != WordRole.Name || given ? roles[j] : j < roles.Length - 1 ? WordRole.Patronymic : WordRole.Family;
            given &= roles[j] != WordRole.Name;
            sum += (taken >> j & 1) == 0 ? LeftOut[(int)role] : 0;
        }
        return sum;
    }

    public float ToldByBirth(EventDate other) => OfBirth(DateComparison.Compare(born, other));

    public static float OfBirth(Agreement agreement) => agreement switch
    {
        Agreement.Exact => 9, Agreement.Nearly => 4.5f, Agreement.Close => 2.5f, Agreement.Weak => 0.5f, Agreement.Differs => -3, _ => 0,
    };
}
