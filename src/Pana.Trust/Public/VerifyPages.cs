using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Papers;
using Pana.Screens;
using Pana.Trust.Open;
using Pana.Trust.States;

namespace Pana.Trust.Public;

/// <summary>What the public page shows. Prints <c>•••</c>.</summary>
internal sealed class VerifyScreen
{
    public SealFinding? Finding { get; set; }

    public NumberAnswer? Answer { get; set; }

    public Refusal? Refusal { get; set; }

    public Entitlements Entitlements => Answer?.Entitlements ?? Finding?.Entitlements ?? Entitlements.None;

    /// <summary>Whether a number alone can be asked here: a node that gives no papers knows none.</summary>
    public bool KnowsNumbers { get; set; }

    public override string ToString() => "•••";
}

/// <summary>
/// Anybody may ask whether a paper is genuine and what its holder may. What is asked travels in the body of a post, and nothing is kept of it:
/// no log, no record, no cookie.
/// </summary>
internal static class VerifyPages
{
    const string Reason = "Whoever is shown a paper asks whether it is valid, without an account and without a trace.";
    const int LongestCode = 2_000, LongestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/verify", (string? language, VerifyScreen view, ScreenContext screen, IServiceProvider services) =>
            Show(language, view, screen, services)).PublicWithoutTrace(Reason);
        endpoints.MapPost("/verify", AskAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestBody)).PublicWithoutTrace(Reason);
    }

    static async Task<IResult> AskAsync(HttpRequest request, VerifyScreen view, ScreenContext screen, KnownStates states, NumberQuestions questions,
        IServiceProvider services, CancellationToken cancel)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
        var (code, number) = (form["code"].ToString(), form["number"].ToString());
        if (code.Trim().Length > 0)
            view.Finding = code.Length > LongestCode ? new(SealVerdict.Unreadable) : await states.VerifyAsync(code, cancel);
        else if (number.Trim().Length == 0)
            view.Refusal = new("verify-nothing", StatusCodes.Status422UnprocessableEntity);
        else if (services.GetService(typeof(IssuedPapers)) is not IssuedPapers papers)
            view.Refusal = new("verify-no-numbers", StatusCodes.Status422UnprocessableEntity);
        else if (await questions.AskAsync(() => papers.AnswerAsync(number, cancel), cancel) is { } answer)
            view.Answer = answer;
        else
            view.Refusal = new("verify-too-many", StatusCodes.Status429TooManyRequests);
        return Show(form["language"], view, screen, services);
    }

    static RazorComponentResult Show(string? language, VerifyScreen view, ScreenContext screen, IServiceProvider services)
    {
        if (language is not null && Language.Find(language) is { } chosen)
            screen.Language = chosen;
        // Changing it elsewhere sets a cookie; here it is a link.
        screen.Languages = [];
        view.KnowsNumbers = services.GetService(typeof(IssuedPapers)) is not null;
        return new RazorComponentResult<VerifyPage>(new { }) { StatusCode = view.Refusal?.Status ?? StatusCodes.Status200OK };
    }
}
