using System.Net;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class Who_may_see_a_case
{
    [Theory]
    [InlineData(Function.Asylum, HttpStatusCode.OK)]
    [InlineData(Function.Decision, HttpStatusCode.OK)]
    [InlineData(Function.Border, HttpStatusCode.NotFound)]
    [InlineData(Function.Migration, HttpStatusCode.NotFound)]
    [InlineData(Function.Police, HttpStatusCode.NotFound)]
    [InlineData(Function.Security, HttpStatusCode.NotFound)]
    [InlineData(Function.Social, HttpStatusCode.NotFound)]
    [InlineData(Function.LegalAid, HttpStatusCode.NotFound)]
    [InlineData(Function.Guardian, HttpStatusCode.NotFound)]
    [InlineData(Function.Interpreter, HttpStatusCode.NotFound)]
    [InlineData(Function.Health, HttpStatusCode.NotFound)]
    [InlineData(Function.LabourInspection, HttpStatusCode.NotFound)]
    [InlineData(Function.International, HttpStatusCode.NotFound)]
    [InlineData(Function.Hotline, HttpStatusCode.NotFound)]
    [InlineData(Function.Monitor, HttpStatusCode.NotFound)]
    public async Task of_asylum_is_said_by_its_wall(Function function, HttpStatusCode status)
    {
        await using var node = await CaseworkNode.NewAsync();
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        var registered = await node.TakeAsync(asylum, claim, AsylumRegistration.File);
        registered = await node.TakeAsync(asylum, claim, AsylumRegistration.Register);
        var determination = (Guid)registered["opened"][0]!["caseId"]!;
        var reader = await node.OfficialAsync(function);
        var answer = await node.GetAsync(reader, $"/api/cases/{determination}");
        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.OK)
            return;
        Assert.Equal((await node.GetAsync(reader, $"/api/cases/{Guid.CreateVersion7()}")).Text, answer.Text);
        Assert.Equal((await node.GetAsync(reader, $"/api/cases/{Guid.CreateVersion7()}/record")).Text,
            (await node.GetAsync(reader, $"/api/cases/{determination}/record")).Text);
        Assert.Equal((await node.GetAsync(reader, $"/api/persons/{Guid.CreateVersion7()}/cases")).Text,
            (await node.GetAsync(reader, $"/api/persons/{person}/cases")).Text);
        Assert.Equal("no-such-case", (await node.TakeAsync(reader, determination, RefugeeStatusDetermination.Screen)).Refusal);
        Assert.DoesNotContain($"{determination}", (await node.GetAsync(reader, "/api/work")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{determination}", (await node.GetAsync(reader, "/api/sent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task at_the_border_is_the_own_post_until_the_hand_over()
    {
        await using var node = await CaseworkNode.NewAsync();
        var crossings = CaseworkNode.Law.Units.Where(unit => unit.Kind == "crossing").Take(2).Select(unit => unit.Code).ToList();
        var (own, other) = (await node.OfficialAsync(Function.Border, crossings[0]), await node.OfficialAsync(Function.Border, crossings[1]));
        var intake = (await node.IntakeAsync(own)).Intake;
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(other, $"/api/cases/{intake}")).Status);
        var referral = (Guid)(await node.TakeAsync(own, intake, BorderIntake.Refer))["opened"][0]!["caseId"]!;
        var sent = await node.GetAsync(own, $"/api/cases/{referral}");
        Assert.Equal("Status", (string)sent["sight"]!);
        Assert.Equal("Received", (string)sent["status"]!);
        Assert.Equal("", (string)sent["stateText"]!);
        Assert.Empty(sent["record"].AsArray());
        var asylum = await node.OfficialAsync(Function.Asylum, await UnitOfAsync(node, referral));
        await node.TakeAsync(asylum, referral, Referral.Accept);
        Assert.Equal("Accepted", (string)(await node.GetAsync(own, $"/api/cases/{referral}"))["status"]!);
        var claim = (Guid)(await node.TakeAsync(asylum, referral, Referral.TakeOver))["opened"][0]!["caseId"]!;
        var after = await node.GetAsync(own, $"/api/cases/{intake}");
        Assert.Equal("Status", (string)after["sight"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(own, $"/api/cases/{claim}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync(asylum, $"/api/cases/{claim}")).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_child_is_the_guardian_and_of_no_other_child(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var social = await node.OfficialAsync(Function.Social);
        var (guardian, stranger) = (await node.OfficialAsync(Function.Guardian), await node.OfficialAsync(Function.Guardian, which: 1));
        var asylum = await node.OfficialAsync(Function.Asylum);
        var child = await node.PersonAsync("2012");
        await node.LetKnowAsync(social, child);
        var guardianship = (await node.OpenAsync(social, Guardianship.Request, child)).Case;
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, child)).Case;
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(guardian, $"/api/cases/{guardianship}")).Status);
        var appointed = await node.TakeAsync(social, guardianship, Guardianship.Appoint, new { Appointee = guardian.Id });
        Assert.Equal("Guardianship.InPlace", (string)appointed["state"]!);
        Assert.Equal("Full", (string)(await node.GetAsync(guardian, $"/api/cases/{guardianship}"))["sight"]!);
        Assert.Equal("Part", (string)(await node.GetAsync(guardian, $"/api/cases/{claim}"))["sight"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(stranger, $"/api/cases/{guardianship}")).Status);
        Assert.Single((await node.GetAsync(guardian, "/api/work"))["groups"].AsArray());
    }

    [Theory]
    [InlineData(Function.Administrator)]
    [InlineData(Function.DataProtection)]
    [InlineData(Function.Coordinator)]
    public async Task is_nobody_who_reads_no_file(Function function)
    {
        await using var node = await CaseworkNode.NewAsync();
        var intake = (await node.IntakeAsync(await node.OfficialAsync(Function.Border))).Intake;
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(await node.OfficialAsync(function), $"/api/cases/{intake}")).Status);
    }

    [Fact]
    public async Task is_written_in_the_log_of_readings()
    {
        await using var node = await CaseworkNode.NewAsync();
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.GetAsync(asylum, $"/api/cases/{claim}");
        var lines = await node.InAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person));
        Assert.Contains(lines, line => line.CaseId == claim && line.Wall == Wall.Asylum);
    }

    static async Task<string> UnitOfAsync(CaseworkNode node, Guid id) => await node.InAsync<Pana.Casework.CaseworkContext, string>(context =>
        Task.FromResult(context.Cases.Single(row => row.Id == id).Unit));
}

public sealed class A_case_page
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task says_what_may_be_done_what_may_not_and_why(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        var page = await node.GetAsync(guard, $"/api/cases/{intake}");
        Assert.Contains("Explain", page.Steps("may"));
        Assert.Contains("Refer", page.Steps("may"));
        Assert.Contains("RefuseEntry", page.Steps("mayNot"));
        var why = page["mayNot"].AsArray().First(line => (string)line!["step"]! == "BorderIntake.RefuseEntry")!["reasons"]!.AsArray();
        Assert.Contains(why, reason => (string)reason!["name"]! == "held" && ((string)reason["source"]!).Contains("1951", StringComparison.Ordinal));
        Assert.All(why, reason => Assert.DoesNotContain("[", (string)reason!["sentence"]!, StringComparison.Ordinal));
        Assert.NotEmpty(page["clocks"].AsArray());
        Assert.Equal("BorderIntake.Presented", (string)page["path"][0]!);
    }

    [Fact]
    public async Task tells_a_guard_of_a_hold_without_its_kind()
    {
        await using var node = await CaseworkNode.NewAsync();
        var (guard, asylum) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Asylum));
        var (person, intake) = await node.IntakeAsync(guard);
        await node.LetKnowAsync(asylum, person);
        await node.OpenAsync(asylum, AsylumRegistration.Voice, person);
        var page = await node.GetAsync(guard, $"/api/cases/{intake}");
        Assert.NotEmpty(page["holds"].AsArray());
        var refused = await node.TakeAsync(guard, intake, BorderIntake.RefuseEntry, new { RefusalReasons = "нет визы" });
        Assert.DoesNotContain("Asylum", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Asylum", page.Text, StringComparison.Ordinal);
    }
}

public sealed class A_reason
{
    /// <summary>A guard cannot tell a claim that somebody else recorded from a question that nobody has asked yet.</summary>
    [Fact]
    public async Task gives_no_claim_away_at_the_border()
    {
        await using var node = await CaseworkNode.NewAsync();
        var (guard, asylum) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Asylum));
        var (claims, silent) = (await node.IntakeAsync(guard), await node.IntakeAsync(guard));
        await node.LetKnowAsync(asylum, claims.Person);
        Assert.Equal(HttpStatusCode.OK, (await node.OpenAsync(asylum, AsylumRegistration.Voice, claims.Person)).Status);
        Assert.Equal(await WhyAsync(silent.Intake), await WhyAsync(claims.Intake));

        async Task<string> WhyAsync(Guid intake)
        {
            var page = await node.GetAsync(guard, $"/api/cases/{intake}");
            return string.Join('\n', page["mayNot"].AsArray().Select(line => line!["reasons"]!.ToJsonString().Replace("\\n", "\n", StringComparison.Ordinal))
                .Distinct()) + page["holds"].ToJsonString();
        }
    }
}

public sealed class A_supervisor
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task gives_a_case_to_an_official_of_the_unit_and_it_is_recorded(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (lead, one, other) = (await node.OfficialAsync(Function.Asylum, leads: true), await node.OfficialAsync(Function.Asylum),
            await node.OfficialAsync(Function.Asylum, which: 1));
        var claim = (await node.OpenAsync(one, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        Assert.Contains($"{claim}", (await node.GetAsync(other, "/api/work")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.PostAsync(one, $"/api/cases/{claim}/assignment", new { officer = one.Id, reason = "-" })).Status);
        Assert.Equal("reason-missing", (await node.PostAsync(lead, $"/api/cases/{claim}/assignment", new { officer = one.Id })).Refusal);
        var given = await node.PostAsync(lead, $"/api/cases/{claim}/assignment", new { officer = one.Id, reason = "говорит на дари" });
        Assert.Equal(HttpStatusCode.OK, given.Status);
        Assert.DoesNotContain($"{claim}", (await node.GetAsync(other, "/api/work")).Text, StringComparison.Ordinal);
        Assert.Contains($"{claim}", (await node.GetAsync(one, "/api/work")).Text, StringComparison.Ordinal);
        Assert.Equal("reassignment", (string)(await node.GetAsync(one, $"/api/cases/{claim}/record"))["entries"][0]!["step"]!);
    }
}
