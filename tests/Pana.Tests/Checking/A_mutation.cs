using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Checking;

namespace Pana.Tests.Checking;

/// <summary>One line made weaker: somebody must notice. All of them by PANA_FULL=1 or <c>pana verify --mutants</c>; here every seventh.</summary>
public sealed class A_mutation
{
    static readonly bool Full = Environment.GetEnvironmentVariable("PANA_FULL") == "1";

    [Fact]
    public void of_any_line_that_protects_is_caught()
    {
        var model = Region.Baseline;
        var cones = model.Safeguards.ToDictionary(safeguard => safeguard, safeguard => Proof.Of(model, safeguard).Cone);
        var mutants = Mutants.Of(model).Where((_, index) => Full || index % 7 == 0).ToList();
        var survivors = mutants.AsParallel().Select(mutant => Mutants.Try(mutant, cones)).Where(mutant => mutant.CaughtBy is null).Select(mutant => mutant.What);
        Assert.Empty(survivors);
        Assert.True(mutants.Count > 80);
    }
}
