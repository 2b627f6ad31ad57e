using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class A_cluster_of_records
{
    [Fact]
    public void does_not_chain_strangers_together()
    {
        // Each is like the next, nobody like anybody else: a chain of near namesakes.
        var clusters = new Clustering(6, [.. Enumerable.Range(0, 5).Select(i => new LinkedPair(i, i + 1, 2))], 0, (a, b) => Math.Abs(a - b) == 1 ? 2 : -8);
        Assert.All(clusters.All, members => Assert.True(members.Count <= 2));
    }

    [Fact]
    public void takes_in_whom_one_member_knows_well_and_the_others_do_not_contradict()
    {
        var clusters = new Clustering(3, [new(0, 1, 6), new(1, 2, 5)], 0, (a, b) => a + b == 2 ? -1 : 5);
        Assert.Equal([3], clusters.All.Select(members => members.Count));
    }
}
