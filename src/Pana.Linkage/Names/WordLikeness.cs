namespace Pana.Linkage;

/// <summary>How much more probable two spellings are as one name than as two that met by chance.</summary>
static class WordLikeness
{
    /// <summary>A way that has fallen this far below chance is given up, and with its last way the comparison.</summary>
    const float GivenUp = -7f;

    public const float Nothing = -12f;

    /// <summary>Likeness from which two words count as one name; the evidence of equal spellings and of rows of the list of equivalents.</summary>
    public const float Alike = 0f, Equal = 9f, Listed = 7f;

    /// <summary>
    /// From -8 (surely not) over 0 (no telling) to <see cref="Equal"/>. The words as they stand, or without their endings when both have one, or
    /// one's root against the other's whole word, which is weaker: Каримов is not Карим.
    /// </summary>
    public static float Of(NameWord a, NameWord b)
    {
        if (a.Stem == b.Stem && a.HasEnding == b.HasEnding)
            return Equal;
        foreach (var row in a.Rows)
            if (Array.IndexOf(b.Rows, row) >= 0)
                return Listed;
        var like = Of(a.Stem, b.Stem);
        if (a.HasEnding != b.HasEnding)
            like = MathF.Max(like - OneEnding, Of(a.Whole, b.Whole));
        else if (a.HasEnding && a.Role != b.Role)
            like = MathF.Max(like, Of(a.Whole, b.Whole));
        return like;
    }

    const float OneEnding = 0.7f;

    /// <summary>Evidence per letter: a long pair has much evidence by its length alone, though a letter in it is wrong.</summary>
    static float Of(Spelling a, Spelling b)
    {
        if (a == b)
            return Equal;
        if ((a.SoundPairs & b.SoundPairs) == 0)
            return Nothing;
        var evidence = Evidence(a, b);
        if (evidence <= Nothing)
            return Nothing;
        var all = -MathF.Max(a.Against(b.Writing).Alone[^1], b.Against(a.Writing).Alone[^1]);
        return Math.Clamp((evidence / MathF.Max(all, 4f) - Middle) * Slope, Nothing, Listed);
    }

    /// <summary>The share of a word's own information that its counterpart explains: where names begin to be one rather than near, and how steeply.</summary>
    const float Middle = 0.45f, Slope = 14f;

    /// <summary>A logarithm of odds; <see cref="Nothing"/> when there is no way worth following. Symmetric.</summary>
    public static float Evidence(Spelling a, Spelling b)
    {
        if (a.Writing > b.Writing || a.Writing == b.Writing && string.CompareOrdinal(a.Text, b.Text) > 0)
            (a, b) = (b, a);
        var (x, y, table) = (a.Against(b.Writing), b.Against(a.Writing), Learnt.Table(a.Writing, b.Writing));
        Span<float> best = stackalloc float[(Letters.Longest + 3) * 4];
        return Walk(a.Letters.Length, b.Letters.Length, x, y, table, best);
    }

    static float Walk(int lengthX, int lengthY, Spelling.Facing x, Spelling.Facing y, LetterTable table, Span<float> rows)
    {
        var width = Letters.Longest + 3;
        rows.Fill(float.NegativeInfinity);
        rows[0] = 0;
        for (var i = 0; i <= lengthX; i++)
        {
            var row = rows.Slice((i & 3) * width, width);
            for (var j = 0; j <= lengthY; j++)
            {
                var here = row[j];
                if (here == float.NegativeInfinity || here - x.Alone[i] - y.Alone[j] < GivenUp)
                    continue;
                foreach (var (dx, dy) in LetterTable.Shapes)
                {
                    if (i + dx > lengthX || j + dy > lengthY || !LetterTable.IsWhole(lengthX, i, dx, lengthY, j, dy))
                        continue;
                    var weight = Weight(table, x, y, i, j, dx, dy);
                    ref var there = ref rows[(i + dx & 3) * width + j + dy];
                    there = Math.Max(there, here + weight);
                }
            }
            if (i == lengthX)
                return row[lengthY] == float.NegativeInfinity ? Nothing : Math.Max(Nothing, row[lengthY] - x.Alone[i] - y.Alone[lengthY]);
            row.Fill(float.NegativeInfinity);
        }
        return Nothing;
    }

    internal static float Weight(LetterTable table, Spelling.Facing x, Spelling.Facing y, int i, int j, int dx, int dy) =>
        table.Weight(dx == 0 ? 0 : x.Chunks[i * 3 + dx - 1], dy == 0 ? 0 : y.Chunks[j * 3 + dy - 1]) is var weight && float.IsNaN(weight)
            ? Unseen(dx, dy) : weight;

    static float Unseen(int dx, int dy) => (dx, dy) switch
    {
        (1, 1) => LetterTable.Replaced,
        (1, 0) or (0, 1) => LetterTable.Dropped,
        _ => float.NegativeInfinity,
    };
}
