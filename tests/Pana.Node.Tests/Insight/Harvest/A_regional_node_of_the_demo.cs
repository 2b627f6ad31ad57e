using System.Net;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Harvest;

public sealed class A_regional_node_of_the_demo
{
    [Fact]
    public async Task lets_nobody_in_before_the_made_up_history_is_signed_off_up_to_the_last_full_month()
    {
        await using var member = await MadeUpMember.StartAsync();
        member.Stock.Add(MadeUpMember.Refugees(40, period: "2026-09"));
        await using var regional = await RunningNode.StartAsync(edition: "regional", members: [$"KGZ={member.Address}"], awaitsHarvest: true);
        using var browser = regional.Browser();
        Assert.Contains("Harvested", await UntilAsync(browser, async answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable && await IsShownAsync("T 2026-09 40")));
        member.Stock.Add(MadeUpMember.Refugees(41, period: "2026-10"));
        Assert.Equal("ready", await UntilAsync(browser, answer => Task.FromResult(answer.StatusCode == HttpStatusCode.OK)));
        Assert.True(await IsShownAsync("T 2026-10 41"));

        async Task<bool> IsShownAsync(string figure) => (await regional.ShownAsync()).Contains(figure);
    }

    static async Task<string> UntilAsync(HttpClient browser, Func<HttpResponseMessage, Task<bool>> isDone)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await browser.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            if (await isDone(answer))
                return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(attempt < 300, "It never came to that.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task shows_the_harvest_to_the_secretariat_and_to_focal_points_alone()
    {
        await using var regional = await RunningNode.StartAsync(edition: "regional");
        foreach (var (function, status) in new[] { (Function.Secretariat, HttpStatusCode.OK), (Function.Coordinator, HttpStatusCode.OK), (Function.Administrator, HttpStatusCode.Forbidden),
            (Function.DataProtection, HttpStatusCode.Forbidden) })
        {
            using var browser = await regional.AsAsync(function);
            Assert.Equal(status, (await browser.GetAsync("/harvest", TestContext.Current.CancellationToken)).StatusCode);
        }
        using var nobody = regional.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/harvest", TestContext.Current.CancellationToken)).StatusCode);
        await using var tajik = await RunningNode.StartAsync();
        using var coordinator = await tajik.AsAsync(Function.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync("/harvest", TestContext.Current.CancellationToken)).StatusCode);
    }
}
