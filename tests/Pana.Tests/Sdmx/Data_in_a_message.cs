using System.Text;
using System.Text.Json;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>What is written: letter by letter where the standard says the letters, and against the official schemas in every presentation.</summary>
public class Data_in_a_message
{
    static readonly string[] Presentations = ["", "dimensionAtObservation=AllDimensions", "dimensionAtObservation=SEX", "attributes=none", "measures=none", "attributes=OBS_STATUS&dimensionAtObservation=AGE", "attributes=series,dataset"];

    public static TheoryData<string> All => [.. Presentations];

    [Theory]
    [MemberData(nameof(All))]
    public void as_SDMX_JSON_meets_the_official_schema(string query)
    {
        var (layout, rows) = Rows();
        Assert.Equal("", Messages.AgainstJson(Messages.Write(MessageFormat.JsonData, layout, rows, Query(query)), isData: true));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void as_SDMX_ML_meets_the_official_schema_and_that_of_its_structure(string query)
    {
        var (layout, rows) = Rows();
        var message = Messages.Write(MessageFormat.XmlData, layout, rows, Query(query));
        Assert.Equal("", Messages.AgainstXml(message, SchemaWriter.Write(new(layout, Query(query)))));
    }

    [Fact]
    public void with_a_code_that_is_none_does_not_meet_the_schema_of_its_structure()
    {
        var (layout, rows) = Rows();
        var message = Encoding.UTF8.GetString(Messages.Write(MessageFormat.XmlData, layout, rows)).Replace("SEX=\"F\"", "SEX=\"Q\"", StringComparison.Ordinal);
        Assert.Contains("SEX", Messages.AgainstXml(Encoding.UTF8.GetBytes(message), SchemaWriter.Write(new(layout))));
    }

    [Fact]
    public void that_are_none_meets_the_schemas_too()
    {
        var layout = MadeUp.Layout();
        Assert.Equal("", Messages.AgainstJson(Messages.Write(MessageFormat.JsonData, layout, []), isData: true));
        Assert.Equal("", Messages.AgainstJson(Messages.Write(MessageFormat.JsonData, MadeUp.Layout("2020"), []), isData: true));
        Assert.Equal("", Messages.AgainstXml(Messages.Write(MessageFormat.XmlData, layout, []), SchemaWriter.Write(new(layout))));
        Assert.Equal("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,TITLE,OBS_STATUS,NOTE\r\n", Messages.Text(MessageFormat.CsvData, layout, []));
    }

    [Fact]
    public void of_several_sets_meets_the_schemas_and_says_since_when_they_stood()
    {
        var layout = MadeUp.Layout("2020");
        var header = MadeUp.Header with { Sets = [new(DataAction.Replace, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2025, 2, 1, 0, 0, 0, TimeSpan.Zero)), new(DataAction.Append), new(DataAction.Delete)] };
        Observation[] rows = [MadeUp.Row(layout, 0, 1, "KAZ", "F", "Y0T4", "2020"), MadeUp.Row(layout, 2, 2, "KAZ", "F", "Y0T4", "2020")];
        var (json, xml) = (Messages.Write(MessageFormat.JsonData, layout, rows, header: header), Messages.Write(MessageFormat.XmlData, layout, rows, header: header));
        Assert.Equal("", Messages.AgainstJson(json, isData: true));
        Assert.Equal("", Messages.AgainstXml(xml, SchemaWriter.Write(new(layout))));
        Assert.Equal(3, JsonDocument.Parse(json).RootElement.GetProperty("data").GetProperty("dataSets").GetArrayLength());
        Assert.Contains("ss:action=\"Replace\" ss:validFromDate=\"2025-01-01T00:00:00Z\" ss:validToDate=\"2025-02-01T00:00:00Z\"", Encoding.UTF8.GetString(xml));
        Assert.Throws<InvalidOperationException>(() => Messages.Write(MessageFormat.JsonData, layout, Enumerable.Reverse(rows), header: header));
    }

    [Fact]
    public void as_JSON_lists_only_what_occurs_where_that_is_known()
    {
        var (layout, rows) = Rows();
        var usage = new DataUsage(layout);
        foreach (var row in rows)
            usage.Note(row);
        var message = Messages.Write(MessageFormat.JsonData, layout, rows, usage: usage);
        Assert.Equal("", Messages.AgainstJson(message, isData: true));
        Assert.Equal(Messages.Words(layout, rows), Messages.Read(message, MadeUp.Layout()));
        var states = JsonDocument.Parse(message).RootElement.GetProperty("data").GetProperty("structures")[0].GetProperty("dimensions").GetProperty("series")[0].GetProperty("values");
        Assert.Equal(["KAZ", "UZB"], states.EnumerateArray().Select(value => value.GetProperty("id").GetString()!));
        Assert.Equal("Казахстан", states[0].GetProperty("name").GetString());
    }

    [Fact]
    public void as_CSV_begins_with_STRUCTURE_and_has_commas_and_no_mark() =>
        Assert.Equal(""""
            STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,TITLE,OBS_STATUS,NOTE
            dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2020,12,PERSONS,"Title, one",A,
            dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2021,12.5,PERSONS,"Title, one",P,"She said ""no"""
            dataflow,AP:DF_STOCK(1.0.0),I,UZB,M,Y_GE65,2020,,PERSONS,,A,

            """".ReplaceLineEndings("\r\n"), Csv(CsvLabels.Id));

    [Fact]
    public void as_CSV_says_names_in_columns_of_their_own()
    {
        var lines = Csv(CsvLabels.Name).Split("\r\n");
        Assert.Equal("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REPORTING_STATE,Государство,SEX,Пол,AGE,Возраст,TIME_PERIOD,Период,OBS_VALUE,Значение,UNIT_MEASURE,Единица,TITLE,Название,OBS_STATUS,Состояние,NOTE,Примечание", lines[0]);
        Assert.Equal("dataflow,AP:DF_STOCK(1.0.0),Лица под защитой,I,KAZ,Казахстан,F,Женщины,Y0T4,0–4,2020,2020,12,,PERSONS,Лица,\"Title, one\",,A,Обычное,,", lines[1]);
    }

    [Fact]
    public void as_CSV_says_names_beside_codes()
    {
        var lines = Csv(CsvLabels.Both).Split("\r\n");
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE: Государство,SEX: Пол,", lines[0]);
        Assert.Equal("dataflow,AP:DF_STOCK(1.0.0): Лица под защитой,I,KAZ: Казахстан,F: Женщины,Y0T4: 0–4,2020,12,PERSONS: Лица,\"Title, one\",A: Обычное,", lines[1]);
    }

    [Fact]
    public void as_generic_data_of_2_1_names_every_component()
    {
        var (layout, rows) = Rows();
        var message = Messages.Text(MessageFormat.GenericData21, layout, rows);
        Assert.Contains("<com:StructureUsage><Ref agencyID=\"AP\" id=\"DF_STOCK\" version=\"1.0.0\" package=\"datastructure\" class=\"Dataflow\"/></com:StructureUsage>", message);
        Assert.Contains("<gen:Series><gen:SeriesKey><gen:Value id=\"REPORTING_STATE\" value=\"KAZ\"/><gen:Value id=\"SEX\" value=\"F\"/><gen:Value id=\"AGE\" value=\"Y0T4\"/></gen:SeriesKey>"
            + "<gen:Attributes><gen:Value id=\"TITLE\" value=\"Title, one\"/></gen:Attributes><gen:Obs><gen:ObsDimension value=\"2020\"/><gen:ObsValue value=\"12\"/>"
            + "<gen:Attributes><gen:Value id=\"OBS_STATUS\" value=\"A\"/></gen:Attributes></gen:Obs>", message);
        Assert.Contains("<gen:Obs><gen:ObsKey><gen:Value id=\"REPORTING_STATE\" value=\"KAZ\"/>", Messages.Text(MessageFormat.GenericData21, layout, rows, Query("dimensionAtObservation=AllDimensions")));
    }

    static (DataLayout Layout, Observation[] Rows) Rows()
    {
        var layout = MadeUp.Layout("2020", "2021", "2022-Q1", "2022-01-31");
        return (layout,
        [
            MadeUp.Row(layout, 12, "KAZ", "F", "Y0T4", "2020", "PERSONS", "Title, one", "A"), MadeUp.Row(layout, 12.5, "KAZ", "F", "Y0T4", "2021", "PERSONS", "Title, one", "P", "She said \"no\""),
            MadeUp.Row(layout, double.NaN, "UZB", "M", "Y_GE65", "2020", "PERSONS", null, "A"),
        ]);
    }

    static string Csv(CsvLabels labels)
    {
        var (layout, rows) = Rows();
        return Messages.Text(MessageFormat.CsvData, layout, rows, labels: labels);
    }

    static DataQuery Query(string query) => A_question.Read<DataQuery>("data/dataflow/AP/DF_STOCK", query);
}
