using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Pana.Kernel;

/// <summary>
/// The machine format, a subset of EDTF level 1 (ISO 8601-2:2019) with a calendar prefix: <c>1996-06-02</c>,
/// <c>1996-06</c>, <c>1996</c>, <c>1389-24</c> (21 spring … 24 winter), <c>1990/1995</c>; <c>~</c> after each date
/// means estimated (<c>1990~</c>, <c>2013~/2014~</c>); Solar Hijri begins with <c>sh:</c> (<c>sh:1375-03-02</c>).
/// </summary>
public sealed partial record PartialDate
{
    const string SolarPrefix = "sh:";

    public string ToStorage()
    {
        var mark = IsEstimated ? "~" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Year:0000}");
        if (UntilYear is { } until)
            text += string.Create(CultureInfo.InvariantCulture, $"{mark}/{until:0000}");
        else if ((Month ?? (int?)Season) is { } second)
            text += string.Create(CultureInfo.InvariantCulture, $"-{second:00}");
        if (Day is { } day)
            text += string.Create(CultureInfo.InvariantCulture, $"-{day:00}");
        return (Calendar == StatedCalendar.SolarHijri ? SolarPrefix : "") + text + mark;
    }

    /// <exception cref="FormatException">The text was not written by <see cref="ToStorage"/>.</exception>
    public static PartialDate FromStorage(string text) =>
        TryFromStorage(text, out var date) ? date : throw new FormatException("Not a stored partial date.");

    public static bool TryFromStorage(string text, out PartialDate date)
    {
        date = null!;
        if (Stored().Match(text) is not { Success: true } match)
            return false;
        var second = Number(match, "second");
        var isSeason = second is >= (int)Kernel.Season.Spring and <= (int)Kernel.Season.Winter;
        var read = new PartialDate
        {
            Calendar = match.Groups["solar"].Success ? StatedCalendar.SolarHijri : StatedCalendar.Gregorian,
            Year = Number(match, "year")!.Value, UntilYear = Number(match, "until"), Day = Number(match, "day"),
            Month = isSeason ? null : second, Season = isSeason ? (Season?)second : null,
            IsEstimated = match.Groups["estimated"].Success,
        };
        if (!IsPossible(read) || read.ToStorage() != text)
            return false;
        date = read;
        return true;
    }

    static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<solar>sh:)?(?<year>[0-9]{4})"
        + @"(~?/(?<until>[0-9]{4})|-(?<second>[0-9]{2})(-(?<day>[0-9]{2}))?)?(?<estimated>~)?\z")]
    private static partial Regex Stored();
}

/// <summary>A partial date travels in JSON as its storage text.</summary>
sealed class PartialDateJson : JsonConverter<PartialDate>
{
    public override PartialDate? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.GetString() is { } text
            ? PartialDate.TryFromStorage(text, out var date) ? date : throw new JsonException("Not a partial date.")
            : null;

    public override void Write(Utf8JsonWriter writer, PartialDate date, JsonSerializerOptions options) =>
        writer.WriteStringValue(date.ToStorage());
}
