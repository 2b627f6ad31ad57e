using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class The_Solar_Hijri_calendar
{
    [Theory]
    [InlineData(1375, 1, 1, 1996, 3, 20)]
    [InlineData(1376, 1, 1, 1997, 3, 21)]
    [InlineData(1375, 3, 13, 1996, 6, 2)]
    [InlineData(1399, 12, 30, 2021, 3, 20)]
    [InlineData(1400, 5, 24, 2021, 8, 15)]
    [InlineData(1405, 1, 1, 2026, 3, 21)]
    public void agrees_with_known_days(
        int year, int month, int day, int gregorianYear, int gregorianMonth, int gregorianDay)
    {
        var gregorian = new DateOnly(gregorianYear, gregorianMonth, gregorianDay);
        Assert.Equal(gregorian, SolarHijri.ToGregorian(year, month, day));
        Assert.Equal((year, month, day), SolarHijri.FromGregorian(gregorian));
    }

    [Theory]
    [InlineData(1374, 29)]
    [InlineData(1375, 30)]
    [InlineData(1399, 30)]
    [InlineData(1403, 30)]
    [InlineData(1404, 29)]
    public void has_a_short_last_month(int year, int days) => Assert.Equal(days, SolarHijri.DaysIn(year, 12));

    [Fact]
    public void goes_there_and_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2100, 1, 1).DayNumber).ToArbitrary(), number =>
        {
            var (year, month, day) = SolarHijri.FromGregorian(DateOnly.FromDayNumber(number));
            return SolarHijri.ToGregorian(year, month, day).DayNumber == number
                && day <= SolarHijri.DaysIn(year, month);
        }));

    [Fact]
    public void follows_the_equinox_as_the_astronomers_calendar_does() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(new DateOnly(1822, 1, 1).DayNumber, new DateOnly(2120, 1, 1).DayNumber).ToArbitrary(), number =>
        {
            var (astronomers, day) = (new PersianCalendar(), DateOnly.FromDayNumber(number));
            var time = day.ToDateTime(TimeOnly.MinValue);
            return SolarHijri.FromGregorian(day) == (astronomers.GetYear(time), astronomers.GetMonth(time), astronomers.GetDayOfMonth(time));
        }));

    [Theory]
    [InlineData(1404, 12, 30)]
    [InlineData(1404, 7, 31)]
    [InlineData(1404, 13, 1)]
    [InlineData(1404, 1, 0)]
    [InlineData(1199, 1, 1)]
    [InlineData(1500, 1, 1)]
    public void has_no_other_days(int year, int month, int day) => Assert.Throws<ArgumentOutOfRangeException>(() => SolarHijri.ToGregorian(year, month, day));
}
