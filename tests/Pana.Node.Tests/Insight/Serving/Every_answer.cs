using System.Net;
using System.Text;
using Pana.Sdmx;
using SdmxMessages = Pana.Tests.Sdmx.Messages;

namespace Pana.Node.Tests.Insight.Serving;

public sealed class Every_answer(ServedFigures served) : IClassFixture<ServedFigures>
{
    [Theory]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0/M.TJK.STATE.*.*.*.F")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?dimensionAtObservation=AllDimensions")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?dimensionAtObservation=SEX")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?includeHistory=true")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?updatedAfter=2026-11-23T12:00:00Z")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?attributes=none")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?measures=none")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0?lastNObservations=1&limit=2")]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0/M.UZB")]
    [InlineData("data/dataflow/AP/DF_TRAFFICKING/1.0.0")]
    [InlineData("data/provisionagreement/AP/PA_STOCK_UNHCR/1.0.0")]
    [InlineData("data/datastructure/AP/DSD_ASYLUM_APP/1.0.0")]
    [InlineData("data")]
    [InlineData("data/dataflow/AP")]
    [InlineData("data/dataflow/AP/*/*")]
    [InlineData("data/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/M.TJK?dimensionAtObservation=SEX")]
    [InlineData("data/dataflow/AP?dimensionAtObservation=AllDimensions")]
    [InlineData("data/dataflow/AP?includeHistory=true")]
    [InlineData("data/dataflow/AP?updatedAfter=2026-11-23T12:00:00Z")]
    [InlineData("data/dataflow/AP?c[STAGE]=N")]
    [InlineData("data/dataflow/AP?attributes=none")]
    [InlineData("data/provisionagreement/AP")]
    [InlineData("data/datastructure/AP/DSD_STOCK,DSD_ASYLUM_APP")]
    public async Task with_figures_meets_the_official_schema_of_its_form(string question)
    {
        Assert.Equal("", SdmxMessages.AgainstJson(await served.BytesAsync(question), isData: true));
        // Whoever asks for no attributes or takes figures back gets a message without what else must be there.
        if (!question.Contains("=none", StringComparison.Ordinal))
        {
            var xml = await served.BytesAsync(question, "application/vnd.sdmx.data+xml;version=3.0.0");
            Assert.Equal("", SdmxMessages.AgainstXml(xml, await served.SchemasOfAsync(xml)));
        }
        foreach (var form in new[] { "text/csv", "application/vnd.sdmx.genericdata+xml;version=2.1" })
            Assert.NotEmpty(await served.BytesAsync(question, form));
    }

    [Theory]
    [InlineData("structure/*/*/*/*")]
    [InlineData("structure/dataflow/AP/DF_STOCK/1.0.0?references=all")]
    [InlineData("structure/dataflow/AP/DF_STOCK/1.0.0?references=descendants&detail=referencepartial")]
    [InlineData("structure/dataflow/AP?detail=allstubs")]
    [InlineData("structure/dataflow/AP?detail=allcompletestubs&references=parents")]
    [InlineData("structure/codelist/AP/CL_COUNTRY/1.0.0")]
    [InlineData("structure/codelist/AP/CL_COUNTRY/1.0.0/KAZ,TJK")]
    [InlineData("structure/hierarchy/AP")]
    [InlineData("structure/dataconstraint/AP")]
    [InlineData("structure/provisionagreement,categorisation/AP", false)]
    [InlineData("structure/provisionagreement/AP")]
    [InlineData("structure/categoryscheme/AP?references=parentsandsiblings")]
    [InlineData("structure/agencyscheme/SDMX/AGENCIES/1.0")]
    [InlineData("structure/dataproviderscheme/AP/DATA_PROVIDERS/1.0")]
    [InlineData("structure/metadataflow/AP")]
    [InlineData("availability/dataflow/AP/DF_STOCK/1.0.0")]
    [InlineData("availability/dataflow/AP/DF_STOCK/1.0.0/M.TJK/*?references=codelist,dataflow,datastructure&mode=available")]
    [InlineData("availability/dataflow/AP/DF_TRAFFICKING/1.0.0")]
    public async Task with_structures_meets_the_official_schema_of_its_form(string question, bool isKnown = true)
    {
        if (!isKnown)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await served.AskAsync(question)).StatusCode);
            return;
        }
        var json = await served.BytesAsync(question);
        Assert.Equal("", SdmxMessages.AgainstJson(json, isData: false));
        var xml = await served.BytesAsync(question, "application/vnd.sdmx.structure+xml;version=3.0.0");
        Assert.Equal("", SdmxMessages.AgainstXml(xml));
        var (one, other) = (await StructureMessage.ReadAsync(new MemoryStream(json)), await StructureMessage.ReadAsync(new MemoryStream(xml)));
        Assert.Equal(one.All.Select(artefact => $"{artefact.Urn}").Order(), other.All.Select(artefact => $"{artefact.Urn}").Order());
        Assert.NotEmpty(await served.BytesAsync(question, "application/vnd.sdmx.structure+xml;version=2.1"));
    }

    [Theory]
    [InlineData("data/dataflow/AP/DF_STOCK/1.0.0/*.*.*.*.*.*.*.*.*.*.*.*", null)]
    [InlineData("data/dataflow/XX/DF_STOCK", "application/xml")]
    [InlineData("structure/codelist/AP/CL_SEXX", "application/vnd.sdmx.structure+xml;version=3.0.0")]
    public async Task with_an_error_meets_the_official_schema_too(string question, string? accept)
    {
        var answer = await (await served.AskAsync(question, accept)).Content.ReadAsByteArrayAsync();
        Assert.Equal("", accept is null ? SdmxMessages.AgainstJson(answer, isData: true) : SdmxMessages.AgainstXml(answer));
    }

    [Theory]
    [InlineData(null, "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("*/*", "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("application/json", "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("text/csv", "application/vnd.sdmx.data+csv;version=2.0.0;labels=id;charset=utf-8")]
    [InlineData("application/vnd.sdmx.data+csv;version=2.0.0;labels=both", "application/vnd.sdmx.data+csv;version=2.0.0;labels=both;charset=utf-8")]
    [InlineData("application/vnd.sdmx.data+xml;version=3.0.0", "application/vnd.sdmx.data+xml;version=3.0.0")]
    [InlineData("application/vnd.sdmx.genericdata+xml;version=2.1", "application/vnd.sdmx.genericdata+xml;version=2.1")]
    public async Task has_the_form_that_was_wanted(string? accept, string type)
    {
        using var answer = await served.AskAsync("data/dataflow/AP/DF_STOCK/1.0.0/M.TJK", accept);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["Accept", "Accept-Encoding", "Accept-Language"], answer.Headers.Vary);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task as_csv_begins_with_exactly_the_word_structure()
    {
        var text = Encoding.UTF8.GetString(await served.BytesAsync("data/dataflow/AP/DF_STOCK/1.0.0/M.TJK.STATE.*.*.*.F?format=csv"));
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REPORTING_STATE,SOURCE,INDICATOR,POP_TYPE,ORIGIN,SEX,AGE,REGION,COUNT_UNIT,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE\r\ndataflow,AP:DF_STOCK(1.0.0),I,", text);
    }

    [Fact]
    public async Task that_the_client_has_already_is_not_sent_again()
    {
        foreach (var question in new[] { "data/dataflow/AP/DF_STOCK/1.0.0", "structure/codelist/AP/CL_SEX/1.0.0", "availability/dataflow/AP/DF_STOCK/1.0.0", "schema/dataflow/AP/DF_STOCK/1.0.0" })
        {
            using var first = await served.AskAsync(question);
            Assert.True(first.Headers.CacheControl!.Public);
            Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(question, "If-None-Match", first.Headers.ETag!.ToString())).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await AgainAsync(question, "If-None-Match", "\"another\"")).StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(question, "If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R"))).StatusCode);
            using var russian = await served.AskAsync(question, language: "ru");
            Assert.NotEqual(first.Headers.ETag, russian.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task is_packed_for_whoever_can_unpack_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        var packed = await answer.Content.ReadAsStreamAsync();
        using Stream stream = encoding == "br" ? new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress) : new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
        Assert.StartsWith("{\"meta\"", await new StreamReader(stream).ReadToEndAsync());
    }

    [Fact]
    public async Task may_be_read_by_pages_of_others()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/sdmx/3.0/data/dataflow/AP/DF_STOCK");
        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        using var head = await served.Client.SendAsync(new(HttpMethod.Head, "/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.NotNull(head.Headers.ETag);
    }

    Task<HttpResponseMessage> AgainAsync(string question, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/sdmx/3.0/{question}");
        request.Headers.TryAddWithoutValidation(header, value);
        return served.Client.SendAsync(request);
    }
}
