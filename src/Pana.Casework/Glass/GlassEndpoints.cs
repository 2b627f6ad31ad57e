using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Pages;
using Pana.Kernel;

namespace Pana.Casework.Glass;

internal static class GlassEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Function[] listers = [.. GlassRules.Breakers, Function.DataProtection];
        endpoints.MapGet("/api/glass", (Officer officer, GlassReader reader, CancellationToken cancel) => reader.ListAsync(officer, cancel)).Allow(listers);
        endpoints.MapPost("/api/glass", async (GlassBody body, Officer officer, BreakGlass glass, CancellationToken cancel) =>
            Answers.Of(await glass.AskAsync(officer, body, cancel))).Produces<GlassReceipt>().Allow(GlassRules.Breakers);
        endpoints.MapGet("/api/glass/{id:guid}", async (Guid id, Officer officer, GlassReader reader, CancellationToken cancel) =>
            Answers.Of(await reader.FileAsync(officer, id, cancel))).Produces<GlassFile>().Allow(GlassRules.Breakers);
        endpoints.MapPost("/api/glass/{id:guid}/agree", async (Guid id, Officer officer, BreakGlass glass, CancellationToken cancel) =>
            Answers.Of(await glass.AgreeAsync(officer, id, cancel))).Produces<GlassReceipt>().Allow(GlassRules.Breakers);
        endpoints.MapPost("/api/glass/{id:guid}/decline", async (Guid id, GlassDecline body, Officer officer, BreakGlass glass, CancellationToken cancel) =>
            Answers.Of(await glass.DeclineAsync(officer, id, body.Reason, cancel))).Produces<GlassReceipt>().Allow(GlassRules.Breakers);
        endpoints.MapPost("/api/glass/{id:guid}/seen", async (Guid id, BreakGlass glass, CancellationToken cancel) =>
            Answers.Of(await glass.MarkAsync(id, told: false, cancel))).Produces<GlassReceipt>().Allow(Function.DataProtection);
        endpoints.MapPost("/api/glass/{id:guid}/told", async (Guid id, BreakGlass glass, CancellationToken cancel) =>
            Answers.Of(await glass.MarkAsync(id, told: true, cancel))).Produces<GlassReceipt>().Allow(Function.DataProtection);

        endpoints.MapGet("/glass", async (Officer officer, GlassReader reader, CancellationToken cancel) =>
            CaseworkPages.Page<GlassPage>(new { Lines = await reader.ListAsync(officer, cancel), MayAsk = GlassRules.MayBreak(officer) })).Allow(listers);
        endpoints.MapPost("/glass", async (HttpRequest request, Officer officer, BreakGlass glass, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            return Answers.Then(await glass.AskAsync(officer, new(form["subject"], form["reason"], form["danger"]), cancel), _ => "/glass");
        }).Allow(GlassRules.Breakers);
        endpoints.MapGet("/glass/{id:guid}", async (Guid id, Officer officer, GlassReader reader, CancellationToken cancel) =>
            await reader.FileAsync(officer, id, cancel) is { Refusal: null } found ? CaseworkPages.Page<GlassFilePage>(new { View = found.Value })
                : Answers.Refused(new("no-such-opening", 404))).Allow(GlassRules.Breakers);
        endpoints.MapPost("/glass/{id:guid}/agree", async (Guid id, Officer officer, BreakGlass glass, CancellationToken cancel) =>
            Answers.Then(await glass.AgreeAsync(officer, id, cancel), _ => "/glass")).Allow(GlassRules.Breakers);
        endpoints.MapPost("/glass/{id:guid}/decline", async (Guid id, HttpRequest request, Officer officer, BreakGlass glass, CancellationToken cancel) =>
            Answers.Then(await glass.DeclineAsync(officer, id, (await request.ReadFormAsync(cancel))["reason"], cancel), _ => "/glass")).Allow(GlassRules.Breakers);
        endpoints.MapPost("/glass/{id:guid}/seen", async (Guid id, BreakGlass glass, CancellationToken cancel) =>
            Answers.Then(await glass.MarkAsync(id, told: false, cancel), _ => "/glass")).Allow(Function.DataProtection);
        endpoints.MapPost("/glass/{id:guid}/told", async (Guid id, BreakGlass glass, CancellationToken cancel) =>
            Answers.Then(await glass.MarkAsync(id, told: true, cancel), _ => "/glass")).Allow(Function.DataProtection);
    }
}
