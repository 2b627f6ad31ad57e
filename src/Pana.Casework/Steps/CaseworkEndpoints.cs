using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Steps;

/// <summary>What a client sends with a step. An answer is a text, a number, a yes or no, or a list of texts. Prints <c>•••</c>.</summary>
internal sealed record StepBody
{
    /// <summary>Key of the step, for a case that is to be opened.</summary>
    public string? Step { get; init; }
    public Guid? PersonId { get; init; }
    public long? Version { get; init; }
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }
    public Guid? Followed { get; init; }
    public IReadOnlyList<Guid>? Panel { get; init; }
    public string? Dissent { get; init; }
    public DateTimeOffset? Until { get; init; }

    public override string ToString() => "•••";
}

internal sealed record AssignmentBody(Guid? Officer, string? Reason, long? Version);

internal static class CaseworkEndpoints
{
    /// <summary>Everybody who works on cases or records a person's act; not those who read no file.</summary>
    internal static readonly Function[] Workers =
        [.. Enum.GetValues<Function>().Except([Function.Administrator, Function.DataProtection, Function.Coordinator, Function.Secretariat])];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/cases", async (StepBody body, HttpRequest request, Officer officer, TakeStep steps, CancellationToken cancel) =>
            Answers.Of(await steps.RunAsync(officer, Read(body, body.Step ?? "", null, request), cancel)))
            .Produces<StepReceipt>().Allow(Workers);
        endpoints.MapPost("/api/cases/{id:guid}/steps/{step}",
            async (Guid id, string step, StepBody body, HttpRequest request, Officer officer, TakeStep steps, CancellationToken cancel) =>
                Answers.Of(await steps.RunAsync(officer, Read(body, step, id, request), cancel)))
            .Produces<StepReceipt>().Allow(Workers);
        endpoints.MapGet("/api/cases/{id:guid}", async (Guid id, Officer officer, CaseReader cases, CancellationToken cancel) =>
            Answers.Of(await cases.CaseAsync(officer, id, cancel))).Produces<CaseView>().Allow(Workers);
        endpoints.MapGet("/api/cases/{id:guid}/record", async (Guid id, Officer officer, CaseReader cases, CancellationToken cancel) =>
            Answers.Of(await cases.RecordAsync(officer, id, cancel))).Produces<RecordView>().Allow(Workers);
        endpoints.MapGet("/api/cases/{id:guid}/steps/{step}",
            async (Guid id, string step, Officer officer, CaseReader cases, FormReader forms, CancellationToken cancel) =>
                Answers.Of(await cases.FormAsync(officer, step, id, null, new(forms), cancel))).Produces<StepFormView>().Allow(Workers);
        endpoints.MapGet("/api/persons/{id:guid}/steps/{step}",
            async (Guid id, string step, Officer officer, PersonFiles files, CaseReader cases, FormReader forms, CancellationToken cancel) =>
                // Of whom the official may not know, not even that a step is held would be told.
                await files.SeesAsync(officer, id, cancel) ? Answers.Of(await cases.FormAsync(officer, step, null, id, new(forms), cancel))
                    : Answers.Refused(new("person-not-found", 404))).Produces<StepFormView>().Allow(Workers);
        endpoints.MapGet("/api/persons/{id:guid}/cases", async (Guid id, Officer officer, CaseReader cases, CancellationToken cancel) =>
            Answers.Of(await cases.OfPersonAsync(officer, id, cancel))).Produces<PersonCases>().Allow(Workers);
        endpoints.MapGet("/api/work", async (WorkWhen? when, int? page, Officer officer, WorkReader work, CancellationToken cancel) =>
            TypedResults.Ok(await work.WorkAsync(officer, when, cancel, page: PageNumber.Of(page)))).Allow(Workers);
        endpoints.MapGet("/api/sent", async (Officer officer, WorkReader work, CancellationToken cancel) =>
            TypedResults.Ok(await work.SentAsync(officer, cancel))).Allow(Workers);
        endpoints.MapGet("/api/load", async (Officer officer, WorkReader work, CancellationToken cancel) =>
            TypedResults.Ok(await work.LoadAsync(officer, cancel))).AllowSupervisor(Workers);
        endpoints.MapPost("/api/cases/{id:guid}/assignment",
            async (Guid id, AssignmentBody body, Officer officer, Assign assign, CancellationToken cancel) =>
                Answers.Of(await assign.RunAsync(officer, id, body.Officer, body.Reason, body.Version, cancel)))
            .Produces<StepReceipt>().AllowSupervisor(Workers);
        endpoints.MapPost("/api/late/{term:guid}/seen", async (Guid term, Officer officer, Assign assign, CancellationToken cancel) =>
            await assign.SeenAsync(officer, term, cancel) is { } refusal ? Answers.Refused(refusal) : TypedResults.NoContent())
            .AllowSupervisor(Workers);
    }

    static StepRequest Read(StepBody body, string step, Guid? caseId, HttpRequest request) => new(step, caseId, body.PersonId)
    {
        Answers = (body.Answers ?? new Dictionary<string, JsonElement>()).GroupBy(answer => answer.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => Texts(same.Last().Value), StringComparer.OrdinalIgnoreCase),
        Version = body.Version ?? IfMatch(request), Followed = body.Followed, Panel = body.Panel ?? [], Dissent = body.Dissent, Until = body.Until,
        Key = request.Headers["Idempotency-Key"] is [{ } key] ? key : null,
    };

    static string[] Texts(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => [.. answer.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [answer.GetString()!],
        JsonValueKind.Number => [answer.GetRawText()],
        JsonValueKind.True => ["yes"],
        JsonValueKind.False => ["no"],
        _ => [],
    };

    static long? IfMatch(HttpRequest request) => request.Headers.IfMatch is [{ } tag]
        && long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
