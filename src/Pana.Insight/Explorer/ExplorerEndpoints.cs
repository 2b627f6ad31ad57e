using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.Counting;
using Pana.Insight.Explorer.Charts;
using Pana.Insight.Explorer.Files;
using Pana.Insight.Explorer.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Explorer;

/// <summary>Published figures for anybody, without an account and without a trace: pages, pictures and files of one question have one address but for its ending.</summary>
internal static class ExplorerEndpoints
{
    const string Reason = "Published figures are for everybody: nobody can be found in them, and nobody is asked who reads them.";

    public static void Add(IServiceCollection services) => services.AddSingleton<CodeLists>().AddSingleton<FlowsInView>().AddSingleton<LegalNotes>()
        .AddSingleton(_ => new Lazy<MapShapes?>(MapShapes.Read)).AddScoped<AskedReader>().AddScoped<ChoiceReader>().AddScoped<Words>().AddScoped<Pictures>()
        .AddScoped<ExplorerScreen>().AddScoped<ExplorerDesk>();

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statistics", async (HttpContext context, ExplorerDesk desk, ExplorerScreen view, ScreenContext screen, CancellationToken cancel) =>
        {
            await ChooseAsync(context, view, screen);
            await desk.OverlookAsync(context.Request, cancel);
            return new RazorComponentResult<OverviewPage>(new { });
        }).PublicWithoutTrace(Reason);
        endpoints.MapGet("/statistics/definitions", async (HttpContext context, ExplorerScreen view, LegalNotes notes, ScreenContext screen) =>
        {
            await ChooseAsync(context, view, screen);
            view.Definitions = [.. Definitions.All.Select(one => (one, notes.Of(one)))];
            return new RazorComponentResult<DefinitionsPage>(new { });
        }).PublicWithoutTrace(Reason);
        endpoints.MapGet(Asked.Path, async (HttpContext context, ExplorerDesk desk, ExplorerScreen view, ScreenContext screen, CancellationToken cancel) =>
        {
            await ChooseAsync(context, view, screen);
            var reading = await desk.ReadAsync(context.Request, cancel);
            await desk.OfferAsync();
            return Page(reading);
        }).PublicWithoutTrace(Reason);
        MapFile(endpoints, "csv", "text/csv; charset=utf-8; header=present", (shown, words, _) => TextFile.Csv(FileColumns.Of(shown.Asked, words), shown.Answer.Figures));
        MapFile(endpoints, "hxl.csv", "text/csv; charset=utf-8; header=present", (shown, words, _) => TextFile.Hxl(FileColumns.Of(shown.Asked, words), shown.Answer.Figures));
        MapFile(endpoints, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FigureWorkbook.Write);
        MapFile(endpoints, "svg", MediaTypeNames.Image.Svg, (shown, words, _) => shown.Picture is { } picture ? Encoding.UTF8.GetBytes(PictureFile.Of(picture, shown, words)) : null);
    }

    /// <param name="write">Null where such a file cannot be made of this answer.</param>
    static void MapFile(IEndpointRouteBuilder endpoints, string ending, string type, Func<ShownAnswer, Words, DateTimeOffset, byte[]?> write) =>
        endpoints.MapGet($"{Asked.Path}.{ending}", async Task<IResult> (HttpContext context, ExplorerDesk desk, ExplorerScreen view, Words words, ScreenContext screen, TimeProvider clock,
            CancellationToken cancel) =>
        {
            await ChooseAsync(context, view, screen);
            var reading = await desk.ReadAsync(context.Request, cancel);
            if (view.Shown is not [var shown] || write(shown, words, clock.GetUtcNow()) is not { } bytes)
            {
                await desk.OfferAsync();
                return Page(reading, StatusCodes.Status404NotFound);
            }
            // A picture is shown in place; what else is a file is kept.
            return Results.Bytes(bytes, type, ending == "svg" ? null : $"{shown.Asked.Flow.Id}-{shown.Asked.Indicator}.{ending}".ToLowerInvariant());
        }).PublicWithoutTrace(Reason);

    /// <summary>A wrong question gets the page with what is wrong, and from which it can be put right.</summary>
    static RazorComponentResult Page(AskedReading reading, int empty = StatusCodes.Status200OK) =>
        new RazorComponentResult<FiguresPage>(new { }) { StatusCode = reading.Problems.Count > 0 ? StatusCodes.Status400BadRequest : empty };

    static async Task ChooseAsync(HttpContext context, ExplorerScreen view, ScreenContext screen)
    {
        var language = context.Request.Query["language"].ToString();
        if (Language.Find(language) is { } chosen)
        {
            (screen.Language, view.Language) = (chosen, chosen.Code);
            // The frame was filled in the language of the browser.
            foreach (var fill in context.RequestServices.GetServices<FillScreen>())
                await fill(screen, null, context);
        }
        // Changing it elsewhere sets a cookie; here it is a part of the address.
        screen.Languages = [];
        var query = QueryString.Create(context.Request.Query.Where(pair => pair.Key != "language"));
        view.Here = $"{context.Request.Path}{query}";
    }
}
