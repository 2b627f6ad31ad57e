using Pana.Disclosure;
using Pana.Insight.Flows;

namespace Pana.Insight.Counting;

/// <summary>
/// Rates and the median time, computed from figures that are already protected: they tell nothing that those do not tell, and agree with them for whoever computes
/// them again. Where too few were decided there is none.
/// </summary>
internal static class DerivedIndicators
{
    /// <summary>No rate is told of fewer decisions.</summary>
    public const int Fewest = Rules.K;

    static readonly Flow Flow = AllFlows.AsylumDecisions;

    static readonly int Indicator = Flow.IndexOf(AllFlows.Indicator.Id), Decision = Flow.IndexOf(AllFlows.Decision.Id), Unit = Flow.IndexOf(AllFlows.Unit.Id);

    /// <param name="cells">Published cells of decisions of one period, at whatever detail; only those that count persons are read.</param>
    public static IEnumerable<(string[] Codes, double Value)> Of(IEnumerable<(string[] Codes, double Value)> cells)
    {
        foreach (var same in cells.Where(cell => cell.Codes[Unit] == Codes.Persons).GroupBy(cell => string.Join('.', Without(cell.Codes))))
        {
            var codes = Without(same.First().Codes);
            double Decided(string decision) => same.FirstOrDefault(cell => cell.Codes[Indicator] == Codes.Decisions && cell.Codes[Decision] == decision).Value;
            var (recognised, complementary) = (Decided(Codes.Recognised), Decided(Codes.ComplementaryGranted));
            if (recognised + complementary + Decided(Codes.Rejected) is >= Fewest and var decided)
            {
                yield return (With(codes, Codes.RecognitionRate, Codes.Percent), 100 * recognised / decided);
                yield return (With(codes, Codes.ProtectionRate, Codes.Percent), 100 * (recognised + complementary) / decided);
            }
            var times = Codes.DaysTaken.Select(time => same.Where(cell => cell.Codes[Indicator] == time.Indicator && cell.Codes[Decision] == Flows.Flow.Total).Sum(cell => cell.Value)).ToList();
            if (times.Sum() >= Fewest)
                yield return (With(codes, Codes.MedianDays, Codes.Days), Median(times));
        }
    }

    /// <summary>Days in which half was decided, along a straight line within its time; within the last, which has no end, its beginning.</summary>
    public static double Median(IReadOnlyList<double> times)
    {
        var (half, before) = (times.Sum() / 2, 0.0);
        for (var i = 0; i < times.Count - 1; i++)
        {
            var from = i == 0 ? 0 : Codes.DaysTaken[i - 1].UpTo;
            if (before + times[i] >= half)
                return from + (Codes.DaysTaken[i].UpTo - from) * (half - before) / times[i];
            before += times[i];
        }
        return Codes.DaysTaken[^2].UpTo;
    }

    static string[] Without(string[] codes) => With(codes, "", "");

    static string[] With(string[] codes, string indicator, string unit)
    {
        var copy = (string[])codes.Clone();
        (copy[Indicator], copy[Decision], copy[Unit]) = (indicator, Flows.Flow.Total, unit);
        return copy;
    }
}
