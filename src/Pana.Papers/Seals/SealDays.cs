namespace Pana.Papers;

/// <summary>
/// A date has no time of day and no zone. It is over when it is over everywhere on earth, and future while it has begun nowhere: nobody is
/// turned away for a border of zones or a clock that is an hour wrong.
/// </summary>
static class SealDays
{
    static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14), LatestZone = TimeSpan.FromHours(12);

    public static bool IsFuture(DateOnly day, DateTimeOffset now) => now + Signer.ClockTolerance < Begins(day);

    public static bool IsOver(DateOnly day, DateTimeOffset now) => now - Signer.ClockTolerance >= Ends(day);

    public static bool IsBefore(DateOnly day, DateTimeOffset time) => Ends(day) <= time;

    public static bool IsAfter(DateOnly day, DateTimeOffset time) => Begins(day) > time;

    static DateTimeOffset Begins(DateOnly day) => new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero) - EarliestZone;

    static DateTimeOffset Ends(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(default), TimeSpan.Zero) + LatestZone;
}
