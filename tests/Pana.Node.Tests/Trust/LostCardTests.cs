using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Trust;

public sealed class Whoever_is_shown_a_card
{
    /// <summary>Signed-in officials on one side, anybody with the number on the other.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_was_lost_hears_it_at_once_and_that_the_next_one_is_valid(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var person = await node.PersonAsync();
        using var asylum = await node.AsAsync(Function.Asylum);
        using var decision = await node.AsAsync(Function.Decision);
        var claim = (Guid)(await PostAsync(asylum, "/api/cases", new { step = AsylumRegistration.Voice.Key, personId = person, answers = new { } }))["caseId"]!;
        await TakeAsync(node, asylum, claim, AsylumRegistration.File);
        await TakeAsync(node, asylum, claim, AsylumRegistration.Register);
        var determination = await NewestAsync(node, person, nameof(RefugeeStatusDetermination));
        await TakeAsync(node, decision, determination, RefugeeStatusDetermination.RecogniseFamily, new { DerivedConsent = "yes", StatusKind = "REC-DER" });
        await TakeAsync(node, decision, determination, RefugeeStatusDetermination.ServeGrant);
        var card = await MakeAsync(node, asylum, decision, person);
        Assert.Contains("The paper with this number is valid.", (await node.VerifyAsync("number", card.Number)).Text);
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(node, asylum, card.Case, IssueOfDocument.ReportLost);
        Assert.Contains("The paper with this number is no longer valid.", (await node.VerifyAsync("number", card.Number)).Text);
        var next = await MakeAsync(node, asylum, decision, person);
        Assert.NotEqual(card, next);
        Assert.Contains("The paper with this number is valid.", (await node.VerifyAsync("number", next.Number)).Text);
        Assert.Contains("The paper with this number is no longer valid.", (await node.VerifyAsync("number", card.Number)).Text);
    }

    static int _blanks;

    /// <summary>The paper that is due now, to the hand.</summary>
    static async Task<(Guid Case, string Number)> MakeAsync(RunningNode node, HttpClient asylum, HttpClient decision, Guid person)
    {
        var card = await NewestAsync(node, person, nameof(IssueOfDocument));
        await TakeAsync(node, asylum, card, IssueOfDocument.Confirm);
        await TakeAsync(node, asylum, card, IssueOfDocument.Draft, new { Fee = "0", PassportFee = "450" });
        await TakeAsync(node, decision, card, IssueOfDocument.CheckRefugeeCard, new { AgreesWithFile = "yes" });
        var blank = $"RB {Interlocked.Increment(ref _blanks):0000000}";
        await PostAsync(asylum, "/api/stock/received", new { paper = "refugee-card", first = blank, count = 1 });
        await TakeAsync(node, asylum, card, IssueOfDocument.Print, new { BlankUsed = blank });
        await TakeAsync(node, asylum, card, IssueOfDocument.HandOver, new { SignedByHolder = "yes" });
        return (card, await node.WithAsync<CaseworkContext, string>(context => context.Papers.Where(paper => paper.CaseId == card).Select(paper => paper.Number).SingleAsync()));
    }

    static Task<Guid> NewestAsync(RunningNode node, Guid person, string procedure) => node.WithAsync<CaseworkContext, Guid>(context =>
        context.Cases.Where(row => row.PersonId == person && row.Procedure == procedure).OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync());

    static async Task TakeAsync(RunningNode node, HttpClient by, Guid id, Step step, object? answers = null) => await PostAsync(by, $"/api/cases/{id}/steps/{step.Key}",
        new { version = await node.WithAsync<CaseworkContext, long>(context => context.Cases.Where(row => row.Id == id).Select(row => row.Version).SingleAsync()), answers = answers ?? new { } });

    static async Task<JsonNode> PostAsync(HttpClient by, string path, object body)
    {
        using var answer = await by.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }
}
