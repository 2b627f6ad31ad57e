using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Node.Tests.Host;

public sealed class Without_a_sign_in
{
    [Theory]
    [InlineData("/")]
    [InlineData("/me")]
    [InlineData("/officials")]
    [InlineData("/there-is-no-such-page")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/wwwroot/pana.css")]
    public async Task every_page_answers_with_the_sign_in_page_and_401(string path)
    {
        await using var node = await RunningNode.StartAsync();
        var browser = node.Browser();
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"ru\"", page);
        Assert.Contains("action=\"/sign-in\"", page);

        var head = await browser.SendAsync(new(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.Unauthorized, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("GET", "/api/there-is-no-such-thing")]
    [InlineData("POST", "/api/officials")]
    [InlineData("DELETE", "/api/officials")]
    public async Task the_api_answers_with_problem_details(string method, string path)
    {
        await using var node = await RunningNode.StartAsync();
        var answer = await node.Browser().SendAsync(new(new(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("sign-in-needed", problem.GetProperty("refusal").GetString());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr;q=0.9, tg;q=0.8, en;q=0.1", "tg")]
    [InlineData("fa-AF", "prs")]
    [InlineData("fr", "ru")]
    public async Task the_page_speaks_as_the_browser_asks(string asked, string language)
    {
        await using var node = await RunningNode.StartAsync();
        var browser = node.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", asked);
        Assert.Contains($"<html lang=\"{language}\"", await (await browser.GetAsync("/")).Content.ReadAsStringAsync());
        var chosen = await RunningNode.PostAsync(browser, "/language", "/sign-in", ("language", "kk"), ("return", "/sign-in"));
        Assert.Equal("/sign-in", chosen.Headers.Location?.OriginalString);
        Assert.Contains("<html lang=\"kk\"", await (await browser.GetAsync("/")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task nothing_that_is_not_public_runs()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = node.Browser();
        var wrong = new List<string>();
        foreach (var (method, path, rule) in Endpoints.Of(node))
        {
            if (rule.IsPublic)
                continue;
            var answer = await browser.SendAsync(new(new(method), path));
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
                wrong.Add($"{method} {path}: {answer.StatusCode}");
        }
        Assert.Empty(wrong);
    }
}

public sealed class Every_endpoint
{
    [Fact]
    public async Task declares_its_authorisation()
    {
        await using var node = await RunningNode.StartAsync();
        Assert.Empty(Pana.Access.AccessModule.Undeclared(node.App));
    }

    [Fact]
    public async Task that_reads_is_refused_to_every_function_that_it_does_not_name()
    {
        await using var node = await RunningNode.StartAsync();
        var wrong = new List<string>();
        var officers = await node.WithAsync<Officials, IReadOnlyList<Officer>>(officials => officials.ListAsync());
        foreach (var officer in officers.DistinctBy(officer => (officer.Functions.First(), officer.LeadsUnit)))
        {
            var browser = node.Browser();
            await RunningNode.SignInAsync(browser, officer);
            foreach (var (method, path, rule) in Endpoints.Of(node).Where(endpoint => endpoint.Method == "GET"))
            {
                var refused = (await browser.GetAsync(path)).StatusCode == HttpStatusCode.Forbidden;
                if (refused == (rule.IsPublic || rule.Admits(officer)))
                    wrong.Add($"{officer.Functions.First()} {method} {path}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task that_is_public_says_why_in_the_description()
    {
        await using var node = await RunningNode.StartAsync();
        var description = await node.Browser().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = description.GetProperty("paths");
        foreach (var path in new[] { "/health/live", "/health/ready", "/sign-in", "/demo/users" })
            Assert.All(paths.GetProperty(path).EnumerateObject(),
                operation => Assert.NotEqual("", operation.Value.GetProperty("x-public-reason").GetString()));
        Assert.False(paths.GetProperty("/api/me").GetProperty("get").TryGetProperty("x-public-reason", out _));
    }
}

static class Endpoints
{
    /// <summary>Method, a path that fits the pattern, and the rule of every endpoint.</summary>
    public static IEnumerable<(string Method, string Path, AccessRule Rule)> Of(RunningNode node) =>
        node.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method =>
                (method, "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(
                    part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
                        : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } ? "v1"
                        : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator ? separator.Content
                        : $"{Guid.Empty}")))),
                    endpoint.Metadata.GetMetadata<AccessRule>()!)) ?? []);
}

public sealed class Every_answer
{
    [Fact]
    public async Task carries_the_content_security_policy()
    {
        await using var node = await RunningNode.StartAsync();
        var (guest, officer) = (node.Browser(), await node.AsAsync(Function.Asylum));
        var answers = new List<HttpResponseMessage>
        {
            await guest.GetAsync("/nowhere"), await guest.GetAsync("/api/nowhere"), await guest.GetAsync("/sign-in"),
            await guest.GetAsync("/health/live"), await guest.GetAsync("/openapi/v1.json"), await guest.GetAsync("/demo"),
            await officer.GetAsync("/"), await officer.GetAsync("/nowhere"), await officer.GetAsync("/officials"),
            await officer.DeleteAsync("/me"), await officer.PostAsJsonAsync("/api/sign-in", "not an object"),
        };
        Assert.Equal([401, 401, 200, 200, 200, 200, 200, 404, 403, 405, 400], answers.Select(answer => (int)answer.StatusCode));
        Assert.All(answers, answer =>
        {
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
        });
    }
}

public sealed class A_form
{
    [Fact]
    public async Task of_another_site_changes_nothing()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]))).StatusCode);      // no token
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).StatusCode);
        request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out");
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task from_a_page_of_the_official_before_changes_nothing()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Asylum);
        var token = await RunningNode.TokenAsync(browser, "/me");
        await RunningNode.SignInAsync(browser, (await node.OfficersAsync(Function.Decision))[0]);
        var answer = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("form-token", token)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task whose_session_ended_keeps_what_was_typed_for_the_same_official_alone()
    {
        await using var node = await RunningNode.StartAsync();
        var official = await Access.Enrolled.NewAsync(node, "Зарина Примерова", Function.Administrator);
        var (browser, typed) = (official.Browser, "Очень длинное имя, набранное с трудом");
        var token = await RunningNode.TokenAsync(browser, "/officials");
        node.Clock.Advance(TimeSpan.FromHours(1));
        var ended = await browser.PostAsync("/officials", new FormUrlEncodedContent([new("form-token", token), new("name", typed)]));
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        var page = await ended.Content.ReadAsStringAsync();
        var kept = RunningNode.Hidden(page, "kept");
        Assert.DoesNotContain(typed, page);

        var stranger = await Access.Enrolled.NewAsync(node, "Другая Примерова", Function.Administrator);
        var other = await RunningNode.PostAsync(node.Browser(), "/sign-in", "/sign-in", ("name", stranger.Name),
            ("password", stranger.Password), ("code", stranger.NextCode(node)), ("kept", kept));
        Assert.Equal("/", other.Headers.Location?.OriginalString);

        var back = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(
        [
            new("form-token", RunningNode.Hidden(page, "form-token")), new("name", official.Name),
            new("password", official.Password), new("code", official.NextCode(node)), new("kept", kept),
        ]));
        Assert.Equal("/kept-form", back.Headers.Location?.OriginalString);
        var replay = await browser.GetStringAsync("/kept-form");
        Assert.Equal(typed, RunningNode.Hidden(replay, "name"));
        Assert.Contains("action=\"/officials\"", replay);
    }

    /// <summary>So is a draft that breaks off because its page was left: what cannot be read is no fault of ours, and none is logged.</summary>
    [Fact]
    public async Task that_cannot_be_read_is_answered_in_words()
    {
        await using var node = await RunningNode.StartAsync();
        var answer = await node.Browser().PostAsync("/sign-in", new FormUrlEncodedContent([new(new string('a', 5_000), "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task with_ten_megabytes_in_a_field_is_refused_in_words()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = await node.AsAsync(Function.Administrator);
        var answer = await browser.PostAsJsonAsync("/api/officials", new { name = new string('ы', 10_000_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("body-too-large", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString());
        var tooLong = await browser.PostAsJsonAsync("/api/officials", new { name = new string('ы', 1_000), functions = new[] { "Asylum" } });
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
    }
}

public sealed class The_demo
{
    [Fact]
    public async Task lists_who_one_may_be_and_signs_in_by_name()
    {
        await using var node = await RunningNode.StartAsync();
        var browser = node.Browser();
        var users = await browser.GetFromJsonAsync<JsonElement>("/demo/users");
        Assert.All(users.EnumerateArray(), user => Assert.Equal("tjk", user.GetProperty("node").GetString()));
        Assert.Contains(users.EnumerateArray(), user => user.GetProperty("role").GetString() == "Border supervisor");
        var name = users[0].GetProperty("name").GetString()!;
        var form = await browser.PostAsync("/demo/sign-in", new FormUrlEncodedContent([new("name", name)]));
        Assert.Equal(HttpStatusCode.NoContent, form.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/demo")]
    [InlineData("GET", "/demo/users")]
    [InlineData("POST", "/demo/sign-in")]
    [InlineData("GET", "/dev/gallery")]
    public async Task exists_nowhere_else(string method, string path)
    {
        await using var node = await RunningNode.StartAsync(demo: false);
        var guest = await node.Browser().SendAsync(new(new(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, guest.StatusCode);
        var official = await Access.Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var answer = await official.Browser.SendAsync(new(new(method), path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void has_officials_for_every_edition_whose_units_exist()
    {
        foreach (var edition in Pana.Node.Hosting.NodeEdition.Known)
        {
            var offices = Pana.Node.Hosting.NodeEdition.Read(edition).Offices.Select(office => (office.Authority, office.Unit)).ToHashSet();
            var officials = Pana.Node.MadeUp.DemoOfficials.Of(edition).ToList();
            Assert.NotEmpty(officials);
            Assert.All(officials, official => Assert.Contains((official.Authority, official.Unit), offices));
            Assert.Null(officials.Select(official => FunctionRules.Check(official.Functions)).FirstOrDefault(refusal => refusal is not null));
        }
    }
}
