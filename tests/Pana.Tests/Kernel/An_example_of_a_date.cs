using System.Text.RegularExpressions;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

/// <summary>What a hint shows as typed, in quotation marks or after its colon: whoever copies it must be understood.</summary>
public sealed partial class An_example_of_a_date
{
    static readonly DateOnly Today = new(2026, 11, 22);

    static readonly string[] Lists = ["date.hint", "form.date-hint"];

    static readonly string[] Sentences =
        ["arrival.follows.age-unknown", "refusal.date.unreadable", "refusal.date.year_missing"];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void is_read_as_it_is_shown_and_is_the_same_date_in_every_language(string language)
    {
        foreach (var key in Lists.Concat(Sentences).Where(key => House.Labels.Has(language, key)))
        {
            Assert.NotEmpty(Shown(language, key));
            Assert.Equal([], Shown(language, key).Where(example => Read(example) is null));
            Assert.Equal([], Shown(language, key).Select(Read).Except(Shown("ru", key).Select(Read)));
        }
    }

    /// <summary>Жаз is spring in Kyrgyz and summer in Kazakh: it is shown, and a form that is typed so asks again.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void may_be_any_month_or_season_that_the_program_itself_shows(string language)
    {
        var dates = Enumerable.Range(1, 12)
            .Select(month => PartialDate.Of(1375, month, 13, StatedCalendar.SolarHijri, estimated: true))
            .Concat(Enum.GetValues<Season>().Where(season => Name(season, language) != "жаз")
                .Select(season => PartialDate.Of(season, 1389, StatedCalendar.SolarHijri)));
        Assert.Equal([], dates.Select(date => date.In(StatedCalendar.SolarHijri, language, House.Labels))
            .Where(text => Read(text) is null).Distinct());
        Assert.All(dates, date =>
            Assert.Equal(date.ToStorage(), Read(date.In(StatedCalendar.SolarHijri, language, House.Labels))));
    }

    static string Name(Season season, string language) => House.Labels.Text(language, $"season.{(int)season}");

    static string? Read(string text) => PartialDate.TryRead(text, Today, out var date, out _) ? date.ToStorage() : null;

    static List<string> Shown(string language, string key) => House.Labels.Text(language, key) is var text && Lists.Contains(key)
        ? [.. text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', '،').Select(example => example.Trim(' ', '.'))]
        : [.. Example.Matches(text).Select(match => match.Value.Trim('«', '»', '“', '”'))];

    [GeneratedRegex("[«“][^»”]+[»”]|[0-9][0-9./]*[0-9]")]
    private static partial Regex Example { get; }
}
