using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Casework.Consents;

internal static class ConsentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Function[] readers = [.. PersonFiles.Readers];
        endpoints.MapGet("/api/persons/{id:guid}/consents", async (Guid id, Officer officer, ConsentDesk desk, CancellationToken cancel) =>
            Answers.Of(await desk.ListAsync(officer, id, cancel))).Produces<IReadOnlyList<HeldConsent>>().Allow(readers);
        endpoints.MapPost("/api/persons/{id:guid}/consents/{consent:guid}/take-back",
            async (Guid id, Guid consent, Officer officer, TakeBack back, CancellationToken cancel) =>
                Answers.Of(await back.RunAsync(officer, id, consent, cancel))).Produces<ConsentReceipt>().Allow(readers);
        endpoints.MapPost("/persons/{id:guid}/consents/{consent:guid}/take-back",
            async (Guid id, Guid consent, Officer officer, TakeBack back, CancellationToken cancel) =>
                Answers.Then(await back.RunAsync(officer, id, consent, cancel), _ => $"/persons/{id}#consents")).Allow(readers);
    }
}
