namespace Pana.Linkage;

/// <summary>How likely two names are one person's.</summary>
/// <param name="Score">0 to 1, monotone with the odds that both may be one person's name.</param>
/// <param name="Given">Evidence of the given names: above 0 they agree, below 0 they differ, 0 nothing can be said. So for the other two.</param>
public readonly record struct NameLikeness(double Score, float Given, float Father, float Family);

/// <summary>Sets two names against each other, word by word in any order. Symmetric, allocates nothing once its words have met their alphabets.</summary>
public static partial class NameComparison
{
    const int Most = 8;

    public static NameLikeness Compare(NameReading a, NameReading b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return default;
        Span<float> likes = stackalloc float[Most * Most];
        Span<sbyte> partner = stackalloc sbyte[Most];
        var (rows, columns) = (a.Telling, b.Telling);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                likes[i * Most + j] = WordLikeness.Of(rows[i], columns[j]);
        Match(rows, columns, likes, partner);
        return NameEvidence.Weigh(rows, columns, likes, partner);
    }

    /// <summary>
    /// Orders answers: what each word of the question has in common with its best counterpart, without the bound that keeps one long word from
    /// deciding a comparison.
    /// </summary>
    internal static double Rank(NameReading question, NameReading name, NameLikeness likeness)
    {
        var sum = -2.0 * Math.Abs(question.Telling.Length - name.Telling.Length);
        foreach (var word in question.Telling)
        {
            var best = WordLikeness.Nothing;
            foreach (var other in name.Telling)
                best = MathF.Max(best, word.Whole == other.Whole ? Same : WordLikeness.Evidence(word.Whole, other.Whole));
            sum += best;
        }
        return question.Telling.Length + name.Telling.Length == 2 ? sum : sum + 10 * likeness.Score;
    }

    const float Same = 30;

    /// <summary>The best pairs first; what nobody is like stays alone (-1).</summary>
    static void Match(NameWord[] rows, NameWord[] columns, Span<float> likes, Span<sbyte> partner)
    {
        partner.Fill(-1);
        var taken = 0;
        while (true)
        {
            var (best, at, with) = (WordLikeness.Alike, -1, -1);
            for (var i = 0; i < rows.Length; i++)
                for (var j = 0; partner[i] < 0 && j < columns.Length; j++)
                    if ((taken >> j & 1) == 0 && likes[i * Most + j] + Fit(rows[i].Place, columns[j].Place) is var like && like > best)
                        (best, at, with) = (like, i, j);
            if (at < 0)
                return;
            (partner[at], taken) = ((sbyte)with, taken | 1 << with);
        }
    }

    /// <summary>How well two words stand in the same place of their names, as a logarithm.</summary>
    internal static float Fit((float Given, float Father, float Family) a, (float Given, float Father, float Family) b) =>
        MathF.Log(0.003f + a.Given * b.Given + a.Father * b.Father + a.Family * b.Family);
}
