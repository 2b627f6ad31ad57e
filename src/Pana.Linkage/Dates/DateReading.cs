using System.Globalization;

namespace Pana.Linkage;

/// <summary>
/// Reads a date as registers of the region write it: 19560409, 1956-04-09, 02.06.1996, 24 Jul 2006, 1990, "около 1990", Solar Hijri years
/// (below 1500), the digits of any script. Day before month, as everywhere in the region, unless only the other order gives a day.
/// </summary>
public static class DateReading
{
    static readonly string[] About =
        ["about", "abt", "circa", "ca", "approx", "est", "около", "ок", "прим", "примерно", "шамамен", "болжол", "тахминан", "taxminan", "takmynan", "حدود", "تقریبا", "شاوخوا"];

    static readonly string[][] Months =
    [
        ["jan", "янв", "қаң", "үчт", "yan", "ýan", "ژانو", "جنور"], ["feb", "фев", "ақп", "бирд", "fev", "few", "فور", "فبر"], ["mar", "мар", "нау", "жалган", "mart", "مار"],
        ["apr", "апр", "сәу", "чын", "апрел", "آور", "اپر"], ["may", "май", "мая", "мам", "бугу", "maý", "می"], ["jun", "июн", "мау", "кулж", "iyn", "iýun", "ژوئن", "جون"],
        ["jul", "июл", "шіл", "теке", "iyl", "iýul", "ژوئی", "جول"], ["aug", "авг", "там", "баш", "avg", "awg", "اوت", "اگس"], ["sep", "сен", "қыр", "аяк", "sen", "سپت"],
        ["oct", "окт", "қаз", "тогуз", "okt", "اکت"], ["nov", "ноя", "қар", "жети", "noy", "noý", "نوا", "نوم"], ["dec", "дек", "жел", "бешти", "dek", "دسا", "دسم"],
    ];

    static readonly string[] SolarMonths = ["حمل|فرو|hamal|хамал", "ثور|ارد|sawr|савр", "جوز|خرد|jawz|джавз", "سرط|تیر|saratan|сарат", "اسد|مرد|asad|асад", "سنب|شهر|sunb|сунбул",
        "میز|مهر|mizan|мизан", "عقر|آبا|aqrab|акраб", "قوس|آذر|qaws|кавс", "جدی|دی|jadi|джади", "دلو|بهم|dalw|далв", "حوت|اسف|hut|хут"];

    /// <summary>The date, or one of which nothing is known.</summary>
    public static EventDate Read(ReadOnlySpan<char> text)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var (count, month, solar, estimated, at) = (0, 0, 0, false, 0);
        while (at < text.Length)
            if (char.IsDigit(text[at]))
            {
                var (from, number) = (at, 0);
                for (; at < text.Length && char.IsDigit(text[at]) && at - from < 9; at++)
                    number = number * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[at]);
                if (at < text.Length && text[at] == 'T' && count == 2)
                    text = text[..at];
                if (count == 3)
                    break;
                (numbers[count], lengths[count++]) = (number, at - from);
            }
            else if (char.IsLetter(text[at]))
            {
                var from = at;
                while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark))
                    at++;
                var word = text[from..at].ToString().ToLowerInvariant();
                if (MonthOf(word) is > 0 and var named)
                    month = named;
                else if (Array.FindIndex(SolarMonths, names => names.Split('|').Any(name => word.StartsWith(name, StringComparison.Ordinal))) is >= 0 and var index)
                    solar = index + 1;
                else if (Array.Exists(About, about => word.StartsWith(about, StringComparison.Ordinal)))
                    estimated = true;
            }
            else
                estimated |= text[at++] == '~';
        var date = (count, month + solar) switch
        {
            (1, 0) when lengths[0] == 8 => Compact(numbers[0]),
            (1, 0) when lengths[0] == 6 => Of(numbers[0] / 100, numbers[0] % 100, 0),
            (1, 0) when lengths[0] is 4 or 3 => Of(numbers[0], 0, 0),
            (1, > 0) when lengths[0] == 4 => Of(numbers[0], month + solar, 0),
            (2, 0) when lengths[0] == 4 => Of(numbers[0], numbers[1], 0),
            (2, 0) when lengths[1] == 4 => Of(numbers[1], numbers[0], 0),
            (2, > 0) => lengths[0] == 4 ? Of(numbers[0], month + solar, numbers[1]) : Of(Century(numbers[1], lengths[1]), month + solar, numbers[0]),
            (3, _) => lengths[0] >= 3 ? Of(numbers[0], numbers[1], numbers[2]) : Of(Century(numbers[2], lengths[2]), numbers[1], numbers[0]),
            _ => default,
        };
        return date with { Estimated = date.IsKnown && (estimated || date.Month == 0) };
    }

    static EventDate Compact(int number) => number / 10000 is > 1200 and < 2200 || number % 10000 is < 1200 or > 2200
        ? Of(number / 10000, number / 100 % 100, number % 100)
        : Of(number % 10000, number / 10000 % 100, number / 1000000);

    static int MonthOf(string word)
    {
        for (var month = 0; month < 12; month++)
            foreach (var name in Months[month])
                if (word.StartsWith(name, StringComparison.Ordinal))
                    return month + 1;
        return 0;
    }

    /// <summary>A year of two digits is a birth of the last hundred years before 2030.</summary>
    static int Century(int year, int length) => length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;

    /// <summary>What cannot be a month or day is kept as it stands, so that a wrong digit stays one wrong digit.</summary>
    static EventDate Of(int year, int month, int day)
    {
        if (month > 12 && day is >= 1 and <= 12 && month <= 31)
            (month, day) = (day, month);
        if (year is < 1000 or > 2200 || month > 99 || day > 99)
            return default;
        if (year >= 1500)
            return new((short)year, (byte)month, (byte)day);
        return SolarYear.Day(year, month == 0 ? 7 : month, day == 0 ? 1 : day) is not { } found ? default
            : month == 0 ? new((short)(year + 621), 0, 0, true, true)
            : new((short)found.Year, (byte)found.Month, day == 0 ? (byte)0 : (byte)found.Day, day == 0, true);
    }
}
