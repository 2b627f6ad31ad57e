namespace Pana.Linkage;

/// <summary>How two dates agree, with the mistakes that clerks and calendars make.</summary>
public static class DateComparison
{
    public static Agreement Compare(EventDate a, EventDate b)
    {
        if (!a.IsKnown || !b.IsKnown)
            return Agreement.Missing;
        var years = Math.Abs(a.Year - b.Year);
        if (!a.IsWhole || !b.IsWhole || a.Estimated || b.Estimated)
            return a.Year != 0 && b.Year != 0 ? Estimated(a, b, years)
                : (a.Month, a.Day) == (b.Month, b.Day) ? Agreement.Nearly : Agreement.Differs;
        if (a.Digits == b.Digits)
            return a.IsHeaped ? Agreement.Close : Agreement.Exact;
        // One of them is heaped: only its year was known.
        if (a.IsHeaped || b.IsHeaped)
            return years == 0 ? Agreement.Close : years <= 2 ? Agreement.Weak : Digits(a.Digits, b.Digits) == 1 ? Agreement.Close : Agreement.Differs;
        if ((a.SolarHijri || b.SolarHijri) && SolarOffByOne(a, b))
            return Agreement.Nearly;
        var digits = Digits(a.Digits, b.Digits);
        var parts = (years == 0 ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);
        return digits == 1 || years == 0 && a.Month == b.Day && a.Day == b.Month || digits == 2 && Transposed(a.Digits, b.Digits) || parts == 2 && years == 1 ? Agreement.Nearly
            : digits == 2 || parts == 2 ? Agreement.Close
            : years <= 1 || digits == 3 || Near(a, b) ? Agreement.Weak
            : Agreement.Differs;
    }

    /// <summary>A Solar Hijri year begins in March: who converts by adding 621 or 622 is a year or a day off.</summary>
    static bool SolarOffByOne(EventDate a, EventDate b) =>
        DateOnly.TryParseExact($"{a.Digits:00000000}", "yyyyMMdd", out var one) && DateOnly.TryParseExact($"{b.Digits:00000000}", "yyyyMMdd", out var other)
        && Math.Abs(one.DayNumber - other.DayNumber) is <= 1 or (>= 365 and <= 367);

    static Agreement Estimated(EventDate a, EventDate b, int years) =>
        years == 0 ? (a.Month != 0 && b.Month != 0 && a.Month != b.Month && !a.IsHeaped && !b.IsHeaped ? Agreement.Weak : Agreement.Close)
        : years <= 2 || years <= 5 && (a.Estimated || b.Estimated) ? Agreement.Weak : Agreement.Differs;

    static int Digits(int a, int b)
    {
        var differ = 0;
        for (; a != b; a /= 10, b /= 10)
            differ += a % 10 == b % 10 ? 0 : 1;
        return differ;
    }

    static bool Transposed(int a, int b)
    {
        while (a % 10 == b % 10)
            (a, b) = (a / 10, b / 10);
        return a / 10 % 10 == b % 10 && b / 10 % 10 == a % 10 && a / 100 == b / 100;
    }

    static bool Near(EventDate a, EventDate b) => Math.Abs((a.Year - b.Year) * 365 + (a.Month - b.Month) * 30 + a.Day - b.Day) <= 45;
}
