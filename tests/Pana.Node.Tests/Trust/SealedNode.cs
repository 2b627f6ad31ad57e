using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Sealing;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;
using Pana.Trust.Exchange;
using Pana.Trust.States;

namespace Pana.Node.Tests.Trust;

/// <summary>A running node with one person who was given papers, as a step would give them.</summary>
static class SealedNode
{
    public static async Task<Guid> PersonAsync(this RunningNode node, string given = "Гулзода", string? birth = "1990", string? latin = null) =>
        (await node.WithAsync<Registrations, Outcome<Arrived>>(async registrations => await registrations.ArrivalAsync(await node.OfficerAsync(), new(GroupKind.Travel, null,
            [new(new() { Name = new() { Given = given, Latn = latin is null ? null : new(latin, "document") }, Birth = birth, Nationalities = ["AFG"] })])))).Value.Persons[0].Id;

    public static async Task<Officer> OfficerAsync(this RunningNode node) => (await node.OfficersAsync(Function.Asylum))[0];

    public static async Task<GivenPaper> GivePaperAsync(this RunningNode node, Guid person, string paper = "Vocabulary.AsylumSeekerCertificate", TimeSpan? life = null)
    {
        var now = node.Clock.GetUtcNow();
        var given = new GivenPaper
        {
            Id = Guid.CreateVersion7(now), CaseId = Guid.CreateVersion7(now), PersonId = person, Paper = paper, Step = "AsylumRegistration.Register",
            Number = CaseNumber.New().ToString(), Wall = Wall.Open, GivenAt = now, ValidUntil = now + (life ?? TimeSpan.FromDays(90)),
        };
        await using var scope = node.App.Services.CreateAsyncScope();
        var (unit, seals) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<PaperSeals>());
        await unit.RunAsync(async () =>
        {
            unit.Context<CaseworkContext>().Papers.Add(given);
            await seals.MakeAsync(given, Wall.Asylum, TestContext.Current.CancellationToken);
        });
        return given;
    }

    public static Task<string?> SealAsync(this RunningNode node, GivenPaper paper) =>
        node.WithAsync<PaperSeals, string?>(seals => seals.OfAsync(paper, TestContext.Current.CancellationToken));

    public static Task<bool> WithdrawAsync(this RunningNode node, GivenPaper paper) => node.WithAsync<UnitOfWork, bool>(async unit =>
    {
        DateTimeOffset? now = node.Clock.GetUtcNow();
        await unit.RunAsync(() => unit.Context<CaseworkContext>().Papers.Where(each => each.Id == paper.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.WithdrawnAt, now)));
        return true;
    });

    public static Task TickAsync(this RunningNode node) => node.App.Services.GetRequiredService<TrustClock>().TickAsync();

    /// <summary>What the public page answers, in words, to a browser without cookies.</summary>
    public static async Task<(HttpResponseMessage Answer, string Text)> VerifyAsync(this RunningNode node, string field, string value, string language = "en")
    {
        using var browser = node.Browser();
        var answer = await browser.PostAsync("/verify", new FormUrlEncodedContent([new(field, value), new("language", language)]), TestContext.Current.CancellationToken);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}

static class Fetching
{
    /// <summary>What the node says went wrong; null when all was taken.</summary>
    public static Task<string?> FetchAsync(this RunningNode node, Uri address, string? issuer = null) =>
        node.WithAsync<FetchTrust, string?>(fetch => fetch.RunAsync(new(address, issuer), TestContext.Current.CancellationToken));
}
