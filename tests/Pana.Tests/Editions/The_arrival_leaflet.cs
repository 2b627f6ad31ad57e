using Pana.Kernel;

namespace Pana.Tests.Editions;

public sealed class The_arrival_leaflet
{
    public static TheoryData<string> Languages => new(Language.All.Select(language => language.Code));

    [Theory, MemberData(nameof(Languages))]
    public void says_the_same_in_every_language(string language) =>
        Assert.Equal(Keys("ru"), Keys(language));

    [Theory, InlineData("ru"), InlineData("en")]
    public void has_been_read_by_a_speaker_in_the_languages_of_work(string language) =>
        Assert.All(Read(language), row => Assert.Equal("yes", row["reviewed"]));

    [Theory, MemberData(nameof(Languages))]
    public void keeps_to_short_sentences(string language) =>
        Assert.All(
            Read(language).SelectMany(row => row["text"].Split('.', '?', '؟')),
            sentence => Assert.InRange(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 0, 30));

    [Theory, InlineData("prs"), InlineData("ps")]
    public void is_written_in_its_readers_own_script(string language) =>
        Assert.All(Read(language), row => Assert.InRange(row["text"].First(char.IsLetter), '\u0600', '\u06FF'));

    static List<string> Keys(string language) => Read(language).Select(row => row["key"]).ToList();

    static IReadOnlyList<Csv.Row> Read(string language) =>
        Csv.Read(Path.Combine(Repository.Labels, language, "leaflet.csv"));
}
