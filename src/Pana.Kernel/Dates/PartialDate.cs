using System.Text.Json.Serialization;

namespace Pana.Kernel;

/// <summary>Seasons, numbered as EDTF does (ISO 8601-2): 21 spring … 24 winter.</summary>
public enum Season
{
    Spring = 21,
    Summer,
    Autumn,
    Winter,
}

/// <summary>Whole years a person may have at some day.</summary>
public readonly record struct AgeRange(int Youngest, int Oldest)
{
    /// <summary>Child unless certainly eighteen: doubt is in the child's favour (INV-28).</summary>
    public bool MayBeChild => Youngest < 18;

    public bool IsCertainlyChild => Oldest < 18;
}

/// <summary>
/// A date as far as it is known: a day, a month, a season, a year or a range of years, exact or estimated, in the
/// calendar in which it was stated. Nothing is made up to fill it. Prints <c>•••</c>: a birth date is personal; ask
/// <see cref="ToStorage"/> or <see cref="Display"/> for the text.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public sealed partial record PartialDate
{
    /// <summary>Years by which an estimated date may be wrong either way (a project value, not a norm).</summary>
    public const int EstimateMargin = 2;

    PartialDate() { }

    public StatedCalendar Calendar { get; private init; }

    /// <summary>In <see cref="Calendar"/>; the first year of a range.</summary>
    public int Year { get; private init; }

    /// <summary>1–12; null where only the year or a season is known.</summary>
    public int? Month { get; private init; }

    public int? Day { get; private init; }

    public Season? Season { get; private init; }

    /// <summary>The last year of a range, inclusive; null where it is no range.</summary>
    public int? UntilYear { get; private init; }

    /// <summary>Somebody's estimate (≈), not the person's knowledge or a paper.</summary>
    public bool IsEstimated { get; private init; }

    public bool IsFull => Day is not null;

    public static PartialDate Of(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <exception cref="ArgumentOutOfRangeException">There is no such day, month or range: check typed text with
    ///     TryRead.</exception>
    public static PartialDate Of(int year, int? month = null, int? day = null,
        StatedCalendar calendar = StatedCalendar.Gregorian, bool estimated = false) =>
        Checked(new() { Calendar = calendar, Year = year, Month = month, Day = day, IsEstimated = estimated });

    /// <inheritdoc cref="Of(int,int?,int?,StatedCalendar,bool)"/>
    public static PartialDate Of(Season season, int year,
        StatedCalendar calendar = StatedCalendar.Gregorian, bool estimated = false) =>
        Checked(new() { Calendar = calendar, Year = year, Season = season, IsEstimated = estimated });

    /// <inheritdoc cref="Of(int,int?,int?,StatedCalendar,bool)"/>
    public static PartialDate Between(int year, int untilYear,
        StatedCalendar calendar = StatedCalendar.Gregorian, bool estimated = false) =>
        Checked(new()
        {
            Calendar = calendar, Year = year, UntilYear = untilYear == year ? null : untilYear, IsEstimated = estimated,
        });

    /// <summary>What an age in whole years at a day says about the birth: two calendar years, an estimate.</summary>
    public static PartialDate OfAge(int years, DateOnly at) =>
        Between(at.AddYears(-years - 1).AddDays(1).Year, at.AddYears(-years).Year, estimated: true);

    public PartialDate AsEstimate() => this with { IsEstimated = true };

    /// <summary>The first day it can mean, two years earlier when estimated.</summary>
    public DateOnly Earliest => IsEstimated ? First.AddYears(-EstimateMargin) : First;

    /// <summary>The last day it can mean, two years later when estimated.</summary>
    public DateOnly Latest => IsEstimated ? Last.AddYears(EstimateMargin) : Last;

    /// <summary>The day in the middle of what was stated: for ordering and age bands, never for a decision.</summary>
    public DateOnly Middle => First.AddDays((Last.DayNumber - First.DayNumber) / 2);

    /// <summary>
    /// Ages in whole years at a day, from the youngest to the oldest that the date allows; never below 0.
    /// </summary>
    public AgeRange AgeAt(DateOnly day) => new(Age(Latest, day), Age(Earliest, day));

    /// <summary>Whether both can be the same day.</summary>
    public bool IsCompatibleWith(PartialDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    public override string ToString() => "•••";

    DateOnly First => Start(Year, Season is { } season ? FirstMonth(season) : Month ?? 1, Day ?? 1);

    DateOnly Last => Season is { } season
        ? End(Year, LastMonth(season), null) : End(UntilYear ?? Year, Month ?? 12, Day);

    DateOnly Start(int year, int month, int day) => Calendar == StatedCalendar.SolarHijri
        ? SolarHijri.ToGregorian(year, month, day) : new(year, month, day);

    DateOnly End(int year, int month, int? day) => Start(year, month, day ?? DaysIn(Calendar, year, month));

    /// <summary>
    /// A Gregorian winter is January, February or December of the same year: all that lies between is possible.
    /// </summary>
    int FirstMonth(Season season) => (Calendar, season) switch
    {
        (StatedCalendar.Gregorian, Kernel.Season.Winter) => 1,
        (StatedCalendar.Gregorian, _) => 3 * (season - Kernel.Season.Spring) + 3,
        _ => 3 * (season - Kernel.Season.Spring) + 1,
    };

    int LastMonth(Season season) => (Calendar, season) switch
    {
        (StatedCalendar.Gregorian, Kernel.Season.Winter) => 12,
        _ => FirstMonth(season) + 2,
    };

    static int DaysIn(StatedCalendar calendar, int year, int month) =>
        calendar == StatedCalendar.SolarHijri ? SolarHijri.DaysIn(year, month) : DateTime.DaysInMonth(year, month);

    static int Age(DateOnly born, DateOnly at)
    {
        var age = at.Year - born.Year;
        return Math.Max(0, born.AddYears(age) > at ? age - 1 : age);
    }

    static PartialDate Checked(PartialDate date) => IsPossible(date)
        ? date : throw new ArgumentOutOfRangeException(nameof(date), "No such day, month, year or range.");

    static bool IsPossible(PartialDate date)
    {
        var (first, last) = date.Calendar == StatedCalendar.SolarHijri
            ? (SolarHijri.FirstYear, SolarHijri.LastYear) : (SolarHijri.LastYear + 1, 2999);
        return date.Year >= first && date.Year <= last
            && (date.UntilYear is not { } until || until > date.Year && until <= last && date.Month is null)
            && (date.Month is not { } month || month is >= 1 and <= 12)
            && (date.Day is not { } day
                || date.Month is { } of && day >= 1 && day <= DaysIn(date.Calendar, date.Year, of))
            && (date.Season is not { } season || Enum.IsDefined(season));
    }
}
