using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Casework.Clocks;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class A_clock
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_runs_out_tells_the_supervisor_once(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, lead) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Border, leads: true));
        var intake = (await node.IntakeAsync(guard)).Intake;
        Assert.Equal(0, await TickAsync(node));
        node.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TickAsync(node)))).Sum());
        Assert.Equal(0, await TickAsync(node));
        var load = await node.GetAsync(lead, "/api/load");
        var late = load["late"].AsArray().Single()!;
        Assert.Equal(intake, (Guid)late["caseId"]!);
        Assert.Equal(1, (int)load["nobody"]!["openLate"]!);
        Assert.Equal("BorderIntake.ProfileTerm", (string)(await node.GetAsync(guard, $"/api/cases/{intake}/record"))["entries"][0]!["step"]!);
        await node.PostAsync(lead, $"/api/late/{(Guid)late["termId"]!}/seen", new { });
        Assert.Empty((await node.GetAsync(lead, "/api/load"))["late"].AsArray());
        Assert.True((await JournalVerification.RunAsync(node.Database)).IsWhole);
    }

    /// <summary>A number that grows by one tells as much as a name, to whoever knows who came that day.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task and_a_case_behind_a_wall_are_not_counted_to_a_supervisor_who_may_not_know_of_it(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, lead) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Border, leads: true));
        var (walled, _) = (await node.IntakeAsync(guard), await node.IntakeAsync(guard));
        Assert.Equal(2, (int)(await node.GetAsync(lead, "/api/load"))["nobody"]!["open"]!);
        await node.InAsync<CaseworkContext, int>(context => context.Cases.Where(row => row.Id == walled.Intake)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.Wall, Wall.Trafficking)));
        node.Clock.Advance(TimeSpan.FromHours(25));
        await TickAsync(node);
        var load = await node.GetAsync(lead, "/api/load");
        Assert.Equal((1, 1), ((int)load["nobody"]!["open"]!, (int)load["nobody"]!["openLate"]!));
        Assert.DoesNotContain(load["late"].AsArray(), late => (Guid)late!["caseId"]! == walled.Intake);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task renews_a_certificate_without_a_new_look(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        await node.TakeAsync(asylum, claim, AsylumRegistration.File);
        var registered = await node.TakeAsync(asylum, claim, AsylumRegistration.Register);
        Assert.Equal("AsylumRegistration.Registered", (string)registered["state"]!);
        node.Clock.Advance(TimeSpan.FromDays(100));
        await TickAsync(node);
        var papers = await node.InAsync<CaseworkContext, List<DateTimeOffset?>>(context => context.Papers
            .Where(paper => paper.CaseId == claim && paper.Paper == "Vocabulary.AsylumSeekerCertificate").OrderBy(paper => paper.GivenAt)
            .Select(paper => paper.ValidUntil).ToListAsync());
        Assert.Equal(2, papers.Count);
        Assert.True(papers[1] > node.Clock.GetUtcNow());
        Assert.Equal("AsylumRegistration.Registered", (string)(await node.GetAsync(asylum, $"/api/cases/{claim}"))["state"]!);
    }

    [Fact]
    public async Task that_was_met_fires_never()
    {
        await using var node = await CaseworkNode.NewAsync();
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        await node.TakeAsync(guard, intake, BorderIntake.Refer);
        node.Clock.Advance(TimeSpan.FromDays(2));
        await TickAsync(node);
        Assert.DoesNotContain("BorderIntake.ProfileTerm", await FiredAsync(node));
    }

    static Task<List<string>> FiredAsync(CaseworkNode node) =>
        node.InAsync<CaseworkContext, List<string>>(context => context.Firings.Select(firing => firing.Term).ToListAsync());

    static Task<int> TickAsync(CaseworkNode node) => node.InAsync<Clockwork, int>(clocks => clocks.TickAsync());
}
