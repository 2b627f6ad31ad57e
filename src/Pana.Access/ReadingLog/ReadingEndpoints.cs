using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Access.ReadingLog;

internal static class ReadingEndpoints
{
    const int AtMost = 2_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/readings", (int? page, int? blocked) =>
            new RazorComponentResult<ReadingsPage>(new { Number = PageNumber.Of(page), BlockedNumber = PageNumber.Of(blocked) }))
            .Allow(Function.DataProtection);
        endpoints.MapGet("/api/readings", async (Guid? person, Officer officer, Readings readings, CancellationToken cancel) =>
            person is { } id ? await readings.OfPersonAsync(officer, id, cancel)
                : await readings.NewestAsync(officer, AtMost, cancel)).Allow(Function.DataProtection);
        endpoints.MapGet("/api/blocked-egress", (Officer officer, Egress egress, CancellationToken cancel) =>
            egress.BlockedAsync(officer, AtMost, cancel)).Allow(Function.DataProtection);
    }
}
