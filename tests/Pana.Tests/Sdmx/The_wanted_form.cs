using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Which form an answer has, by the header Accept or by format=.</summary>
public class The_wanted_form
{
    [Theory]
    [InlineData(null, "", "JsonData")]
    [InlineData("", "", "JsonData")]
    [InlineData("*/*", "", "JsonData")]
    [InlineData("application/json", "", "JsonData")]
    [InlineData("application/vnd.sdmx.data+json", "", "JsonData")]
    [InlineData("application/vnd.sdmx.data+json;version=2.0.0", "", "JsonData")]
    [InlineData("application/vnd.sdmx.data+json; version=2.0", "", "JsonData")]
    [InlineData("application/vnd.sdmx.data+json;version=1.0.0", "", "not-acceptable")]
    [InlineData("application/vnd.sdmx.data+json;version=2.1.0", "", "not-acceptable")]
    [InlineData("application/vnd.sdmx.data+json;version=2.1.0, application/vnd.sdmx.data+json;version=2.0.0;q=0.9", "", "JsonData")]
    [InlineData("text/csv", "", "CsvData")]
    [InlineData("application/vnd.sdmx.data+csv;version=2.0.0;labels=both", "", "CsvData Both")]
    [InlineData("application/vnd.sdmx.data+csv;labels=name", "", "CsvData Name")]
    [InlineData("application/vnd.sdmx.data+csv;labels=name", "labels=id", "CsvData")]
    [InlineData("application/vnd.sdmx.data+xml;version=3.0.0", "", "XmlData")]
    [InlineData("application/xml", "", "XmlData")]
    [InlineData("application/vnd.sdmx.genericdata+xml;version=2.1", "", "GenericData21")]
    [InlineData("application/vnd.sdmx.structurespecificdata+xml;version=2.1", "", "not-acceptable")]
    [InlineData("text/html", "", "not-acceptable")]
    [InlineData("application/vnd.sdmx.structure+json", "", "not-acceptable")]
    [InlineData("text/csv;q=0.5, application/xml;q=0.9", "", "XmlData")]
    [InlineData("text/csv;q=0.9, */*;q=0.1", "", "CsvData")]
    [InlineData("application/json;q=0, */*", "", "CsvData")]
    [InlineData("text/*", "", "CsvData")]
    [InlineData("text/html, */*;q=0.1", "", "JsonData")]
    [InlineData("*/*;q=0", "", "not-acceptable")]
    [InlineData("text/csv", "format=jsondata", "JsonData")]
    [InlineData(null, "format=csv&labels=both", "CsvData Both")]
    [InlineData(null, "format=structurespecificdata", "XmlData")]
    [InlineData(null, "format=genericdata", "GenericData21")]
    [InlineData(null, "format=structure", "not-acceptable")]
    public void of_data_is_chosen(string? accept, string query, string chosen) => Assert.Equal(chosen, Chosen("data", query, accept));

    [Theory]
    [InlineData("structure", null, "", "JsonStructure")]
    [InlineData("structure", "*/*", "", "JsonStructure")]
    [InlineData("structure", "application/vnd.sdmx.structure+xml", "", "XmlStructure")]
    [InlineData("structure", "application/vnd.sdmx.structure+xml;version=3.0.0", "", "XmlStructure")]
    [InlineData("structure", "application/vnd.sdmx.structure+xml;version=2.1", "", "XmlStructure21")]
    [InlineData("structure", "application/vnd.sdmx.structure+xml;version=2.0", "", "not-acceptable")]
    [InlineData("structure", "text/csv", "", "not-acceptable")]
    [InlineData("structure", null, "format=structure", "XmlStructure")]
    [InlineData("structure", null, "format=jsonstructure", "JsonStructure")]
    [InlineData("structure", null, "format=csv", "not-acceptable")]
    [InlineData("availability/dataflow", "application/vnd.sdmx.structure+xml;version=3.0.0", "", "XmlStructure")]
    [InlineData("schema/dataflow/AP/DF/1.0.0", null, "", "XmlSchema")]
    [InlineData("schema/dataflow/AP/DF/1.0.0", "application/vnd.sdmx.schema+xml;version=3.0.0", "", "XmlSchema")]
    [InlineData("schema/dataflow/AP/DF/1.0.0", "application/vnd.sdmx.structure+json;version=2.0.0", "", "JsonStructure")]
    public void of_all_else_is_chosen(string path, string? accept, string query, string chosen) => Assert.Equal(chosen, Chosen(path, query, accept));

    [Fact]
    public void that_cannot_be_had_is_refused_with_those_that_can()
    {
        var error = Assert.Single(Negotiation.Choose(A_question.Read<DataQuery>("data"), "image/png").Errors);
        Assert.Equal((406, "Accept", "image/png"), (error.Status, error.Where, error.Found));
        Assert.Contains("application/vnd.sdmx.data+csv;version=2.0.0", error.Sentence);
    }

    [Fact]
    public void is_named_in_the_answer()
    {
        Assert.Equal("application/vnd.sdmx.data+json;version=2.0.0", new MediaForm(MessageFormat.JsonData).MediaType);
        Assert.Equal("application/vnd.sdmx.data+csv;version=2.0.0;labels=name;charset=utf-8", new MediaForm(MessageFormat.CsvData, CsvLabels.Name).MediaType);
    }

    static string Chosen(string path, string query, string? accept)
    {
        var chosen = Negotiation.Choose(SdmxQuery.Parse(path, query, A_question.Now).Value, accept);
        return chosen.IsWrong ? chosen.Errors[0].Name : chosen.Value.Labels == CsvLabels.Id ? $"{chosen.Value.Format}" : $"{chosen.Value.Format} {chosen.Value.Labels}";
    }
}
