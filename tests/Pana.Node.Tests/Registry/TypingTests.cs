using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Node.Tests.Registry;

public sealed class What_is_being_typed
{
    const string Passport =
        "P<AFGRAHIMI<<GULNOZA<<<<<<<<<<<<<<<<<<<<<<<<\n"
        + "P012345672AFG9606021F3001019<<<<<<<<<<<<<<02";

    static async Task<JsonElement> AnswerAsync(RegistryNode node, string path, params (string, string)[] fields)
    {
        var officer = node.Official("nizhniy-pyandj", Function.Border);
        var typed = fields.ToDictionary(field => field.Item1, field => field.Item2);
        var (form, json) = (await node.SendAsync(officer, path, new FormUrlEncodedContent(typed)),
            await node.PostAsync(officer, path, typed));
        var answer = await form.Content.ReadAsStringAsync();
        Assert.Equal(answer, await json.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        return JsonDocument.Parse(answer).RootElement;
    }

    [Theory]
    [InlineData("1375/3/2", true, "1996-05-22", "sh:1375-03-02")]
    [InlineData("около 1990", true, "1990", "1990~")]
    [InlineData("31 Hut 1375", false, "30", null)]
    public async Task as_a_date_is_understood_or_told_why_not(string date, bool understood, string words, string? kept)
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await AnswerAsync(node, "/api/dates", ("date", date));
        Assert.Equal(understood, answer.GetProperty("understood").GetBoolean());
        var shown = words.Split('-') is [var year, var month, var day] ? $"{day}.{month}.{year}" : words;
        Assert.Contains(shown, answer.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal(kept, answer.GetProperty("date").GetString());
    }

    [Fact]
    public async Task as_a_name_is_proposed_in_other_scripts()
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await AnswerAsync(node, "/api/names", ("given", "گلنازه"), ("family", "Rahimi"));
        Assert.Equal("Rahimi", answer.GetProperty("Latn").GetString()!.Split(' ')[1]);
        Assert.Equal(2, answer.GetProperty("Cyrl").GetString()!.Split(' ')
            .Count(word => Script.Of(word) == Script.Cyrillic));
        var one = await AnswerAsync(node, "/api/names", ("text", "Гулноза"), ("script", "Latn"));
        Assert.Equal("Gulnoza", one.GetProperty("Latn").GetString());
        Assert.Single(one.EnumerateObject());
    }

    [Fact]
    public async Task as_machine_readable_lines_fills_the_fields_of_the_form()
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await AnswerAsync(node, "/api/mrz?prefix=p1.", ("mrz", Passport));
        var fields = answer.GetProperty("fields");
        Assert.Equal(("GULNOZA", "RAHIMI", "F", "02.06.1996", "AFG", "P01234567"), (
            fields.GetProperty("p1.name.given").GetString(), fields.GetProperty("p1.name.family").GetString(),
                fields.GetProperty("p1.sex").GetString(),
            fields.GetProperty("p1.birth").GetString(), fields.GetProperty("p1.nationality").GetString(),
                fields.GetProperty("p1.document.number").GetString()));
    }

    [Fact]
    public async Task as_broken_lines_says_what_to_look_at()
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await AnswerAsync(node, "/api/mrz",
            ("mrz", Passport.Replace("9606021", "9606O21", StringComparison.Ordinal)));
        Assert.False(answer.GetProperty("isSound").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("remarks").EnumerateArray());
        Assert.DoesNotContain("[", answer.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.False((await AnswerAsync(node, "/api/mrz", ("mrz", "hello"))).GetProperty("isSound").GetBoolean());
    }

    [Fact]
    public async Task and_everything_else_of_the_register_says_who_may_ask()
    {
        await using var node = await RegistryNode.NewAsync();
        Assert.Empty(Pana.Access.AccessModule.Undeclared(node.Endpoints));
    }
}
