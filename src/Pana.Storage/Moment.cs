namespace Pana.Storage;

/// <summary>
/// Moments are kept in UTC to the microsecond, which both databases hold exactly: <c>timestamptz</c> on PostgreSQL, an
/// integer of microseconds since 1970 on SQLite, which sorts and compares as a number.
/// </summary>
static class Moment
{
    public static long ToMicroseconds(DateTimeOffset moment) =>
        (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The moment as it will be read back.</summary>
    public static DateTimeOffset Kept(DateTimeOffset moment) => FromMicroseconds(ToMicroseconds(moment));
}
