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

    static string Names(string text) => string.Concat(Placeholder().Matches(text).Select(match => match.Value).Order());

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
