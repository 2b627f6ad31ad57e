using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Checking;

namespace Pana.Tests.Checking;

/// <summary>What the proof finds, and that it finds it: each claim is tried on a world that keeps it and on one that does not.</summary>
public sealed class A_safeguard
{
    static readonly Model Model = SmallClaim.Model;

    public static TheoryData<string> Ids => [.. Region.Baseline.Safeguards.Select(safeguard => safeguard.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void holds_on_every_path_through_the_region(string id)
    {
        var verdict = Proof.Of(Region.Baseline, Region.Baseline.Safeguards.Single(safeguard => safeguard.Id == id));
        Assert.True(verdict.Holds, $"{verdict.Vacuous}\n{string.Join("\n", verdict.Story)}");
        Assert.True(verdict.Situations > 0);
        Assert.NotEmpty(verdict.Safeguard.Sourced);
    }

    [Fact]
    public void of_what_follows_is_broken_where_it_follows_more_seldom_or_not_at_all()
    {
        var alert = Region.Baseline.Safeguards.OfType<AlwaysBegins>().Single(each => each.Id == "INV-27.alert");
        var intake = Region.Baseline.Find(nameof(BorderIntake))!;
        var present = intake.Rule(BorderIntake.Present);
        var start = present.Starting.Single();
        bool Holds(params Start[] starts) => Proof.Of(Region.Baseline.With(intake with
        {
            Steps = intake.Steps.Replace(present, present with { Starting = [.. starts] }),
        }), alert).Holds;
        Assert.True(Holds(start));
        Assert.True(Holds(start with { Only = null }));
        Assert.True(Holds(start with { Only = Vocabulary.Child }));
        Assert.False(Holds(start with { Only = Vocabulary.ChildAlone & Vocabulary.FearVoiced }));
        Assert.False(Holds(start with { By = Referral.Send }));
        Assert.False(Holds());
    }

    [Fact]
    public void of_order_is_kept_where_the_first_step_cannot_be_avoided() =>
        Assert.True(Proof.Of(Model, SmallClaim.Before([SmallClaim.Refused], SmallClaim.Hear)).Holds);

    [Fact]
    public void of_order_is_broken_by_the_shortest_way_round_it()
    {
        var verdict = Proof.Of(Without(SmallClaim.Refuse, rule => rule with { Sources = [SmallClaim.Filed, SmallClaim.Heard] }), SmallClaim.Before([SmallClaim.Refused], SmallClaim.Hear));
        Assert.Equal(["SmallClaim.File → Filed", "SmallClaim.Refuse → Refused", "then: SmallClaim.Refused, without SmallClaim.Hear before"], verdict.Story);
    }

    [Fact]
    public void of_a_moment_is_broken_when_the_fact_may_lapse_just_before()
    {
        var hear = SmallClaim.Only(SmallClaim.Hear, SmallClaim.Child.Requires(SmallClaim.Guardian));
        Assert.True(Proof.Of(Model, hear).Holds);
        var verdict = Proof.Of(Without(SmallClaim.Hear, rule => rule with { Conditions = [] }), hear);
        Assert.Contains("SmallClaim.Guardian lapses", verdict.Story);
        Assert.Contains("so: SmallClaim.Child", verdict.Story[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void of_different_people_is_broken_by_one_who_does_both()
    {
        var different = new DifferentPeople("different", "", SmallClaim.Refuse, [SmallClaim.Hear], []);
        Assert.True(Proof.Of(Model, different).Holds);
        Assert.EndsWith("by the one who did SmallClaim.Hear", Proof.Of(Without(SmallClaim.Refuse, rule => rule with { Distinct = [] }), different).Story[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void of_access_is_broken_by_any_condition_that_could_fail()
    {
        var always = new AlwaysPossible("always", "", [SmallClaim.Filed, SmallClaim.Heard], [SmallClaim.Grant], []);
        Assert.True(Proof.Of(Model, always).Holds);
        Assert.False(Proof.Of(Without(SmallClaim.Grant, rule => rule.Provided(SmallClaim.Child)), always).Holds);
        Assert.False(Proof.Of(Without(SmallClaim.Grant, rule => rule with { Sources = [SmallClaim.Heard] }), always).Holds);
    }

    [Fact]
    public void of_a_clock_is_broken_where_the_clock_stands_still()
    {
        var clock = new ClockRuns("clock", "", [SmallClaim.Filed, SmallClaim.Heard], SmallClaim.Clock_, []);
        Assert.True(Proof.Of(Model, clock).Holds);
        var procedure = Model.Procedures[0];
        var still = Model.With(procedure with { Terms = [procedure.Terms[0], procedure.Terms[1].EndsWith(SmallClaim.Hear)] });
        Assert.Contains("does not run", Proof.Of(still, clock).Story[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void of_silence_is_broken_when_the_officials_own_time_harms()
    {
        var silence = new SilenceHarmsNobody("silence", "", nameof(SmallClaim), []);
        Assert.True(Proof.Of(Model, silence).Holds);
        var procedure = Model.Procedures[0];
        var harmful = procedure.Rule(SmallClaim.Lapse) with { Step = SmallClaim.Late, Sources = [SmallClaim.Heard], Actor = new TheClock(SmallClaim.Clock_) };
        Assert.False(Proof.Of(Model.With(procedure with { Steps = procedure.Steps.Add(harmful) }), silence).Holds);
    }

    [Fact]
    public void of_a_power_speaks_of_every_step_that_uses_it()
    {
        var power = new PowerOnlyWhile("power", "", SmallClaim.Removal, !(Guard)new InState([SmallClaim.Refused]), []);
        Assert.True(Proof.Of(Model, power).Holds);
        Assert.False(Proof.Of(Without(SmallClaim.Remove, rule => rule with { Sources = [SmallClaim.Refused, SmallClaim.Lost], Conditions = [] }), power).Holds);
    }

    [Fact]
    public void that_speaks_of_what_cannot_happen_is_an_error_and_no_proof()
    {
        var unreachable = Without(SmallClaim.Hear, rule => rule with { Sources = [SmallClaim.Lost] });
        Assert.Contains("never reached", Proof.Of(unreachable, SmallClaim.Before([SmallClaim.Refused], SmallClaim.Hear)).Vacuous, StringComparison.Ordinal);
        Assert.Contains("no such step", Proof.Of(Model, SmallClaim.Only(SmallClaim.Late, Guard.Always)).Vacuous, StringComparison.Ordinal);
    }

    [Fact]
    public void is_never_proved_by_a_silent_cut() =>
        Assert.Contains("too wide", Assert.Single(Proof.Of(TooWide.Model, new NeverIs("wide", "", (Guard)TooWide.Facts[0] & new InState([TooWide.Over]) & new All([.. TooWide.Facts.Select(fact => (Guard)fact)]), [])).Story), StringComparison.Ordinal);

    internal static Model Without(Step step, Func<StepRule, StepRule> change)
    {
        var procedure = Model.Procedures[0];
        return Model.With(procedure with { Steps = [.. procedure.Steps.Select(rule => rule.Step == step ? change(rule) : rule)] });
    }
}

/// <summary>Twenty-one facts that move alone: more situations than the budget.</summary>
public sealed class TooWide : Procedure
{
    public static readonly State Open_ = Initial(), Over = Final();

    public static readonly Step Begin = Step(), S0 = Step(), S1 = Step(), S2 = Step(), S3 = Step(), S4 = Step(), S5 = Step(), S6 = Step(), S7 = Step(), S8 = Step(), S9 = Step(),
        T0 = Step(), T1 = Step(), T2 = Step(), T3 = Step(), T4 = Step(), T5 = Step(), T6 = Step(), T7 = Step(), T8 = Step(), T9 = Step(), End = Step();

    static readonly Fact F0 = Held(), F1 = Held(), F2 = Held(), F3 = Held(), F4 = Held(), F5 = Held(), F6 = Held(), F7 = Held(), F8 = Held(), F9 = Held(),
        G0 = Held(), G1 = Held(), G2 = Held(), G3 = Held(), G4 = Held(), G5 = Held(), G6 = Held(), G7 = Held(), G8 = Held(), G9 = Held();

    public static Fact[] Facts => [F0, F1, F2, F3, F4, F5, F6, F7, F8, F9, G0, G1, G2, G3, G4, G5, G6, G7, G8, G9];

    static Step[] All => [S0, S1, S2, S3, S4, S5, S6, S7, S8, S9, T0, T1, T2, T3, T4, T5, T6, T7, T8, T9];

    protected internal override Subject Subject => Subject.Person;

    protected internal override Pana.Kernel.Wall Wall => Pana.Kernel.Wall.Case;

    protected internal override IEnumerable<StepRule> Steps =>
    [
        Begin.Opens(Open_), .. All.Select((step, index) => step.From(Open_).Stays().Sets(Facts[index])), End.From(Open_).To(Over),
    ];

    public static Model Model => Model.Read([], [typeof(TooWide)]);
}
