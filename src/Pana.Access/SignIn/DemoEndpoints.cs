using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Storage;

namespace Pana.Access.SignIn;

/// <summary>One-click sign-in as a made-up official. Mapped in the demo alone; elsewhere these paths do not exist.</summary>
internal static class DemoEndpoints
{
    internal sealed record DemoUser(string Name, string Role, string Authority, string Node);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        const string reason = "The demo holds made-up people alone; anybody may try any role.";
        endpoints.MapGet("/demo", () => new RazorComponentResult<DemoPage>()).Public(reason);
        endpoints.MapGet("/demo/users", async (Officials officials, AccessSettings settings, CancellationToken cancel) =>
            (await officials.ListAsync(cancel)).Select(officer => new DemoUser(officer.Name,
                string.Join(' ', officer.Functions.Order()) + (officer.LeadsUnit ? " supervisor" : ""), officer.Authority,
                settings.NodeId))).PublicFile(reason);
        endpoints.MapPost("/demo/sign-in", SignIn).Public(reason).DisableAntiforgery();
    }

    static async Task<IResult> SignIn(HttpContext context, UnitOfWork unit, SignInWith signIn, CancellationToken cancel)
    {
        var (name, next) = await ReadAsync(context.Request, cancel);
        var normal = Account.Normal(name ?? "");
        var account = await unit.Context<AccessContext>().Accounts.AsNoTracking().SingleOrDefaultAsync(
            account => account.SignInName == normal && account.State == AccountState.Active, cancel);
        if (account is null)
            return Answers.Refused(new("no-such-official", StatusCodes.Status404NotFound));
        await signIn.StartAsync(context, account, cancel);
        return next is null ? TypedResults.NoContent() : Answers.SeeOther(next);
    }

    /// <summary>JSON or a form; the buttons of the demo's page also say where to go.</summary>
    static async Task<(string? Name, string? Next)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancel);
            return (form["name"], form.TryGetValue("return", out var next) ? Answers.LocalPath(next) : null);
        }
        using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancel);
        return (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("name", out var name)
            && name.ValueKind is JsonValueKind.String ? name.GetString() : null, null);
    }
}
