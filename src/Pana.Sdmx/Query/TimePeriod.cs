using System.Globalization;

namespace Pana.Sdmx;

/// <summary>The time that a value of TIME_PERIOD covers: a year, a quarter, a day, a range (SDMX 3.0 section 6, 4.2).</summary>
/// <param name="End">The first moment after it.</param>
public readonly record struct TimePeriod(DateTime Start, DateTime End)
{
    /// <param name="yearStart">Month and day with which reporting years begin; affects <c>2020-Q1</c>, <c>2020-A1</c> …, not <c>2020</c> or <c>2020-01</c>.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out TimePeriod period, (int Month, int Day)? yearStart = null)
    {
        period = default;
        if (text.IndexOf('/') is > 0 and var slash)
            return TryRange(text[..slash], text[(slash + 1)..], out period);
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is 0 or > 9998)
            return false;
        var rest = text[4..];
        if (rest.Length == 0)
            return Set(out period, new(year, 1, 1), new(year + 1, 1, 1));
        if (rest[0] != '-' || rest.Length < 2)
            return false;
        rest = rest[1..];
        if (char.IsAsciiLetter(rest[0]))
            return TryReporting(year, rest[0], rest[1..], yearStart ?? (1, 1), out period);
        if (rest.Length == 2)
            return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                && Set(out period, new(year, month, 1), new DateTime(year, month, 1).AddMonths(1));
        if (text.Length == 10)
            return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Set(out period, day, day.AddDays(1));
        return text.Length > 10 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && Set(out period, moment.UtcDateTime, moment.UtcDateTime.AddSeconds(1));
    }

    static bool TryReporting(int year, char unit, ReadOnlySpan<char> digits, (int Month, int Day) yearStart, out TimePeriod period)
    {
        period = default;
        var length = unit switch { 'A' or 'S' or 'T' or 'Q' => 1, 'M' or 'W' => 2, 'D' => 3, _ => -1 };
        if (digits.Length != length || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        var start = new DateTime(year, yearStart.Month, yearStart.Day);
        var (months, most) = unit switch { 'A' => (12, 1), 'S' => (6, 2), 'T' => (4, 3), 'Q' => (3, 4), 'M' => (1, 12), _ => (0, unit == 'W' ? 53 : 366) };
        if (number > most)
            return false;
        if (months > 0)
            return Set(out period, start.AddMonths(months * (number - 1)), start.AddMonths(months * number));
        if (unit == 'D')
            return Set(out period, start.AddDays(number - 1), start.AddDays(number)) && period.Start < start.AddYears(1);
        // The first week is the one with the year's first Thursday.
        var monday = start.AddDays(-(((int)start.DayOfWeek + 6) % 7));
        if ((start - monday).Days > 3)
            monday = monday.AddDays(7);
        return Set(out period, monday.AddDays(7 * (number - 1)), monday.AddDays(7 * number)) && period.Start < start.AddYears(1);
    }

    /// <summary>A day or moment, and a length in ISO 8601.</summary>
    static bool TryRange(ReadOnlySpan<char> start, ReadOnlySpan<char> length, out TimePeriod period)
    {
        period = default;
        if (start.Length < 10 || !TryParse(start, out var first))
            return false;
        try
        {
            var duration = length.ToString();
            var time = duration.IndexOf('T', StringComparison.Ordinal);
            var (end, digits) = (first.Start, 0);
            if (duration.Length < 3 || duration[0] != 'P')
                return false;
            for (var i = 1; i < duration.Length; i++)
                if (char.IsAsciiDigit(duration[i]))
                    digits = checked(digits * 10 + (duration[i] - '0'));
                else if (i != time)
                {
                    end = (duration[i], time >= 0 && i > time) switch
                    {
                        ('Y', false) => end.AddYears(digits),
                        ('M', false) => end.AddMonths(digits),
                        ('W', false) => end.AddDays(7.0 * digits),
                        ('D', false) => end.AddDays(digits),
                        ('H', true) => end.AddHours(digits),
                        ('M', true) => end.AddMinutes(digits),
                        ('S', true) => end.AddSeconds(digits),
                        _ => DateTime.MinValue,
                    };
                    digits = 0;
                }
            return end > first.Start && digits == 0 && Set(out period, first.Start, end);
        }
        catch (Exception tooFar) when (tooFar is ArgumentOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    static bool Set(out TimePeriod period, DateTime start, DateTime end)
    {
        period = new(DateTime.SpecifyKind(start, DateTimeKind.Utc), DateTime.SpecifyKind(end, DateTimeKind.Utc));
        return true;
    }
}
