using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Access.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Access.Accounts;

/// <summary>What administrators do with accounts: each act once as a posted form and once under <c>/api</c>.</summary>
internal static class AccountEndpoints
{
    // Forms have properties, not parameters: a form leaves out what was not ticked.
    internal sealed record AddForm
    {
        public string? Name { get; init; }
        public string? SignInName { get; init; }
        public List<Function>? Functions { get; init; }
        public string? Office { get; init; }
        public bool LeadsUnit { get; init; }
        public List<string>? Languages { get; init; }
        public Sex Sex { get; init; }
    }

    internal sealed record AddRequest(string? Name, string? SignInName, IReadOnlyList<Function>? Functions, string? Authority,
        string? Unit, bool LeadsUnit, IReadOnlyList<string>? Languages, Sex Sex);

    internal sealed record MoveForm
    {
        public string? Office { get; init; }
        public bool LeadsUnit { get; init; }
    }

    internal sealed record MoveRequest(string? Authority, string? Unit, bool LeadsUnit);

    internal sealed record FunctionsForm
    {
        public List<Function>? Functions { get; init; }
    }

    /// <summary>The link is shown once: the node keeps only a hash of it.</summary>
    internal sealed record Decided(Guid Official, string? InvitationPath);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/officials", (int? page) => new RazorComponentResult<OfficialsPage>(new { Number = PageNumber.Of(page) }))
            .Allow(Function.Administrator);
        endpoints.MapGet("/officials/{id:guid}", async (Guid id, OfficialList list, CancellationToken cancel) =>
            await list.FindAsync(id, cancel) is null ? Answers.Refused(new("no-such-official", 404))
                : new RazorComponentResult<OfficialPage>(new { Id = id })).Allow(Function.Administrator);
        endpoints.MapGet("/api/officials", (OfficialList list, CancellationToken cancel) => list.AllAsync(cancel))
            .Allow(Function.Administrator);
        endpoints.MapGet("/api/officials/{id:guid}", async (Guid id, OfficialList list, CancellationToken cancel) =>
            await list.FindAsync(id, cancel) is { } found ? TypedResults.Ok(found) : Answers.Refused(new("no-such-official", 404)))
            .Allow(Function.Administrator);
        endpoints.MapGet("/api/officials/{id:guid}/sessions", (Guid id, OfficialList list, CancellationToken cancel) =>
            list.SessionsAsync(id, cancel)).Allow(Function.Administrator);
        endpoints.MapGet("/api/proposals", (OfficialList list, CancellationToken cancel) => list.ProposalsAsync(cancel))
            .Allow(Function.Administrator);
        MapAdding(endpoints);
        MapChanging(endpoints);
        MapDeciding(endpoints);
    }

    static void MapAdding(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials", async ([FromForm] AddForm form, Officer by, AddOfficial add, CancellationToken cancel) =>
        {
            var (authority, unit) = Office(form.Office);
            return Answers.Then(await add.RunAsync(new(form.Name ?? "", form.Functions ?? [], authority, unit, form.LeadsUnit,
                form.Languages, form.Sex, form.SignInName), by, cancel), Page);
        }).Allow(Function.Administrator);
        endpoints.MapPost("/api/officials", async ([FromBody] AddRequest add, Officer by, AddOfficial handler,
            CancellationToken cancel) =>
            Answers.Of(await handler.RunAsync(new(add.Name ?? "", add.Functions ?? [], add.Authority ?? "", add.Unit ?? "",
                add.LeadsUnit, add.Languages, add.Sex, add.SignInName), by, cancel))).Allow(Function.Administrator);
    }

    static void MapChanging(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials/{id:guid}/move", async (Guid id, [FromForm] MoveForm form, Officer by, ChangeOfficial change,
            CancellationToken cancel) =>
        {
            var (authority, unit) = Office(form.Office);
            return Answers.Then(await change.MoveAsync(id, authority, unit, form.LeadsUnit, by, cancel), Page);
        }).Allow(Function.Administrator);
        endpoints.MapPost("/api/officials/{id:guid}/move", async (Guid id, [FromBody] MoveRequest move, Officer by,
            ChangeOfficial change, CancellationToken cancel) =>
            Answers.Of(await change.MoveAsync(id, move.Authority, move.Unit, move.LeadsUnit, by, cancel)))
            .Allow(Function.Administrator);
        endpoints.MapPost("/officials/{id:guid}/functions", async (Guid id, [FromForm] FunctionsForm form, Officer by,
            ChangeOfficial change, CancellationToken cancel) =>
            Answers.Then(await change.SetFunctionsAsync(id, form.Functions, by, cancel), Page)).Allow(Function.Administrator);
        endpoints.MapPost("/api/officials/{id:guid}/functions", async (Guid id, [FromBody] FunctionsForm form, Officer by,
            ChangeOfficial change, CancellationToken cancel) =>
            Answers.Of(await change.SetFunctionsAsync(id, form.Functions, by, cancel))).Allow(Function.Administrator);
        MapAct(endpoints, "suspend", (change, id, by, cancel) => change.SuspendAsync(id, by, cancel));
        MapAct(endpoints, "resume", (change, id, by, cancel) => change.ResumeAsync(id, by, cancel));
        MapAct(endpoints, "end", (change, id, by, cancel) => change.EndAsync(id, by, cancel));
        MapAct(endpoints, "reset", (change, id, by, cancel) => change.ProposeResetAsync(id, by, cancel));
        endpoints.MapPost("/officials/{id:guid}/sessions/{session:guid}/end", async (Guid id, Guid session, Officer by,
            ChangeOfficial change, CancellationToken cancel) =>
            Answers.Then(await change.EndSessionsAsync(id, session, by, cancel), Page)).Allow(Function.Administrator);
        endpoints.MapPost("/api/officials/{id:guid}/sessions/end", async (Guid id, Officer by, ChangeOfficial change,
            CancellationToken cancel) =>
            Answers.Of(await change.EndSessionsAsync(id, null, by, cancel))).Allow(Function.Administrator);
    }

    static void MapAct(IEndpointRouteBuilder endpoints, string act,
        Func<ChangeOfficial, Guid, Officer, CancellationToken, Task<Outcome<Guid>>> run)
    {
        endpoints.MapPost($"/officials/{{id:guid}}/{act}", async (Guid id, Officer by, ChangeOfficial change,
            CancellationToken cancel) => Answers.Then(await run(change, id, by, cancel), Page)).Allow(Function.Administrator);
        endpoints.MapPost($"/api/officials/{{id:guid}}/{act}", async (Guid id, Officer by, ChangeOfficial change,
            CancellationToken cancel) => Answers.Of(await run(change, id, by, cancel))).Allow(Function.Administrator);
    }

    static void MapDeciding(IEndpointRouteBuilder endpoints)
    {
        foreach (var confirm in new[] { true, false })
        {
            var path = $"/proposals/{{id:guid}}/{(confirm ? "confirm" : "decline")}";
            endpoints.MapPost(path, async (Guid id, Officer by, HttpContext context, DecideProposal decide,
                CancellationToken cancel) =>
            {
                var outcome = await decide.RunAsync(id, confirm, by, cancel);
                return outcome.Refusal is null && outcome.Value.InvitationToken is { } token
                    ? new RazorComponentResult<InvitationLinkPage>(new
                    {
                        Link = $"{context.Request.Scheme}://{context.Request.Host}/invitation/{token}",
                    })
                    : Answers.Then(outcome, _ => "/officials");
            }).Allow(Function.Administrator);
            endpoints.MapPost($"/api{path}", async (Guid id, Officer by, DecideProposal decide, CancellationToken cancel) =>
            {
                var outcome = await decide.RunAsync(id, confirm, by, cancel);
                return outcome.Refusal is { } refusal ? Answers.Refused(refusal)
                    : TypedResults.Ok(new Decided(outcome.Value.AccountId,
                        outcome.Value.InvitationToken is { } token ? $"/invitation/{token}" : null));
            }).Allow(Function.Administrator);
        }
    }

    static string Page(Guid id) => $"/officials/{id}";

    /// <summary>A form has one list of units, <c>AUTHORITY/UNIT</c>.</summary>
    static (string Authority, string Unit) Office(string? office) =>
        office?.Split('/', 2) is [var authority, var unit] ? (authority, unit) : ("", "");
}
