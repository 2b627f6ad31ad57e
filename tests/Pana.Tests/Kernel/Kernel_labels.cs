using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class Kernel_labels
{
    [Theory]
    [InlineData("kernel")]
    [InlineData("codes")]
    [InlineData("countries")]
    public void say_the_same_things_in_Russian_and_English(string area) =>
        Assert.Equal(Keys("ru", area), Keys("en", area));

    /// <summary>Of two files that say the same key, the later in the alphabet would win unseen.</summary>
    [Fact]
    public void say_a_thing_once_in_a_language() => Assert.Empty(
        from language in Directory.EnumerateDirectories(House.Folder)
        from said in Directory.EnumerateFiles(language, "*.csv").SelectMany(Csv.Read).GroupBy(row => row["key"])
        where said.Count() > 1
        select $"{Path.GetFileName(language)} {said.Key}: "
            + string.Join(", ", said.Select(row => Path.GetFileName(row.File)).Order(StringComparer.Ordinal)));

    static IEnumerable<string> Keys(string language, string area) =>
        Csv.Read(Path.Combine(House.Folder, language, area + ".csv"))
        .Select(row => row["key"]).Order(StringComparer.Ordinal);
}
