using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Access.Open;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Arrival;

public sealed class A_tie_at_the_post
{
    static ArrivalPerson[] MotherAndSon(TieSource source) =>
        [Post.Person("گلناز", "F", "1370", "HOH"), Post.Person("فرید", "M", "2017", "SON") with { RelationBy = source }];

    static Task<bool> HasCaregiverAsync(Post post, Guid child) => post.Node.WithAsync<TakeStep, bool>(async steps =>
        (await steps.PersonDataAsync(child, CancellationToken.None)).HasCaregiver);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, TieSource.Official, false), InlineData(DatabaseKind.Sqlite, TieSource.Person, false)]
    [InlineData(DatabaseKind.Sqlite, TieSource.Document, true), InlineData(DatabaseKind.Postgres, TieSource.Official, false)]
    [InlineData(DatabaseKind.Postgres, TieSource.Document, true)]
    public async Task releases_a_child_when_a_document_shows_it_alone(DatabaseKind kind, TieSource source, bool isReleased)
    {
        await using var post = await Post.OpenAsync(kind);
        var receipt = await post.ReceiveAsync(MotherAndSon(source));
        Assert.Equal(isReleased, await HasCaregiverAsync(post, receipt.Cases[1].PersonId));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, TieSource.Official, true), InlineData(DatabaseKind.Sqlite, TieSource.Person, true)]
    [InlineData(DatabaseKind.Postgres, TieSource.Person, true), InlineData(DatabaseKind.Sqlite, TieSource.Document, false), InlineData(DatabaseKind.Postgres, TieSource.Document, false)]
    public async Task sends_the_child_to_the_guardianship_body_unless_a_document_shows_it(DatabaseKind kind, TieSource source, bool isSent)
    {
        await using var post = await Post.OpenAsync(kind);
        var receipt = await post.ReceiveAsync(MotherAndSon(source), [new(), new(Needs: ["HEALTH"])]);
        var sent = await post.Node.WithAsync<Pana.Storage.UnitOfWork, List<Pana.Casework.Cases.Case>>(unit => Task.FromResult(unit.Context<Pana.Casework.CaseworkContext>().Cases
            .Where(row => row.Procedure == nameof(Referral)).ToList()));
        Assert.Equal(isSent, sent.Any(row => row.PersonId == receipt.Cases[1].PersonId && row.Authority == "guardianship"));
        // What is urgent follows in the same referral, and nobody is sent for because of the mother.
        Assert.Equal(isSent ? 1 : 0, sent.Count);
    }

    [Fact]
    public async Task that_is_only_told_releases_by_the_word_of_two_officials()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync(MotherAndSon(TieSource.Person));
        var (child, intake) = (receipt.Cases[1].PersonId, receipt.Cases[1].CaseId!.Value);
        await ConfirmAsync(post, post.Guard, intake);
        Assert.True(await IsAloneAsync(post, child));
        await ConfirmAsync(post, post.Guard, intake);
        Assert.True(await IsAloneAsync(post, child));
        await ConfirmAsync(post, await SecondGuardAsync(post), intake);
        Assert.False(await IsAloneAsync(post, child));
    }

    [Fact]
    public async Task that_is_only_told_is_said_so_before_the_guard_registers()
    {
        await using var post = await Post.OpenAsync();
        var page = await post.Guard.GetStringAsync("/arrivals/new?language=prs");
        async Task<string> SecondAsync(params (string, string)[] more)
        {
            var answer = await post.Guard.PostAsync("/arrivals/new", new FormUrlEncodedContent([
                new("form-token", RunningNode.Hidden(page, "form-token")), new("key", "tie"), new("spoken", "prs"), new("medium", "LEAFLET"), new("do", "next"),
                new("p0.name.given", "گلناز"), new("p0.birth", "1370"), new("p0.relation", "HOH"),
                new("p1.name.given", "فرید"), new("p1.birth", "2017"), new("p1.relation", "SON"),
                .. more.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))]));
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
        Assert.Contains("о родстве только сказано", await SecondAsync());
        Assert.DoesNotContain("о родстве только сказано", await SecondAsync(("p1.relation.source", "Document")));
    }

    static async Task ConfirmAsync(Post post, HttpClient guard, Guid intake)
    {
        var version = (long)JsonNode.Parse(await post.Guard.GetStringAsync($"/api/cases/{intake}"))!["version"]!;
        var answer = await guard.PostAsJsonAsync($"/api/cases/{intake}/steps/{BorderIntake.ConfirmCaregiver.Key}",
            new { version, answers = new { TieToldBy = "BOTH", IsAlone = "no" } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Unless the fact says otherwise, a child may be alone.</summary>
    static Task<bool> IsAloneAsync(Post post, Guid child) => post.Node.WithAsync<Pana.Storage.UnitOfWork, bool>(unit => Task.FromResult(
        unit.Context<Pana.Casework.CaseworkContext>().Facts.SingleOrDefault(fact => fact.PersonId == child && fact.Fact == Vocabulary.Alone.Key)?.Value ?? true));

    static async Task<HttpClient> SecondGuardAsync(Post post)
    {
        var first = (await post.Node.OfficersAsync(Function.Border))[0];
        await post.Node.WithAsync<Officials, bool>(async officials =>
        {
            await officials.SeedAsync([new("Вторая Смена", [Function.Border], first.Authority, first.Unit, false, ["ru"], Sex.Male)]);
            return true;
        });
        var browser = post.Node.Browser();
        await RunningNode.SignInAsync(browser, (await post.Node.OfficersAsync(Function.Border)).Single(officer => officer.Name == "Вторая Смена"));
        return browser;
    }
}
