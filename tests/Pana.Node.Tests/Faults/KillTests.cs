using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pana.Registry;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

/// <summary>
/// The whole program, ended again and again without a word of warning (kill -9) while officials take steps through its API.
/// <c>PANA_KILLS</c> sets how often on each database (15 unless told; 150 with <c>PANA_FULL=1</c>).
/// </summary>
public sealed class A_killed_node
{
    const int Walkers = 4;

    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("PANA_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills
        : Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 150 : 15;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task loses_no_acknowledged_step_and_leaves_none_half_taken(DatabaseKind kind)
    {
        await using var node = await ServedNode.NewAsync(kind);
        var said = new Acknowledged();
        using var end = new CancellationTokenSource();
        var walkers = Enumerable.Range(0, Walkers).Select(_ => Task.Run(() => new Walker(node, said, end.Token).RunAsync())).ToList();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var before = said.Steps.Count;
            await node.StartAsync();
            for (var waited = 0; said.Steps.Count < before + 6; waited++)
            {
                Assert.True(waited < 3_000, "no step was taken in a minute");
                await Task.Delay(20);
            }
            await Task.Delay(Random.Shared.Next(0, 120));
            await node.KillAsync();
            await ExamineAsync(node, said);
        }
        await node.StartAsync();
        await end.CancelAsync();
        await Task.WhenAll(walkers);
        await node.KillAsync();
        Assert.Empty(said.Refusals);
        var record = await ExamineAsync(node, said);
        Assert.All(record, step => Assert.Single(step));        // asked again with the same key, and taken once
        await using var database = node.Open();
        await using var unit = new UnitOfWork(database);
        Assert.Equal(said.Persons.Order(), (await unit.Context<RegistryContext>().Persons.Select(person => person.Id).ToListAsync()).Order());
    }

    static async Task<ILookup<(Guid Case, string Step), int>> ExamineAsync(ServedNode node, Acknowledged said)
    {
        var acknowledged = said.Steps.ToList();
        await using var database = node.Open();
        var record = await Examination.RunAsync(database, node.Key);
        Assert.All(acknowledged, step => Assert.True(record.Contains((step.Case, step.Step)), step.Step));
        return record;
    }
}
