using System.Collections.Immutable;
using System.Globalization;

namespace Pana.Procedures.Editions;

/// <summary>A day off, or a day off that was made working by a swap; of one year, or of every year.</summary>
/// <param name="Year">Null: every year.</param>
/// <param name="IsObserved">When it falls on a weekend another day is free, if the state's rule says so.</param>
public sealed record Holiday(int? Year, int Month, int Day, bool IsDayOff, bool IsObserved, Texts Name, string Source, Certainty Certainty)
{
    /// <summary>Reads <c>MM-DD</c> or <c>yyyy-MM-dd</c>.</summary>
    internal static bool TryReadDate(string text, out int? year, out int month, out int day)
    {
        var isOnce = text.Length == 10;
        var isRead = DateOnly.TryParseExact(isOnce ? text : $"2000-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        (year, month, day) = (isOnce ? date.Year : null, date.Month, date.Day);
        return isRead;
    }

    internal DateOnly? In(int of) =>
        (Year is null || Year == of) && Day <= DateTime.DaysInMonth(of, Month) ? new DateOnly(of, Month, Day) : null;
}

/// <summary>What a state does when an observed holiday falls on a weekend.</summary>
public enum HolidayRule
{
    /// <summary>Nothing: the day is lost.</summary>
    None,
    /// <summary>The next working day is free.</summary>
    NextWorkingDay,
    /// <summary>The next working day is free for a holiday on a Sunday, not for one on a Saturday.</summary>
    SundayOnly,
}

/// <summary>Turns a state's list of holidays into its working calendar.</summary>
internal static class Holidays
{
    /// <summary>Years for which holidays of every year are laid out; terms of living people lie inside.</summary>
    const int First = 1990, Last = 2100;

    public static WorkingCalendar Calendar(ImmutableArray<Holiday> holidays, ImmutableArray<DayOfWeek> weekend, HolidayRule rule)
    {
        var working = Days(holidays.Where(day => !day.IsDayOff)).Select(day => day.Date).ToHashSet();
        var listed = Days(holidays.Where(day => day.IsDayOff)).OrderBy(day => day.Date).ToList();
        var off = listed.Select(day => day.Date).ToHashSet();
        foreach (var (date, holiday) in listed)
            if (holiday.IsObserved && IsMoved(date.DayOfWeek, weekend, rule))
            {
                var moved = date;
                while (weekend.Contains(moved.DayOfWeek) || off.Contains(moved) || working.Contains(moved))
                    moved = moved.AddDays(1);
                off.Add(moved);
            }
        return new(weekend, off, working);
    }

    static bool IsMoved(DayOfWeek day, ImmutableArray<DayOfWeek> weekend, HolidayRule rule) => rule switch
    {
        HolidayRule.NextWorkingDay => weekend.Contains(day),
        HolidayRule.SundayOnly => day == DayOfWeek.Sunday && weekend.Contains(day),
        _ => false,
    };

    static IEnumerable<(DateOnly Date, Holiday Holiday)> Days(IEnumerable<Holiday> holidays) =>
        from holiday in holidays
        from year in Enumerable.Range(First, Last - First + 1)
        let date = holiday.In(year)
        where date is not null
        select (date.Value, holiday);
}
