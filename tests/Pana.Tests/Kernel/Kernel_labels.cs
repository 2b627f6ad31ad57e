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
