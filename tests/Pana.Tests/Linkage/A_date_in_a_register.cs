using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class A_date_in_a_register
{
    [Theory]
    [InlineData("19560409", "1956-04-09")]
    [InlineData("1956-04-09", "1956-04-09")]
    [InlineData("1956-04-09T00:00:00", "1956-04-09")]
    [InlineData("02.06.1996", "1996-06-02")]
    [InlineData("2/6/96", "1996-06-02")]
    [InlineData("24 Jul 2006", "2006-07-24")]
    [InlineData("24 июля 2006 г.", "2006-07-24")]
    [InlineData("1990", "1990")]
    [InlineData("около 1990", "1990")]
    [InlineData("about 1990", "1990")]
    [InlineData("۱۹۹۰", "1990")]
    [InlineData("٠٢/٠٦/١٩٩٦", "1996-06-02")]
    [InlineData("1375/01/01", "1996-03-20")]
    [InlineData("۱۳۷۵", "1996")]
    [InlineData("12/25/1990", "1990-12-25")]
    [InlineData("19910732", "1991-07-32")]
    [InlineData("", "")]
    [InlineData("неизвестно", "")]
    public void is_read_as_it_was_written(string text, string date) => Assert.Equal(date, DateReading.Read(text).ToString());

    [Theory]
    [InlineData("около 1990")]
    [InlineData("~1990")]
    [InlineData("1990")]
    [InlineData("1375")]
    public void is_estimated_when_it_says_so_or_gives_a_year_alone(string text) => Assert.True(DateReading.Read(text).Estimated);

    [Theory]
    [InlineData("1996-06-02", "1996-06-02", Agreement.Exact)]
    [InlineData("1996-06-02", "1996-02-06", Agreement.Nearly)]
    [InlineData("1996-06-02", "1996-06-03", Agreement.Nearly)]
    [InlineData("1996-06-02", "1969-06-02", Agreement.Nearly)]
    [InlineData("1996-06-02", "1997-06-02", Agreement.Nearly)]
    [InlineData("1996-06-02", "1996-11-25", Agreement.Weak)]
    [InlineData("1990-01-01", "1990-01-01", Agreement.Close)]
    [InlineData("1990-01-01", "1990-07-15", Agreement.Close)]
    [InlineData("1990-01-01", "1991-07-15", Agreement.Weak)]
    [InlineData("около 1990", "1992-07-15", Agreement.Weak)]
    [InlineData("1990", "1990-07-15", Agreement.Close)]
    [InlineData("1375/05/10", "1997-08-01", Agreement.Nearly)]
    [InlineData("1996-06-02", "1947-11-25", Agreement.Differs)]
    [InlineData("", "1996-06-02", Agreement.Missing)]
    public void agrees_with_another_as_far_as_both_are_known(string a, string b, Agreement agreement)
    {
        Assert.Equal(agreement, DateComparison.Compare(DateReading.Read(a), DateReading.Read(b)));
        Assert.Equal(agreement, DateComparison.Compare(DateReading.Read(b), DateReading.Read(a)));
    }

    [Fact]
    public void of_the_Solar_Hijri_calendar_is_the_day_that_the_kernel_says()
    {
        for (var year = 1280; year < 1420; year++)
            for (var month = 1; month <= 12; month++)
                Assert.Equal(new System.Globalization.PersianCalendar().ToDateTime(year, month, 1, 0, 0, 0, 0), SolarYear.Day(year, month, 1)!.Value.ToDateTime(default));
    }
}
