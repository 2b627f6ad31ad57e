using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Steps;

namespace Pana.Casework.Pages;

/// <summary>The form of every step, in a case or to open one about a person; what is typed is kept on the server.</summary>
internal static class StepPages
{
    /// <summary>Two scans of the largest size, and the words.</summary>
    const long Limit = 22_000_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cases/{id:guid}/steps/{step}", async (Guid id, string step, Officer officer, StepScreen screen,
            CancellationToken cancel) => await screen.ShowAsync(officer, new(step, id, null), cancel)).Allow(CaseworkEndpoints.Workers);
        endpoints.MapGet("/persons/{id:guid}/steps/{step}", async (Guid id, string step, Officer officer, StepScreen screen,
            CancellationToken cancel) => await screen.ShowAsync(officer, new(step, null, id), cancel)).Allow(CaseworkEndpoints.Workers);
        endpoints.MapPost("/cases/{id:guid}/steps/{step}", async (Guid id, string step, HttpRequest request, Officer officer, StepScreen screen,
            CancellationToken cancel) => await screen.TakeAsync(officer, new(step, id, null), await request.ReadFormAsync(cancel), cancel))
            .WithMetadata(new RequestSizeLimitAttribute(Limit)).WithFormOptions(multipartBodyLengthLimit: Limit).Allow(CaseworkEndpoints.Workers);
        endpoints.MapPost("/persons/{id:guid}/steps/{step}", async (Guid id, string step, HttpRequest request, Officer officer, StepScreen screen,
            CancellationToken cancel) => await screen.TakeAsync(officer, new(step, null, id), await request.ReadFormAsync(cancel), cancel))
            .WithMetadata(new RequestSizeLimitAttribute(Limit)).WithFormOptions(multipartBodyLengthLimit: Limit).Allow(CaseworkEndpoints.Workers);
        endpoints.MapPost("/drafts/{name}", async (string name, HttpRequest request, Officer officer, StepScreen screen, CancellationToken cancel) =>
            await screen.KeepAsync(officer, name, await request.ReadFormAsync(cancel), cancel)).Allow(CaseworkEndpoints.Workers);
    }
}
