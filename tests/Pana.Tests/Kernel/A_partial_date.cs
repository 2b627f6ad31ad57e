using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class A_partial_date
{
    static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("1375/3/2", "sh:1375-03-02")]
    [InlineData("1375-03-02", "sh:1375-03-02")]
    [InlineData("2/3/1375", "sh:1375-03-02")]
    [InlineData("۱۳۷۵/۳/۲", "sh:1375-03-02")]
    [InlineData("١٣٧٥/٣/٢", "sh:1375-03-02")]
    [InlineData("02.06.1996", "1996-06-02")]
    [InlineData(" 2.6.1996 г. ", "1996-06-02")]
    [InlineData("02/06/1996", "1996-06-02")]
    [InlineData("1996-06-02", "1996-06-02")]
    [InlineData("2 июня 1996", "1996-06-02")]
    [InlineData("2-го июня 1996 года", "1996-06-02")]
    [InlineData("2 ИЮНЯ 1996", "1996-06-02")]
    [InlineData("June 2, 1996", "1996-06-02")]
    [InlineData("2nd of June 1996", "1996-06-02")]
    [InlineData("2 июни соли 1996", "1996-06-02")]
    [InlineData("2 iyun 1996 yil", "1996-06-02")]
    [InlineData("1996", "1996")]
    [InlineData("1996 г.р.", "1996")]
    [InlineData("06.1996", "1996-06")]
    [InlineData("июнь 1996", "1996-06")]
    [InlineData("1375/3", "sh:1375-03")]
    [InlineData("1375", "sh:1375")]
    [InlineData("13 Джауза 1375", "sh:1375-03-13")]
    [InlineData("13 Jawza 1375", "sh:1375-03-13")]
    [InlineData("۱۳ جوزا ۱۳۷۵", "sh:1375-03-13")]
    [InlineData("13 غبرګولی 1375", "sh:1375-03-13")]
    [InlineData("30 حوت 1375", "sh:1375-12-30")]
    [InlineData("29 Ҳут 1374", "sh:1374-12-29")]
    [InlineData("около 1990", "1990~")]
    [InlineData("ок. 1990", "1990~")]
    [InlineData("≈1990", "1990~")]
    [InlineData("~ 1370", "sh:1370~")]
    [InlineData("حدود ۱۳۷۰", "sh:1370~")]
    [InlineData("болжол менен 1990", "1990~")]
    [InlineData("тақрибан 1990", "1990~")]
    [InlineData("1990 atrofida", "1990~")]
    [InlineData("1990 шамасында", "1990~")]
    [InlineData("зима 1389", "sh:1389-24")]
    [InlineData("зимой 1389 года", "sh:1389-24")]
    [InlineData("زمستان ۱۳۸۹", "sh:1389-24")]
    [InlineData("зимистони 1389", "sh:1389-24")]
    [InlineData("1389-yil qishi", "sh:1389-24")]
    [InlineData("1389-njy ýylyň gyşy", "sh:1389-24")]
    [InlineData("1389 жылдың қысы", "sh:1389-24")]
    [InlineData("весна 1990", "1990-21")]
    [InlineData("1990–1995", "1990/1995")]
    [InlineData("1990-1995", "1990/1995")]
    [InlineData("между 1990 и 1995", "1990/1995")]
    [InlineData("с 1990 по 1995", "1990/1995")]
    [InlineData("1990 или 1991", "1990/1991")]
    [InlineData("примерно 1370-1375", "sh:1370~/1375~")]
    [InlineData("12 лет", "2013~/2014~")]
    [InlineData("12 years old", "2013~/2014~")]
    [InlineData("۱۲ ساله", "2013~/2014~")]
    [InlineData("12 сола", "2013~/2014~")]
    [InlineData("1 год", "2024~/2025~")]
    [InlineData("около 12 лет", "2013~/2014~")]
    [InlineData("12 ýaş töweregi", "2013~/2014~")]
    [InlineData("8 месяцев", "2026~")]
    [InlineData("22.11.2026", "2026-11-22")]
    public void is_read_as_people_write_it(string text, string stored)
    {
        Assert.True(PartialDate.TryRead(text, Today, out var date, out var refusal), refusal?.Name);
        Assert.Equal(stored, date.ToStorage());
    }

    [Theory]
    [InlineData("", "date.unreadable")]
    [InlineData("вчера", "date.unreadable")]
    [InlineData("до 1990 или раньше", "date.unreadable")]
    [InlineData("12", "date.unreadable")]
    [InlineData("около 30", "date.unreadable")]
    [InlineData("до 1990", "date.unreadable")]
    [InlineData("с 1990", "date.unreadable")]
    [InlineData("1990-е", "date.unreadable")]
    [InlineData("жаз 1990", "date.unreadable")]
    [InlineData("1.2.3.1996", "date.unreadable")]
    [InlineData("0999", "date.unreadable")]
    [InlineData("<b>1996</b>", "date.unreadable")]
    [InlineData("02.06.96", "date.two_digit_year")]
    [InlineData("12 Hut", "date.year_missing")]
    [InlineData("31 حوت", "date.impossible_day")]
    [InlineData("31 Hut", "date.impossible_day")]
    [InlineData("31 Hut 1375", "date.impossible_day")]
    [InlineData("30 Hut 1374", "date.impossible_day")]
    [InlineData("1374/12/30", "date.impossible_day")]
    [InlineData("31.06.1996", "date.impossible_day")]
    [InlineData("29.02.1995", "date.impossible_day")]
    [InlineData("00.06.1996", "date.impossible_day")]
    [InlineData("06/25/1996", "date.impossible_month")]
    [InlineData("1996-13", "date.impossible_month")]
    [InlineData("99999999999.06.1996", "date.impossible_day")]
    [InlineData("12 Hut 1996", "date.mixed_calendars")]
    [InlineData("2 июня 1375", "date.mixed_calendars")]
    [InlineData("1375–1996", "date.mixed_calendars")]
    [InlineData("1995–1990", "date.reversed")]
    [InlineData("23.11.2026", "date.future")]
    [InlineData("2027", "date.future")]
    [InlineData("1990–2030", "date.future")]
    [InlineData("1405/9/2", "date.future")]
    [InlineData("1.1.1890", "date.too_long_ago")]
    [InlineData("131 год", "date.too_long_ago")]
    public void is_refused_with_a_sentence_in_both_languages(string text, string name)
    {
        Assert.False(PartialDate.TryRead(text, Today, out _, out var refusal));
        Assert.Equal(name, refusal.Name);
        foreach (var language in (string[])["ru", "en"])
        {
            Assert.True(House.Labels.Has(language, $"refusal.{name}"));
            Assert.DoesNotContain('{', House.Labels.Text(language, $"refusal.{name}", refusal.With));
        }
    }

    [Fact]
    public void may_lie_ahead_where_it_is_an_expiry() =>
        Assert.True(PartialDate.TryRead("02.06.2031", Today, out _, out _, mayBeFuture: true));

    [Theory]
    [InlineData("1996-06-02", "1996-06-02", "1996-06-02")]
    [InlineData("1996-02", "1996-02-01", "1996-02-29")]
    [InlineData("1996", "1996-01-01", "1996-12-31")]
    [InlineData("1990/1995", "1990-01-01", "1995-12-31")]
    [InlineData("1990~", "1988-01-01", "1992-12-31")]
    [InlineData("1990-22", "1990-06-01", "1990-08-31")]
    [InlineData("1990-24", "1990-01-01", "1990-12-31")]
    [InlineData("sh:1375-03-13", "1996-06-02", "1996-06-02")]
    [InlineData("sh:1375", "1996-03-20", "1997-03-20")]
    [InlineData("sh:1389-24", "2010-12-22", "2011-03-20")]
    public void knows_the_days_it_can_mean(string stored, string earliest, string latest)
    {
        var date = PartialDate.FromStorage(stored);
        Assert.Equal((Day(earliest), Day(latest)), (date.Earliest, date.Latest));
    }

    [Theory]
    [InlineData("2008-11-22", 18, 18, false)]
    [InlineData("2008-11-23", 17, 17, true)]
    [InlineData("2008", 17, 18, true)]
    [InlineData("2008~", 15, 20, true)]
    [InlineData("2000", 25, 26, false)]
    [InlineData("2026-11", 0, 0, true)]
    public void gives_an_age_as_a_range_and_doubt_to_the_child(string stored, int youngest, int oldest, bool mayBeChild)
    {
        var age = PartialDate.FromStorage(stored).AgeAt(Today);
        Assert.Equal((youngest, oldest, mayBeChild), (age.Youngest, age.Oldest, age.MayBeChild));
    }

    [Theory]
    [InlineData("ru", "1996-06-02", "02.06.1996 (13 Джауза 1375)")]
    [InlineData("ru", "sh:1375-03-13", "02.06.1996 (13 Джауза 1375)")]
    [InlineData("en", "sh:1375-03-13", "02.06.1996 (13 Jawza 1375)")]
    [InlineData("prs", "1996-06-02", "۱۳ جوزا ۱۳۷۵ (۰۲.۰۶.۱۹۹۶)")]
    [InlineData("ru", "1996-06", "06.1996 (Джауза 1375 – Саратан 1375)")]
    [InlineData("ru", "1996", "1996 (1374–1375)")]
    [InlineData("ru", "sh:1375", "1996–1997 (1375)")]
    [InlineData("ru", "1990~", "≈ 1990 (≈ 1368–1369)")]
    [InlineData("ru", "sh:1389-24", "12.2010 – 03.2011 (зима 1389)")]
    [InlineData("en", "1990/1995", "1990–1995 (1368–1374)")]
    public void is_shown_in_both_calendars(string language, string stored, string shown) =>
        Assert.Equal(shown, PartialDate.FromStorage(stored).Display(language, House.Labels));

    [Theory]
    [InlineData("1996-6-2")]
    [InlineData("1996-06-31")]
    [InlineData("1996-00")]
    [InlineData("1996-25")]
    [InlineData("1996-21-02")]
    [InlineData("sh:1996")]
    [InlineData("1375")]
    [InlineData("1995/1990")]
    [InlineData("1990/1995~")]
    [InlineData("1996\n")]
    [InlineData("")]
    public void is_not_read_from_what_was_never_stored(string stored) =>
        Assert.False(PartialDate.TryFromStorage(stored, out _));

    [Fact]
    public void survives_storage_and_JSON() => Check.QuickThrowOnFailure(Prop.ForAll(Dates().ToArbitrary(), date =>
        PartialDate.FromStorage(date.ToStorage()) == date
        && JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(date)) == date));

    [Fact]
    public void never_ends_before_it_begins() => Check.QuickThrowOnFailure(Prop.ForAll(Dates().ToArbitrary(), date =>
        date.Earliest <= date.Middle && date.Middle <= date.Latest
        && date.AgeAt(Today) is var age && age.Youngest <= age.Oldest));

    [Fact]
    public void is_read_or_refused_whatever_is_typed() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        PartialDate.TryRead(text ?? "", Today, out var date, out var refusal)
            ? date is not null : refusal is not null));

    [Fact]
    public void prints_nothing_about_the_person() => Assert.Equal("•••", PartialDate.Of(1996, 6, 2).ToString());

    static Gen<PartialDate> Dates() =>
        from solar in Gen.Elements(false, true)
        from year in solar ? Gen.Choose(1275, 1405) : Gen.Choose(1896, 2026)
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from shape in Gen.Choose(0, 4)
        from estimated in Gen.Elements(false, true)
        let calendar = solar ? StatedCalendar.SolarHijri : StatedCalendar.Gregorian
        select shape switch
        {
            0 => PartialDate.Of(year, month, day, calendar, estimated),
            1 => PartialDate.Of(year, month, null, calendar, estimated),
            2 => PartialDate.Of(year, null, null, calendar, estimated),
            3 => PartialDate.Of((Season)(21 + month % 4), year, calendar, estimated),
            _ => PartialDate.Between(year, year + day % 10, calendar, estimated),
        };

    static DateOnly Day(string iso) =>
        DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
