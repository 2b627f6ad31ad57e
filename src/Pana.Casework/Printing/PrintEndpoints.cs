using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Casework.Printing.Pages;
using Pana.Casework.Stock;
using Pana.Kernel;

namespace Pana.Casework.Printing;

internal static class PrintEndpoints
{
    static Refusal NoSuchBatch { get; } = new("no-such-batch", 404);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/prints", (Officer officer, PrintReader reader, CancellationToken cancel) => reader.ReadAsync(officer, cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/api/prints", async (PrintRequest body, Officer officer, PrintDesk desk, CancellationToken cancel) =>
            Answers.Of(await desk.StartAsync(officer, body, cancel))).Produces<BatchReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/prints/misprints", async (Misprint body, Officer officer, ReportMisprint misprint, CancellationToken cancel) =>
            Answers.Of(await misprint.RunAsync(officer, body, cancel))).Produces<StockReceipt>().Allow(Function.Asylum);
        endpoints.MapGet("/api/prints/{id:guid}", async (Guid id, Officer officer, PrintReader reader, CancellationToken cancel) =>
            await reader.BatchAsync(officer, id, cancel) is { } view ? TypedResults.Ok(view) : Answers.Refused(NoSuchBatch)).Produces<BatchView>().Allow(Function.Asylum);
        endpoints.MapPost("/api/prints/{id:guid}/resumed", async (Guid id, Officer officer, PrintDesk desk, CancellationToken cancel) =>
            Answers.Of(await desk.ResumeAsync(officer, id, cancel))).Produces<BatchReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/prints/{id:guid}/ended", async (Guid id, Officer officer, PrintDesk desk, CancellationToken cancel) =>
            Answers.Of(await desk.EndAsync(officer, id, cancel))).Produces<BatchReceipt>().Allow(Function.Asylum);

        endpoints.MapGet("/prints", async (Officer officer, PrintReader reader, CancellationToken cancel) =>
            CaseworkPages.Page<PrintsPage>(new { View = await reader.ReadAsync(officer, cancel) })).Allow(Function.Asylum);
        endpoints.MapPost("/prints", async (HttpRequest request, Officer officer, PrintDesk desk, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            return Answers.Then(await desk.StartAsync(officer, new(form["paper"], (int?)StockEndpoints.Number(form["count"]),
                Guid.TryParse(form["paper-id"], out var one) ? one : null), cancel), batch => $"/prints/{batch.Id}");
        }).Allow(Function.Asylum);
        endpoints.MapPost("/prints/misprints", async (HttpRequest request, Officer officer, ReportMisprint misprint, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            return Answers.Then(await misprint.RunAsync(officer, new(form["blank"], form["reason"]), cancel), _ => "/prints");
        }).Allow(Function.Asylum);
        endpoints.MapGet("/prints/{id:guid}", ShowAsync).Allow(Function.Asylum);
        endpoints.MapPost("/prints/{id:guid}/resumed", async (Guid id, Officer officer, PrintDesk desk, CancellationToken cancel) =>
            Answers.Then(await desk.ResumeAsync(officer, id, cancel), batch => $"/prints/{batch.Id}")).Allow(Function.Asylum);
        endpoints.MapPost("/prints/{id:guid}/ended", async (Guid id, Officer officer, PrintDesk desk, CancellationToken cancel) =>
            Answers.Then(await desk.EndAsync(officer, id, cancel), batch => $"/prints/{batch.Id}")).Allow(Function.Asylum);
        endpoints.MapGet("/prints/{id:guid}/pdf", async (Guid id, Officer officer, BatchFile file, CancellationToken cancel) =>
        {
            var made = await file.RunAsync(officer, id, cancel);
            return made.Refusal is { } refusal ? Answers.Refused(refusal) : Results.File(made.Value, "application/pdf", "papers.pdf");
        }).Allow(Function.Asylum);
    }

    /// <summary>While it runs the browser asks again every few seconds.</summary>
    static async Task<IResult> ShowAsync(Guid id, Officer officer, PrintReader reader, HttpResponse response, CancellationToken cancel)
    {
        if (await reader.BatchAsync(officer, id, cancel) is not { } view)
            return Answers.Refused(NoSuchBatch);
        if (view.Batch.Runs)
            response.Headers["Refresh"] = "4";
        return CaseworkPages.Page<BatchPage>(new { View = view });
    }
}
