using Pana.Law;
using Pana.Node.MadeUp;
using Pana.Storage;

namespace Pana.Node.Tests.MadeUp;

/// <summary>One filled state for all its questions.</summary>
public sealed class FilledTajikistan : IAsyncLifetime
{
    internal MadeUpState State { get; private set; } = null!;

    public async ValueTask InitializeAsync() => State = await MadeUpState.FillAsync("tjk", 300);

    public ValueTask DisposeAsync() => State.DisposeAsync();
}

public sealed class A_made_up_state(FilledTajikistan filled, ITestOutputHelper output) : IClassFixture<FilledTajikistan>
{
    MadeUpState State => filled.State;

    static string Now => $"{MadeUpState.Now.ToUnixTimeMilliseconds() * 1000}";

    IReadOnlyList<string> StatesOf(string procedure) =>
        [.. State.Count($"SELECT procedure, state, COUNT(*) FROM casework_case_file WHERE procedure = '{procedure}' GROUP BY 1, 2").Select(row => row.Kind)];

    [Fact]
    public void is_filled_by_the_rules_without_one_refusal()
    {
        output.WriteLine($"{State.Took.TotalSeconds:0.0} s, {State.Result.Persons} persons");
        foreach (var row in State.Count("SELECT procedure, state, COUNT(*) FROM casework_case_file GROUP BY 1, 2 ORDER BY 1, 2"))
            output.WriteLine($"{row.Count,5} {row.Kind}");
        Assert.Equal(300, State.Result.Persons);
        Assert.Empty(State.Result.Refusals);
    }

    [Theory]
    [InlineData(nameof(BorderIntake)), InlineData(nameof(Referral)), InlineData(nameof(AsylumRegistration))]
    [InlineData(nameof(RefugeeStatusDetermination)), InlineData(nameof(Appeal)), InlineData(nameof(SubsequentClaim))]
    [InlineData(nameof(EndOfStatus)), InlineData(nameof(Guardianship)), InlineData(nameof(ReturnDecision)), InlineData(nameof(IssueOfDocument))]
    public void has_cases_of_each_procedure_in_several_states(string procedure) => Assert.InRange(StatesOf(procedure).Count, 2, 12);

    [Fact]
    public void has_decisions_on_both_sides_and_people_at_the_first_talk()
    {
        Assert.Contains("RefugeeStatusDetermination.Recognised", StatesOf(nameof(RefugeeStatusDetermination)));
        Assert.Contains("RefugeeStatusDetermination.FinallyRefused", StatesOf(nameof(RefugeeStatusDetermination)));
        Assert.Contains("RefugeeStatusDetermination.RefusalServed", StatesOf(nameof(RefugeeStatusDetermination)));
        Assert.Contains("BorderIntake.Told", StatesOf(nameof(BorderIntake)));
    }

    [Fact]
    public void has_papers_in_every_state_and_some_that_were_lost_and_replaced()
    {
        var states = StatesOf(nameof(IssueOfDocument));
        Assert.Equal([], new[] { "Applied", "InForce", "Replaced", "Withdrawn" }.Select(state => $"IssueOfDocument.{state}").Except(states));
        Assert.NotEmpty(State.Count("SELECT withdrawn_by, '', COUNT(*) FROM casework_given_paper WHERE withdrawn_by = 'IssueOfDocument.ReportLost' GROUP BY 1"));
    }

    [Fact]
    public void has_papers_that_were_sealed_when_they_were_given()
    {
        const string given = "SELECT p.paper, '', COUNT(*) FROM casework_given_paper p WHERE p.paper IN ('Vocabulary.AsylumSeekerCertificate', 'Vocabulary.RefugeeCard')";
        Assert.Equal(2, State.Count($"{given} GROUP BY 1").Count);
        Assert.Empty(State.Count($"{given} AND NOT EXISTS (SELECT 1 FROM casework_paper_seal s WHERE s.paper_id = p.id AND s.sealed_at = p.given_at) GROUP BY 1"));
    }

    [Fact]
    public void has_late_work_work_for_today_and_work_for_later()
    {
        var due = State.Count($"""
            SELECT CASE WHEN next_due < {Now} THEN 'late' WHEN next_due < {Now} + 86400000000 THEN 'today' ELSE 'later' END, '', COUNT(*)
            FROM casework_case_file WHERE next_due IS NOT NULL AND closed_at IS NULL GROUP BY 1
            """).ToDictionary(row => row.Group, row => row.Count);
        Assert.All(["late", "today", "later"], when => Assert.InRange(due.GetValueOrDefault(when), 1, 300));
    }

    [Fact]
    public void has_interviews_ahead_and_certificates_renewed()
    {
        Assert.NotEmpty(State.Count("SELECT step, '', COUNT(*) FROM casework_taken_step WHERE step = 'AsylumRegistration.Renew' GROUP BY 1"));
        Assert.NotEmpty(State.Count($"""
            SELECT term, '', COUNT(*) FROM casework_stored_term
            WHERE term = 'RefugeeStatusDetermination.NoticeTerm' AND ended_at IS NULL AND due >= {Now} - 14 * 86400000000 GROUP BY 1
            """));
    }

    [Fact]
    public void has_no_term_that_ran_out_without_its_consequence_and_nothing_that_happens_after_now()
    {
        Assert.Empty(State.Count($"SELECT term, '', COUNT(*) FROM casework_stored_term WHERE ended_at IS NULL AND fired_at IS NULL AND suspended_at IS NULL AND due < {Now} GROUP BY 1"));
        Assert.Empty(State.Count($"SELECT step, '', COUNT(*) FROM casework_taken_step WHERE at > {Now} GROUP BY 1"));
    }

    [Fact]
    public async Task keeps_a_record_that_verifies()
    {
        var report = await JournalVerification.RunAsync(State.Database, cancel: TestContext.Current.CancellationToken);
        Assert.True(report.IsWhole);
        Assert.InRange(report.Entries, 300 * 5, long.MaxValue);
        Assert.Equal(0, report.Unsealed);
    }

    [Theory, InlineData("kaz"), InlineData("kgz"), InlineData("tkm"), InlineData("uzb")]
    public async Task is_filled_in_every_edition(string code)
    {
        await using var state = await MadeUpState.FillAsync(code, 60);
        Assert.Empty(state.Result.Refusals);
    }
}

public sealed class A_demo_node_that_ended_half_way
{
    [Theory, InlineData(false, true), InlineData(true, false)]
    public void is_made_anew_and_a_finished_one_is_kept(bool done, bool forgotten)
    {
        var folder = Directory.CreateTempSubdirectory("pana-test-").FullName;
        File.WriteAllText(Path.Combine(folder, done ? "made-up-people.done" : "made-up-people.begun"), "");
        MadeUpPeople.ForgetHalf(folder);
        Assert.Equal(forgotten, !Directory.Exists(folder));
        if (!forgotten)
            Directory.Delete(folder, recursive: true);
    }
}
