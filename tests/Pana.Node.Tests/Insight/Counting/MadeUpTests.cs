using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Insight.Counting;
using Pana.Insight.Flows;
using Pana.Law;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Counting;

public sealed class A_made_up_state_that_was_counted
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The same questions put to the tables of cases in another way.</summary>
    [Fact]
    public async Task says_of_itself_what_its_record_says()
    {
        await using var node = await CountingNode.NewAsync(DatabaseKind.Sqlite);
        await node.FillAsync(120);
        await node.CountAsync();
        var stock = await node.CellsAsync(AllFlows.Stock, "2026-11");
        var held = await node.InAsync<CaseworkContext, List<Guid>>(context => context.Cases.Where(row => row.Procedure == nameof(RefugeeStatusDetermination)
            && (row.State == "RefugeeStatusDetermination.Granted" || row.State == "RefugeeStatusDetermination.Recognised")
            && !context.Cases.Any(end => end.PersonId == row.PersonId && end.State == "EndOfStatus.Ended")).Select(row => row.PersonId).Distinct().ToListAsync(Cancel));
        Assert.InRange(held.Count, 10, 120);
        Assert.Equal(held.Count, stock.Where(cell => cell.Codes[4] is "REF" or "CPL" or "TPR").Sum(cell => cell.Count));
        Assert.DoesNotContain(stock, cell => cell.Count < 0);
        var present = await node.InAsync<CaseworkContext, List<(Guid, DateTimeOffset)>>(async context => [.. (await context.Taken
            .Where(step => step.Step == "BorderIntake.Present").Select(step => new { step.PersonId, step.At }).ToListAsync(Cancel)).Select(step => (step.PersonId, step.At))]);
        var arrivals = 0L;
        for (var year = 2020; year <= 2026; year++)
            arrivals += (await node.CellsAsync(AllFlows.Context, $"{year}")).Where(cell => cell.Codes[3] == "ARRIVALS").Sum(cell => cell.Count);
        Assert.InRange(present.Count, 10, 1_000);
        Assert.Equal(present.Select(each => (each.Item1, each.Item2.AddHours(5).Year)).Distinct().Count(), arrivals);
        var decided = await node.InAsync<CaseworkContext, int>(context => context.Taken.Where(step => step.Step == "RefugeeStatusDetermination.Recognise"
            || step.Step == "RefugeeStatusDetermination.RecogniseFamily").Select(step => new { step.CaseId, step.Sequence }).Distinct().CountAsync(Cancel));
        var recognised = 0L;
        for (var year = 2020; year <= 2026; year++)
            recognised += (await node.CellsAsync(AllFlows.AsylumDecisions, $"{year}"))
                .Where(cell => cell.Codes[3] == "DECIS" && cell.Codes[^1] == "CS" && cell.Codes[^2] == "REC" && cell.Codes[^3] == "FI").Sum(cell => cell.Count);
        Assert.Equal(decided, recognised);
    }

    [Fact]
    public async Task fills_the_flows_whose_procedures_are_built_and_no_other()
    {
        await using var node = await CountingNode.NewAsync(DatabaseKind.Sqlite);
        await node.FillAsync(60);
        await node.CountAsync();
        var found = new HashSet<(string, string, string)>();
        foreach (var flow in AllFlows.All)
            for (var year = 2020; year <= 2026; year++)
                foreach (var cell in await node.CellsAsync(flow, $"{year}"))
                {
                    Assert.Equal(flow.Dimensions.Length, cell.Codes.Length);
                    Assert.Equal([], cell.Codes.Where(code => code.Length == 0 || code.Contains('.', StringComparison.Ordinal)));
                    found.Add((flow.Id, cell.Codes[3], cell.Codes[^1]));
                }
        var defined = Definitions.All.Where(each => each.IsBuilt).Select(each => (each.Flow.Id, each.Indicator, each.Unit)).ToHashSet();
        Assert.Equal([], found.Where(each => !defined.Contains(each)));
        Assert.Subset(found.Select(each => each.Item1).ToHashSet(), new HashSet<string> { "DF_STOCK", "DF_ASYLUM_APP", "DF_ASYLUM_DEC", "DF_DOCS", "DF_CONTEXT" });
    }
}
