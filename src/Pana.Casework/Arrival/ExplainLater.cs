using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;

namespace Pana.Casework.Arrival;

/// <summary>Rights were explained later, when an interpreter or a leaflet was found.</summary>
internal static class ExplainLater
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/arrivals/told/{id:guid}",
        async (Guid id, HttpRequest request, Officer officer, TakeStep steps, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            return Answers.Then(await steps.RunAsync(officer, new(BorderIntake.Explain.Key, id, null)
            {
                Answers = new Dictionary<string, string[]> { ["Language"] = [form["language"].ToString()],
                    ["Medium"] = [form["medium"].ToString()] },
                Version = long.TryParse(form["version"], out var version) ? version : null,
            }, cancel), _ => "/arrivals");
        }).Allow(Function.Border);
}
