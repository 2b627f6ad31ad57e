using System.Collections.Immutable;
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
/// Days of the Solar Hijri calendar by the astronomical rule of <see cref="PersianCalendar"/>; both ways, no culture. The rule finds the equinox anew each time it is
/// asked, so the first days of the years are kept.
/// </summary>
public static class SolarHijri
{
    /// <summary>Years read as Solar Hijri: 1200 is 1821, 1499 is 2120.</summary>
    public const int FirstYear = 1200, LastYear = 1499;

    /// <summary>The first of Hamal of each year, and of the one after the last.</summary>
    static readonly ImmutableArray<int> NewYears = Begin();

    /// <summary>31 in the first six months, 30 in the next five, 29 or in a leap year 30 in Hut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No month of such a year.</exception>
    public static int DaysIn(int year, int month) => month switch
    {
        >= 1 and <= 6 => 31,
        >= 7 and <= 11 => 30,
        12 => NewYear(year + 1) - NewYear(year) - 336,
        _ => throw new ArgumentOutOfRangeException(nameof(month), month, "From 1 to 12."),
    };

    /// <exception cref="ArgumentOutOfRangeException">No day of these years.</exception>
    public static DateOnly ToGregorian(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DaysIn(year, month));
        return DateOnly.FromDayNumber(NewYear(year) + Before(month) + day - 1);
    }

    /// <exception cref="ArgumentOutOfRangeException">Not of these years.</exception>
    public static (int Year, int Month, int Day) FromGregorian(DateOnly day)
    {
        var found = NewYears.BinarySearch(day.DayNumber);
        var year = FirstYear + (found >= 0 ? found : ~found - 1);
        var rest = day.DayNumber - NewYear(year);
        var month = rest < 186 ? rest / 31 + 1 : (rest - 186) / 30 + 7;
        return (year, month, rest - Before(month) + 1);
    }

    /// <summary>Days of the year before a month.</summary>
    static int Before(int month) => month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;

    static int NewYear(int year) => year is >= FirstYear and <= LastYear + 1 ? NewYears[year - FirstYear]
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"From {FirstYear} to {LastYear}.");

    static ImmutableArray<int> Begin()
    {
        var calendar = new PersianCalendar();
        return [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 2).Select(year => DateOnly.FromDateTime(calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0)).DayNumber)];
    }
}
