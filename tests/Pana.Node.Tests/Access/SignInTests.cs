using System.Net;
using System.Net.Http.Json;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Access;

public sealed class A_sign_in
{
    static Task<HttpResponseMessage> Try(HttpClient browser, string name, string password, string code) =>
        browser.PostAsJsonAsync("/api/sign-in", new { name, password, code });

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task needs_name_password_and_a_fresh_code(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind, demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var browser = node.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized,
            (await Try(browser, official.Name, official.Password, official.Code(node))).StatusCode);     // spent at enrolment
        var code = official.NextCode(node);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(browser, official.Name, "другой пароль совсем", code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(browser, official.Name, official.Password, "000000")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Try(browser, "  зарина   ПРИМЕРОВА ", official.Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task accepts_each_recovery_code_once()
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        Assert.Equal(8, official.RecoveryCodes.Count);
        var code = official.RecoveryCodes[3];
        Assert.Equal(HttpStatusCode.NoContent, (await Try(node.Browser(), official.Name, official.Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(node.Browser(), official.Name, official.Password, code)).StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_locked_after_mistakes_for_longer_each_time(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind, demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var browser = node.Browser();
        for (var mistake = 0; mistake < 5; mistake++)
            await Try(browser, official.Name, "мимо мимо мимо", "000000");

        node.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(browser, official.Name, official.Password, official.Code(node))).StatusCode);
        node.Clock.Advance(TimeSpan.FromSeconds(11));
        await Try(browser, official.Name, "мимо мимо мимо", "000000");        // the sixth: a minute
        node.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(browser, official.Name, official.Password, official.Code(node))).StatusCode);
        node.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(HttpStatusCode.NoContent, (await Try(browser, official.Name, official.Password, official.Code(node))).StatusCode);
    }

    [Fact]
    public async Task says_the_same_of_a_wrong_password_and_of_an_account_that_does_not_exist()
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var known = await Try(node.Browser(), official.Name, "мимо мимо мимо", "000000");
        var unknown = await Try(node.Browser(), "Никто Никтоев", "мимо мимо мимо", "000000");
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task is_slowed_down_for_an_address_that_tries_many_names()
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var browser = node.Browser();
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 40; attempt++)
            answers.Add((await Try(browser, $"Имя {attempt}", "x", "0")).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Theory]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/me", "/me")]
    public async Task leads_to_a_page_of_this_node_alone(string wished, string reached)
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var answer = await RunningNode.PostAsync(node.Browser(), "/sign-in", "/sign-in", ("name", official.Name),
            ("password", official.Password), ("code", official.NextCode(node)), ("return", wished));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(reached, answer.Headers.Location?.OriginalString);
    }
}

public sealed class A_one_time_link
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task works_once(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind, demo: false);
        var token = await InviteAsync(node);
        await Enrolled.AcceptAsync(node, token, "Лола Примерова");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Browser().GetAsync($"/invitation/{token}")).StatusCode);
    }

    [Fact]
    public async Task ends_after_a_day()
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var token = await InviteAsync(node);
        node.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await node.Browser().GetAsync($"/invitation/{token}")).StatusCode);
    }

    [Theory]
    [InlineData("коротко", "коротко")]
    [InlineData("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa")]
    [InlineData("лола примерова 1", "лола примерова 1")]
    [InlineData("верблюд арык тюбетейка", "верблюд арык тюбетейкa")]
    public async Task refuses_a_weak_or_mistyped_password_and_stays_good(string password, string again)
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var token = await InviteAsync(node);
        var browser = node.Browser();
        var page = await browser.GetStringAsync($"/invitation/{token}");
        var answer = await browser.PostAsync($"/invitation/{token}", new FormUrlEncodedContent(
        [
            new("form-token", RunningNode.Hidden(page, "form-token")), new("secret", RunningNode.Hidden(page, "secret")),
            new("password", password), new("again", again), new("code", "000000"),
        ]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await Enrolled.AcceptAsync(node, token, "Лола Примерова");
    }

    static async Task<string> InviteAsync(RunningNode node) => (await node.WithAsync<Officials, Outcome<string>>(officials =>
        officials.InviteAsync(new("Лола Примерова", [Function.Administrator])))).Value;
}

public sealed class A_session
{
    [Fact]
    public async Task ends_when_nobody_used_it_for_three_quarters_of_an_hour()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        node.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).StatusCode);
        node.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).StatusCode);
        node.Clock.Advance(TimeSpan.FromMinutes(46));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task ends_after_twelve_hours_however_busy()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        for (var half = 0; half < 23; half++)
        {
            node.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
        }
        node.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_ended_by_its_owner_from_another_machine(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var (office, home) = (await node.AsAsync(Function.Asylum), await node.AsAsync(Function.Asylum));
        var sessions = await home.GetFromJsonAsync<List<SessionRow>>("/api/me/sessions");
        var other = Assert.Single(sessions!, session => !session.IsThis);
        await RunningNode.PostAsync(home, $"/me/sessions/{other.Id}/end", "/me");
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.GetAsync("/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task of_somebody_else_is_not_ended_by_its_number()
    {
        await using var node = await RunningNode.StartAsync();
        var (one, other) = (await node.AsAsync(Function.Asylum), await node.AsAsync(Function.Decision));
        var session = Assert.Single((await one.GetFromJsonAsync<List<SessionRow>>("/api/me/sessions"))!);
        await other.PostAsync($"/api/me/sessions/{session.Id}/end", null);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task is_over_after_the_sign_out()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/api/sign-out", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/")).StatusCode);
    }

    sealed record SessionRow(Guid Id, bool IsThis);
}
