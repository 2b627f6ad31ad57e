using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Kernel;

namespace Pana.Node.Tests.Faults;

/// <summary>What the node said was done.</summary>
sealed class Acknowledged
{
    public ConcurrentBag<(Guid Case, string Step, long Version)> Steps { get; } = [];

    public ConcurrentBag<Guid> Persons { get; } = [];

    public ConcurrentBag<string> Refusals { get; } = [];
}

/// <summary>
/// A client as it should be: registers somebody, leads them to their certificate, and whenever the node falls silent asks the same again
/// with the same key until it answers.
/// </summary>
sealed class Walker(ServedNode node, Acknowledged said, CancellationToken end)
{
    public async Task RunAsync()
    {
        using var guard = node.As(Function.Border);
        using var asylum = node.As(Function.Asylum);
        while (!end.IsCancellationRequested)
            await WalkAsync(guard, asylum);
    }

    async Task WalkAsync(HttpClient guard, HttpClient asylum)
    {
        var arrived = await AskAsync(guard, "/api/arrivals", new
        {
            kind = "Travel", persons = new[] { new { person = new { name = new { given = "Гулзода" }, birth = "1990", nationalities = new[] { "AFG" } } } },
        });
        if (arrived is null)
            return;
        var person = (Guid)arrived["persons"]![0]!["id"]!;
        said.Persons.Add(person);
        var intake = await OnlyCaseAsync(guard, person);
        await StepAsync(guard, intake, 1, "BorderIntake.Explain", new { Language = "prs", Medium = "READ" });
        await StepAsync(guard, intake, 2, "BorderIntake.NoteUrgentNeeds", new { Needs = new[] { "FOOD" } });
        if (Opened(await StepAsync(guard, intake, 3, "BorderIntake.Refer")) is not { } referral)
            return;
        await StepAsync(asylum, referral, 1, "Referral.Accept");
        if (Opened(await StepAsync(asylum, referral, 2, "Referral.TakeOver")) is not { } claim)
            return;
        await StepAsync(asylum, claim, 1, "AsylumRegistration.File");
        await StepAsync(asylum, claim, 2, "AsylumRegistration.Register");
    }

    async Task<JsonNode?> StepAsync(HttpClient by, Guid id, long version, string step, object? answers = null)
    {
        if (end.IsCancellationRequested)
            return null;
        var receipt = await AskAsync(by, $"/api/cases/{id}/steps/{step}", new { version, answers = answers ?? new { } });
        if (receipt is not null)
            said.Steps.Add((id, step, (long)receipt["version"]!));
        return receipt;
    }

    async Task<JsonNode?> AskAsync(HttpClient by, string path, object body)
    {
        var key = $"{Guid.CreateVersion7()}";
        return await UntilAnsweredAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await by.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                throw new HttpRequestException("starting");
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
                return JsonNode.Parse(text);
            said.Refusals.Add($"{path.Split('/')[^1]}: {(int)answer.StatusCode} {(string?)JsonNode.Parse(text)?["refusal"]}");
            return null;
        });
    }

    Task<Guid> OnlyCaseAsync(HttpClient by, Guid person) => UntilAnsweredAsync(async () =>
    {
        using var answer = await by.GetAsync($"/api/persons/{person}/cases");
        answer.EnsureSuccessStatusCode();
        return (Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["cases"]!.AsArray().Single()!["id"]!;
    });

    static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask)
    {
        for (var tries = 0; ; tries++)
            try
            {
                return await ask();
            }
            catch (Exception silence) when (silence is HttpRequestException or IOException or OperationCanceledException && tries < 6_000)
            {
                await Task.Delay(20);
            }
    }

    static Guid? Opened(JsonNode? receipt) => receipt?["opened"] is JsonArray { Count: > 0 } opened ? (Guid)opened[0]!["caseId"]! : null;
}
