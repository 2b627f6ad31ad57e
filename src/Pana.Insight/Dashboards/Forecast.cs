namespace Pana.Insight.Dashboards;

/// <param name="Months">So many months from now.</param>
/// <param name="Low">In four of five cases the number lies between this and <paramref name="High"/>.</param>
internal readonly record struct Projection(int Months, int Expected, int Low, int High);

/// <summary>
/// Open cases some months from now, as a random walk with drift: the mean of what came less what went in the months that are over goes on, and its scatter
/// grows with the root of time. It knows of no season and of no decision to come, and says nothing before there are six months.
/// </summary>
internal static class Forecast
{
    public const int Least = 6, Ahead = 3;

    /// <summary>Of a normal distribution, four fifths around the mean.</summary>
    const double Spread = 1.2816;

    /// <param name="nets">What came less what went, by month; months before the first case are no months.</param>
    public static IReadOnlyList<Projection> Of(int open, IReadOnlyList<int> nets)
    {
        if (nets.Count < Least)
            return [];
        var mean = nets.Average();
        var deviation = Math.Sqrt(nets.Sum(net => (net - mean) * (net - mean)) / (nets.Count - 1));
        return [.. Enumerable.Range(1, Ahead).Select(month =>
        {
            // The mean itself is known from so many months only, which widens the interval.
            var (expected, half) = (open + mean * month, Spread * deviation * Math.Sqrt(month * (1 + (double)month / nets.Count)));
            return new Projection(month, Whole(expected), Whole(expected - half), Whole(expected + half));
        })];

        static int Whole(double number) => (int)Math.Max(0, Math.Round(number));
    }
}
