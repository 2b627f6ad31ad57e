namespace Pana.Kernel;

/// <summary>
/// A state's working days: weekend, holidays, and weekend days or holidays made working by a swap. Counts terms by one
/// rule (domain.md 2.30): the day of the event is excluded, the end of the last day included, local time; hours count
/// from the instant.
/// </summary>
public sealed class WorkingCalendar
{
    readonly HashSet<DayOfWeek> _weekend;
    readonly HashSet<DateOnly> _holidays, _swapped;

    public WorkingCalendar(
        IEnumerable<DayOfWeek> weekend, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> extraWorkingDays)
    {
        (_weekend, _holidays, _swapped) = ([.. weekend], [.. holidays], [.. extraWorkingDays]);
        if (_weekend.Count > 6)
            throw new ArgumentException("A week without a working day.", nameof(weekend));
    }

    /// <summary>Saturday and Sunday off, no holidays.</summary>
    public static WorkingCalendar WeekendsOnly { get; } = new([DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);

    public bool IsWorkingDay(DateOnly day) =>
        _swapped.Contains(day) || !_holidays.Contains(day) && !_weekend.Contains(day.DayOfWeek);

    /// <summary>The day itself when it is working, else the next one that is.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>
    /// The last moment of a term: exact for hours, else 23:59:59 local of its last day. Late is after it.
    /// </summary>
    /// <param name="offset">Local time's distance from UTC, see <see cref="LocalTime"/>.</param>
    public DateTimeOffset Add(DateTimeOffset start, Period period, TimeSpan offset)
    {
        var local = start.ToOffset(offset);
        if (period.Unit == TimeUnit.Hours)
            return local.AddHours(period.Amount);
        var last = LastDay(DateOnly.FromDateTime(local.DateTime), period);
        return new(last.ToDateTime(new(23, 59, 59)), offset);
    }

    /// <summary>The last day of a term that began on a day.</summary>
    public DateOnly LastDay(DateOnly day, Period period) => period.Unit switch
    {
        TimeUnit.CalendarDays => day.AddDays(period.Amount),
        TimeUnit.Months => day.AddMonths(period.Amount),
        TimeUnit.Years => day.AddYears(period.Amount),
        TimeUnit.WorkingDays => AddWorkingDays(day, period.Amount),
        _ => throw new ArgumentException("Hours have no last day.", nameof(period)),
    };

    DateOnly AddWorkingDays(DateOnly day, int amount)
    {
        for (; amount > 0; amount--)
            day = WorkingDayFrom(day.AddDays(1));
        return day;
    }
}
