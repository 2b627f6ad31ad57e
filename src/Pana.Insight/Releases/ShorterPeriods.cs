using Pana.Disclosure;
using Pana.Insight.Counting;
using Pana.Insight.Published;

namespace Pana.Insight.Releases;

/// <summary>What the months of a quarter, and the quarters of a year, tell about it: an overlapping table that everybody may lay beside it.</summary>
internal static class ShorterPeriods
{
    static readonly Perturbation s_noise = new();

    /// <summary>Somebody counts once in a period, and may count in each of its parts: it has at least as many people as any part, and at most as many as all together.</summary>
    /// <param name="published">Figures by period, those of the parts among them.</param>
    /// <param name="frequency">Where the codes say how long a period is.</param>
    public static IReadOnlyList<Known> Know(CountedPeriod period, IReadOnlyDictionary<CountedPeriod, IReadOnlyList<Figure>> published, int frequency)
    {
        var parts = PartsOf(period).ToList();
        List<(string Key, string[] Codes, long AtLeast, long AtMost)> seen = [];
        foreach (var part in parts)
            foreach (var figure in published.GetValueOrDefault(part) ?? [])
                if (figure is { Value: { } value, Codes: [.., "PS" or "CS"] })
                {
                    var codes = (string[])figure.Codes.Clone();
                    codes[frequency] = $"{period.Frequency}";
                    var (least, most) = s_noise.Behind((long)value);
                    seen.Add((string.Join('.', codes), codes, least, most));
                }
        // A part that does not show the figure may have any number of them.
        return [.. seen.GroupBy(each => each.Key).Select(same => new Known([.. same.First().Codes], same.Max(each => each.AtLeast), same.Count() == parts.Count ? same.Sum(each => each.AtMost) : long.MaxValue))];
    }

    static IEnumerable<CountedPeriod> PartsOf(CountedPeriod period)
    {
        Func<DateOnly, CountedPeriod> of = period.Frequency == 'A' ? CountedPeriod.Quarter : CountedPeriod.Month;
        if (period.Frequency != 'M')
            for (var part = of(period.FirstDay); part.LastDay <= period.LastDay; part = of(part.LastDay.AddDays(1)))
                yield return part;
    }
}
