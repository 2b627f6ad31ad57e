using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Access.SignIn;
using Pana.Kernel;

namespace Pana.Access.Passkeys;

internal static class PasskeyEndpoints
{
    internal sealed record Proof(string? Password, string? Code);

    internal sealed record SignInOptions(string Challenge, string Host);

    internal sealed record SignedInAt(string Address);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/me/passkeys", (AddPasskey passkeys, CancellationToken cancel) => passkeys.ListAsync(cancel)).AllowSignedIn();
        endpoints.MapPost("/api/me/passkeys/options", async ([FromBody] Proof proof, HttpContext context, AddPasskey passkeys, AccessSettings settings,
            CancellationToken cancel) => Answers.Of(await passkeys.BeginAsync(Here(context, settings), proof.Password, proof.Code, cancel)))
            .Produces<CreationOptions>().AllowSignedIn().RequireRateLimiting(SignInEndpoints.RateLimit);
        endpoints.MapPost("/api/me/passkeys", async ([FromBody] NewPasskey made, HttpContext context, AddPasskey passkeys, AccessSettings settings,
            CancellationToken cancel) => Answers.Of(await passkeys.FinishAsync(Here(context, settings), made, cancel)))
            .Produces<PasskeyLine>().AllowSignedIn();
        endpoints.MapPost("/api/me/passkeys/{id:guid}/remove", async (Guid id, Officer me, AddPasskey passkeys, CancellationToken cancel) =>
            (await passkeys.RemoveAsync(me, id, cancel)).Refusal is { } refusal ? Answers.Refused(refusal) : TypedResults.NoContent()).AllowSignedIn();
        endpoints.MapPost("/me/passkeys/{id:guid}/remove", async (Guid id, Officer me, AddPasskey passkeys, CancellationToken cancel) =>
            Answers.Then(await passkeys.RemoveAsync(me, id, cancel), _ => "/me")).AllowSignedIn();

        const string signIn = "Whoever wants to sign in is not signed in yet.";
        endpoints.MapPost("/api/sign-in/passkey/options", (HttpContext context, Challenges challenges, Cookies cookies, AccessSettings settings) =>
        {
            var token = Secrets.NewToken();
            if (challenges.Give(Holder(token)) is not { } challenge)
                return Answers.Refused(new("too-many-attempts", 429));
            cookies.GiveChallenge(context, token);
            return TypedResults.Ok(new SignInOptions(challenge, Here(context, settings).Host));
        }).Produces<SignInOptions>().Public(signIn).RequireRateLimiting(SignInEndpoints.RateLimit);
        endpoints.MapPost("/api/sign-in/passkey", async ([FromBody] SignedChallenge signed, HttpContext context, Challenges challenges, Cookies cookies,
            AccessSettings settings, CheckPasskey check, SignInWith signInWith, KeptForm kept, CancellationToken cancel) =>
        {
            var challenge = cookies.ChallengeToken(context) is { } token ? challenges.Take(Holder(token)) : null;
            var account = await check.RunAsync(Here(context, settings), challenge, signed, cancel);
            if (account.Refusal is { } refusal)
                return Answers.Refused(refusal);
            await signInWith.StartAsync(context, account.Value, cancel);
            return TypedResults.Ok(new SignedInAt(kept.Keep(signed.Kept, account.Value.Id) ? "/kept-form" : Answers.LocalPath(signed.Return)));
        }).Produces<SignedInAt>().Public(signIn).RequireRateLimiting(SignInEndpoints.RateLimit);
    }

    /// <summary>Behind a gate that ends TLS the request itself does not know that the browser speaks https.</summary>
    static Site Here(HttpContext context, AccessSettings settings) => new(context.Request.Host.Host,
        $"{(settings.SecureCookies ? "https" : context.Request.Scheme)}://{context.Request.Host}");

    static string Holder(string token) => $"sign-in {Secrets.Hash(token)}";
}
