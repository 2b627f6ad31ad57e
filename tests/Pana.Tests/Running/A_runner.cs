using System.Collections.Immutable;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using static Pana.Tests.Running.SmallClaim;

namespace Pana.Tests.Running;

public sealed class A_runner
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5));

    readonly Runner _runner = new(SmallLaw.Model, new(WorkingCalendar.WeekendsOnly, TimeSpan.FromHours(5), term => term.Bound));
    readonly Signer _asylum = Someone(Function.Asylum), _adviser = Someone(Function.LegalAid), _decision = Someone(Function.Decision),
        _second = Someone(Function.Decision), _migration = Someone(Function.Migration), _court = Someone(Function.Appeal);
    Situation _now = Situation.Empty with { Data = (fact, _, _, _) => fact == SmallWords.Child ? false : null };
    DateTimeOffset _at = Start;

    static Signer Someone(params Function[] functions) => new(Guid.CreateVersion7(), functions.ToHashSet());

    CaseSituation Claim => _now.Cases.Last(each => each.Procedure == nameof(SmallClaim));

    Outcome<Taking> Try(Step step, Guid? on, ImmutableArray<Signer> by, params Statement[] says)
    {
        var taken = _runner.Take(_now, new(SmallLaw.Rule(step), on, _at, by) { Statements = [.. says] });
        if (!taken.IsRefused)
            _now = taken.Value.After;
        return taken;
    }

    Taking Take(Step step, Guid? on, ImmutableArray<Signer> by, params Statement[] says) =>
        Try(step, on, by, says) is { IsRefused: false } taken ? taken.Value : throw new InvalidOperationException(Try(step, on, by, says).Refusal!.Name);

    void Later(int days) => _at = _at.AddDays(days);

    void Refused()
    {
        Take(Make, null, [_asylum]);
        Take(Advise, Claim.Id, [_adviser]);
        Take(Invite, Claim.Id, [_asylum]);
        Later(6);
        Take(Hear, Claim.Id, [_asylum], new Statement(Private, true, By.Person));
        Take(Refuse, Claim.Id, [_decision, _second]);
    }

    Taking? FireNext() => Runner.Due(_now, _at).FirstOrDefault() is { Run: { } run } due ? Fired(_runner.Fire(_now, due.CaseId, run.Id, _at)) : null;

    Taking? Fired(Taking? fired)
    {
        _now = fired?.After ?? _now;
        return fired;
    }

    [Fact]
    public void opens_a_case_with_its_facts_clocks_and_papers()
    {
        var taken = Take(Make, null, [_asylum]).Steps.Single();
        Assert.Equal(Made, Claim.State);
        Assert.True(_now.Facts[SmallWords.Fear].Value);
        Assert.Equal(new DateTimeOffset(2026, 9, 2, 23, 59, 59, TimeSpan.FromHours(5)), Claim.Running(Decide)!.Due);
        Assert.Equal(SmallWords.Certificate, taken.Papers.Single().Paper);
        Assert.Equal(Claim.Running(Lasts)!.Due, taken.Papers.Single().Until);
    }

    [Fact]
    public void names_every_reason_at_once()
    {
        Take(Make, null, [_asylum]);
        var ruling = new Rulings(_runner.Model, _now, _at).For(SmallLaw.Rule(Hear), Claim, [_adviser]);
        Assert.Equal(["not-your-step", "too-early", "condition-unmet", "condition-unmet", "condition-unmet"],
            ruling.Objections.Select(each => each.Refusal));
        Assert.Equal("ExCom 8", ruling.Source);
    }

    [Fact]
    public void hides_no_step_whose_own_form_may_still_answer()
    {
        Take(Make, null, [_asylum]);
        Take(Advise, Claim.Id, [_adviser]);
        Take(Invite, Claim.Id, [_asylum]);
        Later(6);
        Assert.True(new Rulings(_runner.Model, _now, _at).For(Claim, _asylum).Single(each => each.Rule.Step == Hear).May);
        Assert.Equal("condition-unmet", Try(Hear, Claim.Id, [_asylum], new Statement(Private, null, By.Person)).Refusal!.Name);
    }

    [Fact]
    public void takes_no_officers_word_for_the_persons()
    {
        Take(Make, null, [_asylum]);
        Take(Advise, Claim.Id, [_adviser]);
        Take(Invite, Claim.Id, [_asylum]);
        Later(6);
        Assert.True(Try(Hear, Claim.Id, [_asylum], new Statement(Private, true, By.Officer)).IsRefused);
        Assert.Equal(Made, Claim.State);
    }

    [Fact]
    public void releases_by_a_second_person_only_when_another_one_agrees()
    {
        _now = Situation.Empty;
        Take(Make, null, [_asylum]);
        var adult = new Statement(SmallWords.Child, false, By.SecondPerson);
        Take(Ask, Claim.Id, [_asylum], adult);
        Take(Ask, Claim.Id, [_asylum], adult);
        Assert.True(IsSo(SmallWords.Child));
        Take(Ask, Claim.Id, [Someone(Function.Social)], adult);
        Assert.False(IsSo(SmallWords.Child));
        Take(Ask, Claim.Id, [_asylum], adult with { Value = null });
        Assert.True(IsSo(SmallWords.Child));
    }

    bool IsSo(Fact fact) => new GuardReader(_runner.Model, _now, _at).IsSo(fact, Claim);

    [Fact]
    public void refuses_whoever_heard_and_a_panel_without_quorum()
    {
        Take(Make, null, [_asylum]);
        Take(Advise, Claim.Id, [_adviser]);
        Take(Invite, Claim.Id, [_asylum]);
        Later(6);
        var both = Someone(Function.Asylum, Function.Decision);
        Take(Hear, Claim.Id, [both], new Statement(Private, true, By.Person));
        Assert.Equal("same-official", Try(Refuse, Claim.Id, [both, _decision]).Refusal!.Name);
        Assert.Equal("quorum-missing", Try(Refuse, Claim.Id, [_decision, _decision]).Refusal!.Name);
        Assert.False(Try(Refuse, Claim.Id, [_decision, _second]).IsRefused);
    }

    [Fact]
    public void lets_an_appeal_follow_the_decision_and_carries_its_outcome_back()
    {
        Refused();
        Take(SmallReview.Lodge, null, [_asylum]);
        var review = _now.Cases[^1];
        Assert.Equal(Claim.Id, review.Followed);
        var taken = Take(SmallReview.Overturn, review.Id, [_court]);
        Assert.Equal([SmallReview.Overturn, Won], taken.Steps.Select(each => each.Rule.Step));
        Assert.Equal(Closed, Claim.State);
        Assert.Equal("nothing-to-follow", Try(SmallReview.Lodge, null, [_asylum]).Refusal!.Name);
    }

    [Fact]
    public void lets_a_persons_time_lapse_once_by_the_clock()
    {
        Refused();
        Later(31);
        Assert.Equal([Contest], Runner.Due(_now, _at).Select(each => each.Run.Term));
        var run = Runner.Due(_now, _at).Single();
        Assert.Equal(Lapse, FireNext()!.Steps.Single().Rule.Step);
        Assert.Equal(Final_, Claim.State);
        Assert.Null(_runner.Fire(_now, run.CaseId, run.Run.Id, _at));
    }

    [Fact]
    public void renews_what_runs_out()
    {
        Take(Make, null, [_asylum]);
        Later(100);
        Assert.Equal(Renew, FireNext()!.Steps.Single().Rule.Step);
        Assert.True(Claim.Running(Lasts)!.Due > _at);
        Assert.Null(FireNext());
    }

    [Fact]
    public void suspends_a_clock_and_gives_the_time_back()
    {
        Take(Make, null, [_asylum]);
        var due = Claim.Running(Decide)!.Due;
        Take(Invite, Claim.Id, [_asylum]);
        Assert.NotNull(Claim.Running(Decide)!.SuspendedAt);
        Later(10);
        Take(Cancel, Claim.Id, [_asylum]);
        Assert.Null(Claim.Running(Decide)!.SuspendedAt);
        Assert.Equal(due.AddDays(10), Claim.Running(Decide)!.Due);
    }

    [Fact]
    public void extends_a_term_to_its_cap_counted_from_the_same_start()
    {
        Take(Make, null, [_asylum]);
        Later(3);
        Take(Extend, Claim.Id, [_decision]);
        Assert.Equal(new DateTimeOffset(2027, 3, 2, 23, 59, 59, TimeSpan.FromHours(5)), Claim.Running(Decide)!.Due);
    }

    [Fact]
    public void discontinues_after_three_missed_sessions_and_not_before()
    {
        Take(Make, null, [_asylum]);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(Try(Discontinue, Claim.Id, [_asylum]).IsRefused);
            Take(Invite, Claim.Id, [_asylum]);
            Take(Miss, Claim.Id, [_asylum]);
        }
        Take(Discontinue, Claim.Id, [_asylum]);
        Assert.Equal(Closed, Claim.State);
    }

    [Fact]
    public void removes_nobody_while_a_hold_stands()
    {
        Take(SmallReturn.Begin, null, [_migration]);
        var removal = _now.Cases[^1].Id;
        Take(SmallReturn.Order, removal, [_migration]);
        Take(Make, null, [_asylum]);
        Assert.Equal("held", Try(SmallReturn.Remove, removal, [_migration]).Refusal!.Name);
        var standing = new GuardReader(_runner.Model, _now, _at).Standing(SmallWords.Removal).Single();
        Assert.Equal("claim", standing.Hold.Name);
        Assert.Equal(Claim.Id, standing.Case!.Id);
    }

    [Fact]
    public void starts_a_case_of_another_procedure_where_the_condition_holds_and_never_twice()
    {
        Take(SmallReturn.Begin, null, [_migration]);
        _now = _now with { Facts = _now.Facts.SetItem(SmallWords.Torture, new(true, _at)) };
        var taken = Take(SmallReturn.Shelter, _now.Cases[0].Id, [_migration]);
        Assert.Equal([SmallReturn.Shelter, Carry], taken.Steps.Select(each => each.Rule.Step));
        Assert.Equal(_now.Cases[0].Id, taken.Steps[1].BroughtBy);
        Take(SmallReturn.Begin, null, [_migration]);
        Assert.Single(Take(SmallReturn.Shelter, _now.Cases[^1].Id, [_migration]).Steps);
    }

    [Fact]
    public void changes_nothing_when_it_refuses()
    {
        Take(Make, null, [_asylum]);
        var before = _now;
        Assert.True(Try(Refuse, Claim.Id, [_decision, _second]).IsRefused);
        Assert.Same(before, _now);
    }
}
