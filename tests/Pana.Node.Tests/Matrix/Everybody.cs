using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.Casework;

namespace Pana.Node.Tests.Matrix;

/// <summary>One endpoint as it is mapped.</summary>
sealed record Mapped(string Method, RoutePattern Pattern, AccessRule Rule)
{
    /// <summary>Without types of parameters: <c>/api/cases/{id}</c>.</summary>
    public string Path { get; } = "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
        part is RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content))));

    public bool HasIds => Pattern.Parameters.Any(IsId);

    public static bool IsId(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "guid");

    /// <summary>The address with this id in every place of an id, and this step.</summary>
    public string With(Guid id, string step) => Pattern.Parameters.Aggregate(Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}",
        IsId(parameter) ? $"{id}" : parameter.Name switch
        {
            "step" => step,
            "language" => "ru",
            "documentName" => "v1",
            "page" => "index",
            _ => "x",
        }, StringComparison.Ordinal));
}

/// <summary>A node of Tajikistan with one official for each function, and one more who leads a unit.</summary>
sealed partial class Everybody : IAsyncDisposable
{
    readonly Dictionary<(Function, bool), HttpClient> _browsers = [];

    const string OtherPost = "Другой Пост";

    Everybody(RunningNode node) => Node = node;

    public RunningNode Node { get; }

    public static async Task<Everybody> ComeAsync()
    {
        var node = await RunningNode.StartAsync();
        await node.WithAsync<Officials, bool>(async officials =>
        {
            // A guard of another post stands for whoever is near and still outside.
            await officials.SeedAsync([new(OtherPost, [Function.Border], "border", "ishkashim", false, ["ru"], Sex.Male)]);
            await officials.SeedAsync(from function in Enum.GetValues<Function>()
                                      from leads in new[] { false, true }
                                      let place = Place(function)
                                      select new NewOfficial(Name(function, leads), [function], place?.Authority ?? "", place?.Code ?? "", leads, ["ru"], Sex.Female));
            return true;
        });
        return new(node);
    }

    static Procedures.Editions.Unit? Place(Function function) => CaseworkNode.Law.Units.Where(unit =>
        CaseworkNode.Law.Authorities.First(body => body.Code == unit.Authority).Functions.Contains(function))
        .OrderByDescending(unit => unit.Code == "nizhniy-pyandj").FirstOrDefault();

    static string Name(Function function, bool leads) => $"Проверка {function} {(leads ? "руководит" : "работает")}";

    public async Task<HttpClient> AsAsync(Function function, bool leads = false)
    {
        if (_browsers.TryGetValue((function, leads), out var known))
            return known;
        var officer = (await Node.OfficersAsync(function, leads)).Single(one => one.Name == Name(function, leads));
        var browser = Node.Browser();
        await RunningNode.SignInAsync(browser, officer);
        return _browsers[(function, leads)] = browser;
    }

    public async Task<HttpClient> AsOtherPostAsync()
    {
        var browser = Node.Browser();
        await RunningNode.SignInAsync(browser, (await Node.OfficersAsync(Function.Border)).Single(officer => officer.Name == OtherPost));
        return browser;
    }

    /// <summary>Everything that is mapped and is no file; what ends the session last.</summary>
    public IReadOnlyList<Mapped> Endpoints =>
    [
        .. from source in ((IEndpointRouteBuilder)Node.App).DataSources
           from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           let rule = endpoint.Metadata.GetMetadata<AccessRule>()
           where rule is { IsPlain: false }
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let mapped = new Mapped(method, endpoint.RoutePattern, rule)
           orderby mapped.Path == "/api/sign-out", mapped.Path, method
           select mapped,
    ];

    /// <summary>Sends what a program or a page would, without anything in it.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient browser, string method, string path, string body = "{}")
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (method != "GET")
            request.Content = path.EndsWith("/evidence", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent(""), "nothing" } }
                : path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/demo", StringComparison.Ordinal)
                ? new StringContent(body, Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([]);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What every answer has anew each time is taken out, and ids, which the asker knows already.</summary>
    public static string Same(string body) => Ids().Replace(Tokens().Replace(body, ""), "ID");

    [GeneratedRegex("""<input type="hidden" name="form-(token|key)"[^>]*>""")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
