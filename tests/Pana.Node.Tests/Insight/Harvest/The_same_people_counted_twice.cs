using Pana.Insight.Flows;
using Pana.Insight.Harvest;
using Pana.Insight.Published;

namespace Pana.Node.Tests.Insight.Harvest;

public sealed class The_same_people_counted_twice
{
    [Theory, InlineData(100, 100, 0.0), InlineData(100, 50, 2.0 / 3), InlineData(50, 100, 2.0 / 3), InlineData(0, 7, 2.0), InlineData(0, 0, null)]
    public void differ_by_an_index_from_nought_to_two(double one, double other, double? index) =>
        Assert.Equal(index, new MirrorLine(MirrorPair.All[0], "KAZ", "UZB", "2025", "REF", "PS", one, other).Asymmetry);

    [Fact]
    public async Task are_compared_where_both_sides_counted_and_in_no_order_of_states()
    {
        await using var node = await RunningNode.StartAsync(edition: "regional");
        await PublishAsync(node, AllFlows.Stock, "KGZ", "STATE", ("STOCK", "REF", "AFG", 40), ("STOCK", "ASY", "AFG", 10));
        await PublishAsync(node, AllFlows.Stock, "KGZ", "UNHCR", ("STOCK", "REF", "AFG", 60));
        await PublishAsync(node, AllFlows.Stock, "KAZ", "STATE", ("STOCK", "REF", "AFG", 100));
        await PublishAsync(node, AllFlows.Stock, "KAZ", "UNHCR", ("STOCK", "REF", "AFG", 100));
        await PublishAsync(node, AllFlows.Migration, "KAZ", "STATE", ("IMMIGRATION", "MIG", "UZB", 500));
        await PublishAsync(node, AllFlows.Migration, "UZB", "STATE", ("EMIGRATION", "MIG", "KAZ", 1500), ("EMIGRATION", "MIG", "KGZ", 70));
        using var nobody = node.Browser();
        var csv = await nobody.GetStringAsync("/statistics/mirrors.csv", TestContext.Current.CancellationToken);
        Assert.Equal(["pair,reporting_state,origin,period,pop_type,count_unit,first,second,asymmetry",
            "stock-by-source,KAZ,AFG,2025,REF,PS,100,100,0", "stock-by-source,KGZ,AFG,2025,REF,PS,40,60,0.4", "migration,KAZ,UZB,2025,MIG,PS,500,1500,1"], csv.TrimEnd().Split('\n'));
        var page = await nobody.ReadAsync("/statistics/mirrors?pair=migration");
        Assert.Contains("Country of origin", page);
        Assert.Contains("1.00", page);
    }

    static Task<bool> PublishAsync(RunningNode node, Flow flow, string state, string source, params (string Indicator, string Type, string Origin, double Value)[] figures) =>
        node.WithAsync<Publication, bool>(async publication =>
        {
            var now = node.Clock.GetUtcNow();
            await publication.PublishAsync(new(Guid.CreateVersion7(now), flow, state, source, now), figures.Select(figure =>
            {
                var codes = flow.Dimensions.Select(_ => Flow.Total).ToArray();
                foreach (var (dimension, code) in ((FlowDimension, string)[])[(AllFlows.Frequency, "A"), (AllFlows.State, state), (AllFlows.Source, source), (AllFlows.Indicator, figure.Indicator),
                    (AllFlows.PopulationType, figure.Type), (AllFlows.Origin, figure.Origin), (AllFlows.Unit, "PS")])
                    codes[flow.IndexOf(dimension.Id)] = code;
                return new Figure(codes, "2025", figure.Value);
            }).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
            return true;
        });
}
