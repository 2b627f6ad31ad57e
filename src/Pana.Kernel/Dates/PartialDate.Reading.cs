using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pana.Kernel;

public sealed partial record PartialDate
{
    /// <summary>Nobody alive was born longer ago.</summary>
    const int OldestAge = 130;

    const int LongestText = 100;

    /// <summary>
    /// Reads one line as an officer types or a person says it: <c>1375/3/2</c>, <c>02.06.1996</c>, <c>2 июня 1996</c>,
    /// <c>1996</c>, <c>около 1990</c>, <c>зима 1389</c>, <c>1990–1995</c>, <c>12 лет</c>, Persian digits. Years before
    /// 1500 are Solar Hijri; day before month unless the year comes first. The refusal says what is wrong and holds
    /// nothing of the text.
    /// </summary>
    /// <param name="mayBeFuture">For dates of expiry and appointments; a birth or an arrival lies not after
    ///     today.</param>
    public static bool TryRead(string text, DateOnly today, [NotNullWhen(true)] out PartialDate? date,
        [NotNullWhen(false)] out Refusal? refusal, bool mayBeFuture = false)
    {
        var outcome = text.Length <= LongestText && Typed.Parse(text) is { } typed
            ? typed.Read(today) : Refuse("unreadable");
        refusal = outcome.Refusal ?? (mayBeFuture ? null : outcome.Value.Implausible(today));
        date = refusal is null ? outcome.Value : null;
        return refusal is null;
    }

    Refusal? Implausible(DateOnly today) =>
        First > today || UntilYear is { } until && Start(until, 1, 1) > today ? Refuse("future")
        : Last.Year < today.Year - OldestAge ? Refuse("too_long_ago")
        : null;

    static Refusal Refuse(string what) => new($"date.{what}", 422);

    static Refusal RefuseDay(int days) =>
        new("date.impossible_day", 422, With("days", Plain(days)));

    /// <summary>What stands in the line: numbers in order and what the words say.</summary>
    sealed partial record Typed(
        IReadOnlyList<string> Numbers, DateWords.Word? Month, Season? Season, DateWords.Word? Age, bool Estimated,
        bool Between)
    {
        public static Typed? Parse(string text)
        {
            var numbers = new List<string>();
            DateWords.Word? month = null, season = null, age = null;
            bool estimated = false, between = false;
            foreach (Match token in Token().Matches(Digits(NameSpelling.Clean(text).ToLowerInvariant())))
                if (token.Groups["number"].Success)
                    numbers.Add(token.Value);
                else if (token.Groups["estimate"].Success)
                    estimated = true;
                else if (token.Groups["word"].Success)
                {
                    if (!DateWords.IsKnown(token.Value))
                        return null;
                    month ??= DateWords.Find(token.Value, "gregorian") ?? DateWords.Find(token.Value, "solar");
                    season ??= DateWords.Find(token.Value, "season");
                    age ??= DateWords.Find(token.Value, "age");
                    estimated |= DateWords.Find(token.Value, "estimate") is not null;
                    between |= DateWords.Find(token.Value, "between") is not null;
                }
                else if (token.Groups["other"].Success)
                    return null;
            return numbers.Count is 0 or > 3 || month is not null && season is not null ? null
                : new(numbers, month, season is null ? null : (Season)season.Number, age, estimated, between);
        }

        public Outcome<PartialDate> Read(DateOnly today) => (Numbers.Count, Month, Season) switch
        {
            _ when Between && !(Numbers.Count == 2 && IsYear(0) && IsYear(1) && Month is null) => Refuse("unreadable"),
            (1, null, null) when Age is not null && Numbers[0].Length < 4 => ReadAge(today),
            (1, null, null) => Numbers[0].Length == 4 ? Build(Numbers[0]) : NoYear(),
            (1, { } month, null) => IsYear(0) ? Build(Numbers[0], month.Value) : DayWithoutYear(month),
            (1, null, { } season) => IsYear(0) ? BuildSeason(season) : NoYear(),
            (2, null, null) when IsYear(0) && IsYear(1) => BuildRange(),
            (2, null, null) =>
                IsYear(0) ? Build(Numbers[0], Numbers[1]) : IsYear(1) ? Build(Numbers[1], Numbers[0]) : NoYear(),
            (2, { } month, null) =>
                IsYear(1) ? Build(Numbers[1], month.Value, Numbers[0])
                : IsYear(0) ? Build(Numbers[0], month.Value, Numbers[1]) : NoYear(),
            (3, null, null) =>
                IsYear(0) ? Build(Numbers[0], Numbers[1], Numbers[2])
                : IsYear(2) ? Build(Numbers[2], Numbers[1], Numbers[0]) : NoYear(),
            _ => Refuse("unreadable"),
        };

        bool IsYear(int i) => Numbers[i].Length == 4;

        Outcome<PartialDate> NoYear() => Refuse(Numbers.Count == 1 ? "unreadable" : "two_digit_year");

        Outcome<PartialDate> ReadAge(DateOnly today)
        {
            var age = Number(Numbers[0]);
            if (age > OldestAge)
                return Refuse("too_long_ago");
            if (Age!.Value == "years")
                return OfAge(age, today);
            var (earliest, latest) = (today.AddMonths(-age - 1).AddDays(1), today.AddMonths(-age));
            return PartialDate.Between(earliest.Year, latest.Year, estimated: true);
        }

        Outcome<PartialDate> DayWithoutYear(DateWords.Word month)
        {
            var most = month.Kind == "gregorian" ? DateTime.DaysInMonth(2000, month.Number)
                : month.Number <= 6 ? 31 : 30;
            return Number(Numbers[0]) is var day && (day < 1 || day > most) ? RefuseDay(most) : Refuse("year_missing");
        }

        Outcome<PartialDate> BuildSeason(Season season) =>
            CalendarOf(Numbers[0]) is { } calendar
                ? Of(season, Number(Numbers[0]), calendar, Estimated) : Refuse("unreadable");

        Outcome<PartialDate> BuildRange()
        {
            if (CalendarOf(Numbers[0]) is not { } calendar || CalendarOf(Numbers[1]) is not { } until)
                return Refuse("unreadable");
            if (calendar != until)
                return Refuse("mixed_calendars");
            return Number(Numbers[0]) <= Number(Numbers[1])
                ? PartialDate.Between(Number(Numbers[0]), Number(Numbers[1]), calendar, Estimated) : Refuse("reversed");
        }

        Outcome<PartialDate> Build(string yearText, string? monthText = null, string? dayText = null)
        {
            if (CalendarOf(yearText) is not { } calendar)
                return Refuse("unreadable");
            if (Month is { } word && word.Kind == "solar" != (calendar == StatedCalendar.SolarHijri))
                return Refuse("mixed_calendars");
            int year = Number(yearText), month = monthText is null ? 1 : Number(monthText);
            if (month is < 1 or > 12)
                return Refuse("impossible_month");
            if (dayText is not null && (Number(dayText) < 1 || Number(dayText) > DaysIn(calendar, year, month)))
                return RefuseDay(DaysIn(calendar, year, month));
            return Of(year, monthText is null ? null : month, dayText is null ? null : Number(dayText), calendar,
                Estimated);
        }

        static StatedCalendar? CalendarOf(string year) => Number(year) switch
        {
            >= SolarHijri.FirstYear and <= SolarHijri.LastYear => StatedCalendar.SolarHijri,
            > SolarHijri.LastYear and < 3000 => StatedCalendar.Gregorian,
            _ => null,
        };

        /// <summary>Long runs of digits are no day, month or year: they read as one that is impossible.</summary>
        static int Number(string digits) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : int.MaxValue;

        static string Digits(string text) => string.Concat(text.Select(c =>
            char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

        [GeneratedRegex(
            @"(?<number>[0-9]+)|(?<estimate>[~≈])|(?<word>[\p{L}\p{M}']+)|(?<space>[\s./\-–—,،()]+)|(?<other>.)")]
        private static partial Regex Token();
    }
}
