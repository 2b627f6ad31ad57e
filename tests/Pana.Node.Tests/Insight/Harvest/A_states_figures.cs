using System.Net;
using Pana.Insight;
using Pana.Insight.Harvest;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Harvest;

public sealed class A_states_figures
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task show_only_after_its_own_focal_point_signed_them_off(DatabaseKind kind)
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.AddRange([MadeUpMember.Refugees(40), MadeUpMember.Refugees(25, "F"), MadeUpMember.Refugees(15, "M")]);
        await using var regional = await HarvestingNode.StartAsync(kind, member.Address);
        Assert.Null(await regional.HarvestAsync(member.Address));
        var submission = Assert.Single(await regional.SubmissionsAsync());
        Assert.Equal((SubmissionStanding.Submitted, 3, 3, false), (submission.Standing, submission.Figures, submission.Added, submission.LacksSex));
        Assert.Empty(await regional.ShownAsync());

        using var neighbour = await regional.FocalPointAsync("kaz");
        using var secretariat = await regional.AsAsync(Function.Secretariat);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/harvest/{submission.Id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await secretariat.GetAsync($"/harvest/{submission.Id}", TestContext.Current.CancellationToken)).StatusCode);
        using (var not = await RunningNode.PostAsync(neighbour, $"/harvest/{submission.Id}/signed-off", "/harvest"))
            Assert.Equal(HttpStatusCode.NotFound, not.StatusCode);
        using (var not = await RunningNode.PostAsync(neighbour, "/harvest/signed-off", "/harvest"))
            Assert.Equal(HttpStatusCode.Conflict, not.StatusCode);
        Assert.Empty(await regional.ShownAsync());

        using var focal = await regional.FocalPointAsync("kgz");
        Assert.Contains("Women and girls", await focal.ReadAsync($"/harvest/{submission.Id}"));
        using var signed = await RunningNode.PostAsync(focal, $"/harvest/{submission.Id}/signed-off", "/harvest");
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Equal(["F 2026-10 25", "M 2026-10 15", "T 2026-10 40"], await regional.ShownAsync());
        Assert.Contains((await regional.OfficersAsync(Function.Coordinator)).Single(officer => officer.Authority == "kgz").Name, await secretariat.HarvestPageAsync());
        using var again = await RunningNode.PostAsync(focal, $"/harvest/{submission.Id}/signed-off", "/harvest");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_were_returned_are_not_asked_about_again_until_the_state_corrected_them(DatabaseKind kind)
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.Add(MadeUpMember.Refugees(40));
        await using var regional = await HarvestingNode.StartAsync(kind, member.Address);
        await regional.HarvestAsync(member.Address);
        var first = Assert.Single(await regional.SubmissionsAsync());
        Assert.True(first.LacksSex);
        using var focal = await regional.FocalPointAsync("kgz");
        using (var without = await RunningNode.PostAsync(focal, $"/harvest/{first.Id}/returned", "/harvest", ("reason", " ")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using (var returned = await RunningNode.PostAsync(focal, $"/harvest/{first.Id}/returned", "/harvest", ("reason", "October was counted twice")))
            Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        regional.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await regional.HarvestAsync(member.Address));
        Assert.Single(await regional.SubmissionsAsync());
        // Days went by, and the session with them.
        using var later = await regional.FocalPointAsync("kgz");
        Assert.Contains("October was counted twice", await later.HarvestPageAsync());

        member.Stock[0] = MadeUpMember.Refugees(20);
        regional.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await regional.HarvestAsync(member.Address));
        Assert.Equal([SubmissionStanding.Returned, SubmissionStanding.Submitted], (await regional.SubmissionsAsync()).Select(row => row.Standing));
        using var last = await regional.FocalPointAsync("kgz");
        using var signed = await RunningNode.PostAsync(last, "/harvest/signed-off", "/harvest");
        Assert.Equal(["T 2026-10 20"], await regional.ShownAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task take_the_place_of_those_that_wait_and_say_what_they_change(DatabaseKind kind)
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.AddRange([MadeUpMember.Refugees(40), MadeUpMember.Refugees(30, period: "2026-09")]);
        await using var regional = await HarvestingNode.StartAsync(kind, member.Address);
        await regional.HarvestAsync(member.Address);
        using var focal = await regional.FocalPointAsync("kgz");
        using (await RunningNode.PostAsync(focal, "/harvest/signed-off", "/harvest"))
            member.Stock.Add(MadeUpMember.Refugees(10, period: "2026-08"));
        regional.Clock.Advance(TimeSpan.FromDays(2));
        await regional.HarvestAsync(member.Address);
        member.Stock[0] = MadeUpMember.Refugees(45);
        member.Stock.RemoveAt(1);
        regional.Clock.Advance(TimeSpan.FromDays(2));
        await regional.HarvestAsync(member.Address);
        var rows = await regional.SubmissionsAsync();
        Assert.Equal([SubmissionStanding.SignedOff, SubmissionStanding.Replaced, SubmissionStanding.Submitted], rows.Select(row => row.Standing));
        Assert.Equal((1, 1, 1), (rows[2].Added, rows[2].Changed, rows[2].Gone));
        Assert.Equal([0, 0], rows.Take(2).Select(row => row.Box.Length));
        Assert.Equal(["T 2026-09 30", "T 2026-10 40"], await regional.ShownAsync());
    }

    [Fact]
    public async Task that_did_not_change_are_asked_for_by_the_time_since_which_they_are_known()
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.Add(MadeUpMember.Refugees(40));
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        await regional.HarvestAsync(member.Address);
        member.IsQuiet = true;
        member.Asked.Clear();
        regional.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await regional.HarvestAsync(member.Address));
        Assert.All(member.Asked, asked => Assert.Contains("?updatedAfter=2026-11-23T05%3A00%3A00Z", asked));
        Assert.All(member.Asked, asked => Assert.Contains("/*.KGZ.STATE.", Uri.UnescapeDataString(asked)));
        Assert.Equal(11, member.Asked.Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_harvested_from_a_running_node_and_published_by_the_regional_one(DatabaseKind kind)
    {
        await using var kyrgyz = await RunningNode.StartAsync(kind, "kgz");
        await kyrgyz.PublishAsync(MadeUpMember.Refugees(40), MadeUpMember.Refugees(25, "F"), MadeUpMember.Refugees(15, "M"));
        await using var regional = await HarvestingNode.StartAsync(kind, kyrgyz.Address);
        Assert.Null(await regional.HarvestAsync(kyrgyz.Address));
        using var focal = await regional.FocalPointAsync("kgz");
        using (await RunningNode.PostAsync(focal, "/harvest/signed-off", "/harvest"))
            Assert.Equal(["F 2026-10 25", "M 2026-10 15", "T 2026-10 40"], await regional.ShownAsync());
        foreach (var node in new[] { kyrgyz, regional })
            node.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(await regional.HarvestAsync(kyrgyz.Address));
        Assert.Single(await regional.SubmissionsAsync());
        await kyrgyz.PublishAsync(MadeUpMember.Refugees(41), MadeUpMember.Refugees(25, "F"));
        Assert.Null(await regional.HarvestAsync(kyrgyz.Address));
        var rows = await regional.SubmissionsAsync();
        Assert.Equal((0, 1, 1), (rows[1].Added, rows[1].Changed, rows[1].Gone));
        using var world = regional.Browser();
        var shown = await world.GetStringAsync("/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0/*?format=csv", TestContext.Current.CancellationToken);
        Assert.Contains(",40,", shown);
        Assert.DoesNotContain(",41,", shown);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task lie_in_tables_as_the_model_expects(DatabaseKind kind) => Assert.Empty(await Schema.DifferencesAsync<InsightContext>(kind, typeof(InsightModule).Assembly));
}
