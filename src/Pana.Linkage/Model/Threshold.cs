namespace Pana.Linkage;

/// <summary>
/// Where "same" begins: the probability at which the expected F1 is highest, by the model's own probabilities. No label is looked at. Below
/// it a person is asked, down to where asking is hardly ever worth it.
/// </summary>
public sealed record Threshold(double Same, double Ask, double ExpectedF1, double ExpectedMatches)
{
    const double LeastAsked = 0.10;

    internal static Threshold Of(IEnumerable<double> probabilities, double recall)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        var all = sorted.Sum() / Math.Clamp(recall, 0.05, 1);
        var (sum, best, same) = (0.0, -1.0, 0.5);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            var f1 = 2 * sum / (i + 1 + all);
            if (f1 > best)
                (best, same) = (f1, sorted[i]);
        }
        same = Math.Clamp(same, 0.2, 0.95);
        return new(same, Math.Min(LeastAsked, same), Math.Max(best, 0), all);
    }
}
