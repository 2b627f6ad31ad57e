using System.Globalization;
using Pana.Kernel;

namespace Pana.Node.MadeUp;

/// <summary>
/// How a birth is stated: to the day in either calendar, on 1 January where an office once had to fill in something, to the month, season
/// or year, by estimate, as a range, or not at all.
/// </summary>
internal static class Births
{
    static readonly string[] Seasons = ["весна", "лето", "осень", "зима"];

    /// <summary>What is typed, of whoever is so old on the day; null where nobody knows.</summary>
    public static string? Of(Chance chance, int age, DateOnly on, bool solarHijri)
    {
        var born = on.AddYears(-age).AddDays(-chance.Between(1, 360));
        var typed = Typed(chance, born, solarHijri);
        // Whoever is grown and seems a child by half a date would need a guardian: the demo's grown people know theirs better.
        return age < 18 || typed is not null && PartialDate.TryRead(typed, on, out var read, out _) && !read.AgeAt(on).MayBeChild
            ? typed : Text($"{born:dd.MM.yyyy}");
    }

    static string? Typed(Chance chance, DateOnly born, bool solarHijri)
    {
        var (year, month, day) = SolarHijri.FromGregorian(born);
        return chance.Weighed<Func<string?>>([
            (() => Text($"{born:dd.MM.yyyy}"), solarHijri ? 30 : 74),
            (() => Text($"{year:0000}/{month:00}/{day:00}"), solarHijri ? 24 : 0),
            (() => Text($"01.01.{born.Year}"), solarHijri ? 16 : 8),
            (() => Text($"{(solarHijri ? year : born.Year)}"), solarHijri ? 10 : 6),
            (() => Text($"{born:MM.yyyy}"), 6),
            (() => Text($"около {born.Year}"), solarHijri ? 7 : 3),
            (() => Text($"{Seasons[(month - 1) / 3]} {year}"), solarHijri ? 4 : 0),
            (() => Text($"{born.Year - 1}–{born.Year + 1}"), 2),
            (() => null, 5),
        ])();
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
