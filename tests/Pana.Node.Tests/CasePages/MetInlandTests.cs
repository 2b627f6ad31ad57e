using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Storage;

namespace Pana.Node.Tests.CasePages;

public sealed class A_person_met_inland
{
    const string Passport = "P<AFGHAMIDOVA<<GULNOZA<<<<<<<<<<<<<<<<<<<<<<\nP012345673AFG9602027F3002027<<<<<<<<<<<<<<<6";

    static readonly (string, string)[] Adult =
        [("do", "register"), ("spoken", "prs"), ("p0.name.given", "گلناز"), ("p0.birth", "1375/3/2"), ("p0.nationality", "AFG"), ("p0.relation", "HOH")];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_registered_from_the_home_page_and_a_return_decision_begins_on_theirs(DatabaseKind kind)
    {
        await using var office = new CaseOffice(await RunningNode.StartAsync(kind));
        var migration = await office.AsAsync(Function.Migration);
        Assert.Contains("href=\"/met\"", await migration.GetStringAsync("/"), StringComparison.Ordinal);
        var registered = await SendAsync(migration, "one", [.. Adult, ("p0.document.type", "NP"), ("p0.document.number", "P01234567"), ("p0.document.issuer", "AFG")]);
        Assert.Equal(HttpStatusCode.SeeOther, registered.StatusCode);
        var person = $"{registered.Headers.Location}";
        var (_, page) = await CaseOffice.ReadAsync(migration, person);
        foreach (var words in new[] { "Гульназ", "1375", "P01234567", "Афганистан" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        var form = await migration.GetStringAsync($"{person}/steps/{ReturnDecision.Consider.Key}");
        var begun = await CaseOffice.SendAsync(migration, $"{person}/steps/{ReturnDecision.Consider.Key}", form,
            (ReturnDecision.WhyConsidered.Key, "Срок пребывания истёк."), (ReturnDecision.Alternatives.Key, CodeList.All["return-alternative"].Codes[0].Value));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.StartsWith("/cases/", $"{begun.Headers.Location}", StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_written_down_once_when_the_form_is_sent_twice(DatabaseKind kind)
    {
        await using var office = new CaseOffice(await RunningNode.StartAsync(kind));
        var migration = await office.AsAsync(Function.Migration);
        var (first, second) = (await SendAsync(migration, "twice", Adult), await SendAsync(migration, "twice", Adult));
        Assert.Equal((HttpStatusCode.SeeOther, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        migration.DefaultRequestHeaders.Add("Idempotency-Key", "program");
        Assert.Equal((await MeetAsync(migration, "1990")).ToJsonString(), (await MeetAsync(migration, "1990")).ToJsonString());
    }

    /// <summary>The address of one's own account begins with the same letters.</summary>
    [Fact]
    public async Task stands_on_the_one_place_that_the_header_marks()
    {
        await using var office = await CaseOffice.OpenAsync();
        var page = await (await office.AsAsync(Function.Migration)).GetStringAsync("/met");
        Assert.Contains("href=\"/met\" aria-current=\"page\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/me\" aria-current", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prs", "به کدام زبان گپ می‌زند")]
    [InlineData("ps", "په کومه ژبه خبرې کوي")]
    [InlineData("tr", "Hangi dili konuşuyor")]
    public async Task is_asked_for_in_the_languages_of_those_who_arrive(string language, string words)
    {
        await using var office = await CaseOffice.OpenAsync();
        var migration = await office.AsAsync(Function.Migration);
        await RunningNode.PostAsync(migration, "/language", "/met", ("language", language));
        var page = WebUtility.HtmlDecode(await migration.GetStringAsync("/met"));
        Assert.Contains(words, page, StringComparison.Ordinal);
        var asked = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("<template", StringComparison.Ordinal)];
        Assert.DoesNotMatch(">[^<]*[А-Яа-яЁё]{3}[^<]*</(label|h1|h2|button|legend|span)>", asked);
    }

    [Fact]
    public async Task shows_documents_by_their_machine_readable_lines_also_without_script()
    {
        await using var office = await CaseOffice.OpenAsync();
        var migration = await office.AsAsync(Function.Migration);
        var (_, page) = await CaseOffice.ReadAsync(migration, $"{(await SendAsync(migration, "mrz", ("do", "register"), ("p0.mrz", Passport))).Headers.Location}");
        foreach (var words in new[] { "GULNOZA", "P01234567" })
            Assert.Contains(words, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task comes_back_with_what_was_typed_when_something_is_wrong()
    {
        await using var office = await CaseOffice.OpenAsync();
        var migration = await office.AsAsync(Function.Migration);
        var wrong = await SendAsync(migration, "wrong", ("do", "register"), ("p0.name.given", "Фарид"), ("p0.birth", "31 хут 1389"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Фарид", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(migration, "nobody", ("do", "register"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(migration, "more", [.. Adult.Skip(1), ("do", "add")])).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "2014", null, null, true), InlineData(DatabaseKind.Postgres, "2014", null, null, true)]
    [InlineData(DatabaseKind.Sqlite, null, null, null, true), InlineData(DatabaseKind.Sqlite, "2014", "SON", "Person", true)]
    [InlineData(DatabaseKind.Sqlite, "2014", "SON", "Document", false), InlineData(DatabaseKind.Sqlite, "1990", null, null, false)]
    public async Task who_may_be_a_child_alone_is_heard_of_by_the_guardianship_body_at_once(DatabaseKind kind, string? birth, string? relation, string? source, bool isSent)
    {
        await using var office = new CaseOffice(await RunningNode.StartAsync(kind));
        var met = await MeetAsync(await office.AsAsync(Function.Migration), birth, relation, source);
        var child = (Guid)met["persons"]!.AsArray()[^1]!["personId"]!;
        Assert.Equal(isSent, await office.Node.WithAsync<UnitOfWork, bool>(unit => unit.Context<CaseworkContext>().Cases
            .AnyAsync(row => row.PersonId == child && row.Procedure == nameof(Referral) && row.Authority == "guardianship")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task who_spoke_of_fear_has_claimed_and_is_not_considered_for_return(DatabaseKind kind)
    {
        await using var office = new CaseOffice(await RunningNode.StartAsync(kind));
        var migration = await office.AsAsync(Function.Migration);
        var registered = await SendAsync(migration, "fear", [.. Adult, ("p0.fear", "yes")]);
        var person = Guid.Parse($"{registered.Headers.Location}".Split('/')[^1]);
        var begun = await migration.PostAsJsonAsync("/api/cases", new
        {
            step = ReturnDecision.Consider.Key, personId = person,
            answers = new { WhyConsidered = "Срок истёк.", Alternatives = new[] { CodeList.All["return-alternative"].Codes[0].Value } },
        });
        Assert.Equal(HttpStatusCode.Conflict, begun.StatusCode);
        Assert.Equal("ask-duty-officer", (string)JsonNode.Parse(await begun.Content.ReadAsStringAsync())!["refusal"]!);
        var (_, incoming) = await CaseOffice.ReadAsync(await office.AsAsync(Function.Asylum), "/referrals");
        Assert.Contains("Гульназ", incoming, StringComparison.Ordinal);
        // What the service sent it sees as received; of the claim itself it reads nothing.
        var cases = JsonNode.Parse(await migration.GetStringAsync($"/api/persons/{person}/cases"))!["cases"]!.AsArray();
        Assert.All(cases, line => Assert.Equal("Status", (string)line!["sight"]!));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_likely_known_by_those_alone_whom_the_officer_may_know_of_and_nothing_is_joined(DatabaseKind kind)
    {
        await using var office = new CaseOffice(await RunningNode.StartAsync(kind));
        var (migration, asylum) = (await office.AsAsync(Function.Migration), await office.AsAsync(Function.Asylum));
        var known = (Guid)(await MeetAsync(migration, "1990"))["persons"]![0]!["personId"]!;
        var elsewhere = (Guid)(await MeetAsync(asylum, "1990"))["persons"]![0]!["personId"]!;
        var likely = JsonNode.Parse(await (await migration.PostAsJsonAsync("/api/persons/likely", new { name = new { given = "Фарид", family = "Каримӣ" }, birth = "1990" }))
            .Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(known, (Guid)Assert.Single(likely)!["card"]!["id"]!);
        Assert.NotEmpty(likely[0]!["why"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(migration, $"/persons/{elsewhere}")).Status);
        Assert.NotEqual(known, (Guid)(await MeetAsync(migration, "1990"))["persons"]![0]!["personId"]!);
    }

    [Fact]
    public async Task is_nobody_for_those_who_meet_people_elsewhere()
    {
        await using var office = await CaseOffice.OpenAsync();
        foreach (var function in new[] { Function.Border, Function.LegalAid, Function.Monitor, Function.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await CaseOffice.ReadAsync(await office.AsAsync(function), "/met")).Status);
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient browser, string key, params (string, string)[] fields) =>
        RunningNode.PostAsync(browser, "/met", "/met", [("key", key), .. fields]);

    /// <summary>One person by the API; behind a head of the family when there is a relation.</summary>
    static async Task<JsonNode> MeetAsync(HttpClient browser, string? birth, string? relation = null, string? source = null)
    {
        object Person(string given, string? birth) => new { name = new { given, family = "Каримӣ" }, birth, nationalities = new[] { "AFG" } };
        var one = new { person = Person("Фарид", birth), relation, relationBy = source ?? "Official" };
        object[] persons = relation is null ? [one] : [new { person = Person("Гулноза", "1985"), relation = "HOH", relationBy = "Document" }, one];
        var answer = await browser.PostAsJsonAsync("/api/met", new { group = new { kind = "Family", persons } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
