namespace Pana.Kernel;

/// <summary>
/// Local time of the states of the region: none of them changes clocks in summer. Kazakhstan has had one zone, UTC+5,
/// since 1 March 2024; an earlier instant in its east is read an hour early, which moves no present deadline.
/// </summary>
public static class LocalTime
{
    static readonly Dictionary<string, int> Hours = new()
    {
        ["Asia/Almaty"] = 5, ["Asia/Bishkek"] = 6, ["Asia/Dushanbe"] = 5, ["Asia/Ashgabat"] = 5, ["Asia/Tashkent"] = 5,
    };

    /// <summary>Distance from UTC of a zone (IANA name); null where it is none of the region's.</summary>
    public static TimeSpan? OffsetOf(string zone) =>
        Hours.TryGetValue(zone, out var hours) ? TimeSpan.FromHours(hours) : null;
}
