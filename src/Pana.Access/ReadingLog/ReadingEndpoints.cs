using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Kernel;

namespace Pana.Access.ReadingLog;

internal static class ReadingEndpoints
{
    const int AtMost = 2_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/readings", () => new RazorComponentResult<ReadingsPage>()).Allow(Function.DataProtection);
        endpoints.MapGet("/api/readings", async (Guid? person, Officer officer, Readings readings, CancellationToken cancel) =>
            person is { } id ? await readings.OfPersonAsync(officer, id, cancel)
                : await readings.NewestAsync(officer, AtMost, cancel)).Allow(Function.DataProtection);
        endpoints.MapGet("/api/blocked-egress", (Officer officer, Egress egress, CancellationToken cancel) =>
            egress.BlockedAsync(officer, AtMost, cancel)).Allow(Function.DataProtection);
    }
}
