using System.Net;
using Pana.Casework;
using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Node.Tests.Arrival;

/// <summary>Bad input on the guard's screens: told in words, beside what was typed, and nothing is stored.</summary>
public sealed class What_cannot_be
{
    internal static (string, string)[] Row(int index, string given, params (string Field, string Value)[] more) =>
        [($"p{index}.name.given", given), .. more.Select(field => ($"p{index}.{field.Field}", field.Value))];

    internal static async Task<(HttpStatusCode Status, string Html)> SendAsync(Post post, string address,
        params (string, string)[] fields)
    {
        var answer = await RunningNode.PostAsync(post.Guard, address, "/arrivals/new",
            [("spoken", "prs"), ("medium", "LEAFLET"), ("key", "k"), .. fields]);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    static Task<int> CasesAsync(Post post) =>
        post.Node.WithAsync<UnitOfWork, int>(unit => unit.Context<CaseworkContext>().Cases.CountAsync());

    public static TheoryData<string, string, string> Dates => new()
    {
        { "31.02.1990", "Такого дня нет", "birth" }, { "1375/12/31", "Такого дня нет", "birth" }, { "02.14.1990",
            "Такого месяца нет", "birth" },
        { "01.01.2031", "ещё не наступила", "birth" }, { "1800", "130 лет назад", "birth" }, { "вчера",
            "не удалось прочитать", "birth" },
    };

    [Theory, MemberData(nameof(Dates))]
    public async Task is_an_impossible_date(string typed, string words, string field)
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/new",
            [.. Row(0, "گلناز", (field, typed)), ("do", "next")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(words, html);
        Assert.Contains($"value=\"{typed}\"", html);
        Assert.Contains("value=\"گلناز\"", html);
    }

    [Fact]
    public async Task is_a_group_with_two_heads()
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/new",
            [.. Row(0, "گلناز", ("relation", "HOH")), .. Row(1, "احمد", ("relation", "HOH")), ("do", "next")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("может быть только один глава", html);
        Assert.Contains("value=\"احمد\"", html);
    }

    [Fact]
    public async Task is_a_group_of_nobody()
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/new", ("p0.nationality", "AFG"), ("p0.relation", "HOH"),
            ("do", "next"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Запишите от одного", html);
    }

    [Fact]
    public async Task is_a_malformed_zone_whose_readable_fields_still_help()
    {
        await using var post = await Post.OpenAsync();
        const string zone = "P<AFGAHMADI<<GULNAZ<<<<<<<<<<<<<<<<<<<<<<<<<\nP012345670AFG9101012F3001017<<<<<<<<<<<<<<00";
        var (status, html) = await SendAsync(post, "/arrivals/new", [("p0.mrz", zone), ("do", "next")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("контрольная цифра", html);
        Assert.Contains("value=\"AHMADI\"",
            html.Replace("value=\"Ahmadi\"", "value=\"AHMADI\"", StringComparison.Ordinal));
        var (_, rubbish) = await SendAsync(post, "/arrivals/new", [("p0.mrz", "hello"), ("do", "next")]);
        Assert.Contains("Это не машиночитаемая зона", rubbish);
        Assert.Contains("hello", rubbish);
    }

    [Fact]
    public async Task is_a_name_longer_than_names_are()
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/new", [.. Row(0, new string('я', 151)), ("do", "next")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("не больше 150", html);
    }

    [Fact]
    public async Task is_ten_megabytes_of_a_name()
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/new",
            [.. Row(0, new string('a', 10 * 1024 * 1024)), ("do", "next")]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("<main", html);
        Assert.Equal(0, await CasesAsync(post));
    }

    [Fact]
    public async Task is_markup_that_runs()
    {
        await using var post = await Post.OpenAsync();
        const string markup = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        var (status, second) = await SendAsync(post, "/arrivals/new",
            [.. Row(0, markup, ("birth", "1990")), ("do", "next")]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<script>alert", second);
        Assert.DoesNotContain("<img", second);
        var answer = await RunningNode.PostAsync(post.Guard, "/arrivals/needs", "/arrivals/new",
            [("spoken", "prs"), ("medium", "LEAFLET"), ("key", "k"), .. Row(0, markup, ("birth", "1990")),
                ("do", "register")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        foreach (var path in new[] { "/arrivals", answer.Headers.Location!.OriginalString })
        {
            var html = await post.Guard.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", html);
            Assert.DoesNotContain("<img", html);
            Assert.Contains("alert(1)", html);
        }
    }

    [Fact]
    public async Task is_found_again_by_the_register_and_told_beside_the_field()
    {
        await using var post = await Post.OpenAsync();
        var (status, html) = await SendAsync(post, "/arrivals/needs",
            [.. Row(0, "گلناز"), .. Row(1, "احمد", ("nationality", "XXA")), ("do", "register")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Такой страны нет в перечне", html);
        Assert.Contains("value=\"احمد\"", html);
        Assert.Equal(0, await CasesAsync(post));
    }

    [Fact]
    public async Task is_a_language_that_nobody_knows_but_one_without_leaflet_is_welcome()
    {
        await using var post = await Post.OpenAsync();
        var unknown = await Post.ReadAsync(post.Guard, "/arrivals/new?language=klingon");
        Assert.Contains("Такого языка нет в перечне", unknown);
        var balochi = await Post.ReadAsync(post.Guard, "/arrivals/new?language=bal");
        Assert.Contains("Памятки на языке", balochi);
        Assert.Contains("name=\"p0.name.given\"", balochi);
        Assert.Matches("(?s)<option value=\"\" selected[^>]*>Ещё не объяснили", balochi);
    }

}

public sealed class People_without_script
{
    [Fact]
    public async Task are_written_row_by_row()
    {
        await using var post = await Post.OpenAsync();
        var (_, two) = await What_cannot_be.SendAsync(post, "/arrivals/new",
            [.. What_cannot_be.Row(0, "گلناز", ("nationality", "AFG"), ("relation", "HOH")), ("do", "add")]);
        Assert.Contains("name=\"p1.name.given\"", two);
        Assert.Equal(2, two.Split("<option value=\"AFG\" selected").Length - 1);
        var (_, one) = await What_cannot_be.SendAsync(post, "/arrivals/new",
            [.. What_cannot_be.Row(0, "گلناز"), .. What_cannot_be.Row(1, "احمد"), ("do", "remove.1")]);
        Assert.DoesNotContain("احمد", one);
        var (_, back) = await What_cannot_be.SendAsync(post, "/arrivals/needs",
            [.. What_cannot_be.Row(0, "گلناز", ("birth", "1370")), ("do", "back")]);
        Assert.Contains("value=\"1370\"", back);
    }
}

public sealed class A_leaflet_of_the_node
{
    public static TheoryData<string> Languages => [.. Kernel.Language.All.Select(language => language.Code)];

    [Theory, MemberData(nameof(Languages))]
    public async Task is_there_for_everybody_without_a_sign_in(string language)
    {
        await using var node = await RunningNode.StartAsync();
        var answer = await node.Browser().GetAsync($"/leaflet/{language}");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\" dir=\"{(language is "prs" or "ps" ? "rtl" : "ltr")}\"", html);
        Assert.Contains("data-quick-exit", html);
        Assert.Contains("class=\"qr\"", html);
        Assert.DoesNotContain("[leaflet", html);
        Assert.DoesNotContain("[arrival", html);
    }

    [Fact]
    public async Task in_a_language_that_has_none_shows_those_there_are()
    {
        await using var node = await RunningNode.StartAsync();
        var answer = await node.Browser().GetAsync("/leaflet/bal");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/leaflet/prs", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task is_found_by_a_poster_in_all_languages()
    {
        await using var node = await RunningNode.StartAsync();
        var poster = await node.Browser().GetStringAsync("/poster");
        Assert.All(Kernel.Language.All, language => Assert.Contains($"lang=\"{language.Code}\"", poster));
    }
}
