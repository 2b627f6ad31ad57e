using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Nothing that is not understood is passed over: each is an error with a name, a place and, where one can be guessed, what was meant.</summary>
public class A_wrong_question
{
    [Theory]
    [InlineData("dada", "", "unknown-resource", "path", 1, "data", 404)]
    [InlineData("", "", "unknown-resource", "path", 1, null, 404)]
    [InlineData("metadata/metadataflow", "", "resource-not-served", "path", 1, null, 501)]
    [InlineData("data/dataflow/AP/X/1.0.0/A.B/C", "", "too-many-parts", "path", 7, null, 400)]
    [InlineData("structure/codelists", "", "unknown-type", "path", 2, "codelist", 400)]
    [InlineData("data/codelist", "", "unknown-type", "path", 2, null, 400)]
    [InlineData("data/dataflow/A P", "", "bad-identifier", "agencyID", 1, null, 400)]
    [InlineData("data/dataflow/AP/X,Y%2FZ", "", "bad-identifier", "resourceID", 3, null, 400)]
    [InlineData("data/dataflow/AP/X/latest", "", "bad-version", "version", 1, "~", 400)]
    [InlineData("data/dataflow/AP/X/1.0.0,v2", "", "bad-version", "version", 7, null, 400)]
    [InlineData("data/dataflow/AP/X/1.0/all", "", "older-parameter", "key", 1, "*", 400)]
    [InlineData("availability/*", "", "context-missing", "context", 2, "dataflow", 400)]
    [InlineData("schema/dataflow/AP", "", "context-missing", "path", 0, null, 400)]
    [InlineData("structure/dataflow/AP/DF/1.0.0/ITEM", "", "items-not-here", "itemID", 0, null, 400)]
    [InlineData("data", "updatedafter=2020-01-01", "unknown-parameter", "updatedafter", 0, "updatedAfter", 400)]
    [InlineData("data", "lastNObservation=1", "unknown-parameter", "lastNObservation", 0, "lastNObservations", 400)]
    [InlineData("data", "whatever=1", "unknown-parameter", "whatever", 0, null, 400)]
    [InlineData("data", "c=F", "unknown-parameter", "c", 0, "c[COMPONENT]=…", 400)]
    [InlineData("data", "startPeriod=2020", "older-parameter", "startPeriod", 0, "c[TIME_PERIOD]=ge:…", 400)]
    [InlineData("data", "detail=dataonly", "older-parameter", "detail", 0, "attributes=none or measures=none", 400)]
    [InlineData("structure", "limit=1", "unknown-parameter", "limit", 0, null, 400)]
    [InlineData("data", "c[A]=1&c[A]=2", "repeated-parameter", "c[A]", 0, null, 400)]
    [InlineData("data", "c[A B]=1", "bad-identifier", "c[A B]", 3, null, 400)]
    [InlineData("data", "c[A]=xx:1", "bad-operator", "c[A]", 1, null, 400)]
    [InlineData("data", "c[A]=eq:1+gr:2", "bad-operator", "c[A]", 6, "gt", 400)]
    [InlineData("data", "c[A]=1,,2", "bad-value", "c[A]", 3, null, 400)]
    [InlineData("data", "c[TIME_PERIOD]=ge:2021+le:2020", "range-reversed", "c[TIME_PERIOD]", 1, "ge:2020+le:2021", 400)]
    [InlineData("data", "c[TIME_PERIOD]=2019,gt:2020-Q4+lt:2020-10", "range-reversed", "c[TIME_PERIOD]", 6, "ge:2020-10+le:2020-Q4", 400)]
    [InlineData("data", "c[OBS_VALUE]=ge:10+le:9", "range-reversed", "c[OBS_VALUE]", 1, "ge:9+le:10", 400)]
    [InlineData("data", "asOf=2027-01-01T00:00:00Z", "as-of-future", "asOf", 0, "2026-11-29T00:00:00Z", 400)]
    [InlineData("data", "asOf=yesterday", "bad-time", "asOf", 1, null, 400)]
    [InlineData("data", "asOf=2025-01-01&updatedAfter=2025-02-01", "as-of-before-update", "updatedAfter", 0, null, 400)]
    [InlineData("data", "limit=0", "bad-number", "limit", 1, null, 400)]
    [InlineData("data", "offset=-1", "bad-number", "offset", 1, null, 400)]
    [InlineData("data", "firstNObservations=ten", "bad-number", "firstNObservations", 1, null, 400)]
    [InlineData("data", "includeHistory=yes", "bad-value", "includeHistory", 1, null, 400)]
    [InlineData("data", "sort=SEX:down", "bad-value", "sort", 1, null, 400)]
    [InlineData("data", "reportingYearStartDay=07-01", "bad-time", "reportingYearStartDay", 1, null, 400)]
    [InlineData("data", "format=jsondta", "unknown-format", "format", 1, "jsondata", 400)]
    [InlineData("data", "labels=names", "bad-value", "labels", 1, "name", 400)]
    [InlineData("structure", "references=codelists", "bad-value", "references", 1, "codelist", 400)]
    [InlineData("structure", "detail=fulll", "bad-value", "detail", 1, "full", 400)]
    [InlineData("availability/dataflow", "mode=exakt", "bad-value", "mode", 1, "exact", 400)]
    [InlineData("availability/dataflow", "references=hierarchy", "bad-value", "references", 1, null, 400)]
    public void is_told_what_is_wrong_and_where(string path, string query, string name, string where, long position, string? suggestion, int status)
    {
        var parsed = SdmxQuery.Parse(path, query, A_question.Now);
        Assert.True(parsed.IsWrong);
        var error = Assert.Single(parsed.Errors);
        Assert.Equal((name, where, position, suggestion, status), (error.Name, error.Where, error.Position, error.Suggestion, error.Status));
        Assert.Contains(name, SdmxError.AllNames);
        Assert.EndsWith(suggestion is null ? "." : "?", error.Sentence);
    }

    [Theory]
    [InlineData("KAZ.F.Y0T4.X.Y", "", "key-too-long", "key", 11, null)]
    [InlineData("KAZZ.F", "", "unknown-code", "key", 1, "KAZ")]
    [InlineData("KAZ.*.Y_GE56", "", "unknown-code", "key", 7, "Y_GE65")]
    [InlineData("KAZ.X", "", "unknown-code", "key", 5, null)]
    [InlineData("*", "c[SEXX]=F", "unknown-component", "c[SEXX]", 0, "SEX")]
    [InlineData("*", "c[REPORTING_STATE]=KZA", "unknown-code", "c[REPORTING_STATE]", 0, "KAZ")]
    [InlineData("*", "c[TIME_PERIOD]=ge:last%20year", "bad-time", "c[TIME_PERIOD]", 0, null)]
    [InlineData("*", "c[OBS_VALUE]=ge:many", "bad-number", "c[OBS_VALUE]", 0, null)]
    [InlineData("*", "dimensionAtObservation=TIMEPERIOD", "unknown-component", "dimensionAtObservation", 0, "TIME_PERIOD")]
    [InlineData("*", "dimensionAtObservation=OBS_STATUS", "unknown-component", "dimensionAtObservation", 0, null)]
    [InlineData("*", "attributes=OBS_STAT", "unknown-component", "attributes", 0, "OBS_STATUS")]
    [InlineData("*", "measures=VALUE", "unknown-component", "measures", 0, null)]
    [InlineData("*", "sort=ACE", "unknown-component", "sort", 0, "AGE")]
    public void about_what_the_data_do_not_have_is_told_what_they_have(string key, string query, string name, string where, long position, string? suggestion)
    {
        var filter = DataFilter.Of(A_question.Read<DataQuery>($"data/dataflow/AP/DF_STOCK/1.0.0/{key}", query), [MadeUp.Layout("2020")]);
        var error = Assert.Single(filter.Errors);
        Assert.Equal((name, where, position, suggestion), (error.Name, error.Where, error.Position, error.Suggestion));
    }

    [Theory]
    [InlineData("data/dataflow/PA", "unknown-agency", "AP")]
    [InlineData("data/dataflow/AP/DF_STOK", "unknown-artefact", "DF_STOCK")]
    [InlineData("data/dataflow/AP/DF_STOCK/2+.0.0", "unknown-version", "1.0.0")]
    public void about_data_that_are_not_there_is_told_what_is(string path, string name, string suggestion)
    {
        var found = MadeUp.All.Select(A_question.Read<DataQuery>(path).Context);
        Assert.Equal((name, suggestion, 404), (found.Errors[0].Name, found.Errors[0].Suggestion, found.Errors[0].Status));
    }

    [Fact]
    public void is_told_everything_at_once() =>
        Assert.Equal(["bad-number", "bad-version", "unknown-parameter"], SdmxQuery.Parse("data/dataflow/AP/X/v1", "c[A]=1&foo=2&limit=x", A_question.Now).Errors.Select(error => error.Name).Order(StringComparer.Ordinal));
}
