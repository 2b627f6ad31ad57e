using System.Net;
using System.Text.Json.Serialization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.HttpOverrides;
using Pana.Access;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Insight;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Node.MadeUp;
using Pana.Node.Pages;
using Pana.Registry;
using Pana.Screens;
using Pana.Screens.Pages;
using Pana.Storage;
using Pana.Trust;
using Pana.Trust.Open;

namespace Pana.Node.Hosting;

/// <summary>
/// Builds one node. Several run in one process side by side (the demo, tests): nothing of a node is static, each has a
/// container, a database and keys of its own.
/// </summary>
internal static class NodeHost
{
    public static WebApplication Build(NodeSettings settings)
    {
        var edition = NodeEdition.Read(settings.Edition);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "pana", ContentRootPath = NodeSettings.ProgramFolder, EnvironmentName = Environments.Production,
        });
        // A node is what its settings say, whatever variables lie around it.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Its keys lie in the data folder beside the node's own; sealing them with that one would hide nothing.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A forged or stale form is answered in words and no fault of the node.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddSimpleConsole();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Frame.LargestDrained;
            if (settings.Listen)
                kestrel.ListenAnyIP(settings.Port);
            else if (settings.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(settings.Port);
        });
        Directory.CreateDirectory(settings.Data);
        var law = settings.Role == NodeRole.Regional ? null : RunningEdition.Choose(settings);
        AddNode(builder.Services, settings, edition, law);
        var app = builder.Build();
        if (settings.BehindProxy)
            app.UseForwardedHeaders(new()
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            });
        Frame.Use(app);
        app.UseAccess();
        Map(app, settings, law);
        if (AccessModule.Undeclared(app) is { Count: > 0 } undeclared)
            throw new InvalidOperationException(
                $"Endpoints without declared authorisation (.Allow, .AllowSignedIn, .Public): {string.Join(", ", undeclared)}");
        return app;
    }

    static void AddNode(IServiceCollection services, NodeSettings settings, NodeEdition edition, RunningEdition? law)
    {
        var labels = law?.Edition.Over(ProgramLabels.All) ?? ProgramLabels.All;
        services.AddSingleton(settings).AddSingleton(edition).AddSingleton(labels).AddSingleton(settings.Clock)
            .AddSingleton<NodeReadiness>().AddHostedService<SequencerService>();
        if (settings.AwaitsHarvest)
            services.AddHostedService<FocalPoints>();
        services.AddStorage(NodeData.Database(settings), NodeKey.OpenOrCreate(settings.Data));
        var version = WebFiles.Version;
        services.AddScoped(_ => new ScreenContext
        {
            Labels = labels, IsDemo = settings.IsDemo, DutyNumber = edition.DutyNumber, TimeZone = edition.TimeZone,
            AssetVersion = version,
        });
        services.AddSingleton<FillScreen>((screen, _, _) =>
        {
            screen.NodeName = edition.Code == NodeSettings.RegionalCode ? screen["node.regional"] : edition.NameIn(screen.Language.Code);
            return ValueTask.CompletedTask;
        });
        services.AddAccess(new(settings.Id, Path.Combine(settings.Data, "keys"),
            settings.PublicAddress.StartsWith("https:", StringComparison.Ordinal), settings.IsDemo, edition.Offices));
        services.AddTrust(new(
            settings.Role is NodeRole.National && law is { Edition: var own } ? new TrustState(own.Alpha2, own.Alpha3, own.Offset) : null,
            [.. settings.TrustSources.Select(TrustSource.Parse)], settings.IsDemo, settings.IsDemo ? PastNode.Past : TimeSpan.Zero));
        services.AddInsight(new(law?.Edition.Alpha3, settings.Role is NodeRole.Regional
            ? [.. settings.TrustSources.Select(TrustSource.Parse).Where(source => source.Issuer is not null).Select(source => new MemberNode(source.Issuer!, source.Address))] : [],
            law is null ? NodeEdition.Notes(Console.Error) : [.. law.Edition.Notes.Select(note => new StateNote(law.Edition.Alpha3, note))]));
        if (law is not null)
        {
            foreach (var fault in law.Faults)
                Console.Error.WriteLine(fault);
            services.AddSingleton(law).AddSingleton(law.Edition);
            services.AddRegistry(new(law.Edition.Code, edition.TimeZone, Script.For(law.Edition.Languages[0]),
                Path.Combine(settings.Data, "likeness.csv"))).AddCasework(new(law.Edition)).AddCounting();
            if (!law.Faults.IsEmpty)
                services.AddSingleton<FillScreen>((screen, _, _) =>
                {
                    screen.Alarm = screen["node.last-proved-edition", ("version", law.Edition.Version)];
                    return ValueTask.CompletedTask;
                });
        }
        services.AddRazorComponents();
        // Cyrillic and Arabic letters travel as themselves, not as &#x…; of seven times the length.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<FormOptions>(options => options.ValueLengthLimit = (int)Frame.LargestBody);
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        OpenApiDescription.Add(services);
    }

    static void Map(WebApplication app, NodeSettings settings, RunningEdition? law)
    {
        const string health = "Whoever watches over the node asks whether it runs; the answer names nobody.";
        app.MapGet("/health/live", () => TypedResults.Text("live")).PublicFile(health);
        app.MapGet("/health/ready", Results<ContentHttpResult, JsonHttpResult<IEnumerable<ReadyPart>>> (NodeReadiness readiness) =>
            readiness.IsReady ? TypedResults.Text("ready")
                : TypedResults.Json(readiness.Missing, statusCode: StatusCodes.Status503ServiceUnavailable)).PublicFile(health);
        WebFiles.Map(app);
        OpenApiDescription.Map(app);
        app.MapGet("/", () => new RazorComponentResult<HomePage>()).AllowSignedIn();
        app.MapAccess();
        app.MapTrust();
        app.MapInsight();
        if (law is not null)
        {
            app.MapRegistry();
            app.MapCasework();
            app.MapCounting();
        }
        if (settings.IsDemo)
            app.MapGet("/dev/gallery", () => new RazorComponentResult<GalleryPage>())
                .Public("The demo shows every block of the screens; nobody real is in it.");
    }
}
