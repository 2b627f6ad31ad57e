using System.Net;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

/// <summary>protection.md 8: each clause attacked.</summary>
public sealed class Breaking_the_glass
{
    const string Place = "гостиница у моста";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task opens_a_file_to_who_asked_when_a_second_person_of_the_authority_agrees_and_ends_by_itself(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        var (person, claim, number) = await ClaimAsync(node, "AFG");
        var before = await node.VersionAsync(claim);
        var id = await AskAsync(node, asker, number);
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(asker, $"/api/glass/{id}")).Status);
        Assert.Equal("opening-needs-second-person", (await AgreeAsync(node, asker, id)).Refusal);
        Assert.Equal("no-such-opening", (await AgreeAsync(node, await node.OfficialAsync(Function.Health), id)).Refusal);
        Assert.Equal("Open", (string)(await AgreeAsync(node, second, id))["state"]!);
        Assert.Equal("no-such-opening", (await AgreeAsync(node, second, id)).Refusal);
        var file = await node.GetAsync(asker, $"/api/glass/{id}");
        Assert.Equal(number, (string)Assert.Single(file["cases"].AsArray())!["number"]!);
        Assert.NotEmpty(file["cases"][0]!["entries"]!.AsArray());
        Assert.DoesNotContain(Place, System.Text.RegularExpressions.Regex.Unescape(file.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(second, $"/api/glass/{id}")).Status);
        // The case itself stays what it was, and stays out of sight.
        Assert.Equal(before, await node.VersionAsync(claim));
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(asker, $"/api/cases/{claim}")).Status);
        var read = await node.InAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person));
        Assert.Contains(read, line => line.What == "reading.glass" && line.CaseId == claim && line.Wall == Wall.Asylum);
        var entries = await node.InAsync<Journal, List<JournalEntry>>(async journal => await journal.ReadAsync(id).ToListAsync());
        Assert.Equal((asker.Id, person), (Assert.Single(entries).Actor, entries[0].PersonId));
        node.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(asker, $"/api/glass/{id}")).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task answers_the_same_whatever_exists(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        var (person, _, number) = await ClaimAsync(node, "AFG");
        foreach (var subject in new[] { number, $"{CaseNumber.New()}", $"{person}", $"{Guid.CreateVersion7()}" })
        {
            var asked = await node.PostAsync(asker, "/api/glass", new { subject, reason = "угроза жизни" });
            Assert.Equal((HttpStatusCode.OK, "Waits", null), (asked.Status, (string)asked["state"]!, asked.Body!["until"]));
            Assert.Equal("Open", (string)(await AgreeAsync(node, second, (Guid)asked["id"]!))["state"]!);
            // A person whom the asker may not know of is not found by their number, nor is one who is not there.
            var file = await node.GetAsync(asker, $"/api/glass/{(Guid)asked["id"]!}");
            Assert.Equal((HttpStatusCode.OK, subject == number ? 1 : 0), (file.Status, file["cases"].AsArray().Count));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_declined_by_the_second_person_with_a_reason_and_opens_nothing_then(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second, third) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1), await node.OfficialAsync(Function.Social, which: 2));
        var (person, claim, number) = await ClaimAsync(node, "AFG");
        var before = await node.VersionAsync(claim);
        var id = await AskAsync(node, asker, number);
        Assert.Equal("opening-needs-second-person", (await DeclineAsync(node, asker, id)).Refusal);
        Assert.Equal("no-such-opening", (await DeclineAsync(node, await node.OfficialAsync(Function.Health), id)).Refusal);
        Assert.Equal("opening-needs-reason", (await DeclineAsync(node, second, id, " ")).Refusal);
        Assert.Equal("Declined", (string)(await DeclineAsync(node, second, id))["state"]!);
        foreach (var late in new[] { await AgreeAsync(node, third, id), await DeclineAsync(node, third, id) })
            Assert.Equal("no-such-opening", late.Refusal);
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(asker, $"/api/glass/{id}")).Status);
        // Who asked reads why, the others have nothing to answer any more, the data-protection officer sees it.
        var line = Assert.Single((await node.GetAsync(asker, "/api/glass")).Body!.AsArray())!;
        Assert.Equal(("Declined", "человек уже под защитой", second.Name), ((string)line["state"]!, (string)line["refused"]!, (string)line["answeredBy"]!));
        Assert.Empty((await node.GetAsync(third, "/api/glass")).Body!.AsArray());
        Assert.Single((await node.GetAsync(await node.OfficialAsync(Function.DataProtection), "/api/glass")).Body!.AsArray());
        var entry = Assert.Single(await node.InAsync<Journal, List<JournalEntry>>(async journal => await journal.ReadAsync(id).ToListAsync()));
        Assert.Equal((second.Id, person, "glass.declined"), (entry.Actor, entry.PersonId, entry.Step));
        Assert.Equal(before, await node.VersionAsync(claim));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_answered_in_one_shape_whoever_it_is_about(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        var (person, _, number) = await ClaimAsync(node, "AFG");
        var (_, _, walled) = await ClaimAsync(node, "TJK");
        static string Shape(Answer answer) => $"{answer.Status} {string.Join(' ', answer.Body!.AsObject().Select(part => part.Key))}";
        var shapes = new HashSet<string>();
        foreach (var subject in new[] { number, walled, $"{CaseNumber.New()}", $"{person}", $"{Guid.CreateVersion7()}" })
        {
            shapes.Add(Shape(await AgreeAsync(node, second, await AskAsync(node, asker, subject))));
            var declined = await DeclineAsync(node, second, await AskAsync(node, asker, subject));
            Assert.Equal(("Declined", null), ((string)declined["state"]!, declined.Body!["until"]));
            shapes.Add(Shape(declined));
        }
        Assert.Single(shapes);
        var nothing = Guid.CreateVersion7();
        Assert.Equal((await AgreeAsync(node, second, nothing)).Text, (await DeclineAsync(node, second, nothing)).Text);
    }

    [Theory]
    [InlineData(Function.Border)]
    [InlineData(Function.Security)]
    [InlineData(Function.Police)]
    [InlineData(Function.Migration)]
    [InlineData(Function.Administrator)]
    public async Task is_never_for(Function function)
    {
        await using var node = await CaseworkNode.NewAsync();
        var (asker, official) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(function));
        var (_, _, number) = await ClaimAsync(node, "AFG");
        var id = await AskAsync(node, asker, number);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.PostAsync(official, "/api/glass", new { subject = number, reason = "-" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AgreeAsync(node, official, id)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await DeclineAsync(node, official, id)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(official, $"/api/glass/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(official, "/api/glass")).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task goes_never_through_the_origin_wall_and_looks_as_if_nothing_were_there(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        var (_, _, number) = await ClaimAsync(node, "TJK");
        var id = await AskAsync(node, asker, number);
        Assert.Equal("Open", (string)(await AgreeAsync(node, second, id))["state"]!);
        Assert.Empty((await node.GetAsync(asker, $"/api/glass/{id}"))["cases"].AsArray());
        var keeper = await node.OfficialAsync(Function.DataProtection);
        Assert.Single(await node.InAsync<Egress, IReadOnlyList<BlockedLine>>(egress => egress.BlockedAsync(keeper, 10)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_known_to_the_data_protection_officer_at_once_and_to_the_person_later_unless_that_endangers_them(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        var keeper = await node.OfficialAsync(Function.DataProtection);
        var (person, _, number) = await ClaimAsync(node, "AFG");
        var (told, untold) = (await AskAsync(node, asker, number), await AskAsync(node, asker, number, "муж читает её почту"));
        await AgreeAsync(node, second, told);
        await AgreeAsync(node, second, untold);
        var lines = (await node.GetAsync(keeper, "/api/glass")).Body!.AsArray();
        Assert.All(lines, line => Assert.Equal((person, "угроза жизни", "Open"), ((Guid)line!["personId"]!, (string)line["reason"]!, (string)line["state"]!)));
        Assert.Equal("муж читает её почту", (string)Assert.Single(lines, line => (Guid)line!["id"]! == untold)!["danger"]!);
        Assert.Equal("opening-not-to-be-told", (await node.PostAsync(keeper, $"/api/glass/{told}/told", new { })).Refusal);
        node.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(HttpStatusCode.OK, (await node.PostAsync(keeper, $"/api/glass/{told}/told", new { })).Status);
        Assert.Equal("opening-not-to-be-told", (await node.PostAsync(keeper, $"/api/glass/{untold}/told", new { })).Refusal);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(keeper, $"/api/glass/{told}")).Status);
    }

    [Fact]
    public async Task needs_a_number_and_a_reason_and_lapses_when_nobody_agrees_within_a_day()
    {
        await using var node = await CaseworkNode.NewAsync();
        var (asker, second) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Social, which: 1));
        Assert.Equal("opening-needs-number", (await node.PostAsync(asker, "/api/glass", new { subject = "Гулзода", reason = "-" })).Refusal);
        Assert.Equal("opening-needs-reason", (await node.PostAsync(asker, "/api/glass", new { subject = $"{CaseNumber.New()}", reason = " " })).Refusal);
        var (_, _, number) = await ClaimAsync(node, "AFG");
        var id = await AskAsync(node, asker, number);
        node.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("no-such-opening", (await AgreeAsync(node, second, id)).Refusal);
    }

    /// <summary>A claim behind the asylum wall, voiced at a place that must not be told.</summary>
    static async Task<(Guid Person, Guid Claim, string Number)> ClaimAsync(CaseworkNode node, string nationality)
    {
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = (await node.InAsync<Registrations, Outcome<Arrived>>(registrations => registrations.ArrivalAsync(asylum,
            new(GroupKind.Travel, null, [new(new() { Name = new() { Given = "Гулзода" }, Birth = "1990", Nationalities = [nationality] })]))))
            .Value.Persons[0].Id;
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person, new { VoicedWhere = Place })).Case;
        Assert.Contains(Place, System.Text.RegularExpressions.Regex.Unescape((await node.GetAsync(asylum, $"/api/cases/{claim}/record")).Text), StringComparison.Ordinal);
        return (person, claim, await node.InAsync<CaseworkContext, string>(context =>
            Task.FromResult(context.Cases.Single(row => row.Id == claim).Number)));
    }

    static async Task<Guid> AskAsync(CaseworkNode node, Officer asker, string subject, string? danger = null) =>
        (Guid)(await node.PostAsync(asker, "/api/glass", new { subject, reason = "угроза жизни", danger }))["id"]!;

    static Task<Answer> AgreeAsync(CaseworkNode node, Officer second, Guid id) => node.PostAsync(second, $"/api/glass/{id}/agree", new { });

    static Task<Answer> DeclineAsync(CaseworkNode node, Officer second, Guid id, string reason = "человек уже под защитой") =>
        node.PostAsync(second, $"/api/glass/{id}/decline", new { reason });
}
