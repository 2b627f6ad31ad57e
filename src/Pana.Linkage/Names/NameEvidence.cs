namespace Pana.Linkage;

/// <summary>Weighs matched and lonely words of two names by the places they may have. The weights are logarithms of odds (<c>weights.csv</c>).</summary>
static class NameEvidence
{
    const int Most = 8;

    /// <summary>Of a name and itself: two strangers may have one name, so it is not 1.</summary>
    public const double Highest = 0.9999;

    static readonly Dictionary<string, float> Weights = NameData.Read("weights.csv")
        .ToDictionary(row => row[0], row => float.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));

    static readonly float Bias = Weights["bias"], Slope = Weights["slope"], Place = Weights["place"], MostLike = Weights["most"];

    static readonly Weight Given = Of("given"), Father = Of("father"), Family = Of("family");

    public static NameLikeness Weigh(NameWord[] rows, NameWord[] columns, ReadOnlySpan<float> likes, ReadOnlySpan<sbyte> partner)
    {
        Lonely one = default, other = default;
        float given = 0, father = 0, family = 0, places = 0;
        var taken = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (partner[i] < 0)
            {
                one.Add(rows[i].Place);
                continue;
            }
            taken |= 1 << partner[i];
            var (a, b) = (rows[i].Place, columns[partner[i]].Place);
            var like = MathF.Min(likes[i * Most + partner[i]], MostLike);
            var (g, f, n) = (MathF.Sqrt(a.Given * b.Given), MathF.Sqrt(a.Father * b.Father), MathF.Sqrt(a.Family * b.Family));
            (given, father, family) = (given + g * Given.Of(like), father + f * Father.Of(like), family + n * Family.Of(like));
            places += MathF.Max(-5, NameComparison.Fit(a, b));
        }
        for (var j = 0; j < columns.Length; j++)
            if ((taken >> j & 1) == 0)
                other.Add(columns[j].Place);
        given = Part(given, one.Given, other.Given, Given);
        father = Part(father, one.Father, other.Father, Father);
        family = Part(family, one.Family, other.Family, Family);
        var odds = Bias + Slope * (given + father + family + Place * places);
        return new(Math.Min(Highest, 1 / (1 + Math.Exp(-odds))), given, father, family);
    }

    /// <summary>Words of one place alone on both sides contradict each other; alone on one side they are only missing on the other.</summary>
    static float Part(float met, float one, float other, Weight weight)
    {
        var both = MathF.Min(one, other);
        return met - MathF.Min(1, both) * weight.Conflict - MathF.Min(1, MathF.Max(one, other) - both) * weight.Missing;
    }

    static Weight Of(string place) => new(Weights[$"{place}-agree"], Weights[$"{place}-conflict"], Weights[$"{place}-missing"]);

    readonly record struct Weight(float Agree, float Conflict, float Missing)
    {
        public float Of(float like) => like > 0 ? like * Agree : like / -WordLikeness.Different * Conflict;
    }

    struct Lonely
    {
        public float Given, Father, Family;

        public void Add((float Given, float Father, float Family) place) =>
            (Given, Father, Family) = (Given + place.Given, Father + place.Father, Family + place.Family);
    }
}
