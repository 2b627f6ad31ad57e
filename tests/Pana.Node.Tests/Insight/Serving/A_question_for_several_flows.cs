using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Sdmx;
using SdmxMessages = Pana.Tests.Sdmx.Messages;

namespace Pana.Node.Tests.Insight.Serving;

/// <summary>What is left out at the end of a path means all: one answer has the figures of every flow.</summary>
public sealed class A_question_for_several_flows(ServedFigures served) : IClassFixture<ServedFigures>
{
    const string Two = "data/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0";

    [Theory]
    [InlineData("?c[SEX]=T&c[TIME_PERIOD]=2026-01", "I KAZ T 2026-01 1001 A", "I TJK T 2026-01 101 A", "I TJK T 2026-01 40 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?lastNObservations=1", "I TJK T 2026-03 103 A", "I TJK T 2026-01 40 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?firstNObservations=1&offset=1", "I TJK T 2026-01 40 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?limit=2", "I TJK T 2026-01 101 A", "I TJK T 2026-02 102 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?sort=TIME_PERIOD:desc", "I TJK T 2026-03 103 A", "I TJK T 2026-02 102 A", "I TJK T 2026-01 101 A", "I TJK T 2026-01 40 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?sort=STAGE+TIME_PERIOD:desc&limit=1", "I TJK T 2026-03 103 A")]
    [InlineData("?c[STAGE]=N", "I TJK T 2026-01 40 A")]
    [InlineData("?c[STAGE]=N&c[OBS_VALUE]=gt:40")]
    [InlineData("?c[OBS_VALUE]=40,gt:9000", "I TJK T 2025 9500.5 A", "I TJK T 2026-01 40 A")]
    [InlineData("/M.TJK.STATE.*.*.*.T?attributes=none&c[TIME_PERIOD]=2026-01", "I TJK T 2026-01 101", "I TJK T 2026-01 40")]
    [InlineData("/M.TJK.STATE.*.*.*.T?measures=none&c[TIME_PERIOD]=2026-01", "I TJK T 2026-01  A", "I TJK T 2026-01  A")]
    public async Task is_answered_flow_by_flow(string rest, params string[] lines) => Assert.Equal(lines, await served.LinesAsync(Two + rest));

    [Theory]
    [InlineData("data")]
    [InlineData("data/dataflow")]
    [InlineData("data/dataflow/AP")]
    [InlineData("data/*/AP/*/*")]
    [InlineData("data/dataflow/AP/*/+/*")]
    [InlineData("data/datastructure/AP")]
    [InlineData("data/provisionagreement/AP")]
    public async Task may_leave_its_end_out(string question) => Assert.Equal(20, (await served.LinesAsync(question)).Count);

    [Fact]
    public async Task knows_the_past_of_each()
    {
        Assert.Equal(["A TJK F 2026-01 111 A", "D TJK M 2026-03  A"], await served.LinesAsync($"data?updatedAfter={served.Between}"));
        Assert.Equal(21, (await served.LinesAsync($"data?asOf={served.Between}")).Count);
        Assert.Empty(await served.LinesAsync("data?asOf=2001-01-01"));
        Assert.Equal(await served.LinesAsync("data/dataflow/AP/DF_STOCK?includeHistory=true"), (await served.LinesAsync("data?includeHistory=true"))[..^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?dimensionAtObservation=AllDimensions")]
    [InlineData("?dimensionAtObservation=SEX")]
    [InlineData("?includeHistory=true")]
    [InlineData("?updatedAfter=2026-11-23T12:00:00Z")]
    [InlineData("?c[STAGE]=N")]
    [InlineData("?c[STAGE]=N&c[AGE]=Y0T4")]
    public async Task has_in_every_form_what_each_flow_has_alone(string rest)
    {
        var structures = served.Node.App.Services.GetRequiredService<FlowStructures>();
        DataLayout[] Layouts() => [.. AllFlows.All.Select(flow => DataLayout.Of(structures.ArtefactOf(flow), structures.Set))];
        var alone = new List<string>();
        foreach (var flow in AllFlows.All.Where(flow => !rest.Contains("STAGE", StringComparison.Ordinal) || flow.IndexOf("STAGE") >= 0))
            alone.AddRange(SdmxMessages.Read(await served.BytesAsync($"data/dataflow/AP/{flow.Id}/1.0.0{rest}"), Layouts()).Order());
        foreach (var form in new[] { "text/csv", "application/json", "application/vnd.sdmx.data+xml;version=3.0.0", "application/vnd.sdmx.genericdata+xml;version=2.1" })
            Assert.Equal(alone.Order(), SdmxMessages.Read(await served.BytesAsync($"data/dataflow/AP{rest}", form), Layouts()).Order());
    }

    [Fact]
    public async Task has_as_csv_the_columns_of_all()
    {
        var lines = Encoding.UTF8.GetString(await served.BytesAsync($"{Two}/M.TJK.STATE.*.*.*.T?c[TIME_PERIOD]=2026-01&format=csv")).Split("\r\n");
        Assert.Equal("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REPORTING_STATE,SOURCE,INDICATOR,POP_TYPE,ORIGIN,SEX,AGE,REGION,COUNT_UNIT,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE,PROCEDURE,STAGE,LEVEL", lines[0]);
        Assert.Equal("dataflow,AP:DF_STOCK(1.0.0),I,M,TJK,STATE,STOCK,REF,AFG,T,T,T,PS,2026-01,101,A,,,,", lines[1]);
        Assert.Equal("dataflow,AP:DF_ASYLUM_APP(1.0.0),I,M,TJK,STATE,APPL,T,T,T,T,T,PS,2026-01,40,A,,T,N,T", lines[2]);
    }

    [Fact]
    public async Task has_as_json_a_structure_for_each_flow_of_which_there_is_anything()
    {
        var data = JsonNode.Parse(await served.BytesAsync("data"))!["data"]!;
        Assert.Equal(["urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=AP:DF_STOCK(1.0.0)", "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=AP:DF_ASYLUM_APP(1.0.0)"],
            data["structures"]!.AsArray().Select(structure => $"{structure!["links"]![0]!["urn"]}"));
        Assert.Equal(["0", "1"], data["dataSets"]!.AsArray().Select(set => $"{set!["structure"]}"));
        Assert.Empty(JsonNode.Parse(await served.BytesAsync("data?c[STAGE]=N&c[AGE]=Y0T4"))!["data"]!["structures"]!.AsArray());
    }

    /// <summary>More than is looked through before the first is written: what may occur is known from what was published, for each flow.</summary>
    [Fact]
    public async Task has_as_json_all_of_them_also_when_they_are_many()
    {
        await using var node = await RunningNode.StartAsync();
        var structures = node.App.Services.GetRequiredService<FlowStructures>();
        var origins = structures.Set.Of<Codelist>().Single(list => list.Id == "CL_COUNTRY").Codes.Select(code => code.Id);
        await node.PublishAsync(AllFlows.Stock, [.. from origin in origins from year in Enumerable.Range(1900, 100) select FigureNode.Of(AllFlows.Stock, $"{year}", year, "FREQ", "A", "ORIGIN", origin)]);
        await node.PublishAsync(AllFlows.Returns, FigureNode.Of(AllFlows.Returns, "2026-01", 5, "INDICATOR", "RETURN_VOL"));
        DataLayout[] layouts = [.. new[] { AllFlows.Stock, AllFlows.Returns }.Select(flow => DataLayout.Of(structures.ArtefactOf(flow), structures.Set))];
        var message = await node.Browser().GetByteArrayAsync("/sdmx/3.0/data");
        var words = SdmxMessages.Read(message, layouts);
        Assert.Equal((origins.Count() * 100 + 1, 2), (words.Distinct().Count(), JsonNode.Parse(message)!["data"]!["structures"]!.AsArray().Count));
        Assert.EndsWith("TIME_PERIOD=2026-01 OBS_STATUS=A = 5", words[^1]);
        Assert.True(words.Count > 20_000);
    }

    [Fact]
    public async Task is_answered_anew_when_any_of_them_has_something_new()
    {
        await using var node = await RunningNode.StartAsync();
        var client = node.Browser();
        async Task<string> TagAsync() => $"{(await client.GetAsync("/sdmx/3.0/data/dataflow/AP")).Headers.ETag}";
        await node.PublishAsync(AllFlows.Stock, FigureNode.Of(AllFlows.Stock, "2026-01", 100));
        var before = await TagAsync();
        Assert.Equal(before, await TagAsync());
        await node.PublishAsync(AllFlows.Returns, FigureNode.Of(AllFlows.Returns, "2026-01", 5, "INDICATOR", "RETURN_VOL"));
        Assert.NotEqual(before, await TagAsync());
    }
}
