using Pana.Screens;

namespace Pana.Tests.Screens;

public sealed class The_shell
{
    static Task<string> Html(string language = "ru", ShellKind kind = ShellKind.Work, Action<ScreenContext>? set = null) =>
        Rendering.Html<Shell>(new { Title = "Дела", Kind = kind }, language, set);

    [Theory]
    [InlineData("ru", "<html lang=\"ru\" dir=\"ltr\">", "/pana.css")]
    [InlineData("ps", "<html lang=\"ps\" dir=\"rtl\">", "/pana-rtl.css")]
    public async Task turns_with_the_language(string language, string root, string styles)
    {
        var html = await Html(language);
        Assert.Contains(root, html, StringComparison.Ordinal);
        Assert.Contains(styles, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ShellKind.Door)]
    [InlineData(ShellKind.Public)]
    public async Task shows_nothing_of_an_official_to_anybody_without_account(ShellKind kind)
    {
        var html = await Html(kind: kind, set: screen =>
        {
            (screen.UserName, screen.RoleWords, screen.SearchAddress, screen.DutyNumber) = ("Саидова", "Дежурная", "/search", "555-11");
            screen.Places = [new("/cases", "Дела отдела")];
        });
        Assert.DoesNotContain("Саидова", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Дежурная", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/search", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Дела отдела", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task posts_a_search_since_names_stay_out_of_addresses() =>
        Assert.Matches("<form method=\"post\" action=\"/search\"", await Html(set: screen => screen.SearchAddress = "/search"));

    [Fact]
    public async Task shows_six_places_at_most()
    {
        var html = await Html(set: screen => screen.Places = [.. Enumerable.Range(1, 9).Select(i => new Place($"/p{i}", $"Раздел {i}"))]);
        Assert.Contains("Раздел 6", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Раздел 7", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task admits_a_translation_that_nobody_has_checked()
    {
        Assert.Contains(Rendering.Labels.Text("kk", "shell.unreviewed"), await Html("kk"), StringComparison.Ordinal);
        Assert.DoesNotContain(Rendering.Labels.Text("ru", "shell.unreviewed"), await Html("ru"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task writes_letters_as_letters() => Assert.Contains("<title>Дела · Pana</title>", await Html(), StringComparison.Ordinal);
}
