using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Storage;
using static Pana.Node.Tests.Insight.Serving.FigureNode;

namespace Pana.Node.Tests.Insight.Serving;

public sealed class Published_figures
{
    static readonly Flow Stock = AllFlows.Stock;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_read_as_they_were_published_whatever_order_they_came_in(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        await node.PublishAsync(Stock, Of(Stock, "2026-02", 130, "SEX", "M"), new(Codes(Stock, "SEX", "F"), "2026-02", null, "Q", "SUPP"), Of(Stock, "2026-01", 12.5, "SEX", "M"), Of(Stock, "2026-01", 0, "SEX", "F"));
        Assert.Equal(["F 2026-01 0 A", "F 2026-02  Q SUPP", "M 2026-01 12.5 A", "M 2026-02 130 A"], (await node.ReadAsync(new(Stock))).Select(figure => figure.Line("SEX")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_found_by_codes_and_periods(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        await node.PublishAsync(Stock, [.. from sex in new[] { "T", "F", "M" }
            from origin in new[] { "AFG", "IRN" }
            from month in Enumerable.Range(1, 6)
            select Of(Stock, $"2026-{month:00}", month, "SEX", sex, "ORIGIN", origin)]);
        await node.PublishAsync(Stock, "TJK", "UNHCR", [Of(Stock, "2026", 9, "FREQ", "A", "SOURCE", "UNHCR", "SEX", "F", "ORIGIN", "AFG")]);
        var question = new FigureQuestion(Stock)
        {
            Codes = new Dictionary<string, IReadOnlySet<string>> { ["SEX"] = new HashSet<string> { "F", "M" }, ["ORIGIN"] = new HashSet<string> { "AFG" } }, From = "2026-02", To = "2026-Q1",
        };
        Assert.Equal(["F 2026-02 2 A", "F 2026-03 3 A", "M 2026-02 2 A", "M 2026-03 3 A"], (await node.ReadAsync(question)).Select(figure => figure.Line("SEX")));
        Assert.Equal(2, (await node.WithAsync<Publication, IReadOnlyList<Release>>(publication => publication.ReleasesAsync())).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_yesterday_can_be_read_again_when_they_were_replaced(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        await node.PublishAsync(Stock, Of(Stock, "2026-01", 100, "SEX", "F"), Of(Stock, "2026-01", 200, "SEX", "M"));
        var yesterday = node.Clock.GetUtcNow();
        node.Clock.Advance(TimeSpan.FromDays(1));
        await node.PublishAsync(Stock, Of(Stock, "2026-01", 110, "SEX", "F"));
        Assert.Equal(["F 2026-01 110 A"], (await node.ReadAsync(new(Stock))).Select(figure => figure.Line("SEX")));
        Assert.Equal(["F 2026-01 100 A", "M 2026-01 200 A"], (await node.ReadAsync(new(Stock) { AsOf = yesterday })).Select(figure => figure.Line("SEX")));
        Assert.Empty(await node.ReadAsync(new(Stock) { AsOf = yesterday.AddSeconds(-1) }));
    }

    [Fact]
    public async Task are_asked_for_anew_when_something_was_published_since()
    {
        await using var node = await RunningNode.StartAsync();
        var client = node.Browser();
        async Task<HttpResponseMessage> AskAsync(string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0");
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return await client.SendAsync(request);
        }
        await node.PublishAsync(Stock, Of(Stock, "2026-01", 100));
        var tag = $"{(await AskAsync(null)).Headers.ETag}";
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(tag)).StatusCode);
        // At the very same moment: the clock alone would not tell.
        await node.PublishAsync(Stock, Of(Stock, "2026-01", 101));
        using var anew = await AskAsync(tag);
        Assert.Equal(HttpStatusCode.OK, anew.StatusCode);
        Assert.Contains("[101", await anew.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task stand_as_they_were_when_a_later_release_breaks_off()
    {
        await using var node = await RunningNode.StartAsync();
        await node.PublishAsync(Stock, Of(Stock, "2026-01", 100));
        await Assert.ThrowsAsync<ArgumentException>(() => node.PublishAsync(Stock, Of(Stock, "2026-01", 1), Of(Stock, "2026-01", 2)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.WithAsync<UnitOfWork, bool>(async unit =>
        {
            await unit.RunAsync(async () =>
            {
                var publication = new Publication(unit, unit.Context<InsightContext>(), node.App.Services.GetRequiredService<ChunkCache>(), node.App.Services.GetRequiredService<FlowStructures>());
                await publication.PublishAsync(new(Guid.CreateVersion7(), Stock, "TJK", "STATE", node.Clock.GetUtcNow()), new[] { Of(Stock, "2026-01", 7) }.ToAsyncEnumerable());
                Assert.Equal(7, (await publication.ReadAsync(new(Stock)).SingleAsync()).Value);
                throw new InvalidOperationException("power cut");
            });
            return true;
        }));
        Assert.Equal(100, Assert.Single(await node.ReadAsync(new(Stock))).Value);
    }

    [Theory]
    [InlineData("SEX", "X")]
    [InlineData("ORIGIN", "ZZZ")]
    [InlineData("REPORTING_STATE", "KGZ")]
    [InlineData("SOURCE", "UNHCR")]
    public async Task have_no_code_that_is_in_no_list_and_are_nobody_elses(string dimension, string code)
    {
        await using var node = await RunningNode.StartAsync();
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => node.PublishAsync(Stock, Of(Stock, "2026-01", 1, dimension, code)));
        Assert.Contains(code, wrong.Message);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_tens_of_thousands_of_series_are_the_same_when_they_come_back(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var random = new Random(5);
        var structures = node.App.Services.GetRequiredService<FlowStructures>();
        var origins = structures.Set.Of<Pana.Sdmx.Codelist>().Single(list => list.Id == "CL_COUNTRY").Codes.Select(code => code.Id).ToArray();
        Figure[] figures = [.. from origin in origins
            from sex in new[] { "T", "F", "M" }
            from age in new[] { "T", "Y0T4", "Y5T11" }
            from month in Enumerable.Range(0, 20)
            select Of(Stock, $"{2024 + month / 12}-{month % 12 + 1:00}", random.Next(10) == 0 ? random.NextDouble() : random.Next(100_000), "ORIGIN", origin, "SEX", sex, "AGE", age)];
        await node.PublishAsync(Stock, figures);
        string Line(Figure figure) => figure.Line("ORIGIN", "SEX", "AGE");
        var back = await node.ReadAsync(new(Stock));
        Assert.Equal(figures.Select(Line).Order(StringComparer.Ordinal), back.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(back.Select(figure => string.Join('.', figure.Codes) + figure.Period).Order(StringComparer.Ordinal), back.Select(figure => string.Join('.', figure.Codes) + figure.Period));
        node.Clock.Advance(TimeSpan.FromDays(1));
        // A tenth is otherwise now, a tenth is gone.
        Figure[] later = [.. figures.Where((_, at) => at % 10 != 3).Select((figure, at) => at % 9 == 1 ? figure with { Value = -1 } : figure)];
        await node.PublishAsync(Stock, later);
        Assert.Equal(later.Select(Line).Order(StringComparer.Ordinal), (await node.ReadAsync(new(Stock))).Select(Line).Order(StringComparer.Ordinal));
    }
}
