using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Access.Open;

/// <summary>How an expected no reaches the caller: problem details under <c>/api</c>, a page elsewhere.</summary>
public static class Answers
{
    public static IResult Refused(Refusal refusal) => new RefusedResult(refusal);

    /// <summary>The receipt as JSON, or the refusal.</summary>
    public static IResult Of<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? Refused(refusal) : TypedResults.Ok(outcome.Value);

    /// <summary>After a posted form: back to a page, or the refusal as a page.</summary>
    public static IResult Then<T>(Outcome<T> outcome, Func<T, string> address) =>
        outcome.Refusal is { } refusal ? Refused(refusal) : SeeOther(address(outcome.Value));

    /// <summary>303: the browser asks for the page anew, so that reloading it posts nothing twice. Local paths only.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(LocalPath(path));

    /// <summary>The path when it stays on this node, else the first page.</summary>
    public static string LocalPath(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";

    /// <summary>The sentence of a refusal. A value that is itself the key of a label is read as one.</summary>
    public static string Sentence(this ScreenContext screen, Refusal refusal) =>
        screen.Labels.Text(screen.Language.Code, $"refusal.{refusal.Name}", refusal.With?.ToDictionary(
            with => with.Key, with => screen.Has(with.Value) ? screen[with.Value] : with.Value));

    internal static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");

    sealed class RefusedResult(Refusal refusal) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => refusal.Status;

        public Task ExecuteAsync(HttpContext context)
        {
            var screen = context.RequestServices.GetRequiredService<ScreenContext>();
            IResult answer = context.Request.IsApi()
                ? TypedResults.Problem(new()
                {
                    Type = $"urn:pana:refusal:{refusal.Name}",
                    Title = screen.Sentence(refusal),
                    Status = refusal.Status,
                    Extensions = { ["refusal"] = refusal.Name, ["source"] = refusal.Source },
                })
                : new RazorComponentResult<RefusalPage>(new { Refusal = refusal }) { StatusCode = refusal.Status };
            return answer.ExecuteAsync(context);
        }
    }

    sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
