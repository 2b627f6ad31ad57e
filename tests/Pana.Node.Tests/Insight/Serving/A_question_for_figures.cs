using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Sdmx;
using SdmxMessages = Pana.Tests.Sdmx.Messages;

namespace Pana.Node.Tests.Insight.Serving;

public sealed class A_question_for_figures(ServedFigures served) : IClassFixture<ServedFigures>
{
    const string Stock = "data/dataflow/AP/DF_STOCK/1.0.0";

    [Theory]
    [InlineData("M.TJK.STATE.*.*.*.F", "I TJK F 2026-01 111 A", "I TJK F 2026-02  Q SUPP", "I TJK F 2026-03 103 A")]
    [InlineData("M.KAZ+TJK.STATE.STOCK.REF.AFG.M?c[TIME_PERIOD]=2026-03", "I KAZ M 2026-03 1003 A")]
    [InlineData("M.TJK.STATE.*.*.*.F,M.KAZ.STATE.*.*.*.M?c[TIME_PERIOD]=2026-01", "I KAZ M 2026-01 1001 A", "I TJK F 2026-01 111 A")]
    [InlineData("M.TJK.*.*.*.*.*?c[SEX]=F,M&c[TIME_PERIOD]=ge:2026-02+le:2026-Q1", "I TJK F 2026-02  Q SUPP", "I TJK F 2026-03 103 A", "I TJK M 2026-02 102 A")]
    [InlineData("*?c[OBS_VALUE]=gt:9000", "I TJK T 2025 9500.5 A")]
    [InlineData("*?c[NOTE]=SUPP&c[REPORTING_STATE]=KAZ", "I KAZ F 2026-02  Q SUPP")]
    [InlineData("M.TJK.STATE.*.*.*.F?lastNObservations=1", "I TJK F 2026-03 103 A")]
    [InlineData("M.TJK.STATE.*.*.*.F,M.TJK.STATE.*.*.*.T?firstNObservations=1", "I TJK F 2026-01 111 A", "I TJK T 2026-01 101 A")]
    [InlineData("M.TJK.STATE.*.*.*.T?firstNObservations=1&lastNObservations=1", "I TJK T 2026-01 101 A", "I TJK T 2026-03 103 A")]
    [InlineData("M.TJK.STATE.*.*.*.T?offset=1&limit=1", "I TJK T 2026-02 102 A")]
    [InlineData("M.*.STATE.*.*.*.T?sort=TIME_PERIOD:desc+REPORTING_STATE&limit=3", "I KAZ T 2026-03 1003 A", "I TJK T 2026-03 103 A", "I KAZ T 2026-02 1002 A")]
    [InlineData("M.TJK.STATE.*.*.*.T?sort=OBS_VALUE:desc&limit=1", "I TJK T 2026-03 103 A")]
    [InlineData("M.TJK.STATE.*.*.*.F?attributes=none&c[TIME_PERIOD]=2026-01", "I TJK F 2026-01 111")]
    [InlineData("M.TJK.STATE.*.*.*.F?measures=none&c[TIME_PERIOD]=2026-01", "I TJK F 2026-01  A")]
    [InlineData("M.UZB")]
    public async Task is_answered_with_what_it_asks_for(string key, params string[] lines) => Assert.Equal(lines, await served.LinesAsync($"{Stock}/{key}"));

    [Theory]
    [InlineData("data/dataflow/AP/DF_STOCK/+/M.TJK.STATE")]
    [InlineData("data/dataflow/AP/DF_STOCK/~/M.TJK.STATE")]
    [InlineData("data/dataflow/AP/DF_STOCK/1+.0.0/M.TJK.STATE")]
    [InlineData("data/dataflow/*/DF_STOCK/*/M.TJK.STATE")]
    [InlineData("data/*/AP/DF_STOCK/1.0.0/M.TJK.STATE")]
    [InlineData("data/datastructure/AP/DSD_STOCK/1.0.0/M.TJK.STATE")]
    [InlineData("data/provisionagreement/AP/PA_STOCK_TJK/1.0.0")]
    public async Task may_name_its_flow_in_many_ways(string question) => Assert.Equal(8, (await served.LinesAsync(question)).Count);

    [Fact]
    public async Task about_a_moment_in_the_past_is_answered_as_it_would_have_been_then()
    {
        Assert.Equal(["I TJK M 2026-01 101 A", "I TJK M 2026-02 102 A", "I TJK M 2026-03 103 A"], await served.LinesAsync($"{Stock}/M.TJK.STATE.*.*.*.M?asOf={served.Between}"));
        Assert.Equal(["I TJK M 2026-01 101 A", "I TJK M 2026-02 102 A"], await served.LinesAsync($"{Stock}/M.TJK.STATE.*.*.*.M"));
        Assert.Empty(await served.LinesAsync($"{Stock}/M.TJK.STATE.*.*.*.M?asOf=2001-01-01"));
    }

    [Fact]
    public async Task about_what_changed_brings_what_is_new_and_what_was_taken_back() =>
        Assert.Equal(["A TJK F 2026-01 111 A", "D TJK M 2026-03  A"], await served.LinesAsync($"{Stock}?updatedAfter={served.Between}"));

    [Fact]
    public async Task about_history_brings_every_release_with_the_time_in_which_it_stood()
    {
        Assert.Equal(["I TJK M 2026-03 103 A"], await served.LinesAsync($"{Stock}/M.TJK.STATE.*.*.*.M?includeHistory=true&c[TIME_PERIOD]=2026-03"));
        Assert.Equal(["I TJK F 2026-01 101 A", "I TJK F 2026-01 111 A"], await served.LinesAsync($"{Stock}/M.TJK.STATE.*.*.*.F?includeHistory=true&c[TIME_PERIOD]=2026-01"));
        var sets = JsonNode.Parse(await served.BytesAsync($"{Stock}/M.TJK.STATE.*.*.*.F?includeHistory=true"))!["data"]!["dataSets"]!.AsArray();
        Assert.Contains(sets, set => set!["validTo"] is not null && set["validFrom"] is not null);
    }

    [Fact]
    public async Task of_another_cut_has_its_series_together()
    {
        var structures = served.Node.App.Services.GetRequiredService<FlowStructures>();
        var layout = DataLayout.Of(structures.ArtefactOf(AllFlows.Stock), structures.Set);
        foreach (var cut in new[] { "SEX", "REPORTING_STATE", "AllDimensions", "TIME_PERIOD" })
            Assert.Equal(19, SdmxMessages.Read(await served.BytesAsync($"{Stock}?dimensionAtObservation={cut}"), layout).Distinct().Count());
    }

    [Fact]
    public async Task is_answered_in_the_names_of_the_readers_language()
    {
        using var answer = await served.AskAsync($"{Stock}/M.TJK.STATE.*.*.*.F?labels=both&c[TIME_PERIOD]=2026-01", "text/csv", "kk, ru;q=0.5");
        Assert.Contains("F: Әйелдер мен қыздар", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(["kk", "ru"], answer.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task about_a_flow_without_figures_is_answered_with_none_and_the_flow_says_why()
    {
        foreach (var accept in new[] { "text/csv", "application/json", "application/vnd.sdmx.data+xml;version=3.0.0" })
            Assert.NotEmpty(await served.BytesAsync("data/dataflow/AP/DF_TRAFFICKING/1.0.0", accept));
        var flow = Assert.Single((await served.StructuresAsync("structure/dataflow/AP/DF_TRAFFICKING/1.0.0")).Of<Dataflow>());
        Assert.Contains("not built yet", flow.Descriptions.Best(["en"]));
        Assert.Equal("EMPTY", Assert.Single(flow.Annotations).Value);
    }
}
