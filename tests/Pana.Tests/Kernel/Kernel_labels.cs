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

    [Fact]
    public void with_a_comma_outside_quotes_are_refused_with_file_line_and_how_to_mend()
    {
        var folder = Directory.CreateTempSubdirectory("pana-labels-");
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory("ru").FullName, "some.csv");
            File.WriteAllText(file, "key,text,reviewed\none,\"Да, можно\",yes\ntwo,Нет, нельзя,yes\n");
            var fault = Assert.Throws<InvalidDataException>(() => Labels.Read(folder.FullName));
            Assert.StartsWith($"{file}:3: ", fault.Message, StringComparison.Ordinal);
            Assert.Contains("put a text that holds a comma into quotes", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("нельзя", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static IEnumerable<string> Keys(string language, string area) =>
        Csv.Read(Path.Combine(House.Folder, language, area + ".csv"))
        .Select(row => row["key"]).Order(StringComparer.Ordinal);
}
