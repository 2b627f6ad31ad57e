namespace Pana.Linkage;

/// <summary>Which letters stand for which, on the best way from one spelling to the other: for explanations, where time does not matter.</summary>
static class Alignment
{
    /// <param name="Share">How often either side is written so, the rarer of the two: near 1 for what everybody writes so.</param>
    public sealed record Step(string From, string To, double Share);

    public static IReadOnlyList<Step> Of(Spelling a, Spelling b)
    {
        if (a.Writing > b.Writing || a.Writing == b.Writing && string.CompareOrdinal(a.Text, b.Text) > 0)
            return [.. Of(b, a).Select(step => new Step(step.To, step.From, step.Share))];
        var (x, y, table) = (a.Letters, b.Letters, Learnt.Table(a.Writing, b.Writing));
        var (faceX, faceY) = (a.Against(b.Writing), b.Against(a.Writing));
        var best = new (float Sum, int I, int J, float Weight)[x.Length + 1, y.Length + 1];
        for (var i = 0; i <= x.Length; i++)
            for (var j = 0; j <= y.Length; j++)
                best[i, j].Sum = i + j == 0 ? 0 : float.NegativeInfinity;
        for (var i = 0; i <= x.Length; i++)
            for (var j = 0; j <= y.Length; j++)
                foreach (var (dx, dy) in LetterTable.Shapes)
                {
                    if (best[i, j].Sum == float.NegativeInfinity || i + dx > x.Length || j + dy > y.Length
                        || !LetterTable.IsWhole(x.Length, i, dx, y.Length, j, dy))
                        continue;
                    var weight = WordLikeness.Weight(table, faceX, faceY, i, j, dx, dy);
                    if (best[i, j].Sum + weight > best[i + dx, j + dy].Sum)
                        best[i + dx, j + dy] = (best[i, j].Sum + weight, i, j, weight);
                }
        List<Step> steps = [];
        for (var (i, j) = (x.Length, y.Length); i + j > 0;)
        {
            var (_, fromI, fromJ, weight) = best[i, j];
            steps.Add(new(Text(a, fromI, i), Text(b, fromJ, j), Math.Min(Share(faceX.Alone, fromI, i, weight), Share(faceY.Alone, fromJ, j, weight))));
            (i, j) = (fromI, fromJ);
        }
        steps.Reverse();
        return steps;
    }

    static double Share(float[] alone, int from, int to, float weight) => from == to ? 0 : Math.Exp(weight - (alone[to] - alone[from]));

    static string Text(Spelling word, int from, int to) =>
        string.Concat(word.Letters[from..to].Where(code => code != LetterTable.Edge).Select(code => Letters.Letter(word.Writing, code)));
}
