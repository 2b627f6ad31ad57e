using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Insight.Dashboards.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Dashboards;

internal static class OverviewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Function[] readers = [.. WorkFigures.Readers];
        endpoints.MapGet("/overview", async (Officer officer, Overview overview, CancellationToken cancel) =>
            new RazorComponentResult<OverviewPage>(new { View = await overview.ReadAsync(officer, cancel), IsPrint = false })).AllowSignedIn();
        endpoints.MapGet("/overview/print", (Officer officer, Overview overview, CancellationToken cancel) => overview.PrintAsync(officer, cancel)).AllowSupervisor(readers);
        endpoints.MapGet("/overview/{part}.csv", (string part, Officer officer, Overview overview, CancellationToken cancel) => overview.FileAsync(officer, part, cancel)).AllowSupervisor(readers);
        endpoints.MapPost("/overview/capacity", async (HttpRequest request, Officer officer, SetCapacity capacity, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            int? many = int.TryParse(form["capacity"].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            return Answers.Then(await capacity.RunAsync(officer, new(many, form["capacity-source"]), cancel), _ => "/overview#post");
        }).AllowSupervisor(Function.Border);
        endpoints.MapGet("/api/overview", async (Officer officer, WorkFigures work, CancellationToken cancel) => await work.ReadAsync(officer, cancel) is { } figures
            ? TypedResults.Ok(figures) : Answers.Refused(NoUnit)).Produces<UnitFigures>().AllowSupervisor(readers);
        endpoints.MapPost("/api/overview/capacity", async (CapacityBody body, Officer officer, SetCapacity capacity, CancellationToken cancel) =>
            Answers.Of(await capacity.RunAsync(officer, body, cancel))).Produces<CapacityReceipt>().AllowSupervisor(Function.Border);
    }

    public static Refusal NoUnit { get; } = new("no-unit-led", 404);

    /// <summary>Beside the unit's load.</summary>
    public static ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer is not { LeadsUnit: true } || !officer.HasAny([.. WorkFigures.Readers]))
            return ValueTask.CompletedTask;
        var after = screen.Places.TakeWhile(place => place.Address != "/load").Count() + 1;
        screen.Places = [.. screen.Places.Take(after), new("/overview", screen["page.place.overview"], screen.Path.StartsWith("/overview", StringComparison.Ordinal)), .. screen.Places.Skip(after)];
        return ValueTask.CompletedTask;
    }
}
