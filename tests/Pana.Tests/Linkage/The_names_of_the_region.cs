using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Tests.Linkage;

public class The_names_of_the_region
{
    static readonly (NamePair Pair, double Score)[] Scored = [.. NamePairs.Make(11, 3000).Select(pair => (pair, Said.Score(pair.A, pair.B)))];

    [Fact]
    public void are_told_from_hard_others() => Assert.True(Area(_ => true) >= 0.95, $"{Area(_ => true):F3}");

    [Theory]
    [InlineData("sibling")]
    [InlineData("father and child")]
    [InlineData("near name")]
    [InlineData("namesake")]
    [InlineData("stranger")]
    public void are_told_from(string kind) => Assert.True(Area(pair => pair.Kind == kind) >= 0.9, $"{Area(pair => pair.Kind == kind):F3}");

    [Fact]
    public void share_a_blocking_key_with_the_same_in_other_documents()
    {
        var ones = Scored.Where(each => each.Pair.IsOne).ToList();
        var met = ones.Count(each => Said.Full(each.Pair.A).BlockingKeys.Intersect(Said.Full(each.Pair.B).BlockingKeys).Any());
        Assert.True(met > 0.93 * ones.Count, $"{met} of {ones.Count}");
    }

    /// <summary>How often one person's pair scores above two people's: the area under the curve.</summary>
    static double Area(Func<NamePair, bool> others)
    {
        var one = Scored.Where(each => each.Pair.IsOne).Select(each => each.Score).ToList();
        var two = Scored.Where(each => !each.Pair.IsOne && others(each.Pair)).Select(each => each.Score).ToList();
        return one.Sum(high => two.Sum(low => high > low ? 1 : high == low ? 0.5 : 0)) / ((double)one.Count * two.Count);
    }
}
