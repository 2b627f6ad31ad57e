using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Kernel;
using Pana.Registry;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

/// <summary>What was sent twice, at once or one after another, through the front door.</summary>
public sealed class A_request_sent_twice
{
    const int Times = 6;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_done_once_and_answered_alike(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        using var guard = await node.AsAsync(Function.Border);
        using var asylum = await node.AsAsync(Function.Asylum);
        var arrived = await AllAlikeAsync(asylum, "/api/arrivals", Arrival("1990"));
        var person = (Guid)arrived["persons"]![0]!["id"]!;
        var opened = await AllAlikeAsync(asylum, "/api/cases", new { step = "AsylumRegistration.Voice", personId = person });
        var filed = await AllAlikeAsync(asylum, $"/api/cases/{opened["caseId"]}/steps/AsylumRegistration.File", new { version = 1 });
        Assert.Equal(2, (long)filed["version"]!);
        Assert.Equal(1, await node.WithAsync<UnitOfWork, int>(unit => unit.Context<RegistryContext>().Persons.CountAsync()));
        Assert.Equal((1, 2), await node.WithAsync<CaseworkContext, (int, int)>(async casework =>
            (await casework.Cases.CountAsync(), await casework.Taken.CountAsync())));

        var intake = new { arrival = Arrival("1990"), language = "prs", medium = "READ" };
        await AllAlikeAsync(guard, "/api/intakes", intake);
        Assert.Equal(2, await node.WithAsync<UnitOfWork, int>(unit => unit.Context<RegistryContext>().Persons.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task with_other_words_under_the_same_key_is_told(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        using var guard = await node.AsAsync(Function.Border);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(guard, "/api/arrivals", Arrival("1990"), "a")).Status);
        Assert.Equal("key-used-before", (await SendAsync(guard, "/api/arrivals", Arrival("1991"), "a")).Refusal);
        Assert.Equal("key-not-understood", (await SendAsync(guard, "/api/arrivals", Arrival("1991"), new('k', 101))).Refusal);
        using var colleague = await node.AsAsync(Function.Border, which: 1);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(colleague, "/api/arrivals", Arrival("1991"), "a")).Status);
        Assert.Equal(2, await node.WithAsync<UnitOfWork, int>(unit => unit.Context<RegistryContext>().Persons.CountAsync()));
    }

    /// <summary>Two officers look at the same page; the second to press is told what changed and changes nothing.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_two_officers_is_won_by_one_and_told_to_the_other(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        using var one = await node.AsAsync(Function.Asylum);
        using var other = await node.AsAsync(Function.Asylum, which: 1);
        var arrived = await SendAsync(one, "/api/arrivals", Arrival("1990"));
        var opened = await SendAsync(one, "/api/cases", new { step = "AsylumRegistration.Voice", personId = (Guid)arrived.Body!["persons"]![0]!["id"]! });
        var path = $"/api/cases/{opened.Case}/steps/AsylumRegistration.File";
        var answers = await Task.WhenAll(SendAsync(one, path, new { version = 1 }), SendAsync(other, path, new { version = 1 }));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        var told = answers.Single(answer => answer.Status != HttpStatusCode.OK);
        Assert.Equal((HttpStatusCode.Conflict, "stale"), (told.Status, told.Refusal));
        Assert.DoesNotContain("{", (string)told["detail"]!, StringComparison.Ordinal);
        Assert.Equal("stale", (await SendAsync(other, $"/api/cases/{opened.Case}/steps/AsylumRegistration.Register", new { version = 1 })).Refusal);
        Assert.Equal(2, await node.WithAsync<CaseworkContext, int>(casework => casework.Taken.CountAsync()));
    }

    static object Arrival(string birth) => new { kind = "Travel", persons = new[] { new { person = new { birth } } } };

    /// <summary>Several times at once and once more afterwards, under one key.</summary>
    static async Task<JsonNode> AllAlikeAsync(HttpClient browser, string path, object body)
    {
        var key = $"{Guid.CreateVersion7()}";
        var answers = (await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => SendAsync(browser, path, body, key)))).ToList();
        answers.Add(await SendAsync(browser, path, body, key));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, answers[0].Text), (answer.Status, answer.Text)));
        return answers[0].Body!;
    }

    static async Task<Casework.Answer> SendAsync(HttpClient browser, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Casework.Answer.ReadAsync(await browser.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
