using System.Text.Json;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.Casework;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Dashboards;

public sealed class The_figures_of_a_unit
{
    [Fact]
    public async Task are_for_whoever_leads_it_alone()
    {
        await using var node = await CaseworkNode.NewAsync();
        foreach (var function in Enum.GetValues<Function>())
            Assert.Null(await ReadAsync(node, await node.OfficialAsync(function)));
        Assert.NotNull(await ReadAsync(node, await node.OfficialAsync(Function.Asylum, leads: true)));
    }

    /// <summary>Existence is a secret too (protection.md 2): a claim, a child's file and their papers change no figure of anybody outside.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task say_nothing_of_what_stands_behind_a_wall(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var before = new Dictionary<Function, string>();
        // Everybody is there from the beginning: a new colleague is a new line.
        foreach (var function in Enum.GetValues<Function>())
            await node.OfficialAsync(function, leads: true);
        var (asylum, social) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Social));
        foreach (var function in Enum.GetValues<Function>())
            before[function] = await WordsAsync(node, function);

        var claim = await ClaimAsync(node, asylum);
        var child = await node.PersonAsync("2013");
        await node.LetKnowAsync(social, child);
        var guardianship = await node.OpenAsync(social, Guardianship.Request, child);
        Assert.NotEqual(Guid.Empty, claim);
        Assert.NotEqual(Guid.Empty, guardianship.Case);

        Function[] inside = [Function.Asylum, Function.Decision, Function.Social];
        foreach (var function in Enum.GetValues<Function>())
            Assert.True(inside.Contains(function) || before[function] == await WordsAsync(node, function), $"{function} learns something");
        Assert.NotEqual(before[Function.Asylum], await WordsAsync(node, Function.Asylum));
        Assert.NotEqual(before[Function.Social], await WordsAsync(node, Function.Social));
        // And of one another's wall those inside one of them learn nothing either.
        Assert.DoesNotContain(nameof(Guardianship), await WordsAsync(node, Function.Asylum), StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(AsylumRegistration), await WordsAsync(node, Function.Social), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_of_no_other_unit(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = (await node.OfficialAsync(Function.Asylum, "asylum-dushanbe", leads: true), await node.OfficialAsync(Function.Asylum, "asylum-bokhtar", leads: true));
        var official = await node.OfficialAsync(Function.Asylum, "asylum-dushanbe");
        var before = await WordsAsync(node, there);
        await ClaimAsync(node, official);
        Assert.Equal(before, await WordsAsync(node, there));
        Assert.Contains((await ReadAsync(node, here))!.Clocks, clock => clock.Procedure == nameof(RefugeeStatusDetermination) && clock.Running == 1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task show_a_clock_as_late_by_law(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, leads: true));
        var claim = (await node.OpenAsync(official, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        await node.TakeAsync(official, claim, AsylumRegistration.File);
        Assert.Equal((1, 0), await RegisterClockAsync());
        node.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal((1, 1), await RegisterClockAsync());
        Assert.Equal(1, (await ReadAsync(node, leader))!.Officers[^1].Late);
        await node.TakeAsync(official, claim, AsylumRegistration.Register);
        Assert.Equal((0, 0), await RegisterClockAsync());

        async Task<(int, int)> RegisterClockAsync()
        {
            var clock = (await ReadAsync(node, leader))!.Clocks.FirstOrDefault(clock => clock.Label == "term.asylum.register");
            return (clock?.Running ?? 0, clock?.Late ?? 0);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task measure_the_days_that_a_stage_took(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, leads: true));
        foreach (var days in new[] { 1, 2, 9 })
        {
            var claim = (await node.OpenAsync(official, AsylumRegistration.Voice, await node.PersonAsync())).Case;
            await node.TakeAsync(official, claim, AsylumRegistration.File);
            node.Clock.Advance(TimeSpan.FromDays(days));
            await node.TakeAsync(official, claim, AsylumRegistration.Register);
        }
        var figures = (await ReadAsync(node, leader))!;
        var filed = figures.Stages.Single(stage => stage.State == AsylumRegistration.Filed.Key);
        Assert.Equal((3, 2.0, 9.0), (filed.Done, Math.Round(filed.Median!.Value), Math.Round(filed.NinthDecile!.Value)));
        Assert.Equal([2, 1, 0, 0, 0, 0], filed.Spread);
        // The three determinations that follow wait to be heard.
        Assert.Equal(3, figures.Backlog.Single(line => line.Procedure == nameof(RefugeeStatusDetermination)).Open);
        Assert.Equal(3, figures.Stages.Single(stage => stage.State == RefugeeStatusDetermination.Opened.Key).Waiting);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task count_children_who_wait_for_a_guardian(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, leads: true));
        Assert.Equal(0, (await ReadAsync(node, leader))!.Children!.Count);
        var child = await node.PersonAsync("2014");
        await node.LetKnowAsync(official, child);
        Assert.NotEqual(Guid.Empty, (await node.OpenAsync(official, Guardianship.Request, child)).Case);
        node.Clock.Advance(TimeSpan.FromDays(8));
        var children = (await ReadAsync(node, leader))!.Children!;
        Assert.Equal((1, 8.0), (children.Count, Math.Round(children.Longest!.Value)));
        Assert.Equal([0, 1, 0, 0], children.Spread);
        Assert.Null((await ReadAsync(node, await node.OfficialAsync(Function.Asylum, leads: true)))!.Children);
        Assert.Null((await ReadAsync(node, await node.OfficialAsync(Function.Border, leads: true)))!.Children);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task count_the_arrivals_of_the_own_post(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, leader, other) = (await node.OfficialAsync(Function.Border, "tem"), await node.OfficialAsync(Function.Border, "tem", leads: true), await node.OfficialAsync(Function.Border, "ishkashim", leads: true));
        var told = (await node.IntakeAsync(guard)).Intake;
        await node.IntakeAsync(guard);
        node.Clock.Advance(TimeSpan.FromHours(3));
        await node.TakeAsync(guard, told, BorderIntake.Explain, new { Language = "prs", Medium = "LEAFLET" });
        var post = (await ReadAsync(node, leader))!.Post!;
        Assert.Equal((2, 1, 3.0), (post.All, post.Told, Math.Round(post.HoursToTelling!.Value)));
        Assert.Equal(2, post.Days[^1].Arrived);
        Assert.Equal(0, (await ReadAsync(node, other))!.Post!.All);
        Assert.Null((await ReadAsync(node, await node.OfficialAsync(Function.Asylum, leads: true)))!.Post);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task warn_of_certificates_that_lapse(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, leads: true));
        await ClaimAsync(node, official);
        var until = (await node.InAsync<Pana.Casework.CaseworkContext, DateTimeOffset?>(context =>
            Task.FromResult(context.Papers.Single(paper => paper.Paper == Vocabulary.AsylumSeekerCertificate.Key).ValidUntil)))!.Value;
        node.Clock.Advance(until - node.Clock.GetUtcNow() - TimeSpan.FromDays(10));
        Assert.Equal((0, 1, 1), await LapsingAsync());
        node.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal((1, 1, 1), await LapsingAsync());
        Assert.Empty((await ReadAsync(node, await node.OfficialAsync(Function.Police, leads: true)))!.Papers);

        async Task<(int, int, int)> LapsingAsync()
        {
            var line = Assert.Single((await ReadAsync(node, leader))!.Papers, line => line.Label == "paper.asylum-seeker-certificate");
            return (line.Seven, line.Fourteen, line.Thirty);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task say_how_many_claimants_were_told_and_understood(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, leads: true));
        var interpreter = await node.OfficialAsync(Function.Interpreter);
        var claim = (await node.OpenAsync(official, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        await ClaimAsync(node, official);
        await node.TakeAsync(official, claim, AsylumRegistration.Explain);
        Assert.Null((await node.TakeAsync(official, claim, AsylumRegistration.BookInterpreter, new { Booking = interpreter.Id })).Refusal);
        var figures = (await ReadAsync(node, leader))!;
        Assert.Equal(new(2, 1, 1, 0), figures.Claims);
        Assert.Equal((interpreter.Name, 1), (Assert.Single(figures.Interpreters).Name, figures.Interpreters[0].Open));
    }

    static async Task<Guid> ClaimAsync(CaseworkNode node, Officer official)
    {
        var claim = (await node.OpenAsync(official, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        await node.TakeAsync(official, claim, AsylumRegistration.File);
        return (Guid)(await node.TakeAsync(official, claim, AsylumRegistration.Register))["opened"][0]!["caseId"]!;
    }

    static Task<UnitFigures?> ReadAsync(CaseworkNode node, Officer officer) => node.InAsync<WorkFigures, UnitFigures?>(work => work.ReadAsync(officer, TestContext.Current.CancellationToken));

    static async Task<string> WordsAsync(CaseworkNode node, Function function) => await WordsAsync(node, await node.OfficialAsync(function, leads: true));

    static async Task<string> WordsAsync(CaseworkNode node, Officer officer) => JsonSerializer.Serialize(await ReadAsync(node, officer));
}
