using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pana.Access;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;
using Pana.Trust;

namespace Pana.Node.Tests.Casework;

/// <summary>
/// A node of Tajikistan's edition with officials' rules, register and casework, without a sign-in: every request says as whom it comes, and each
/// endpoint's declared authorisation decides.
/// </summary>
sealed class CaseworkNode : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    static readonly Lazy<Edition> Tajikistan = new(() =>
        Edition.Load(Path.Combine(AppContext.BaseDirectory, "countries", "tjk"), Region.Baseline) is { Edition: { } edition } ? edition
            : throw new InvalidOperationException("the edition of Tajikistan does not load"));

    readonly EmptyDatabase _empty;
    readonly WebApplication _app;
    readonly Dictionary<string, Officer> _officers = [];

    readonly bool _isOwner;

    CaseworkNode(EmptyDatabase empty, TestClock clock, bool isOwner)
    {
        (_empty, _isOwner, Clock, Database) = (empty, isOwner, clock, empty.Open(clock));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var labels = Law.Over(Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels")));
        builder.Services.AddStorage(Database, NodeKey.OpenOrCreate(empty.Folder))
            .AddAccess(new("tjk", Path.Combine(empty.Folder, "keys"), false, false, []))
            .AddRegistry(new("tjk", TimeZoneInfo.FindSystemTimeZoneById("Asia/Dushanbe"), Script.Cyrillic))
            .AddTrust(new(new(Law.Alpha2, Law.Alpha3, Law.Offset), []))
            .AddCasework(new(Law))
            .AddSingleton<TimeProvider>(Clock).AddSingleton(labels).AddHttpContextAccessor().AddAuthorization()
            .AddScoped(_ => new ScreenContext { Labels = labels, DutyNumber = "+992" })
            .AddScoped(scope => Asking(scope.GetRequiredService<IHttpContextAccessor>().HttpContext!))
            .ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
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
        _app.MapCasework();
    }

    public static Edition Law => Tajikistan.Value;

    public TestClock Clock { get; }

    public NodeDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<CaseworkNode> NewAsync(DatabaseKind kind = DatabaseKind.Sqlite) =>
        await StartAsync(new(await EmptyDatabase.NewAsync(kind), new(), isOwner: true));

    /// <summary>On a database that outlives it: whoever starts a second one there has restarted the node.</summary>
    public static Task<CaseworkNode> AtAsync(EmptyDatabase database, TestClock clock) => StartAsync(new(database, clock, isOwner: false));

    static async Task<CaseworkNode> StartAsync(CaseworkNode node)
    {
        await node.Database.MigrateAsync(typeof(AccessModule).Assembly, typeof(TrustModule).Assembly, typeof(RegistryModule).Assembly,
            typeof(CaseworkModule).Assembly);
        await node._app.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>An official of the function at the edition's first unit for it, or at the one named; made up when first asked for.</summary>
    public async Task<Officer> OfficialAsync(Function function, string? unit = null, bool leads = false, int which = 0, Sex sex = Sex.Female)
    {
        var place = unit is null
            ? Law.Units.FirstOrDefault(each => Law.Authorities.First(body => body.Code == each.Authority).Functions.Contains(function))
            : Law.Units.First(each => each.Code == unit);
        var name = $"{function} {place?.Code} {leads} {which}";
        if (_officers.TryGetValue(name, out var known))
            return known;
        return _officers[name] = await InAsync<Officials, Officer>(async officials =>
        {
            await officials.SeedAsync([new(name, [function], place?.Authority ?? "", place?.Code ?? "", leads, ["ru"], sex)]);
            return (await officials.ListAsync()).Single(officer => officer.Name == name);
        });
    }

    /// <summary>A person whom the asylum authority registered: no intake at the border is opened by that.</summary>
    public async Task<Guid> PersonAsync(string? birth = "1990") => (await InAsync<Registrations, Outcome<Arrived>>(async registrations =>
        await registrations.ArrivalAsync(await OfficialAsync(Function.Asylum), new(GroupKind.Travel, null,
            [new(new() { Name = new() { Given = "Гулзода" }, Birth = birth, Nationalities = ["AFG"] })])))).Value.Persons[0].Id;

    /// <summary>A person whom the guard wrote down, and the intake that was opened by that.</summary>
    public async Task<(Guid Person, Guid Intake)> IntakeAsync(Officer guard, string? birth = "1990")
    {
        var person = (await InAsync<Registrations, Outcome<Arrived>>(registrations => registrations.ArrivalAsync(guard, new(GroupKind.Travel, null,
            [new(new() { Name = new() { Given = "Гулзода" }, Birth = birth, Nationalities = ["AFG"] })])))).Value.Persons[0].Id;
        return (person, await InAsync<CaseworkContext, Guid>(context =>
            Task.FromResult(context.Cases.Single(row => row.PersonId == person && row.Procedure == nameof(BorderIntake)).Id)));
    }

    /// <summary>Lets the official's unit know of the person, as a case that lies there would.</summary>
    public Task<bool> LetKnowAsync(Officer official, Guid person) => InAsync<Scopes, bool>(async scopes =>
    {
        await scopes.SetAsync(new Dictionary<Guid, IEnumerable<PersonCircle>>
        {
            [Guid.CreateVersion7()] = [new(person, Wall.Open, official.Authority, official.Unit)],
        });
        return true;
    });

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Opens a case; says nothing but what became of it.</summary>
    public Task<Answer> OpenAsync(Officer officer, Step step, Guid person, object? answers = null, Guid? followed = null, string? key = null) =>
        PostAsync(officer, "/api/cases", new { step = step.Key, personId = person, answers = answers ?? new { }, followed }, key);

    /// <summary>Takes a step on the case as it is now.</summary>
    public async Task<Answer> TakeAsync(Officer officer, Guid caseId, Step step, object? answers = null, long? version = null, string? key = null) =>
        await PostAsync(officer, $"/api/cases/{caseId}/steps/{step.Key}",
            new { version = version ?? await VersionAsync(caseId), answers = answers ?? new { } }, key);

    public async Task<Answer> PostAsync(Officer officer, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Answer.ReadAsync(await As(officer).SendAsync(request, TestContext.Current.CancellationToken));
    }

    public async Task<Answer> GetAsync(Officer officer, string path) =>
        await Answer.ReadAsync(await As(officer).GetAsync(path, TestContext.Current.CancellationToken));

    public async Task<long> VersionAsync(Guid caseId) => await InAsync<CaseworkContext, long>(context =>
        Task.FromResult(context.Cases.Single(row => row.Id == caseId).Version));

    HttpClient As(Officer officer)
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("As", Uri.EscapeDataString(officer.Name));
        return client;
    }

    Officer Asking(HttpContext context) => _officers[Uri.UnescapeDataString(context.Request.Headers["As"].ToString())];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        if (_isOwner)
            await _empty.DisposeAsync();
    }
}

/// <summary>What came back: a receipt or view as JSON, or a refusal by its name.</summary>
sealed record Answer(HttpStatusCode Status, JsonNode? Body, string Text)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage message)
    {
        var text = await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(message.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), text);
    }

    public string? Refusal => (string?)Body?["refusal"];

    public JsonNode this[string name] => Body![name]!;

    /// <summary>The case of a receipt.</summary>
    public Guid Case => Status == HttpStatusCode.OK ? (Guid)Body!["caseId"]! : throw new InvalidOperationException($"{Status}: {Text}");

    public IEnumerable<string> Steps(string list) => Body![list]!.AsArray().Select(line => ((string)line!["step"]!).Split('.')[1]);
}
