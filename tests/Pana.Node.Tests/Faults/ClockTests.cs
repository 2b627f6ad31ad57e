using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

/// <summary>Yesterday, as far as the node knows.</summary>
sealed class ClockOfYesterday : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(-30);
}

public sealed class The_clocks_of_a_node
{
    const int Arrivals = 3, PersonsEach = 40, Kills = 3;

    /// <summary>Two processes on one database, and one of them is ended in the middle of its work again and again.</summary>
    [Fact]
    public async Task fire_once_each_whoever_else_runs_and_whatever_is_killed()
    {
        await using var node = await ServedNode.NewAsync(DatabaseKind.Postgres, new ClockOfYesterday(), RegisterAsync);
        using var other = node.Serve(ServedNode.FreePort());
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = await FiredAsync(node);
            using var one = node.Serve(ServedNode.FreePort());
            for (var waited = 0; await FiredAsync(node) is var fired && fired == before && fired < Arrivals * PersonsEach; waited++)
            {
                Assert.True(waited < 6_000, "no clock fired in a minute");
                await Task.Delay(10);
            }
            one.Kill();
            await one.WaitForExitAsync();
        }
        await node.StartAsync();
        for (var waited = 0; await FiredAsync(node) < Arrivals * PersonsEach; waited++)
        {
            Assert.True(waited < 600, "clocks were left over");
            await Task.Delay(100);
        }
        await Task.Delay(500);
        other.Kill();
        await other.WaitForExitAsync();
        await node.KillAsync();

        await using var database = node.Open();
        await using var unit = new UnitOfWork(database);
        Assert.True((await JournalVerification.RunAsync(database)).IsWhole);
        var recorded = await unit.Context<StorageDb>().Entries.Where(entry => entry.Step == "BorderIntake.ProfileTerm")
            .GroupBy(entry => entry.CaseId).Select(entries => entries.Count()).ToListAsync();
        Assert.Equal(Arrivals * PersonsEach, recorded.Count);
        Assert.All(recorded, count => Assert.Equal(1, count));
        Assert.Equal(Arrivals * PersonsEach, await FiredAsync(node));
    }

    static async Task<int> FiredAsync(ServedNode node)
    {
        await using var database = node.Open();
        await using var unit = new UnitOfWork(database);
        return await unit.Context<CaseworkContext>().Firings.CountAsync(firing => firing.Term == "BorderIntake.ProfileTerm");
    }

    static async Task RegisterAsync(IServiceProvider services)
    {
        for (var i = 0; i < Arrivals; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var guard = (await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync()).First(each => each.Has(Function.Border));
            var arrived = await scope.ServiceProvider.GetRequiredService<Registrations>().ArrivalAsync(guard, new(GroupKind.Travel, null,
                [.. Enumerable.Range(0, PersonsEach).Select(_ => new ArrivalPerson(new() { Birth = "1990" }))]));
            Assert.False(arrived.IsRefused);
        }
    }
}
