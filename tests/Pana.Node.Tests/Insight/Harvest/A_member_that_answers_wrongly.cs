using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Insight.Harvest;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Harvest;

/// <summary>Whatever a member answers: nothing of it is half-taken, and officials read why.</summary>
public sealed class A_member_that_answers_wrongly
{
    /// <summary>By what is wrong: the last flow alone answers wrongly, so that ten good ones came before.</summary>
    static readonly Dictionary<string, RequestDelegate> Answers = new()
    {
        ["harvest-no-statistics"] = context => SayAsync(context, 200, "text/html", "<html>Войдите в сеть гостиницы</html>"),
        ["harvest-not-answered"] = context => SayAsync(context, 503, "application/json", """["Seeded"]"""),
        ["harvest-redirected"] = context => { context.Response.Redirect("http://example.org/"); return Task.CompletedTask; },
        ["harvest-not-understood"] = context => SayAsync(context, 200, "application/vnd.sdmx.data+json", """{"meta": {}, "data": {"dataSets": [{"ser"""),
        ["harvest-broken-off"] = async context =>
        {
            context.Response.ContentType = "application/vnd.sdmx.data+json";
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync("""{"meta":""");
            await context.Response.Body.FlushAsync();
            await Task.Delay(300);
            context.Abort();
        },
        ["harvest-too-slow"] = context => Task.Delay(Timeout.Infinite, context.RequestAborted),
    };

    public static TheoryData<string> Faults => [.. Answers.Keys];

    static Task SayAsync(HttpContext context, int status, string type, string text)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(text, Encoding.UTF8);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task gives_nothing_and_is_named_with_the_reason(string fault)
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.Add(MadeUpMember.Refugees(40));
        member.Instead = path => path.Contains("DF_CONTEXT", StringComparison.Ordinal) ? Answers[fault] : null;
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        // A machine under load is slow with every answer: only of this fault is more not waited for.
        if (fault == "harvest-too-slow")
            regional.App.Services.GetRequiredService<HarvestClient>().Patience = TimeSpan.FromSeconds(3);
        Assert.Equal(fault, await regional.HarvestAsync(member.Address));
        Assert.Empty(await regional.SubmissionsAsync());
        using var secretariat = await regional.AsAsync(Function.Secretariat);
        Assert.Contains(Words.Text("en", $"refusal.{fault}"), await secretariat.HarvestPageAsync());

        member.Instead = _ => null;
        regional.App.Services.GetRequiredService<HarvestClient>().Patience = TimeSpan.FromMinutes(1);
        Assert.Null(await regional.HarvestAsync(member.Address));
        Assert.Single(await regional.SubmissionsAsync());
    }

    static readonly Labels Words = Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels"));

    [Fact]
    public async Task whose_lists_of_codes_change_meanwhile_is_asked_again_later()
    {
        await using var member = await MadeUpMember.StartAsync();
        member.IsChanging = true;
        member.Stock.Add(MadeUpMember.Refugees(40));
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        Assert.Equal("harvest-structures-changed", await regional.HarvestAsync(member.Address));
        Assert.Empty(await regional.SubmissionsAsync());
    }

    [Fact]
    public async Task in_codes_that_nobody_else_knows_gives_nothing()
    {
        await using var member = await MadeUpMember.StartAsync();
        member.OwnCode = "QQQ";
        member.Stock.Add(MadeUpMember.Refugees(40));
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        Assert.Equal("harvest-unknown-code", await regional.HarvestAsync(member.Address));
        Assert.Empty(await regional.SubmissionsAsync());
    }

    [Fact]
    public async Task or_not_at_all_is_unreachable()
    {
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, new("http://127.0.0.1:1/"));
        Assert.Equal("harvest-unreachable", await regional.HarvestAsync(new("http://127.0.0.1:1/")));
        using var secretariat = await regional.AsAsync(Function.Secretariat);
        Assert.Contains("late", await secretariat.HarvestPageAsync());
    }

    public static TheoryData<string, Func<Figure[]>> WrongFigures => new()
    {
        { "harvest-small-number", () => [MadeUpMember.Refugees(3)] },
        { "harvest-small-number", () => [MadeUpMember.Refugees(1, other: (AllFlows.Unit, "CS"))] },
        { "harvest-other-state", () => [MadeUpMember.Refugees(40, other: (AllFlows.State, "KAZ"))] },
        { "harvest-other-source", () => [MadeUpMember.Refugees(40, other: (AllFlows.Source, "UNHCR"))] },
        { "harvest-no-count", () => [MadeUpMember.Refugees(10.5)] },
        { "harvest-no-count", () => [MadeUpMember.Refugees(-10)] },
        { "harvest-future", () => [MadeUpMember.Refugees(40, period: "2026-12")] },
        { "harvest-bad-period", () => [MadeUpMember.Refugees(40, period: "2025", other: (AllFlows.Frequency, "M"))] },
        { "harvest-twice", () => [MadeUpMember.Refugees(40), MadeUpMember.Refugees(41)] },
        { "harvest-unsaid", () => [MadeUpMember.Refugees(null)] },
    };

    [Theory, MemberData(nameof(WrongFigures))]
    public async Task with_one_figure_that_must_not_be_gives_none(string fault, Func<Figure[]> figures)
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.AddRange([MadeUpMember.Refugees(40, "F"), .. figures()]);
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        Assert.Equal(fault, await regional.HarvestAsync(member.Address));
        Assert.Empty(await regional.SubmissionsAsync());
    }

    [Fact]
    public async Task may_withhold_a_figure_when_it_says_so()
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.AddRange([MadeUpMember.Refugees(40), MadeUpMember.Refugees(null, "F", status: "Q"), MadeUpMember.Refugees(0, "O")]);
        await using var regional = await HarvestingNode.StartAsync(DatabaseKind.Sqlite, member.Address);
        Assert.Null(await regional.HarvestAsync(member.Address));
        Assert.Single(await regional.SubmissionsAsync());
    }
}
