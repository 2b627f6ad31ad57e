using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Tests.Kernel;

namespace Pana.Tests.Law;

public sealed class Every_source
{
    [Theory, InlineData("ru"), InlineData("en")]
    public void of_the_declarations_has_its_words(string language)
    {
        var labels = Labels.Read(House.Folder);
        var cited = Region.Baseline.AllSteps.SelectMany(each => each.Rule.Sourced).Concat(Region.Baseline.Safeguards.SelectMany(each => each.Sourced))
            .Concat(Region.Baseline.Procedures.SelectMany(each => each.Holds).Concat(Region.Baseline.StandingHolds).SelectMany(hold => hold.Sourced));
        Assert.All(cited.Select(basis => basis.Citation).Distinct(), citation => Assert.True(labels.Has(language, $"basis.{citation}"), citation));
    }
}
