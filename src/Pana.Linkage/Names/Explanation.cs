namespace Pana.Linkage;

public static partial class NameComparison
{
    /// <summary>Correspondences of letters that everybody writes so are not worth telling.</summary>
    const double Usual = 0.2;

    const int MostLetters = 3;

    /// <summary>From here on the letters explain themselves; below, the list of equivalent names is the reason.</summary>
    const float Plain = 2;

    static readonly Dictionary<string, (string Russian, string English)> Sentences =
        NameData.Read("explanations.csv").ToDictionary(row => row[0], row => (row[1], row[2]));

    /// <summary>Why two names are alike or not, in words: <c>Хамидов ≈ Khamidov: х→kh; family name agrees</c>.</summary>
    /// <param name="a">One name.</param>
    /// <param name="b">The other.</param>
    /// <param name="language"><c>ru</c>; everything else is English.</param>
    public static string Explain(NameReading a, NameReading b, string language)
    {
        if (a.IsEmpty || b.IsEmpty)
            return Say(language, "nothing");
        Span<float> likes = stackalloc float[Most * Most];
        Span<sbyte> partner = stackalloc sbyte[Most];
        var (rows, columns) = (a.Telling, b.Telling);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                likes[i * Most + j] = WordLikeness.Of(rows[i], columns[j]);
        Match(rows, columns, likes, partner);
        List<string> said = [];
        var (lonely, others) = (new List<NameWord>(), columns.ToList());
        foreach (var (i, word) in rows.Index())
            if (partner[i] < 0)
                lonely.Add(word);
            else
            {
                var other = columns[partner[i]];
                others.Remove(other);
                if (likes[i * Most + partner[i]] < 0)
                {
                    said.Add(Say(language, $"{PlaceOf(word, other)}.differ", Shown(word), Shown(other)));
                    continue;
                }
                said.Add(Alike(language, word, other));
                said.Add(Fit(word.Place, other.Place) > -1.5f ? Say(language, $"{PlaceOf(word, other)}.agree") : Say(language, "place", Shown(word)));
            }
        foreach (var word in lonely)
            if (others.MaxBy(other => Fit(word.Place, other.Place)) is { } other && Fit(word.Place, other.Place) > -1.5f && others.Remove(other))
                said.Add(Say(language, $"{PlaceOf(word, other)}.differ", Shown(word), Shown(other)));
            else
                said.Add(Say(language, $"{PlaceOf(word, word)}.missing", Shown(word)));
        said.AddRange(others.Select(word => Say(language, $"{PlaceOf(word, word)}.missing", Shown(word))));
        said.AddRange(rows.Concat(columns).Where(word => word.IsMended).Select(word => Say(language, "mended", Shown(word))));
        return string.Join("; ", said);
    }

    static string Alike(string language, NameWord a, NameWord b)
    {
        if (a.Whole == b.Whole)
            return Say(language, "equal", Shown(a), Shown(b));
        if (a.Stem == b.Stem)
            return Say(language, "ending", Shown(a), Shown(b));
        if (a.Rows.Intersect(b.Rows).Any() && WordLikeness.Of(a.Whole, b.Whole) < Plain)
            return Say(language, "listed", Shown(a), Shown(b));
        var letters = string.Join(", ", Alignment.Of(a.Whole, b.Whole).Where(step => step.From != step.To && (step.Share < Usual || step.From.Length != step.To.Length))
            .OrderBy(step => step.From.Length == step.To.Length).ThenBy(step => step.Share).Take(MostLetters).Select(step => $"{Or(step.From)}→{Or(step.To)}"));
        return Say(language, "like", Shown(a), Shown(b)) + (letters.Length > 0 ? $": {letters}" : "");
    }

    static string PlaceOf(NameWord a, NameWord b) =>
        (a.Place.Given * b.Place.Given, a.Place.Father * b.Place.Father, a.Place.Family * b.Place.Family) switch
        {
            var (given, father, family) when given >= father && given >= family => "Given",
            var (_, father, family) when father >= family => "Father",
            _ => "Family",
        };

    /// <summary>A word from right to left stands apart (Unicode FSI … PDI), or it would turn the sentence around it.</summary>
    static string Shown(NameWord word) => IsRightToLeft(word.Written[0]) ? $"\u2068{word.Written}\u2069"
        : char.ToUpperInvariant(word.Written[0]) + word.Written[1..];

    /// <summary>Arabic and its supplements and presentation forms.</summary>
    static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF');

    static string Or(string letters) => letters.Length > 0 ? letters : "∅";

    static string Say(string language, string key, string a = "", string b = "")
    {
        var (russian, english) = Sentences[key];
        return (language == "ru" ? russian : english).Replace("{a}", a, StringComparison.Ordinal).Replace("{b}", b, StringComparison.Ordinal);
    }
}
