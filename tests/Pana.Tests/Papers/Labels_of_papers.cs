using Pana.Kernel;
using Pana.Tests.Kernel;

namespace Pana.Tests.Papers;

public class Labels_of_papers
{
    [Fact]
    public void say_the_same_things_in_Russian_and_English() => Assert.Equal(Keys("ru"), Keys("en"));

    static IEnumerable<string> Keys(string language) => Csv.Read(Path.Combine(House.Folder, language, "papers.csv")).Select(row => row["key"]).Order(StringComparer.Ordinal);
}
