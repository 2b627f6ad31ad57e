using Pana.Law;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Checking;

namespace Pana.Tests.Checking;

public sealed class What_every_procedure_keeps
{
    [Fact]
    public void is_kept_by_the_whole_region() => Assert.Empty(Universal.Check(Region.Baseline));

    [Theory]
    [InlineData("cites no source")]
    [InlineData("nobody takes it")]
    [InlineData("without asking that nothing holds it")]
    [InlineData("a person's own act waits for")]
    [InlineData("an adverse step without written reasons")]
    [InlineData("the case is stuck")]
    [InlineData("cannot be reached")]
    [InlineData("is asked for, and no step brings it")]
    [InlineData("the officer's own word on")]
    [InlineData("lapses, and no step says where the case goes")]
    [InlineData("never starts")]
    public void is_missed_at_once_when_it_is_broken(string complaint) =>
        Assert.Contains(Universal.Check(Broken(complaint)), problem => problem.Contains(complaint, StringComparison.Ordinal));

    static Model Broken(string complaint) => complaint switch
    {
        "cites no source" => A_safeguard.Without(SmallClaim.Hear, rule => rule with { Sourced = [] }),
        "nobody takes it" => A_safeguard.Without(SmallClaim.Hear, rule => rule with { Actor = null }),
        "without asking that nothing holds it" => A_safeguard.Without(SmallClaim.Remove, rule => rule with { Conditions = [new Permitted(SmallClaim.Removal)] }),
        "a person's own act waits for" => A_safeguard.Without(SmallClaim.File, rule => rule.Provided(SmallClaim.Guardian)),
        "an adverse step without written reasons" => A_safeguard.Without(SmallClaim.Refuse, rule => rule with { Fields = [] }),
        "the case is stuck" => A_safeguard.Without(SmallClaim.Grant, rule => rule with { Conditions = [new FactIs(Orphan.Nobody)] }) is var model
            ? model.With(model.Procedures[0] with { Steps = [.. model.Procedures[0].Steps.Where(rule => rule.Step != SmallClaim.Lapse)] }) : throw new InvalidOperationException(),
        "cannot be reached" => A_safeguard.Without(SmallClaim.Refuse, rule => rule with { Sources = [SmallClaim.Lost] }),
        "is asked for, and no step brings it" => A_safeguard.Without(SmallClaim.File, rule => rule with { Makes = [] }),
        "the officer's own word on" => A_safeguard.Without(SmallClaim.Hear, rule => rule.Provided(Orphan.Clicked)),
        "lapses, and no step says where the case goes" => SmallClaim.Model is var model
            ? model.With(model.Procedures[0] with { Steps = [.. model.Procedures[0].Steps.Where(rule => rule.Step != SmallClaim.Lapse)] }) : throw new InvalidOperationException(),
        "never starts" => SmallClaim.Model is var model
            ? model.With(model.Procedures[0] with { Terms = [model.Procedures[0].Terms[0] with { Starts = [] }, model.Procedures[0].Terms[1]] }) : throw new InvalidOperationException(),
        _ => throw new InvalidOperationException(complaint),
    };

    [Fact]
    public void includes_that_a_symbol_named_too_early_is_reported_with_file_and_line()
    {
        var error = Assert.ThrowsAny<Exception>(() => Model.Read([], [typeof(TooEarly)])).GetBaseException();
        Assert.IsType<DeclarationException>(error);
        Assert.Matches(@"What_every_procedure_keeps\.cs:\d+: .* names a symbol that does not exist yet", error.Message);
    }

    sealed class Orphan : Standing
    {
        public static readonly Fact Nobody = Reported(), Clicked = Stated(By.Officer);
    }

    sealed class TooEarly : Procedure
    {
        static readonly Step Begin = Step();

        static readonly StepRule Early = Begin.Opens(Later!);

        static readonly State Later = Initial();

        protected internal override Subject Subject => Subject.Person;

        protected internal override Wall Wall => Wall.Case;

        protected internal override IEnumerable<StepRule> Steps => [Early];
    }
}
