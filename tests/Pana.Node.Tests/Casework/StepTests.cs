using System.Net;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class The_tables
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_what_the_model_says(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<CaseworkContext>(kind, typeof(CaseworkModule).Assembly));
}

public sealed class A_step
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task opens_a_case_and_moves_it(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var opened = await node.OpenAsync(asylum, AsylumRegistration.Voice, await node.PersonAsync());
        Assert.Equal("AsylumRegistration.Voiced", (string)opened["state"]!);
        Assert.True(CaseNumber.TryParse((string)opened["number"]!, out _));
        await node.TakeAsync(asylum, opened.Case, AsylumRegistration.File);
        var moved = await node.TakeAsync(asylum, opened.Case, AsylumRegistration.Register);
        Assert.Equal("AsylumRegistration.Registered", (string)moved["state"]!);
        Assert.Single(moved["opened"].AsArray());
        Assert.Equal(3, (long)moved["version"]!);
        Assert.Equal(3, await node.VersionAsync(opened.Case));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_in_the_record_with_what_was_said_sealed(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person, new { OralClaim = "Мне угрожали дома." })).Case;
        var report = await JournalVerification.RunAsync(node.Database);
        Assert.True(report.IsWhole);
        var record = await node.GetAsync(asylum, $"/api/cases/{claim}/record");
        Assert.Equal("Мне угрожали дома.", (string)record["entries"][0]!["details"]![0]!["value"]!);
        var entry = await node.InAsync<Journal, JournalEntry>(async journal => await journal.ReadAsync(claim).FirstAsync());
        Assert.Equal("AsylumRegistration.Voice", entry.Step);
        Assert.DoesNotContain("угрожали", System.Text.Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    /// <summary>Numbers are drawn by chance (protection.md 2); one that is taken makes nobody fail.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_drew_a_number_which_is_taken_is_taken_again_with_another(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (person, intake) = await node.IntakeAsync(await node.OfficialAsync(Function.Border));
        var (same, tries) = ($"{CaseNumber.New()}", 0);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.False((await node.InAsync<UnitOfWork, Outcome<bool>>(unit => unit.RunAsync<bool>(() =>
            {
                unit.Context<CaseworkContext>().Papers.Add(new()
                {
                    Id = Guid.CreateVersion7(), CaseId = intake, PersonId = person, Paper = "Vocabulary.ArrivalSlip", Step = "BorderIntake.Present",
                    Number = tries++ < 2 ? same : $"{CaseNumber.New()}", Wall = Wall.Open, GivenAt = node.Clock.GetUtcNow(),
                });
                return Task.FromResult<Outcome<bool>>(true);
            }))).IsRefused);
        Assert.Equal(3, tries);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_refused_changes_nothing(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        var before = (await JournalVerification.RunAsync(node.Database)).Entries;
        var refused = await node.TakeAsync(guard, intake, BorderIntake.RefuseEntry, new { RefusalReasons = "нет визы" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("wrong-state", refused.Refusal);
        Assert.NotNull((string?)refused.Body!["source"]);
        Assert.Equal(1, await node.VersionAsync(intake));
        Assert.Equal(before, (await JournalVerification.RunAsync(node.Database)).Entries);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task from_a_stale_page_says_what_changed(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (one, other) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Border, which: 1));
        var intake = (await node.IntakeAsync(one)).Intake;
        await node.TakeAsync(one, intake, BorderIntake.NoteUrgentNeeds, version: 1);
        var stale = await node.TakeAsync(other, intake, BorderIntake.Refer, version: 1);
        Assert.Equal("stale", stale.Refusal);
        Assert.Equal("version-missing", (await node.PostAsync(one, $"/api/cases/{intake}/steps/{BorderIntake.Refer.Key}", new { })).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_two_officers_at_once_is_taken_by_one(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => node.TakeAsync(guard, intake, BorderIntake.Refer, version: 1)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("stale", answer.Refusal));
        Assert.Equal(1, await node.InAsync<CaseworkContext, int>(context => context.Cases.CountAsync(row => row.Procedure == nameof(Referral))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task with_the_same_key_is_taken_once(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var first = await node.OpenAsync(asylum, AsylumRegistration.Voice, person, key: "a");
        var again = await node.OpenAsync(asylum, AsylumRegistration.Voice, person, key: "a");
        Assert.Equal((HttpStatusCode.OK, first.Text), (first.Status, again.Text));
        Assert.Equal("key-used-before", (await node.OpenAsync(asylum, AsylumRegistration.Voice, await node.PersonAsync(), key: "a")).Refusal);
        Assert.Equal(1, await node.InAsync<CaseworkContext, int>(context => context.Cases.CountAsync()));
    }

    [Theory]
    [InlineData("{}", "answer-missing")]
    [InlineData("""{"Language":"martian","Medium":"read-aloud"}""", "answer-not-understood")]
    public async Task checks_the_answers(string answers, string refusal)
    {
        await using var node = await CaseworkNode.NewAsync();
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        Assert.Equal(refusal, (await node.TakeAsync(guard, intake, BorderIntake.Explain, System.Text.Json.Nodes.JsonNode.Parse(answers))).Refusal);
    }

    [Fact]
    public async Task refuses_ten_megabytes_in_a_field_and_keeps_html_as_text()
    {
        await using var node = await CaseworkNode.NewAsync();
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var long_ = await node.OpenAsync(asylum, AsylumRegistration.Voice, person, new { OralClaim = new string('я', 20_001) });
        Assert.Equal("answer-too-long", long_.Refusal);
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person, new { OralClaim = "<script>alert(1)</script>" })).Case;
        var record = await node.GetAsync(asylum, $"/api/cases/{claim}/record");
        Assert.Equal("<script>alert(1)</script>", (string)record["entries"][0]!["details"]![0]!["value"]!);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task about_nobody_registered_opens_nothing(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        Assert.Equal("no-such-case", (await node.OpenAsync(guard, BorderIntake.Present, Guid.CreateVersion7())).Refusal);
        Assert.Equal("no-such-case", (await node.TakeAsync(guard, Guid.CreateVersion7(), BorderIntake.Refer, version: 1)).Refusal);
        Assert.Equal("no-such-step", (await node.OpenAsync(guard, new Step(), await node.PersonAsync())).Refusal);
    }
}
