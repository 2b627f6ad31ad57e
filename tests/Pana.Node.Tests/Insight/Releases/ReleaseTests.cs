using Microsoft.EntityFrameworkCore;
using Pana.Insight;
using Pana.Insight.Counting;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Insight.Releases;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.Insight.Counting;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Releases;

public sealed class The_release_of_figures
{
    static readonly Flow[] s_counted = [AllFlows.Stock, AllFlows.AsylumApplications, AllFlows.AsylumDecisions, AllFlows.Returns, AllFlows.Documents, AllFlows.Context];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task holds_every_period_that_has_ended_and_no_figure_of_one_to_four(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        await node.FillAsync(80);
        var run = await ReleaseAsync(node);
        Assert.NotNull(run);
        var figures = await EverythingAsync(node);
        Assert.Equal(figures.Count, (await LastAsync(node)).Figures);
        Assert.Contains(figures, line => line.StartsWith("DF_STOCK ", StringComparison.Ordinal) && line.Contains(" REF "));
        var month = CountedPeriod.Month(DateOnly.FromDateTime(node.Clock.GetUtcNow().DateTime)).Number;
        Assert.Equal(month - 1, run.LastMonth);
        Assert.All(await FiguresAsync(node), figure =>
        {
            Assert.False(figure.Codes[^1] is "PS" or "CS" && figure.Value is > 0 and < 5, string.Join('.', figure.Codes));
            Assert.True(CountedPeriod.TryRead(figure.Period, out var period) && CountedPeriod.Month(period.LastDay).Number < month);
        });
        // Figures by checkpoint come ninety days late (protection.md 26).
        var early = DateOnly.FromDateTime(node.Clock.GetUtcNow().DateTime).AddDays(-90);
        Assert.All((await FiguresAsync(node, AllFlows.Context)), figure => Assert.True(CountedPeriod.TryRead(figure.Period, out var period) && period.LastDay <= early));
        // Nothing is published of flows whose procedures are not built.
        Assert.Empty(await node.InAsync<InsightContext, List<string>>(insight => insight.Releases.Select(release => release.Flow)
            .Where(flow => flow == AllFlows.Labour.Id || flow == AllFlows.Solutions.Id).ToListAsync(Cancel)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_due_once_a_month_and_the_same_again_when_nothing_happened(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        await node.FillAsync(40);
        Assert.NotNull(await ReleaseAsync(node));
        Assert.Null(await ReleaseAsync(node));
        var before = await EverythingAsync(node);
        Assert.NotNull(await ReleaseAsync(node, Guid.CreateVersion7()));
        Assert.Equal(before, await EverythingAsync(node));
        node.Clock.Advance(TimeSpan.FromDays(31));
        Assert.NotNull(await ReleaseAsync(node));
        // What had been told of the months before stands: nobody moved in them.
        Assert.Empty(before.Where(line => !line.StartsWith("DF_CONTEXT", StringComparison.Ordinal)).Except(await EverythingAsync(node)));
    }

    /// <summary>Someone who registers on the very day of a release is in the next one, and what the first one was counted from can be counted again.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task leaves_its_day_closed_for_whatever_is_counted_later(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        await node.FillAsync(30);
        var run = (await ReleaseAsync(node))!;
        var (noon, month) = (new DateTimeOffset(DateOnly.FromDayNumber(run.CountedDay), new(12, 0), TimeSpan.Zero), $"{CountedPeriod.Month(DateOnly.FromDateTime(node.Clock.GetUtcNow().DateTime))}");
        var before = await node.LinesAsync(AllFlows.Stock, month, noon);
        var person = await node.PersonAsync();
        await node.WalkAsync(person, (Function.Asylum, AsylumRegistration.Voice), (Function.Asylum, AsylumRegistration.File));
        await node.CountAsync();
        Assert.Equal(before, await node.LinesAsync(AllFlows.Stock, month, noon));
        Assert.NotEqual(before, await node.LinesAsync(AllFlows.Stock, month, noon.AddDays(1)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_was_stopped_in_its_midst_is_finished_with_the_figures_of_its_day(DatabaseKind kind)
    {
        await using var node = await CountingNode.NewAsync(kind);
        await node.FillAsync(40);
        await node.CountAsync();
        var now = node.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.DateTime);
        await node.InAsync<UnitOfWork, bool>(async unit =>
        {
            await unit.RunAsync(() =>
            {
                unit.Context<InsightContext>().Runs.Add(new() { Id = Guid.CreateVersion7(now), At = now, CountedDay = today.DayNumber, LastMonth = CountedPeriod.Month(today).Number - 1 });
                return Task.CompletedTask;
            }, Cancel);
            return true;
        });
        node.Clock.Advance(TimeSpan.FromDays(2));
        var finished = (await ReleaseAsync(node))!;
        Assert.Equal(today.DayNumber, finished.CountedDay);
        Assert.NotEmpty(await EverythingAsync(node));
        Assert.Equal(1, await node.InAsync<InsightContext, int>(insight => insight.Runs.CountAsync(Cancel)));
    }

    static async Task<ReleaseRun?> ReleaseAsync(CountingNode node, Guid? askedBy = null)
    {
        await node.CountAsync();
        return await node.InAsync<ReleaseDesk, ReleaseRun?>(desk => desk.RunAsync(askedBy, Cancel));
    }

    static Task<ReleaseRun> LastAsync(CountingNode node) => node.InAsync<InsightContext, ReleaseRun>(insight => insight.Runs.AsNoTracking().OrderByDescending(run => run.CountedDay).FirstAsync(Cancel));

    static async Task<List<Figure>> FiguresAsync(CountingNode node, params Flow[] flows)
    {
        List<Figure> all = [];
        foreach (var flow in flows is [] ? s_counted : flows)
            all.AddRange(await node.InAsync<Publication, List<Figure>>(async publication =>
            {
                List<Figure> figures = [];
                await foreach (var figure in publication.ReadAsync(new(flow), Cancel))
                    figures.Add(figure);
                return figures;
            }));
        return all;
    }

    static async Task<List<string>> EverythingAsync(CountingNode node)
    {
        List<string> lines = [];
        foreach (var flow in s_counted)
            lines.AddRange((await FiguresAsync(node, flow)).Select(figure => $"{flow.Id} {string.Join(' ', figure.Codes)} {figure.Period} {figure.Value} {figure.Status} {figure.Note}"));
        return lines;
    }
}
