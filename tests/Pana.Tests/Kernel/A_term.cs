using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class A_term
{
    /// <summary>A week in May with a holiday on Friday the 8th, bridged by a working Saturday the 16th.</summary>
    static readonly WorkingCalendar Calendar = new(
        [DayOfWeek.Saturday, DayOfWeek.Sunday], [new(2026, 5, 7), new(2026, 5, 8)], [new(2026, 5, 16)]);

    [Theory]
    [InlineData("2026-05-04T10:00+05:00", 72, TimeUnit.Hours, "2026-05-07T10:00:00+05:00")]
    [InlineData("2026-05-04T10:00+05:00", 3, TimeUnit.CalendarDays, "2026-05-07T23:59:59+05:00")]
    [InlineData("2026-05-04T00:00+05:00", 1, TimeUnit.CalendarDays, "2026-05-05T23:59:59+05:00")]
    [InlineData("2026-05-04T20:30+00:00", 1, TimeUnit.CalendarDays, "2026-05-06T23:59:59+05:00")]
    [InlineData("2026-05-05T10:00+05:00", 1, TimeUnit.WorkingDays, "2026-05-06T23:59:59+05:00")]
    [InlineData("2026-05-06T10:00+05:00", 1, TimeUnit.WorkingDays, "2026-05-11T23:59:59+05:00")]
    [InlineData("2026-05-15T10:00+05:00", 1, TimeUnit.WorkingDays, "2026-05-16T23:59:59+05:00")]
    [InlineData("2026-05-09T10:00+05:00", 1, TimeUnit.WorkingDays, "2026-05-11T23:59:59+05:00")]
    [InlineData("2026-01-31T10:00+05:00", 1, TimeUnit.Months, "2026-02-28T23:59:59+05:00")]
    [InlineData("2026-05-04T10:00+05:00", 3, TimeUnit.Months, "2026-08-04T23:59:59+05:00")]
    [InlineData("2024-02-29T10:00+05:00", 1, TimeUnit.Years, "2025-02-28T23:59:59+05:00")]
    public void excludes_the_day_of_the_event_and_includes_the_last(
        string start, int amount, TimeUnit unit, string deadline) =>
        Assert.Equal(Instant(deadline),
            Calendar.Add(Instant(start), new(amount, unit), LocalTime.OffsetOf("Asia/Dushanbe")!.Value));

    [Theory]
    [InlineData("Asia/Almaty", 5)]
    [InlineData("Asia/Bishkek", 6)]
    [InlineData("Asia/Dushanbe", 5)]
    [InlineData("Asia/Ashgabat", 5)]
    [InlineData("Asia/Tashkent", 5)]
    public void runs_in_local_time(string zone, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), LocalTime.OffsetOf(zone));

    [Fact]
    public void of_more_working_days_never_ends_earlier() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from day in Gen.Choose(0, 400)
         from fewer in Gen.Choose(0, 40)
         from more in Gen.Choose(0, 40)
         select (day, fewer, more)).ToArbitrary(),
        term =>
        {
            var start = new DateOnly(2026, 1, 1).AddDays(term.day);
            var early = Calendar.LastDay(start, new(term.fewer, TimeUnit.WorkingDays));
            var late = Calendar.LastDay(start, new(term.fewer + term.more, TimeUnit.WorkingDays));
            return early <= late && (term.fewer == 0 || Calendar.IsWorkingDay(early))
                && Calendar.LastDay(start.AddDays(1), new(term.fewer, TimeUnit.WorkingDays)) >= early;
        }));

    [Theory]
    [InlineData(24, TimeUnit.Hours, 72, TimeUnit.Hours, true)]
    [InlineData(72, TimeUnit.Hours, 3, TimeUnit.CalendarDays, true)]
    [InlineData(4, TimeUnit.CalendarDays, 72, TimeUnit.Hours, false)]
    [InlineData(12, TimeUnit.Months, 1, TimeUnit.Years, true)]
    [InlineData(13, TimeUnit.Months, 1, TimeUnit.Years, false)]
    [InlineData(30, TimeUnit.CalendarDays, 1, TimeUnit.Months, null)]
    [InlineData(27, TimeUnit.CalendarDays, 1, TimeUnit.Months, true)]
    [InlineData(30, TimeUnit.CalendarDays, 3, TimeUnit.Months, true)]
    [InlineData(3, TimeUnit.Months, 30, TimeUnit.CalendarDays, false)]
    [InlineData(10, TimeUnit.WorkingDays, 10, TimeUnit.CalendarDays, null)]
    [InlineData(3, TimeUnit.CalendarDays, 5, TimeUnit.WorkingDays, true)]
    [InlineData(5, TimeUnit.WorkingDays, 30, TimeUnit.CalendarDays, null)]
    public void is_compared_only_where_no_day_could_say_otherwise(
        int amount, TimeUnit unit, int other, TimeUnit otherUnit, bool? isAtMost) =>
        Assert.Equal(isAtMost, new Period(amount, unit).IsAtMost(new(other, otherUnit)));

    [Theory]
    [InlineData("3", "working_days", true)]
    [InlineData("72", "hours", true)]
    [InlineData("-1", "hours", false)]
    [InlineData("3", "weeks", false)]
    [InlineData("3.5", "months", false)]
    [InlineData("", "months", false)]
    public void is_read_from_an_edition(string amount, string unit, bool isRead)
    {
        Assert.Equal(isRead, Period.TryRead(amount, unit, out var period));
        Assert.True(!isRead || period.ToString() == $"{amount} {unit}");
    }

    static DateTimeOffset Instant(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
