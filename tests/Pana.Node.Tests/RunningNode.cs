using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Tests;

/// <summary>A clock that the test moves.</summary>
sealed class TestClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

/// <summary>A whole node behind its front door: a real server on a free port, a database and a data folder of its own.</summary>
sealed partial class RunningNode : IAsyncDisposable
{
    readonly EmptyDatabase _empty;
    readonly List<HttpClient> _browsers = [];

    RunningNode(EmptyDatabase empty, WebApplication app, TestClock clock) => (_empty, App, Clock) = (empty, app, clock);

    public WebApplication App { get; }

    public TestClock Clock { get; }

    public string Folder => _empty.Folder;

    public Uri Address => new(App.Urls.First());

    public static async Task<RunningNode> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, string edition = "tjk", bool demo = true, IReadOnlyList<string>? members = null, bool awaitsHarvest = false)
    {
        var (empty, clock) = (await EmptyDatabase.NewAsync(kind), new TestClock());
        var app = NodeHost.Build(new()
        {
            Edition = edition, Role = edition == NodeSettings.RegionalCode ? NodeRole.Regional : NodeRole.National, Data = empty.Folder, Database = kind is DatabaseKind.Postgres ? empty.Place : null, Port = 0,
            IsDemo = demo, Clock = clock, TrustSources = members ?? [], AwaitsHarvest = awaitsHarvest,
        });
        await NodeStart.RunAsync(app, TestContext.Current.CancellationToken);
        return new(empty, app, clock);
    }

    /// <summary>A browser with cookies of its own, that follows no redirect.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = Address,
        };
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>A browser in which the first made-up official with this function has signed in.</summary>
    public async Task<HttpClient> AsAsync(Function function, bool supervisor = false, int which = 0)
    {
        var browser = Browser();
        await SignInAsync(browser, (await OfficersAsync(function, supervisor))[which]);
        return browser;
    }

    public async Task<IReadOnlyList<Officer>> OfficersAsync(Function function, bool supervisor = false) =>
        await WithAsync<Officials, IReadOnlyList<Officer>>(async officials =>
            [.. (await officials.ListAsync()).Where(officer => officer.Has(function) && officer.LeadsUnit == supervisor)]);

    public static async Task SignInAsync(HttpClient browser, Officer officer)
    {
        var answer = await browser.PostAsJsonAsync("/demo/sign-in", new { name = officer.Name });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Posts a form with the token of a page, as a browser does.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string path, string fromPage, params (string Name, string Value)[] fields) =>
        await browser.PostAsync(path, new FormUrlEncodedContent([
            new("form-token", await TokenAsync(browser, fromPage)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]));

    public static async Task<string> TokenAsync(HttpClient browser, string page) =>
        Hidden(await (await browser.GetAsync(page)).Content.ReadAsStringAsync(), "form-token");

    /// <summary>The value of a hidden field.</summary>
    public static string Hidden(string html, string name) => WebUtility.HtmlDecode(
        HiddenField().Matches(html).First(field => field.Groups["name"].Value == name).Groups["value"].Value);

    /// <summary>Something of the node's inside, in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await App.StopAsync();
        await App.DisposeAsync();
        await _empty.DisposeAsync();
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/>""")]
    private static partial Regex HiddenField();
}
