using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Arrival;

/// <summary>A border post behind its front door, in the words of those who work there.</summary>
sealed class Post : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public sealed record Entered(Guid PersonId, string Number, Guid? CaseId);

    public sealed record Receipt(Guid GroupId, IReadOnlyList<Entered> Cases);

    public sealed record Noted(IReadOnlyList<string>? Needs = null, string? NeedsNote = null, bool VoicedFear = false,
        string? Language = null, string? Medium = null);

    Post(RunningNode node, HttpClient guard) => (Node, Guard) = (node, guard);

    public RunningNode Node { get; }

    /// <summary>Of the post nizhniy-pyandj.</summary>
    public HttpClient Guard { get; }

    public static async Task<Post> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var node = await RunningNode.StartAsync(kind);
        return new(node, await node.AsAsync(Function.Border));
    }

    /// <summary>Five Afghans of one family and their neighbours' son of fifteen.</summary>
    public static ArrivalPerson[] FamilyAndNeighbour =>
    [
        Person("گلناز", "F", "1370", "HOH"), Person("احمد", "M", "1365/1/1", "SPO"),
            Person("زهرا", "F", "2015", "DAU"), Person("فرید", "M", "2017", "SON"),
        Person("جمیله", "F", "2021", "DAU"), Person("جاوید", "M", "2011", "NKIN"),
    ];

    public static ArrivalPerson Person(string given, string? sex, string? birth, string? relation) => new(new()
    {
        Name = new() { Given = given, Language = "prs" }, Sex = sex, Birth = birth, Nationalities = ["AFG"],
        Languages = [new("prs", null)],
    }, relation);

    public async Task<Receipt> ReceiveAsync(ArrivalPerson[] persons, Noted[]? noted = null, string? medium = "LEAFLET")
    {
        var answer = await Guard.PostAsJsonAsync("/api/intakes", new
        {
            arrival = new ArrivalInput(GroupKind.Family, null, persons), language = "prs", medium, people = noted,
        }, Json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Receipt>(Json))!;
    }

    /// <summary>The page's text.</summary>
    public static async Task<string> ReadAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> JsonAsync(HttpClient browser, string path) =>
        await browser.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The private talk through its page, and where the browser is sent then.</summary>
    public async Task<string> TalkAsync(Guid caseId, params (string Field, string Answer)[] answers) =>
        await SendAsync($"/talks/{caseId}", $"/talks/{caseId}",
            [.. answers.Select(answer =>
                (answer.Field is "consent" ? "consent" : $"BorderIntake.{answer.Field}", answer.Answer)),
                ("BorderIntake.TalkedWith", "BORDER"), ("BorderIntake.InPrivate", "yes")]);

    public Task<string> ConfirmAsync(Guid caseId, params (string, string)[] fields) =>
        SendAsync($"/talks/{caseId}/profiles", $"/talks/{caseId}/profiles", fields);

    async Task<string> SendAsync(string path, string page, (string Name, string Value)[] fields)
    {
        var html = await (await Guard.GetAsync(page)).Content.ReadAsStringAsync();
        var answer = await Guard.PostAsync(path, new FormUrlEncodedContent([
            new("form-token", RunningNode.Hidden(html, "form-token")),
                new("version", RunningNode.Hidden(html, "version")),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>A guard of another post, made up for the test.</summary>
    public async Task<HttpClient> OtherPostAsync()
    {
        await Node.WithAsync<Officials, bool>(async officials =>
        {
            await officials.SeedAsync([new("Другой Пост", [Function.Border], "border", "ishkashim", false, ["ru"],
                Sex.Male)]);
            return true;
        });
        var browser = Node.Browser();
        await RunningNode.SignInAsync(browser,
            (await Node.OfficersAsync(Function.Border)).Single(officer => officer.Unit == "ishkashim"));
        return browser;
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
