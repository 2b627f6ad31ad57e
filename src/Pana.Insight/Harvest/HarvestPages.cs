using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Harvest;

/// <summary>The regional node's page of the harvest: who is late, what waits for whom, and the state's word.</summary>
internal static class HarvestPages
{
    static readonly Function[] s_readers = [Function.Secretariat, Function.Coordinator];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // Only the regional node harvests.
        if (endpoints.ServiceProvider.GetRequiredService<InsightSettings>().State is not null)
            return;
        endpoints.MapGet("/harvest", async (Officer officer, HarvestViews views, HarvestScreen screen, CancellationToken cancel) =>
        {
            screen.List = await views.ReadAsync(officer, cancel);
            return new RazorComponentResult<HarvestPage>(new { });
        }).Allow(s_readers);
        endpoints.MapPost("/harvest/now", (HarvestService service) =>
        {
            service.AskNow();
            return Answers.SeeOther("/harvest");
        }).Allow(s_readers);
        endpoints.MapPost("/harvest/signed-off", async (Officer officer, SignOff signOff, CancellationToken cancel) =>
            Answers.Then(await signOff.SignAllAsync(officer, cancel), _ => "/harvest")).Allow(Function.Coordinator);
        endpoints.MapGet("/harvest/{id:guid}", async (Guid id, int? page, Officer officer, HarvestViews views, HarvestScreen screen, CancellationToken cancel) =>
        {
            var found = await views.ReadAsync(officer, id, PageNumber.Of(page), cancel);
            if (found.Refusal is { } refusal)
                return Answers.Refused(refusal);
            screen.Submission = found.Value;
            return new RazorComponentResult<SubmissionPage>(new { });
        }).Allow(Function.Coordinator);
        endpoints.MapPost("/harvest/{id:guid}/signed-off", async (Guid id, Officer officer, SignOff signOff, CancellationToken cancel) =>
            Answers.Then(await signOff.SignAsync(officer, id, cancel), _ => "/harvest")).Allow(Function.Coordinator);
        endpoints.MapPost("/harvest/{id:guid}/returned", async (Guid id, HttpRequest request, Officer officer, SignOff signOff, CancellationToken cancel) =>
            Answers.Then(await signOff.ReturnAsync(officer, id, (await request.ReadFormAsync(cancel))["reason"], cancel), _ => "/harvest")).Allow(Function.Coordinator);
    }

    /// <summary>A focal point sees on every page how many tables wait for it.</summary>
    public static async ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer is null || !officer.HasAny(s_readers) || context.RequestServices.GetRequiredService<InsightSettings>().State is not null)
            return;
        int? waiting = SignOff.StateOf(officer) is { } state ? await context.RequestServices.GetRequiredService<InsightContext>().Submissions
            .CountAsync(row => row.State == state && row.Standing == SubmissionStanding.Submitted, context.RequestAborted) : null;
        screen.Places = [.. screen.Places, new("/harvest", screen["page.place.harvest"], screen.Path.StartsWith("/harvest", StringComparison.Ordinal), waiting)];
    }
}
