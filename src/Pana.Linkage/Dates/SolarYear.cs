namespace Pana.Linkage;

/// <summary>
/// The Solar Hijri calendar of Afghanistan and Iran by the 33-year cycle (leap years 1, 5, 9, 13, 17, 22, 26, 30 of each), exact for 1244–1472.
/// Months have 31 days to the sixth, then 30, the last 29 or 30.
/// </summary>
static class SolarYear
{
    public static bool IsLeap(int year) => year % 33 is 1 or 5 or 9 or 13 or 17 or 22 or 26 or 30;

    /// <summary>The Gregorian day of a Solar Hijri one; 1 Hamal 1300 was 21 March 1921.</summary>
    public static DateOnly? Day(int year, int month, int day)
    {
        if (year is < 1244 or > 1472 || month is < 1 or > 12 || day < 1 || day > (month <= 6 ? 31 : month < 12 || IsLeap(year) ? 30 : 29))
            return null;
        var days = 0;
        for (var each = 1300; each < year; each++)
            days += IsLeap(each) ? 366 : 365;
        for (var each = year; each < 1300; each++)
            days -= IsLeap(each) ? 366 : 365;
        days += (month - 1) * 30 + Math.Min(month - 1, 6) + day - 1;
        return new DateOnly(1921, 3, 21).AddDays(days);
    }
}
