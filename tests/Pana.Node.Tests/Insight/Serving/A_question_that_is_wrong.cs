using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Serving;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Node.Tests.Insight.Serving;

public sealed class A_question_that_is_wrong(ServedFigures served) : IClassFixture<ServedFigures>
{
    const string Stock = "data/dataflow/AP/DF_STOCK/1.0.0";

    [Theory]
    [InlineData($"{Stock}/*.*.*.*.*.*.*.*.*.*.*", 400, "10 at most")]
    [InlineData($"{Stock}/M.TJJ", 400, "Did you mean TJK?")]
    [InlineData($"{Stock}?c[SEX]=FF", 400, "SEX")]
    [InlineData($"{Stock}?c[SEXX]=F", 400, "Did you mean SEX?")]
    [InlineData($"{Stock}?startPeriod=2020", 400, "c[TIME_PERIOD]=ge:")]
    [InlineData($"{Stock}?lastNObservation=1", 400, "Did you mean lastNObservations?")]
    [InlineData($"{Stock}?asOf=2099-01-01", 400, "Nobody knows what will be then.")]
    [InlineData($"{Stock}?c[TIME_PERIOD]=ge:2026+le:2020", 400, "ge:2020+le:2026")]
    [InlineData($"{Stock}?lastNObservations=0", 400, "whole number")]
    [InlineData($"{Stock}?limit=-1", 400, "whole number")]
    [InlineData($"{Stock}?dimensionAtObservation=SEXX", 400, "Did you mean SEX?")]
    [InlineData($"{Stock}?sort=SEXX", 400, "Did you mean SEX?")]
    [InlineData($"{Stock}?attributes=NOTES", 400, "Did you mean NOTE?")]
    [InlineData($"{Stock}?format=cvs", 400, "Did you mean csv?")]
    [InlineData($"{Stock}?format=structure", 406, "jsondata")]
    [InlineData($"{Stock}/all", 400, "Did you mean *?")]
    [InlineData("data/dataflow/APP/DF_STOCK", 404, "Did you mean AP?")]
    [InlineData("data/dataflow/AP/DF_STOK", 404, "Did you mean DF_STOCK?")]
    [InlineData("data/dataflow/AP/DF_STOCK/2.0.0", 404, "Did you mean 1.0.0?")]
    [InlineData("data/dataflow/AP/*/*/*.*.*.*.*.*.*.*.*.PS", 400, "by name, c[COUNT_UNIT]=")]
    [InlineData("data/dataflow/AP/DF_STOCK,DF_DOCS/1.0.0/M.TJJ", 400, "Did you mean TJK?")]
    [InlineData("data/dataflow/AP/DF_STOCK,DF_DOC/1.0.0", 404, "Did you mean DF_DOCS?")]
    [InlineData("data?c[STAG]=N", 400, "Did you mean STAGE?")]
    [InlineData("data?dimensionAtObservation=STAGE", 400, "COUNT_UNIT")]
    [InlineData("availability/dataflow/AP/*/*/*/STAG", 400, "STAGE")]
    [InlineData("daat/dataflow/AP/DF_STOCK", 404, "Did you mean data?")]
    [InlineData("metadata/metadataflow/AP", 501, "no metadata")]
    [InlineData("", 404, "data, availability, schema and structure")]
    [InlineData("structure/codelists/AP", 400, "Did you mean codelist?")]
    [InlineData("structure/codelist/AP/CL_SEX/1.0.0/FF", 404, "FF")]
    [InlineData("structure/codelist/AP?referenecs=all", 400, "Did you mean references?")]
    [InlineData("availability/dataflow/AP/DF_STOCK/1.0.0/*/SEXX", 400, "SEX")]
    [InlineData("schema/dataflow/AP/DF_STOK/1.0.0", 404, "Did you mean DF_STOCK?")]
    public async Task is_told_what_to_do(string question, int status, string words)
    {
        using var answer = await served.AskAsync(question);
        Assert.Equal(status, (int)answer.StatusCode);
        var errors = (await ServedFigures.JsonAsync(answer))["errors"]!.AsArray();
        Assert.Contains(errors, error => $"{error!["detail"]}".Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("text/html")]
    [InlineData("application/vnd.sdmx.data+json;version=1.0.0")]
    public async Task about_its_form_is_not_acceptable(string accept)
    {
        using var answer = await served.AskAsync(Stock, accept);
        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Contains("application/vnd.sdmx.data+csv", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("?sort=OBS_VALUE", "text/csv", 413)]
    [InlineData("?dimensionAtObservation=SEX", null, 413)]
    [InlineData("/M.UZB?sort=OBS_VALUE", "text/csv", 200)]
    [InlineData("", null, 200)]
    [InlineData("data?sort=OBS_VALUE", "text/csv", 413)]
    [InlineData("data?sort=OBS_VALUE&c[STAGE]=N", "text/csv", 200)]
    public async Task would_need_the_memory_of_everybody(string rest, string? accept, int status)
    {
        var limit = served.Node.App.Services.GetRequiredService<SortLimit>();
        limit.Observations = 5;
        try
        {
            using var answer = await served.AskAsync(rest.StartsWith("data", StringComparison.Ordinal) ? rest : Stock + rest, accept);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(status == 200, answer.Headers.ETag is not null);
        }
        finally
        {
            limit.Observations = new SortLimit().Observations;
        }
    }

    [Fact]
    public async Task is_told_so_in_the_readers_language()
    {
        using var answer = await served.AskAsync($"{Stock}/M.TJJ", language: "ru-RU,ru;q=0.9,en;q=0.1");
        Assert.Contains("TJJ — не код списка (key, знак 3). Возможно, имелось в виду TJK.", $"{(await ServedFigures.JsonAsync(answer))["errors"]![0]!["detail"]}");
    }

    [Fact]
    public void has_words_for_whatever_can_be_wrong()
    {
        var labels = Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels"));
        foreach (var name in SdmxError.AllNames.Concat(SdmxErrors.OwnNames).Append("suggestion"))
            foreach (var language in new[] { "ru", "en" })
                Assert.True(labels.Has(language, $"sdmx-error.{name}"), $"{language} {name}");
    }
}
