using Microsoft.EntityFrameworkCore;
using Pana.Insight;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Storage;
using Rsd = Pana.Law.RefugeeStatusDetermination;

namespace Pana.Node.Tests.Insight.Counting;

public sealed class A_counted_person
{
    static readonly (Function, Step)[] Claims = [(Function.Asylum, AsylumRegistration.Voice), (Function.Asylum, AsylumRegistration.File), (Function.Asylum, AsylumRegistration.Register)];

    const string Asylum = "M.STOCK.ASY.AFG.F.Y35T59.TJ-DU.PS 1", Refugee = "M.STOCK.REF.AFG.F.Y35T59.TJ-DU.PS 1";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task seeks_asylum_until_the_decision_and_is_a_refugee_from_then_on(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        var person = await node.PersonAsync();
        await node.WalkAsync(person, Claims);
        Assert.True(await node.CountAsync() > 0);
        var then = node.Clock.GetUtcNow();
        Assert.Equal([Asylum], await node.LinesAsync(AllFlows.Stock, "2026-11"));
        node.Clock.Advance(TimeSpan.FromDays(40));
        await node.WalkAsync(person, (Function.Decision, Rsd.RecogniseFamily), (Function.Decision, Rsd.ServeGrant));
        await node.CountAsync();
        Assert.Equal([Refugee], await node.LinesAsync(AllFlows.Stock, "2027-01"));
        Assert.Equal([Asylum], await node.LinesAsync(AllFlows.Stock, "2026-12"));
        Assert.Equal([Asylum.Replace("M.", "A.", StringComparison.Ordinal)], await node.LinesAsync(AllFlows.Stock, "2026"));
        Assert.Equal([Asylum], await node.LinesAsync(AllFlows.Stock, "2026-11", then));
        Assert.Empty(await node.LinesAsync(AllFlows.Stock, "2027-01", then));
        Assert.Equal(["M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.N.FI.CS 1", "M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.N.FI.PS 1"], await node.LinesAsync(AllFlows.AsylumApplications, "2026-11"));
        Assert.Equal(["A.DAYS_LE90.ASY.AFG.F.Y35T59.TJ-DU.REG.FI.REC.PS 1", "A.DECIS.ASY.AFG.F.Y35T59.TJ-DU.REG.FI.REC.CS 1",
            "A.DECIS.ASY.AFG.F.Y35T59.TJ-DU.REG.FI.REC.PS 1"], await node.LinesAsync(AllFlows.AsylumDecisions, "2027"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task grows_older_without_a_step(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        await node.WalkAsync(await node.PersonAsync("M", "2009-01-20"), (Function.Asylum, AsylumRegistration.Voice), (Function.Asylum, AsylumRegistration.File));
        await node.CountAsync();
        node.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(["M.STOCK.ASY.AFG.M.Y14T17.TJ-DU.PS 1"], await node.LinesAsync(AllFlows.Stock, "2026-12"));
        Assert.Equal(["M.STOCK.ASY.AFG.M.Y18T24.TJ-DU.PS 1"], await node.LinesAsync(AllFlows.Stock, "2027-01"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_put_right_from_today_and_not_in_what_was_told_before(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        var person = await node.PersonAsync();
        await node.WalkAsync(person, Claims);
        await node.CountAsync();
        var (then, before) = (node.Clock.GetUtcNow(), await node.EverythingAsync());
        node.Clock.Advance(TimeSpan.FromDays(10));
        await node.CorrectAsync(person, new() { Nationalities = ["IRN"], Sex = "M" });
        await node.CountAsync();
        Assert.Equal([Asylum.Replace("AFG.F", "IRN.M", StringComparison.Ordinal)], await node.LinesAsync(AllFlows.Stock, "2026-11"));
        Assert.Equal([Asylum], await node.LinesAsync(AllFlows.Stock, "2026-11", then));
        Assert.Equal(before, await node.EverythingAsync(then));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_one_under_two_numbers_and_two_again_when_they_are_parted(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        var (one, other) = (await node.PersonAsync(), await node.PersonAsync());
        await node.WalkAsync(one, Claims);
        await node.WalkAsync(other, Claims);
        await node.CountAsync();
        var two = await node.EverythingAsync();
        var same = await node.JoinAsync(one, other);
        await node.CountAsync();
        Assert.Equal([Asylum], await node.LinesAsync(AllFlows.Stock, "2026-11"));
        Assert.Equal(["M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.N.FI.CS 1", "M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.N.FI.PS 1", "M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.R.FI.CS 1",
            "M.APPL.ASY.AFG.F.Y35T59.TJ-DU.REG.R.FI.PS 1"], await node.LinesAsync(AllFlows.AsylumApplications, "2026-11"));
        await node.PartAsync(one, same);
        await node.CountAsync();
        Assert.Equal(two, await node.EverythingAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stays_counted_when_erased_and_nobody_can_tell_as_what(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        var person = await node.PersonAsync();
        await node.WalkAsync(person, Claims);
        await node.CountAsync();
        var before = await node.EverythingAsync();
        await node.InAsync<PersonProtection, bool>(async protection =>
        {
            await protection.EraseAsync(person, TestContext.Current.CancellationToken);
            return true;
        });
        await node.RecountAsync();
        Assert.Equal(before, await node.EverythingAsync());
        var box = await node.InAsync<InsightContext, byte[]>(async insight => (await insight.Contributions.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).Box);
        Assert.DoesNotContain("AFG", System.Text.Encoding.Latin1.GetString(box), StringComparison.Ordinal);
        Assert.Equal(0, (box.Length - 29) % 1024);
    }

    [Fact]
    public async Task has_one_certificate_in_a_month_in_which_it_is_renewed_and_one_in_the_year()
    {
        await using var node = await CountingNode.NewAsync(DatabaseKind.Sqlite);
        var person = await node.PersonAsync();
        await node.WalkAsync(person, Claims);
        node.Clock.Advance(TimeSpan.FromDays(200));
        await node.StoryAsync(person, (story, _) => story.AdvanceAsync(node.Clock.GetUtcNow()));
        await node.CountAsync();
        Assert.Equal(["A.DOCS_ISSUED.ASY.AFG.F.Y35T59.TJ-DU.ASYLUM_SEEKER_CERTIFICATE.PS 1"], await node.LinesAsync(AllFlows.Documents, "2027"));
    }

    [Fact]
    public async Task comes_from_the_first_nationality_that_was_named_and_from_nowhere_when_nobody_knows()
    {
        await using var node = await CountingNode.NewAsync(DatabaseKind.Sqlite);
        foreach (var nationalities in (string[][])[["TJK", "IRN", "AFG"], [""]])
            await node.WalkAsync(await node.PersonAsync(null, null, nationalities), Claims[..2]);
        await node.CountAsync();
        Assert.Equal(["M.STOCK.ASY.IRN.U.U.TJ-DU.PS 1", "M.STOCK.ASY.XXA.U.U.TJ-DU.PS 1"], await node.LinesAsync(AllFlows.Stock, "2026-11"));
    }
}
