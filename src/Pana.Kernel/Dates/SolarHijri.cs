using System.Globalization;

namespace Pana.Kernel;

/// <summary>The calendar in which a statement was made.</summary>
public enum StatedCalendar
{
    Gregorian,
    /// <summary>
    /// Solar Hijri (هجری شمسی), official in Afghanistan until 2021 and on most Afghan papers: Hamal … Hut.
    /// </summary>
    SolarHijri,
}

/// <summary>
/// Days of the Solar Hijri calendar by the astronomical rule of <see cref="PersianCalendar"/>; both ways, no culture.
/// </summary>
public static class SolarHijri
{
    static readonly PersianCalendar Calendar = new();

    /// <summary>Years read as Solar Hijri: 1200 is 1821, 1499 is 2120.</summary>
    public const int FirstYear = 1200, LastYear = 1499;

    /// <summary>31 in the first six months, 30 in the next five, 29 or in a leap year 30 in Hut.</summary>
    public static int DaysIn(int year, int month) => Calendar.GetDaysInMonth(year, month);

    public static DateOnly ToGregorian(int year, int month, int day) =>
        DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0));

    public static (int Year, int Month, int Day) FromGregorian(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return (Calendar.GetYear(time), Calendar.GetMonth(time), Calendar.GetDayOfMonth(time));
    }
}
