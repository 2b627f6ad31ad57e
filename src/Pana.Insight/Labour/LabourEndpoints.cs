using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Insight.Dashboards;
using Pana.Insight.Labour.Pages;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Labour;

internal static class LabourEndpoints
{
    static readonly Function[] WithPlace = [.. UploadSurvey.Uploaders, Function.Migration, Function.Secretariat, Function.International, Function.CivilSociety];

    /// <summary>Reading, on every node: all that stands there is published.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/labour", async (string? period, string? activity, bool? detail, Officer officer, LabourReader reader, CancellationToken cancel) =>
            new RazorComponentResult<LabourPage>(new { View = await reader.ReadAsync(officer, Choice(period, activity, detail), cancel) })).AllowSignedIn();
        endpoints.MapGet("/labour/{part}.csv", async (string part, string? period, string? activity, bool? detail, Officer officer, LabourReader reader, Egress egress, InsightSettings settings,
            CancellationToken cancel) =>
        {
            if ((await reader.ReadAsync(officer, Choice(period, activity, detail), cancel)).Parts.FirstOrDefault(each => each.Name == part) is not { } found)
                return Answers.Refused(new("no-such-table", 404));
            var own = EgressParty.Own(officer, settings.State?.ToLowerInvariant() ?? "", officer.Functions.First());
            return await egress.CheckAsync(officer, new(EgressKind.Export, own, own, [], Wall.Open, ["labour-market"]), cancel) is { } blocked ? Answers.Refused(blocked)
                : CsvFile.Of($"pana-labour-{part}", found.Table);
        }).AllowSignedIn();
    }

    /// <summary>Uploading, on a node that counts for a state.</summary>
    public static void MapUpload(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/labour/new", async (UploadScreen screen, CancellationToken cancel) => await screen.AskAsync(null, null, cancel)).Allow(UploadSurvey.Uploaders);
        endpoints.MapGet("/labour/template.csv", () => TypedResults.File(Encoding.UTF8.GetBytes($"\ufeff{string.Join(',', SurveyTable.Columns)}\r\n"), "text/csv; charset=utf-8", "pana-labour-template.csv"))
            .Allow(UploadSurvey.Uploaders);
        endpoints.MapPost("/labour/surveys", async (HttpRequest request, Officer officer, UploadScreen screen, CancellationToken cancel) =>
            await screen.UploadAsync(officer, await request.ReadFormAsync(cancel), cancel)).Allow(UploadSurvey.Uploaders);
        endpoints.MapPost("/labour/surveys/{id:guid}/withdrawn", async (Guid id, HttpRequest request, Officer officer, UploadSurvey surveys, CancellationToken cancel) =>
            Answers.Then(await surveys.WithdrawAsync(officer, id, (await request.ReadFormAsync(cancel))["reason"], cancel), _ => "/labour#surveys")).Allow(UploadSurvey.Uploaders);
        endpoints.MapGet("/api/labour/surveys", (LabourReader reader, CancellationToken cancel) => reader.SurveysAsync(cancel)).AllowSignedIn();
        endpoints.MapPost("/api/labour/surveys", async (SurveyBody body, Officer officer, UploadSurvey surveys, CancellationToken cancel) =>
            Answers.Of((await surveys.RunAsync(officer, body, Encoding.UTF8.GetBytes(body.Table ?? ""), cancel)).Outcome)).Produces<SurveyReceipt>().Allow(UploadSurvey.Uploaders);
        endpoints.MapPost("/api/labour/surveys/{id:guid}/withdrawn", async (Guid id, SurveyReason body, Officer officer, UploadSurvey surveys, CancellationToken cancel) =>
            Answers.Of(await surveys.WithdrawAsync(officer, id, body.Reason, cancel))).Produces<SurveyReceipt>().Allow(UploadSurvey.Uploaders);
    }

    public static ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer is not null && officer.HasAny(WithPlace))
            screen.Places = [.. screen.Places, new("/labour", screen["page.place.labour"], screen.Path.StartsWith("/labour", StringComparison.Ordinal))];
        return ValueTask.CompletedTask;
    }

    static LabourChoice Choice(string? period, string? activity, bool? detail) =>
        new(string.IsNullOrEmpty(period) ? null : period, string.IsNullOrEmpty(activity) ? null : activity, detail ?? false);
}
