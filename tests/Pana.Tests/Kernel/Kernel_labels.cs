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

    static IEnumerable<string> Keys(string language, string area) =>
        Csv.Read(Path.Combine(House.Folder, language, area + ".csv"))
        .Select(row => row["key"]).Order(StringComparer.Ordinal);
}
