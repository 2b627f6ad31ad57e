using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Tests.Editions;

namespace Pana.Tests.Manuals;

public sealed class The_law_in_words
{
    static readonly Labels Labels = Labels.Read(Repository.Labels);

    [Theory, InlineData("ru"), InlineData("en")]
    public void is_complete(string language) => Assert.Empty(LabelKeys.Missing(Region.Baseline, Labels, language));

    /// <summary>Mended by <c>pana manual docs/procedures</c>; reviewed as a difference.</summary>
    [Fact]
    public void is_what_the_committed_manual_says()
    {
        var editions = Directory.EnumerateDirectories(Repository.Countries).Where(folder => Path.GetFileName(folder) != "_template").Order(StringComparer.Ordinal)
            .Select(folder => Edition.Load(folder, Region.Baseline).Edition!).ToList();

        Assert.Empty(Manual.OutOfDate(Path.Combine(Repository.Countries, "..", "docs", "procedures"), Region.Baseline, editions, Labels));
    }
}
