using System.Text.RegularExpressions;
using Pana.Kernel;

namespace Pana.Tests.Screens;

public sealed partial class A_translation
{
    static IEnumerable<(string Key, string Text)> Words(string language) =>
        Csv.Read(Path.Combine(Rendering.Folder("labels"), language, "screens.csv")).Select(row => (row["key"], row["text"]));

    public static TheoryData<string> Languages => [.. Language.All.Skip(1).Select(language => language.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void of_the_screens_keeps_what_is_filled_in(string language)
    {
        var russian = Words("ru").ToDictionary(word => word.Key, word => Names(word.Text));
        Assert.Empty(Words(language).Where(word => Names(word.Text) != russian[word.Key]).Select(word => word.Key));
    }

    [Fact]
    public void of_the_screens_into_English_is_complete() =>
        Assert.Equal(Words("ru").Select(word => word.Key).Order(), Words("en").Select(word => word.Key).Order());

    /// <summary>What an official meets every day: the places, sign-in, the work list, a case, the search.</summary>
    static readonly string[] Daily =
        ["page.place.", "page.work.", "page.case.", "page.record.", "page.search.", "access.sign-in.", "access.refusal.", "node.home."];

    static readonly string[] DailyFiles = ["access.csv", "casework-pages.csv", "casework.csv", "node.csv"];

    static Dictionary<string, string> Everyday(string language) => DailyFiles
        .Select(file => Path.Combine(Rendering.Folder("labels"), language, file)).Where(File.Exists).SelectMany(Csv.Read)
        .DistinctBy(row => row["key"]).ToDictionary(row => row["key"], row => row["text"]);

    [Theory, InlineData("kk"), InlineData("ky"), InlineData("tg"), InlineData("tk"), InlineData("uz")]
    public void of_the_daily_screens_is_complete_and_keeps_what_is_filled_in(string language)
    {
        var (russian, words) = (Everyday("ru"), Everyday(language));
        var daily = russian.Keys.Where(key => Daily.Any(start => key.StartsWith(start, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(daily);
        Assert.Equal([], daily.Except(words.Keys));
        Assert.Empty(words.Where(word => Names(word.Value) != Names(russian[word.Key])).Select(word => word.Key));
    }

    static string Names(string text) => string.Concat(Placeholder().Matches(text).Select(match => match.Value).Order());

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
