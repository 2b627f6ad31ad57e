using System.Text;
using Pana.Linkage;

namespace Pana.Tests.Linkage;

public sealed class A_file_of_records : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("pana-link").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void is_read_with_a_mark_semicolons_quotes_in_quotes_and_lines_of_two_encodings()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. "id;имя;город\r\n1;\"Али \"\"Малый\"\"\";Душанбе\r\n"u8,
            .. CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("2;Гулноза;Хатлон\r\n"), .. "3;\u200fگل‌نازه\u200f;\"a;b\nc\"\n\n4;O\"Neil\n"u8];
        Assert.Equal([["id", "имя", "город"], ["1", "Али \"Малый\"", "Душанбе"], ["2", "Гулноза", "Хатлон"], ["3", "گل‌نازه", "a;b\nc"], ["4", "O\"Neil", ""]], Rows(file));
    }

    [Fact]
    public void in_UTF16_is_read_too() => Assert.Equal([["a", "b", ""], ["ж", "2", ""]], Rows([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\nж,2\n")]));

    [Fact]
    public void loses_one_line_at_most_to_a_quote_that_is_never_closed()
    {
        var rows = Rows([.. "a,b\n1,\"open\n"u8, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},x\n")))]);
        Assert.Equal(20_002, rows.Count);
    }

    [Fact]
    public void without_a_column_that_the_schema_names_is_answered_with_the_line()
    {
        var (schema, _) = LinkSchema.Parse("{\n \"columns\": {\n  \"name\": \"name.full\",\n  \"dob\": \"date\"\n }\n}"u8.ToArray(), "s.json");
        var (_, fault) = Records.Read(schema!, File("name,born\nAli,1990\n"), null);
        Assert.Equal(("absent-column", "s.json", 4L), (fault!.Name, fault.File, fault.Line));
        Assert.StartsWith("dob", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"columns\": {\n\"a\": \"nome\"}}", "unknown-kind", 2)]
    [InlineData("{\"columns\": {\n\"a\" \"date\"}}", "not-json", 2)]
    [InlineData("{\"columns\": {\"a\": \"id\"}}", "no-columns", 1)]
    public void with_a_broken_schema_is_answered_with_the_line(string json, string fault, long line) =>
        Assert.Equal((fault, line), LinkSchema.Parse(Encoding.UTF8.GetBytes(json), "s.json").Fault is { } found ? (found.Name, found.Line) : default);

    [Fact]
    public void with_a_short_row_tells_the_first_and_counts_what_is_missing_as_unknown()
    {
        var (records, _) = Records.Read(LinkSchema.Parse("{\"columns\": {\"name\": \"name.full\", \"dob\": \"date\"}}"u8.ToArray(), "s").Schema!, File("name,dob\nAli,1990\nVali\nGul\n"), null);
        Assert.Equal((2L, 3L), (records!.Uneven, records.FirstUneven!.Line));
    }

    [Fact]
    public void that_repeats_one_row_a_hundred_thousand_times_is_done_in_bounded_time()
    {
        var text = new StringBuilder("id,given,family,dob\n");
        for (var i = 0; i < 100_000; i++)
            text.Append("x,Gulnoza,Hamidova,1990-05-06\n");
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{Word()},{Word()},{random.Next(1950, 2010)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}\n");
        string Word() => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)random.Next('a', 'z' + 1)));
        var (records, _) = Records.Read(Persons, File(text.ToString()), null);
        Assert.Equal(2001, records!.Units);
        var linking = Linking.Run(records);
        Assert.InRange(linking.Rows().Count(), 99_999, 110_000);
        Assert.True(linking.IsAbridged);
    }

    [Fact]
    public void with_empty_and_endless_names_and_all_births_on_1_January_is_done()
    {
        var text = new StringBuilder("id,given,family,dob\n");
        for (var i = 0; i < 1500; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{(i % 5 == 0 ? "" : new string((char)('a' + i % 26), i % 7 == 0 ? 500 : 6))}{i},f{i * 31 % 700}{(i % 11 == 0 ? "\uFFFE" : "")},{1950 + i % 60}-01-01\n");
        var (records, fault) = Records.Read(Persons, File(text.ToString()), null);
        Assert.Null(fault);
        Assert.True(Linking.Run(records!).Rows().Count() < 5000);
    }

    static LinkSchema Persons => LinkSchema.Parse("{\"columns\": {\"id\": \"id\", \"given\": \"name.given\", \"family\": \"name.family\", \"dob\": \"date\"}}"u8.ToArray(), "s").Schema!;

    string File(string text)
    {
        var file = Path.Combine(_folder, "rows.csv");
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    static List<string[]> Rows(byte[] file)
    {
        using var csv = new CsvReading(new MemoryStream(file));
        List<string[]> rows = [];
        while (csv.Next())
            rows.Add([csv[0].ToString(), csv[1].ToString(), csv[2].ToString()]);
        return rows;
    }
}
