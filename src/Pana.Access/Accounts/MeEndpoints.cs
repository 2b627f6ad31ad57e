using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Access.SignIn;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Access.Accounts;

/// <summary>What officials see and do about their own account.</summary>
internal static class MeEndpoints
{
    internal sealed record ProofForm
    {
        public string? Password { get; init; }
        public string? Code { get; init; }
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/me", () => new RazorComponentResult<MePage>()).AllowSignedIn();
        endpoints.MapGet("/api/me", (Officer me) => me).AllowSignedIn();
        endpoints.MapGet("/api/me/sessions", (SignedIn me, UnitOfWork unit, TimeProvider clock, CancellationToken cancel) =>
            SessionView.OpenAsync(unit.Context<AccessContext>(), me.Officer!.Id, me.SessionId, clock.GetUtcNow(), cancel))
            .AllowSignedIn();
        endpoints.MapPost("/me/sessions/{session:guid}/end", async (Guid session, Officer me, UnitOfWork unit, Sessions sessions,
            CancellationToken cancel) =>
        {
            await unit.RunAsync(() => sessions.EndAsync(unit, me.Id, session, cancel), cancel);
            return Answers.SeeOther("/me");
        }).AllowSignedIn();
        endpoints.MapPost("/api/me/sessions/{session:guid}/end", async (Guid session, Officer me, UnitOfWork unit, Sessions sessions,
            CancellationToken cancel) =>
        {
            await unit.RunAsync(() => sessions.EndAsync(unit, me.Id, session, cancel), cancel);
            return TypedResults.NoContent();
        }).AllowSignedIn();
        endpoints.MapPost("/me/recovery-codes", NewCodes).AllowSignedIn().RequireRateLimiting(SignInEndpoints.RateLimit);
    }

    /// <summary>An open session alone does not give codes that open the next one: the factors are asked again.</summary>
    static async Task<IResult> NewCodes(
        [FromForm] ProofForm form, Officer me, CheckSignIn check, UnitOfWork unit, TimeProvider clock,
        CancellationToken cancel)
    {
        var access = unit.Context<AccessContext>();
        var signInName = await access.Accounts.Where(account => account.Id == me.Id)
            .Select(account => account.SignInName).SingleAsync(cancel);
        var proof = await check.RunAsync(signInName, form.Password ?? "", form.Code ?? "", cancel);
        if (proof.IsRefused)
            // The session is good; only this act is refused.
            return Answers.Refused(new("proof-failed", StatusCodes.Status403Forbidden));
        var codes = await unit.RunAsync<IReadOnlyList<string>>(() =>
        {
            access.Record(proof.Value, me.Id, "codes-renewed", clock.GetUtcNow());
            return Task.FromResult<Outcome<IReadOnlyList<string>>>(
                new List<string>(Credentials.GiveRecoveryCodes(access, proof.Value)));
        }, cancel);
        return codes.Refusal is { } busy ? Answers.Refused(busy)
            : new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes.Value });
    }
}
