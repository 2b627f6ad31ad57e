using System.Globalization;
using Pana.Kernel;

namespace Pana.Papers;

/// <summary>Dates of a zone: two digits a part, fillers for what nobody knows (Doc 9303-3 §4.8).</summary>
static class MrzDates
{
    /// <summary>Widest span of a birth that is still written as the year in its middle: an estimate of one or two years.</summary>
    const int MostDays = 1_900;

    /// <summary>Whether every known part can be; unknown parts can. Zeros stand for fillers in documents of some states.</summary>
    public static bool IsPossible(ReadOnlySpan<char> date) => Two(date, 2) is not { } month || month <= 12
        && (month == 0 || Two(date, 4) is not { } day || day <= DateTime.DaysInMonth(2000 + (Two(date, 0) ?? 0), month) || IsLeapDay(date, month, day));

    /// <summary>A full date of this century; null where it is none. Documents that are verified today end in it.</summary>
    public static DateOnly? Expiry(ReadOnlySpan<char> date) => Two(date, 0) is { } year && Two(date, 2) is { } month and > 0 and < 13 && Two(date, 4) is { } day and > 0
        && day <= DateTime.DaysInMonth(2000 + year, month) ? new(2000 + year, month, day) : null;

    /// <summary>ISO 8601, <c>X</c> for unknown digits, as the document says it even where there is no such day.</summary>
    public static string Iso(ReadOnlySpan<char> date, int? year) => string.Create(CultureInfo.InvariantCulture,
        $"{(year is { } known ? known.ToString("0000", CultureInfo.InvariantCulture) : "XXXX")}-{Part(date, 2)}-{Part(date, 4)}");

    /// <summary>The number in two places; null where they are no digits.</summary>
    public static int? Two(ReadOnlySpan<char> date, int start) => char.IsAsciiDigit(date[start]) && char.IsAsciiDigit(date[start + 1])
        ? 10 * (date[start] - '0') + date[start + 1] - '0' : null;

    /// <summary>
    /// As far as it is known: a day, a month or a year stated exactly is written so. An estimate, a season, a year of another calendar is
    /// written as the year in its middle; a wider range as unknown.
    /// </summary>
    public static void Write(PartialDate? date, Span<char> place)
    {
        place[..6].Fill('<');
        if (date is null)
            return;
        var (first, last) = (date.Earliest, date.Latest);
        if (last.DayNumber - first.DayNumber > MostDays)
            return;
        var middle = date.Middle;
        Put(middle.Year % 100, place);
        if (date.IsEstimated || (first.Year, first.Month) != (last.Year, last.Month))
            return;
        Put(middle.Month, place[2..]);
        if (first == last)
            Put(middle.Day, place[4..]);
    }

    static bool IsLeapDay(ReadOnlySpan<char> date, int month, int day) => month == 2 && day == 29 && Two(date, 0) is null;

    static void Put(int number, Span<char> place) => (place[0], place[1]) = ((char)('0' + number / 10), (char)('0' + number % 10));

    static string Part(ReadOnlySpan<char> date, int start) => Two(date, start) is { } number and > 0 ? number.ToString("00", CultureInfo.InvariantCulture) : "XX";
}
