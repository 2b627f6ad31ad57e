using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Access.SignIn;

internal static class SignInEndpoints
{
    internal const string RateLimit = "sign-in";

    // Properties, not parameters: a form leaves out what it does not have.
    internal sealed record SignInForm
    {
        public string? Name { get; init; }
        public string? Password { get; init; }
        public string? Code { get; init; }
        public string? Return { get; init; }
        public string? Kept { get; init; }
    }

    internal sealed record SignInRequest(string? Name, string? Password, string? Code);

    internal sealed record EnrolForm
    {
        public string? Password { get; init; }
        public string? Again { get; init; }
        public string? Secret { get; init; }
        public string? Code { get; init; }
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        const string signIn = "Whoever wants to sign in is not signed in yet.";
        endpoints.MapGet("/sign-in", () => new RazorComponentResult<SignInPage>()).Public(signIn);
        endpoints.MapPost("/sign-in", PostForm).Public(signIn).RequireRateLimiting(RateLimit);
        endpoints.MapPost("/api/sign-in", PostJson).Public(signIn).RequireRateLimiting(RateLimit);
        endpoints.MapPost("/sign-out", async (HttpContext context, SignOut signOut) =>
        {
            await signOut.RunAsync(context);
            return Answers.SeeOther("/sign-in");
        }).AllowSignedIn();
        endpoints.MapPost("/api/sign-out", async (HttpContext context, SignOut signOut) =>
        {
            await signOut.RunAsync(context);
            return TypedResults.NoContent();
        }).AllowSignedIn();
        const string language = "Everybody chooses the language they read, before they say who they are.";
        endpoints.MapPost("/language", ([FromForm] string? language, [FromForm(Name = "return")] string? back,
            HttpContext context, Cookies cookies) =>
        {
            if (Language.Find(language ?? "") is { } chosen)
                cookies.KeepLanguage(context, chosen);
            return Answers.SeeOther(Answers.LocalPath(back));
        }).Public(language);
        endpoints.MapGet("/kept-form", (Officer officer, KeptForm kept) => kept.Take(officer.Id) is { } content
            ? new RazorComponentResult<KeptFormPage>(new { content.Path, content.Fields })
            : Answers.SeeOther("/")).AllowSignedIn();
        const string invited = "Who holds a one-time link chooses a password and a second factor before the first sign-in.";
        endpoints.MapGet("/invitation/{token}", ShowInvitation).Public(invited).RequireRateLimiting(RateLimit);
        endpoints.MapPost("/invitation/{token}", AcceptInvitation).Public(invited).RequireRateLimiting(RateLimit);
    }

    static async Task<IResult> PostForm(
        [FromForm] SignInForm form, HttpContext context, SignInWith signIn, KeptForm kept, CancellationToken cancel)
    {
        var outcome = await signIn.RunAsync(context, form.Name, form.Password, form.Code, cancel);
        if (outcome.Refusal is { } refusal)
            return new RazorComponentResult<SignInPage>(new { form.Return, form.Kept, Refusal = refusal })
                { StatusCode = refusal.Status };
        if (kept.Keep(form.Kept, outcome.Value))
            return Answers.SeeOther("/kept-form");
        return Answers.SeeOther(Answers.LocalPath(form.Return));
    }

    static async Task<IResult> PostJson(
        [FromBody] SignInRequest request, HttpContext context, SignInWith signIn, CancellationToken cancel) =>
        (await signIn.RunAsync(context, request.Name, request.Password, request.Code, cancel)).Refusal is { } refusal
            ? Answers.Refused(refusal) : TypedResults.NoContent();

    static async Task<IResult> ShowInvitation(string token, Invitations invitations, Credentials credentials,
        AccessSettings settings, CancellationToken cancel)
    {
        var found = await invitations.FindAsync(token, cancel);
        return found.Refusal is { } refusal ? Answers.Refused(refusal)
            : EnrolPage(token, found.Value, credentials, settings, null);
    }

    static async Task<IResult> AcceptInvitation(string token, [FromForm] EnrolForm form, HttpContext context, Invitations invitations,
        Credentials credentials, Cookies cookies, AccessSettings settings, CancellationToken cancel)
    {
        var outcome = form.Password != form.Again ? new Refusal("passwords-differ", 400)
            : await invitations.AcceptAsync(token, form.Password ?? "", form.Secret ?? "", form.Code ?? "",
                context.Request.Headers.UserAgent.ToString(), cancel);
        if (!outcome.IsRefused)
        {
            cookies.GiveSession(context, outcome.Value.SessionToken);
            return new RazorComponentResult<RecoveryCodesPage>(new { Codes = outcome.Value.RecoveryCodes });
        }
        var found = await invitations.FindAsync(token, cancel);
        return found.Refusal is { } spent ? Answers.Refused(spent)
            : EnrolPage(token, found.Value, credentials, settings, outcome.Refusal);
    }

    static RazorComponentResult<EnrolPage> EnrolPage(
        string token, Account account, Credentials credentials, AccessSettings settings, Refusal? refusal)
    {
        var (secret, bytes) = credentials.NewSecret();
        return new(new
        {
            Action = $"/invitation/{token}", account.Name, account.SignInName, Secret = secret, Refusal = refusal,
            Uri = Totp.Uri(bytes, settings.NodeId, account.SignInName), Typed = Totp.Base32(bytes),
        })
        { StatusCode = refusal?.Status };
    }
}

/// <summary>Signs in and gives the cookie; a session that the browser still had ends.</summary>
internal sealed class SignInWith(UnitOfWork unit, CheckSignIn check, Sessions sessions, Cookies cookies, SignedIn before)
{
    public async Task<Outcome<Guid>> RunAsync(
        HttpContext context, string? name, string? password, string? code, CancellationToken cancel)
    {
        var account = await check.RunAsync(name ?? "", password ?? "", code ?? "", cancel);
        if (account.IsRefused)
            return account.Refusal!;
        await StartAsync(context, account.Value, cancel);
        return account.Value.Id;
    }

    public async Task StartAsync(HttpContext context, Account account, CancellationToken cancel)
    {
        var client = context.Request.Headers.UserAgent.ToString();
        var token = await unit.RunAsync<string>(async () =>
        {
            if (before is { Officer: { } officer, SessionId: { } session })
                await sessions.EndAsync(unit, officer.Id, session, cancel);
            return sessions.Start(unit, account, client);
        }, cancel);
        cookies.GiveSession(context, token.Value);
    }
}

internal sealed class SignOut(UnitOfWork unit, Sessions sessions, Cookies cookies, SignedIn signedIn)
{
    public async Task RunAsync(HttpContext context)
    {
        if (signedIn is { Officer: { } officer, SessionId: { } session })
            await unit.RunAsync(() => sessions.EndAsync(unit, officer.Id, session, context.RequestAborted), context.RequestAborted);
        cookies.TakeSession(context);
    }
}
