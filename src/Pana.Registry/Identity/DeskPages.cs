using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Identity;

/// <summary>The pages of the duplicate desk: the queue, two numbers side by side, the numbers of one person.</summary>
internal static class DeskPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/duplicates", async (string? done, Officer officer, DeskQueue queue, CancellationToken cancel) =>
            Page<DeskPage>(new { Pairs = await queue.ListAsync(officer, cancel), IsDone = done is not null })).Allow(PairSight.Desk);
        endpoints.MapGet("/duplicates/{one:guid}/{other:guid}", async (Guid one, Guid other, Officer officer, DeskQueue queue,
            CancellationToken cancel) => await queue.FindAsync(officer, one, other, cancel) is { } pair
                ? Page<PairPage>(new { Pair = pair }) : Answers.Refused(new("person-not-found", 404))).Allow(PairSight.Desk);
        endpoints.MapPost("/duplicates/{one:guid}/{other:guid}", async (Guid one, Guid other, HttpRequest request, Officer officer,
            Decide decide, CancellationToken cancel) =>
            {
                var form = await request.ReadFormAsync(cancel);
                var input = new DecisionInput(one, other, Enum.TryParse<Verdict>(form["verdict"], out var verdict) ? verdict : null, form["reason"]);
                return Answers.Then(await decide.RunAsync(officer, input, cancel), _ => "/duplicates?done=1");
            }).Allow(PairSight.Desk);
        endpoints.MapPost("/duplicates/decisions/{id:guid}/agreement", async (Guid id, Officer officer, Agree agree, CancellationToken cancel) =>
            Answers.Then(await agree.RunAsync(officer, id, cancel), _ => "/duplicates?done=1")).Allow(PairSight.Desk);
        endpoints.MapGet("/persons/{id:guid}/identity", async (Guid id, string? done, Officer officer, IdentityOfPerson identity,
            CancellationToken cancel) => await identity.RunAsync(officer, id, cancel) is var read && read.Refusal is { } refusal
                ? Answers.Refused(refusal) : Page<IdentityPage>(new { View = read.Value, IsDone = done is not null })).Allow(PairSight.Desk);
        endpoints.MapPost("/persons/{id:guid}/identity/apart", async (Guid id, HttpRequest request, Officer officer, TakeApart apart,
            CancellationToken cancel) =>
            {
                var form = await request.ReadFormAsync(cancel);
                var moved = form["moved"].Select(text => Guid.TryParse(text, out var source) ? source : Guid.Empty);
                var input = new ApartInput(Guid.TryParse(form["decision"], out var decision) ? decision : Guid.Empty, form["reason"], [.. moved]);
                return Answers.Then(await apart.RunAsync(officer, id, input, cancel), _ => $"/persons/{id}/identity?done=1");
            }).Allow(PairSight.Desk);
    }

    static IResult Page<T>(object parameters) where T : IComponent => new RazorComponentResult<T>(parameters);
}
