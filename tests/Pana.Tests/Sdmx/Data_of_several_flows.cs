using System.Text;
using System.Text.Json;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>One message with data of several flows, in every form: as it was written, and as it is read.</summary>
public class Data_of_several_flows
{
    static readonly MessageHeader s_header = MadeUp.Header with { Sets = [new(), new(DataAction.Delete), new() { Structure = 1 }, new(DataAction.Append) { Structure = 1 }, new()] };

    static readonly MessageFormat[] s_formats = [MessageFormat.CsvData, MessageFormat.JsonData, MessageFormat.XmlData, MessageFormat.GenericData21];

    public static TheoryData<MessageFormat, string> Forms => new(from format in s_formats from query in new[] { "", "dimensionAtObservation=AllDimensions", "dimensionAtObservation=SEX" } select (format, query));

    [Theory]
    [MemberData(nameof(Forms))]
    public void are_read_as_they_were_written(MessageFormat format, string query)
    {
        var (stock, documents) = Layouts();
        var rows = Rows(stock, documents);
        var expected = rows.Select(row => Messages.Words(s_header.Sets[row.Set].Structure == 0 ? stock : documents, row, s_header.Sets[row.Set]));
        var message = Write(format, query, rows, stock, documents);
        Assert.Equal(expected, Messages.Read(message, MadeUp.Layout(), MadeUpDocuments.Layout()));
        // In whatever order the reader knows them, and others besides.
        Assert.Equal(expected, Messages.ReadInPieces(message, 7, MadeUpDocuments.Layout("2.0.0", []), MadeUpDocuments.Layout(), MadeUp.Layout()));
        if (format == MessageFormat.JsonData)
            Assert.Equal(expected, Messages.Read(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dimensionAtObservation=AllDimensions")]
    [InlineData("dimensionAtObservation=SEX")]
    [InlineData("attributes=SERIAL,OBS_STATUS&measures=OBS_VALUE")]
    public void meet_the_official_schemas_and_those_of_their_structures(string query)
    {
        var (stock, documents) = Layouts();
        var rows = Rows(stock, documents);
        Assert.Equal("", Messages.AgainstJson(Write(MessageFormat.JsonData, query, rows, stock, documents), isData: true));
        Assert.Equal("", Messages.AgainstXml(Write(MessageFormat.XmlData, query, rows, stock, documents), SchemaWriter.Write(new(stock, Query(query))), SchemaWriter.Write(new(documents, Query(query)))));
    }

    [Fact]
    public void as_CSV_have_the_columns_of_all_and_nothing_in_those_of_others()
    {
        var (stock, documents) = Layouts();
        Assert.Equal("""
            STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,TITLE,OBS_STATUS,NOTE,DOC_TYPE,SERIAL
            dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2020,12,PERSONS,,A,,,
            dataflow,AP:DF_STOCK(1.0.0),D,KAZ,M,Y0T4,2020,,PERSONS,,A,,,
            dataflow,AP:DF_DOCS(1.0.0),I,KAZ,F,,2020,7,,,A,,CARD,
            dataflow,AP:DF_DOCS(1.0.0),I,KAZ,F,,2021,8,,,A,,CARD,"N, 8"
            dataflow,AP:DF_DOCS(1.0.0),A,UZB,M,,2021,9,,,P,,TRAVEL,
            dataflow,AP:DF_STOCK(1.0.0),I,UZB,F,Y_GE65,2021,13,PERSONS,A title,P,A note,,

            """.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(Write(MessageFormat.CsvData, "", Rows(stock, documents), stock, documents)));
    }

    [Theory]
    [InlineData(CsvLabels.Name)]
    [InlineData(CsvLabels.Both)]
    public void as_CSV_with_names_are_read_too(CsvLabels labels)
    {
        var (stock, documents) = Layouts();
        var rows = Rows(stock, documents);
        var message = Messages.Write(new MediaForm(MessageFormat.CsvData, labels), [new(stock), new(documents)], rows, s_header);
        Assert.Equal(Messages.Read(Write(MessageFormat.CsvData, "", rows, stock, documents), MadeUp.Layout(), MadeUpDocuments.Layout()), Messages.Read(message, MadeUp.Layout(), MadeUpDocuments.Layout()));
    }

    /// <summary>Where one of them has nothing at all, JSON cannot describe it and leaves it out, and the other counts from nought.</summary>
    [Fact]
    public void as_JSON_leave_out_a_flow_of_which_there_is_nothing()
    {
        var (stock, documents) = (MadeUp.Layout(), MadeUpDocuments.Layout("2020"));
        var message = Messages.Write(new MediaForm(MessageFormat.JsonData), [new(stock), new(documents)], [MadeUp.Row(documents, 1, 7, "KAZ", "CARD", "F", "2020")], MadeUp.Header with { Sets = [new(), new() { Structure = 1 }] });
        Assert.Equal("", Messages.AgainstJson(message, isData: true));
        var data = JsonDocument.Parse(message).RootElement.GetProperty("data");
        Assert.Equal("Выданные документы", Assert.Single(data.GetProperty("structures").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(0, Assert.Single(data.GetProperty("dataSets").EnumerateArray()).GetProperty("structure").GetInt32());
        Assert.Equal(["Information REPORTING_STATE=KAZ DOC_TYPE=CARD SEX=F TIME_PERIOD=2020 = 7"], Messages.Read(message, MadeUp.Layout(), MadeUpDocuments.Layout()));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void are_refused_by_a_reader_who_knows_only_one(MessageFormat format, string query)
    {
        var (stock, documents) = Layouts();
        var message = Write(format, query, Rows(stock, documents), stock, documents);
        // A table says with its first line that it has more.
        Assert.Equal(format == MessageFormat.CsvData ? "unknown-column" : "not-this-message", Assert.Throws<SdmxFormatException>(() => Messages.Read(message, MadeUp.Layout())).Error.Name);
    }

    const string Csv = "STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,DOC_TYPE\n";

    [Theory]
    [InlineData(Csv + "dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2020,1,CARD\n", "unknown-column", 2)]
    [InlineData(Csv + "dataflow,AP:DF_DOCS(1.0.0),I,KAZ,F,,2020,1,\n", "bad-value", 2)]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,TIME_PERIOD,OBS_VALUE\n", "missing-column", 1)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet/></m:StructureSpecificData>", "malformed", 2)]
    [InlineData("{\"data\":{\"structures\":[],\"dataSets\":[{\"structure\":1}]}}", "malformed", 38)]
    public void say_of_which_flow_they_are_or_are_not_read(string text, string name, long position)
    {
        var error = Assert.Throws<SdmxFormatException>(() => Messages.Read(Encoding.UTF8.GetBytes(text), MadeUp.Layout(), MadeUpDocuments.Layout())).Error;
        Assert.Equal((name, position), (error.Name, error.Position));
    }

    [Theory]
    [InlineData("*", "", "K7 K8 U9 12 13")]
    [InlineData("KAZ", "", "K7 K8 12")]
    [InlineData("*", "c[DOC_TYPE]=CARD", "K7 K8")]
    [InlineData("*", "c[DOC_TYPE]=ne:CARD", "U9")]
    [InlineData("*", "c[AGE]=Y_GE65", "13")]
    [InlineData("*", "c[AGE]=Y_GE65&c[DOC_TYPE]=CARD", "")]
    [InlineData("*", "c[REPORTING_STATE]=UZB&c[OBS_VALUE]=lt:13", "U9")]
    public void are_those_that_a_question_about_all_of_them_means(string key, string query, string meant)
    {
        var (stock, documents) = Layouts();
        var rows = Rows(stock, documents).Where(row => s_header.Sets[row.Set].Action != DataAction.Delete).ToList();
        var filters = DataFilter.Of(A_question.Read<DataQuery>($"data/dataflow/AP/*/*/{key}", query), [documents, stock]).Value;
        var found = new[] { 1, 0 }.SelectMany((structure, at) => rows.Where(row => s_header.Sets[row.Set].Structure == structure && filters[at].Fits(row)).Select(row => $"{(structure == 1 ? (row.Value < 9 ? "K" : "U") : "")}{row.Value}"));
        Assert.Equal(meant, string.Join(' ', found));
        // An index finds no less, and nothing at all where a flow lacks what is asked for.
        foreach (var (layout, filter) in new[] { documents, stock }.Zip(filters))
            if (A_question.Read<DataQuery>("data", query).Filters.Any(each => layout.IndexOf(each.Component) < 0 && each.Component != Measure.Name))
                Assert.Equal([], filter.Places(0));
    }

    [Theory]
    [InlineData("KAZ.F", "", "key-of-several", 5, "c[DOC_TYPE]=…")]
    [InlineData("*.CARD", "", "key-of-several", 3, "DOC_TYPE in DF_DOCS and SEX in DF_STOCK")]
    [InlineData("KAZ.*.F,UZB", "", "key-of-several", 7, "SEX in DF_DOCS and AGE in DF_STOCK")]
    [InlineData("KAZ.*.*.*", "", "key-too-long", 8, "3 at most")]
    [InlineData("KAX", "", "unknown-code", 1, "Did you mean KAZ?")]
    [InlineData("*", "c[DOC_TYP]=CARD", "unknown-component", 0, "Did you mean DOC_TYPE?")]
    [InlineData("*", "c[DOC_TYPE]=CARDD", "unknown-code", 0, "Did you mean CARD?")]
    [InlineData("*", "dimensionAtObservation=AGE", "unknown-component", 0, "REPORTING_STATE, SEX, TIME_PERIOD, AllDimensions")]
    [InlineData("*", "attributes=SERIALL", "unknown-component", 0, "Did you mean SERIAL?")]
    [InlineData("*", "sort=DOC_TYPES", "unknown-component", 0, "Did you mean DOC_TYPE?")]
    public void are_not_asked_for_by_what_none_of_them_has_or_not_all_have_alike(string key, string query, string name, long position, string words)
    {
        var error = Assert.Single(DataFilter.Of(A_question.Read<DataQuery>($"data/dataflow/AP/*/*/{key}", query), [MadeUpDocuments.Layout(), MadeUp.Layout()]).Errors);
        Assert.Equal((name, position, 400), (error.Name, error.Position, error.Status));
        Assert.Contains(words, error.Sentence);
    }

    static (DataLayout Stock, DataLayout Documents) Layouts() => (MadeUp.Layout("2020", "2021"), MadeUpDocuments.Layout("2020", "2021"));

    static Observation[] Rows(DataLayout stock, DataLayout documents) =>
    [
        MadeUp.Row(stock, 0, 12, "KAZ", "F", "Y0T4", "2020", "PERSONS", null, "A"),
        MadeUp.Row(stock, 1, double.NaN, "KAZ", "M", "Y0T4", "2020", "PERSONS", null, "A"),
        MadeUp.Row(documents, 2, 7, "KAZ", "CARD", "F", "2020", "A"), MadeUp.Row(documents, 2, 8, "KAZ", "CARD", "F", "2021", "A", "N, 8"),
        MadeUp.Row(documents, 3, 9, "UZB", "TRAVEL", "M", "2021", "P"),
        MadeUp.Row(stock, 4, 13, "UZB", "F", "Y_GE65", "2021", "PERSONS", "A title", "P", "A note"),
    ];

    static byte[] Write(MessageFormat format, string query, IEnumerable<Observation> rows, DataLayout stock, DataLayout documents) =>
        Messages.Write(new MediaForm(format), [new(stock, Query(query)), new(documents, Query(query))], rows, s_header);

    static DataQuery Query(string query) => A_question.Read<DataQuery>("data", query);
}
