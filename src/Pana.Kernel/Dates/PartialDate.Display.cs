using System.Globalization;

namespace Pana.Kernel;

public sealed partial record PartialDate
{
    /// <summary>
    /// Both calendars, the reader's own first: <c>02.06.1996 (13 Джауза 1375)</c>, in Dari and Pashto the other way
    /// round. What was stated stands as stated; in the other calendar it is the span it may mean.
    /// </summary>
    /// <param name="language">BCP 47, as in <see cref="Language"/>.</param>
    public string Display(string language, Labels labels)
    {
        var gregorian = In(StatedCalendar.Gregorian, language, labels);
        var solar = In(StatedCalendar.SolarHijri, language, labels);
        return IsPersoArabic(language) ? $"{solar} ({gregorian})" : $"{gregorian} ({solar})";
    }

    /// <summary>One calendar alone, as forms and papers need it.</summary>
    public string In(StatedCalendar calendar, string language, Labels labels)
    {
        var text = calendar == Calendar ? Stated(language, labels) : Converted(calendar, language, labels);
        text = IsEstimated ? labels.Text(language, "date.estimated", With("date", text)) : text;
        return IsPersoArabic(language)
            ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('۰' + (c - '0')) : c)) : text;
    }

    static bool IsPersoArabic(string language) => Script.For(language) == Script.Arabic;

    string Stated(string language, Labels labels) =>
        Season is { } season ? $"{labels.Text(language, $"season.{(int)season}")} {Plain(Year)}"
        : UntilYear is { } until ? $"{Plain(Year)}–{Plain(until)}"
        : Month is { } month ? Text(Calendar, (Year, month, Day), language, labels)
        : Plain(Year);

    string Converted(StatedCalendar calendar, string language, Labels labels)
    {
        var (first, last) = (Parts(calendar, First), Parts(calendar, Last));
        if (IsFull)
            return Text(calendar, first, language, labels);
        if (Month is null && Season is null)
            return $"{Plain(first.Year)}–{Plain(last.Year)}";
        return Text(calendar, first with { Day = null }, language, labels)
            + " – " + Text(calendar, last with { Day = null }, language, labels);
    }

    static string Text(StatedCalendar calendar, (int Year, int Month, int? Day) date, string language, Labels labels) =>
        (calendar, date.Day) switch
        {
            (StatedCalendar.Gregorian, null) =>
                string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}.{date.Year:0000}"),
            (StatedCalendar.Gregorian, { } day) =>
                string.Create(CultureInfo.InvariantCulture, $"{day:00}.{date.Month:00}.{date.Year:0000}"),
            (_, null) => $"{MonthName(date.Month, language, labels)} {Plain(date.Year)}",
            (_, { } day) => $"{Plain(day)} {MonthName(date.Month, language, labels)} {Plain(date.Year)}",
        };

    static (int Year, int Month, int? Day) Parts(StatedCalendar calendar, DateOnly day) =>
        calendar == StatedCalendar.SolarHijri ? SolarHijri.FromGregorian(day) : (day.Year, day.Month, day.Day);

    static string MonthName(int month, string language, Labels labels) =>
        labels.Text(language, $"month.solar.{Plain(month)}");

    static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    static Dictionary<string, string> With(string name, string value) => new() { [name] = value };
}
