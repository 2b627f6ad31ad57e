using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pana.Access;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary>
/// A node of nothing but storage, officials' rules and the register, without a sign-in: every request says as whom it
/// comes, and each endpoint's declared authorisation decides.
/// </summary>
sealed class RegistryNode : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    readonly EmptyDatabase _empty;
    readonly WebApplication _app;
    readonly List<Officer> _officers = [];

    RegistryNode(EmptyDatabase empty, Action<IServiceCollection>? more)
    {
        (_empty, Database) = (empty, empty.Open(Clock));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(Database, NodeKey.OpenOrCreate(empty.Folder))
            .AddAccess(new("tjk", Path.Combine(empty.Folder, "keys"), false, false, []))
            .AddRegistry(new("tjk", TimeZoneInfo.FindSystemTimeZoneById("Asia/Dushanbe"), Script.Cyrillic))
            .AddSingleton<TimeProvider>(Clock).AddHttpContextAccessor().AddAuthorization()
            .AddScoped(_ => new ScreenContext { Labels = Labels.Read(
                Path.Combine(AppContext.BaseDirectory, "labels")) })
            .AddScoped(scope => Asking(scope.GetRequiredService<IHttpContextAccessor>().HttpContext!))
            .ConfigureHttpJsonOptions(options =>
                options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        more?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseRouting();
        _app.Use((context, next) =>
        {
            if (context.GetEndpoint()!.Metadata.GetMetadata<AccessRule>()!.Admits(Asking(context)))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        _app.MapRegistry();
    }

    public TestClock Clock { get; } = new();

    public NodeDatabase Database { get; }

    public IEndpointRouteBuilder Endpoints => _app;

    public static async Task<RegistryNode> NewAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, Action<IServiceCollection>? more = null)
    {
        var node = new RegistryNode(await EmptyDatabase.NewAsync(kind), more);
        await node.Database.MigrateAsync(typeof(AccessModule).Assembly, typeof(RegistryModule).Assembly);
        await node._app.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>An official with these functions.</summary>
    public Officer Official(string unit, params Function[] functions) =>
        new(Guid.CreateVersion7(), "Made Up", functions.ToHashSet(), $"{functions[0]}".ToLowerInvariant(), unit,
            ["ru"], Sex.Female, false);

    public Task<HttpResponseMessage> PostAsync(Officer officer, string path, object body) =>
        As(officer).PostAsJsonAsync(path, body, Json);

    /// <summary>The receipt of something that is not refused.</summary>
    public async Task<T> PostAsync<T>(Officer officer, string path, object body)
    {
        var answer = await PostAsync(officer, path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }

    public Task<HttpResponseMessage> GetAsync(Officer officer, string path) => As(officer).GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(Officer officer, string path, HttpContent content) =>
        As(officer).PostAsync(path, content);

    /// <summary>The name of the refusal; null when it was none.</summary>
    public static async Task<string?> RefusalAsync(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString();

    public Task<Arrived> ArriveAsync(Officer guard, params ArrivalPerson[] persons) =>
        PostAsync<Arrived>(guard, "/api/arrivals", new ArrivalInput(GroupKind.Family, null, persons));

    public static ArrivalPerson Person(string given, string? birth = null, string? relation = null,
        string? nationality = "AFG") => new(new()
    {
        Name = new() { Given = given }, Birth = birth, Nationalities = nationality is null ? null : [nationality],
    }, relation);

    public async Task<IReadOnlyList<PersonCard>> FindAsync(Officer officer, string text, int? year = null) =>
        await PostAsync<List<PersonCard>>(officer, "/api/persons/search", new PersonQuestion(text, year));

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task WithAsync<TService>(Func<TService, Task> work) where TService : notnull =>
        WithAsync<TService, bool>(async service =>
    {
        await work(service);
        return true;
    });

    /// <summary>A case that lets the unit of this official know of the person.</summary>
    public Task OpenCaseAsync(Guid person, Wall wall, Officer official, Guid? only = null) =>
        WithAsync<Scopes>(scopes =>
        scopes.SetAsync(new Dictionary<Guid, IEnumerable<PersonCircle>>
        {
            [Guid.CreateVersion7()] = [new(person, wall, official.Authority, official.Unit, only)],
        }));

    HttpClient As(Officer officer)
    {
        if (!_officers.Contains(officer))
            _officers.Add(officer);
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("Test-Officer", $"{_officers.IndexOf(officer)}");
        return client;
    }

    Officer Asking(HttpContext context) => _officers[int.Parse(
        context.Request.Headers["Test-Officer"].ToString(), null)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        await _empty.DisposeAsync();
    }
}
