using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Access.SignIn;

/// <summary>
/// Stands between routing and every endpoint: whose session this is, whether the endpoint admits them, whether a write really
/// comes from one of our pages. Nothing behind it runs for whoever it does not let pass, whether the path exists or not.
/// </summary>
internal sealed class AccessGate(
    RequestDelegate next, Sessions sessions, Cookies cookies, KeptForm keptForm, IAntiforgery antiforgery,
    IEnumerable<FillScreen> fills)
{
    public async Task InvokeAsync(HttpContext context, SignedIn signedIn, ScreenContext screen)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();
        if (rule is { IsPlain: true })
        {
            await next(context);
            return;
        }
        if (rule is { IsTraceless: true })
        {
            screen.Language = cookies.LanguageOf(context);
            await Fill(context, screen, null);
            await next(context);
            return;
        }
        var found = await sessions.FindAsync(cookies.SessionToken(context), context.RequestAborted);
        if (found is { IsOpen: true })
        {
            (signedIn.Officer, signedIn.SessionId) = (found.Officer, found.SessionId);
            context.User = new(new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, $"{found.Officer.Id:N}")], authenticationType: "session"));
        }
        screen.Language = cookies.LanguageOf(context);
        await Fill(context, screen, signedIn.Officer);
        await (Objection(context, endpoint, rule, signedIn.Officer) switch
        {
            { Status: StatusCodes.Status401Unauthorized } refusal when !context.Request.IsApi() =>
                AskToSignIn(context, refusal, found?.Officer.Id),
            { } refusal => Answers.Refused(refusal).ExecuteAsync(context),
            null when await IsForged(context, endpoint) =>
                Answers.Refused(new("form-not-from-here", 400)).ExecuteAsync(context),
            null => next(context),
        });
    }

    static Refusal? Objection(HttpContext context, Endpoint? endpoint, AccessRule? rule, Officer? officer)
    {
        if (rule is { IsPublic: true })
            return null;
        if (officer is null)
            return new("sign-in-needed", StatusCodes.Status401Unauthorized);
        // What routing itself answers with (405, 415) declares nothing and tells a signed-in official nothing.
        if (endpoint is not RouteEndpoint)
            return endpoint is null ? new("no-such-page", StatusCodes.Status404NotFound) : null;
        return rule is not null && rule.Admits(officer) ? null : new("not-your-function", StatusCodes.Status403Forbidden);
    }

    async Task AskToSignIn(HttpContext context, Refusal refusal, Guid? lastAccount)
    {
        var kept = lastAccount is { } account
            ? await keptForm.SealAsync(context, account, cookies.TokenField) : null;
        var isGet = HttpMethods.IsGet(context.Request.Method);
        await new RazorComponentResult<SignInPage>(new
        {
            Return = isGet ? context.Request.Path + context.Request.QueryString : "/",
            Kept = kept,
            Refusal = kept is null ? null : refusal with { Name = "session-ended" },
        })
        { StatusCode = refusal.Status }.ExecuteAsync(context);
    }

    /// <summary>
    /// A write is believed when the browser says that it comes from this very node (Fetch metadata, else Origin; a caller that
    /// is no browser sends neither and carries no cookie it was not given), and a form also carries the token of its page.
    /// </summary>
    async Task<bool> IsForged(HttpContext context, Endpoint? endpoint)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            if (site is not ("same-origin" or "none"))
                return true;
        }
        else if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            return true;
        return request.HasFormContentType
            && endpoint?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
            && !await antiforgery.IsRequestValidAsync(context);
    }

    async ValueTask Fill(HttpContext context, ScreenContext screen, Officer? officer)
    {
        screen.Path = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        screen.UserName = officer?.Name;
        foreach (var fill in fills)
            await fill(screen, officer, context);
        if (officer is null)
            return;
        screen.RoleWords = string.Join(", ", officer.Functions.Order().Select(function => screen[$"function.{function}"]));
        screen.Places = [.. screen.Places, .. AccessPlaces.Of(officer, screen)];
    }
}
