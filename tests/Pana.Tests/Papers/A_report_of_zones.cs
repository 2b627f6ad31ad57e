using System.Text.Json;
using Pana.Papers;

namespace Pana.Tests.Papers;

/// <summary>What <c>pana mrz FILE</c> prints.</summary>
public class A_report_of_zones
{
    static readonly DateOnly Today = new(2026, 11, 28);

    static (List<JsonElement> Documents, bool AreValid) Report(string file)
    {
        var output = new StringWriter();
        var (count, areValid) = MrzReport.Write(new StringReader(file), output, Today);
        List<JsonElement> documents = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(count, documents.Count);
        return (documents, areValid);
    }

    static JsonElement One(string zone) => Assert.Single(Report(zone).Documents);

    static string? Text(JsonElement document, string name) => document.GetProperty(name).GetString();

    static string[] Texts(JsonElement document, string name) => [.. document.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    static (string, int, int, string, string)[] Errors(JsonElement document) => [.. document.GetProperty("errors").EnumerateArray().Select(error =>
        (Text(error, "field")!, error.GetProperty("line").GetInt32(), error.GetProperty("position").GetInt32(), Text(error, "expected")!, Text(error, "found")!))];

    [Fact]
    public void says_each_field_of_each_document_in_a_line()
    {
        var (documents, areValid) = Report(string.Join("\n\n", Specimens.All));
        Assert.True(areValid);
        Assert.Equal(["TD3", "TD3", "TD3", "TD1", "TD1", "TD1", "TD1", "TD2", "TD2", "TD2", "MRVA", "MRVB"], documents.Select(document => Text(document, "format")!));
        var passport = documents[0];
        Assert.Equal(["P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "1974-08-12", "2012-04-15", "F"],
            new[] { "document_code", "issuer", "family", "given", "number", "nationality", "birth", "expiry", "sex" }.Select(name => Text(passport, name)!));
        Assert.True(passport.GetProperty("valid").GetBoolean());
        Assert.Equal(["expired"], Texts(passport, "warnings"));
        Assert.Empty(Errors(passport));
        Assert.Equal(JsonValueKind.Null, passport.GetProperty("suggestion").ValueKind);
        Assert.Equal(("D23145890734", "1934-07-12", "1995-07-12"), (Text(documents[5], "number"), Text(documents[5], "birth"), Text(documents[5], "expiry")));
        Assert.Equal(("XXX", "6ZE184226B"), (Text(documents[10], "nationality"), Text(documents[10], "optional")));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\n\n  \n")]
    [InlineData("")]
    public void takes_files_as_other_machines_write_them(string before)
    {
        var (documents, areValid) = Report(before + Specimens.Passport.Replace("\n", "  \r\n") + " \t\r\n\r\n \r\n\r\n" + Specimens.Card.ToLowerInvariant() + "\r\n\r\n\r\n");
        Assert.True(areValid);
        Assert.Equal(["TD3", "TD1"], documents.Select(document => Text(document, "format")!));
    }

    [Fact]
    public void of_nothing_is_nothing() => Assert.Equal((0, true), (Report("").Documents.Count, Report(" \n\n").AreValid));

    [Theory]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<10", "L898902C35UTO7408122F1204159ZE184226B<<<<<10", "number", 10, "6", "5")]
    [InlineData("7408122F", "7408123F", "birth", 20, "2", "3")]
    [InlineData("1204159", "1204158", "expiry", 28, "9", "8")]
    [InlineData("<<<<<10", "<<<<<20", "optional", 43, "1", "2")]
    public void names_the_digit_that_failed_and_the_one_over_all(string right, string wrong, string field, int position, string expected, string found)
    {
        var (documents, areValid) = Report(Specimens.Passport.Replace(right, wrong, StringComparison.Ordinal));
        Assert.False(areValid);
        var errors = Errors(documents[0]);
        Assert.Equal((field, 2, position, expected, found), errors[0]);
        Assert.Equal(("composite", 2, 44, "0"), (errors[1].Item1, errors[1].Item2, errors[1].Item3, errors[1].Item5));
        Assert.False(documents[0].GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("L898902C36UTO74O8122F1204159ZE184226B<<<<<10")]
    [InlineData("L898902C36UTO7408122F12O4I59ZE184226B<<<<<10")]
    [InlineData("L8989O2C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("LB98902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("L898902C36UTO7408122F1204159ZE1B4226B<<<<<10")]
    [InlineData("L898902C3GUTO7408122F1204159ZE184226B<<<<<1O")]
    [InlineData("L898902C36UT07408122F1204159ZE184226B<<<<<10")]
    [InlineData("LB98902C36UTO74O8I22F12O4159ZE1B4226B<<<<<10")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<10")]
    public void proposes_the_lines_that_were_misread(string line)
    {
        var document = One(Specimens.Passport.Split('\n')[0] + "\n" + line);
        Assert.False(document.GetProperty("valid").GetBoolean());
        Assert.Equal(Specimens.Passport.Split('\n'), Texts(document, "suggestion"));
    }

    [Theory]
    [InlineData("IDTHA95555554612902968000000<<", "IDTHA9555S554612902968000000<<")]
    [InlineData("IDTHA95555554612902968000000<<", "IDTHA955555546I2902968000000<<")]
    [InlineData("6802295F1307245THA<<<<<<<<<<<6", "6802295F13O7245THA<<<<<<<<<<<G")]
    [InlineData("NILAVADHANANANDA<<CHAYAPA<DE<K", "N1LAVADHANANANDA<<CHAYAPA<DE<K")]
    public void proposes_what_a_card_said(string right, string wrong) =>
        Assert.Equal(Specimens.CardWithData.Split('\n'), Texts(One(Specimens.CardWithData.Replace(right, wrong, StringComparison.Ordinal)), "suggestion"));

    [Fact]
    public void proposes_nothing_where_nothing_near_is_right() =>
        Assert.Equal(JsonValueKind.Null, One(Specimens.Passport.Replace("L898902C36", "XXXXXXXXX6", StringComparison.Ordinal)).GetProperty("suggestion").ValueKind);

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", "line", 1, 44)]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "layout", 0, 0)]
    [InlineData("A\nB\nC\nD", "layout", 0, 0)]
    [InlineData("hello world", "layout", 0, 0)]
    public void of_lines_that_are_no_document_has_no_format(string lines, string field, int line, int position)
    {
        var document = One(lines);
        Assert.Null(Text(document, "format"));
        Assert.False(document.GetProperty("valid").GetBoolean());
        Assert.Contains(Errors(document), error => (error.Item1, error.Item2, error.Item3) == (field, line, position));
    }

    [Theory]
    [InlineData("UTO7408122F", "ZZZ7408122F", "unknown code: nationality")]
    [InlineData("7408122F1204159ZE184226B<<<<<10", "7402315F1204159ZE184226B<<<<<16", "impossible date: birth")]
    [InlineData("P<UTO", "P<QQQ", "unknown code: issuer")]
    public void warns_of_what_does_not_make_a_document_invalid(string right, string wrong, string warning)
    {
        var document = One(Specimens.Passport.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(warning, Texts(document, "warnings"));
        Assert.Empty(Errors(document));
        Assert.True(document.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("74<<<<", "1974-XX-XX")]
    [InlineData("7408<<", "1974-08-XX")]
    [InlineData("<<<<<<", "XXXX-XX-XX")]
    [InlineData("<<0812", "XXXX-08-12")]
    [InlineData("261128", "2026-11-28")]
    [InlineData("261129", "1926-11-29")]
    public void says_unknown_parts_of_a_birth(string birth, string expected)
    {
        var line = $"L898902C36XXB{birth}{Digit(birth)}<3604155<<<<<<<<<<<<<<0";
        line += Digit(line[..10] + line[13..20] + line[21..43]);
        var document = One("P<KAZERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n" + line);
        Assert.Equal((expected, "X", "XXB"), (Text(document, "birth"), Text(document, "sex"), Text(document, "nationality")));
        Assert.Empty(Errors(document));
        Assert.Empty(Texts(document, "warnings"));
    }

    [Fact]
    public void never_takes_a_birth_to_be_after_the_end_of_the_document() =>
        Assert.Equal("1915-08-12", Text(One(Specimens.Passport.Replace("7408122F", "1508124F", StringComparison.Ordinal)), "birth"));

    [Theory]
    [InlineData('0'), InlineData('<')]
    public void takes_both_digits_of_empty_optional_data(char digit) =>
        Assert.True(One(Specimens.PassportWithoutData[..^2] + digit + "8").GetProperty("valid").GetBoolean());

    /// <summary>The booklet spells Ч with 3, Ь with 9 and Ю with 7, and never ends. Its published example.</summary>
    [Fact]
    public void takes_the_identity_booklet_of_Russia_as_it_is()
    {
        var document = One("PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50");
        Assert.Empty(Errors(document));
        Assert.Equal(("ZDRIL7K", "SERGEQ ANATOL9EVI3", "XXXX-XX-XX"), (Text(document, "family"), Text(document, "given"), Text(document, "expiry")));
        Assert.Contains(Errors(One(Specimens.Passport.Replace("ANNA", "4NNA", StringComparison.Ordinal))), error => error is ("name", 1, 16, _, "4"));
    }

    [Fact]
    public void says_Germany_as_the_document_does() =>
        Assert.Equal("D", Text(One(Specimens.Passport.Replace("P<UTO", "P<D<<", StringComparison.Ordinal)), "issuer"));

    static int Digit(string text) => text.Select((c, i) => (char.IsAsciiLetter(c) ? c - 'A' + 10 : c == '<' ? 0 : c - '0') * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1)).Sum() % 10;
}
