namespace Pana.Linkage;

/// <summary>Weighs matched and lonely words of two names by the places they may have. The weights are logarithms of odds (<c>weights.csv</c>).</summary>
static class NameEvidence
{
    const int Most = 8;

    static readonly Dictionary<string, float> Weights = NameData.Read("weights.csv")
        .ToDictionary(row => row[0], row => float.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));

    static readonly float Bias = Weights["bias"], Slope = Weights["slope"], Place = Weights["place"], MostLike = Weights["most"];

    static readonly (float Agree, float Conflict, float Missing) Given = Of("given"), Father = Of("father"), Family = Of("family");

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
            (given, father, family) = (given + g * like, father + f * like, family + n * like);
            places += MathF.Max(-5, NameComparison.Fit(a, b));
        }
        for (var j = 0; j < columns.Length; j++)
            if ((taken >> j & 1) == 0)
                other.Add(columns[j].Place);
        given = Part(given, one.Given, other.Given, Given);
        father = Part(father, one.Father, other.Father, Father);
        family = Part(family, one.Family, other.Family, Family);
        var odds = Bias + Slope * (given + father + family + Place * places);
        return new(1 / (1 + Math.Exp(-odds)), given, father, family);
    }

    /// <summary>Words of one place alone on both sides contradict each other; alone on one side they are only missing on the other.</summary>
    static float Part(float agree, float one, float other, (float Agree, float Conflict, float Missing) weights)
    {
        var both = MathF.Min(one, other);
        return agree * weights.Agree - MathF.Min(1, both) * weights.Conflict - MathF.Min(1, MathF.Max(one, other) - both) * weights.Missing;
    }

    static (float Agree, float Conflict, float Missing) Of(string place) =>
        (Weights[$"{place}-agree"], Weights[$"{place}-conflict"], Weights[$"{place}-missing"]);

    struct Lonely
    {
        public float Given, Father, Family;

        public void Add((float Given, float Father, float Family) place) =>
            (Given, Father, Family) = (Given + place.Given, Father + place.Father, Family + place.Family);
    }
}
