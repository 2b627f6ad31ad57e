using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Arrival;

public sealed class A_group_at_the_post
{
    static Task<List<Case>> CasesAsync(Post post, Guid person) => post.Node.WithAsync<UnitOfWork, List<Case>>(unit =>
        unit.Context<CaseworkContext>().Cases.AsNoTracking().Where(each => each.PersonId == person)
            .OrderBy(each => each.Id).ToListAsync());

    static Task<bool> IsAsync(Post post, Guid person, string fact) => post.Node.WithAsync<UnitOfWork, bool>(unit =>
        unit.Context<CaseworkContext>()
            .Facts.AnyAsync(each => each.PersonId == person && each.Fact == fact && each.Value));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_told_its_rights_and_the_neighbours_child_goes_to_the_guardianship_body_first(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var receipt = await post.ReceiveAsync(Post.FamilyAndNeighbour,
            [new(VoicedFear: true), new(), new(Needs: ["HEALTH"], NeedsNote: "кашель")]);
        Assert.Equal(6, receipt.Cases.Select(each => each.Number).Distinct().Count());
        foreach (var each in receipt.Cases)
            Assert.Contains(await CasesAsync(post, each.PersonId), one => one.Procedure == nameof(BorderIntake)
                && one.State == BorderIntake.Told.Key);
        var child = (await CasesAsync(post, receipt.Cases[5].PersonId))
            .Single(one => one.Procedure == nameof(Referral));
        Assert.Equal("guardianship", child.Authority);
        var head = (await CasesAsync(post, receipt.Cases[0].PersonId)).Single(one => one.Procedure == nameof(Referral));
        Assert.Equal("asylum", head.Authority);
        Assert.DoesNotContain(await CasesAsync(post, receipt.Cases[1].PersonId), one => one.Procedure == nameof(Referral));
        // That the children belong to the family is only told.
        foreach (var told in receipt.Cases.Skip(2).Take(3))
            Assert.Equal("guardianship", (await CasesAsync(post, told.PersonId)).Single(one => one.Procedure == nameof(Referral)).Authority);
        Assert.True(await IsAsync(post, receipt.Cases[0].PersonId, Vocabulary.FearVoiced.Key));
        Assert.False(await IsAsync(post, receipt.Cases[1].PersonId, Vocabulary.FearVoiced.Key));
    }

    [Fact]
    public async Task whose_rights_nobody_could_explain_yet_is_registered_all_the_same_and_the_list_says_it()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync([Post.Person("Дурсун", "M", "1980", "HOH")], medium: null);
        Assert.Equal(BorderIntake.Presented.Key, (await CasesAsync(post, receipt.Cases[0].PersonId)).Single().State);
        Assert.Contains("Объяснить права", await Post.ReadAsync(post.Guard, "/arrivals"));
        var told = await RunningNode.PostAsync(post.Guard, $"/arrivals/told/{receipt.Cases[0].CaseId}", "/arrivals",
            ("version", "1"), ("language", "bal"), ("medium", "INTERPRETER"));
        Assert.Equal("/arrivals", told.Headers.Location?.OriginalString);
        Assert.Equal(BorderIntake.Told.Key, (await CasesAsync(post, receipt.Cases[0].PersonId)).Single().State);
    }

    [Fact]
    public async Task sent_twice_is_registered_once()
    {
        await using var post = await Post.OpenAsync();
        async Task<string> SendAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/intakes")
            {
                Content = JsonContent.Create(new
                {
                    arrival = new { kind = "Family",
                        persons = new[] { new { person = new { birth = "1990" }, relation = "HOH" } } },
                        language = "prs", medium = "READ",
                }),
            };
            request.Headers.Add("Idempotency-Key", "the same form");
            return (await (await post.Guard.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("groupId").GetString()!;
        }
        Assert.Equal(await SendAsync(), await SendAsync());
        Assert.Equal(1, await post.Node.WithAsync<UnitOfWork, int>(unit => unit.Context<CaseworkContext>().Cases.CountAsync()));
    }

    [Fact]
    public async Task of_which_one_step_is_refused_leaves_nobody_behind()
    {
        await using var post = await Post.OpenAsync();
        var answer = await post.Guard.PostAsJsonAsync("/api/intakes", new
        {
            arrival = new { kind = "Family",
                persons = new[] { new { person = new { birth = "1990" }, relation = "HOH" } } }, language = "prs",
                medium = "NO-SUCH-MEDIUM",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await post.Node.WithAsync<UnitOfWork, int>(unit => unit.Context<CaseworkContext>().Cases.CountAsync()));
    }

    [Fact]
    public async Task is_nobodys_business_at_another_post()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync(Post.FamilyAndNeighbour);
        var other = await post.OtherPostAsync();
        Assert.DoesNotContain(receipt.Cases, each =>
            Post.ReadAsync(other, "/arrivals").Result.Contains(each.Number, StringComparison.Ordinal));
        foreach (var path in new[] { $"/arrivals/{receipt.GroupId}/slips", $"/talks/{receipt.Cases[0].CaseId}",
            $"/talks/{receipt.Cases[0].CaseId}/profiles" })
        {
            var there = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
            Assert.Equal(await Words(there),
                await Words(await other.GetAsync(path.Replace(path.Split('/')[2], $"{Guid.CreateVersion7()}"))));
        }

        static async Task<string> Words(HttpResponseMessage answer) =>
            System.Text.RegularExpressions.Regex.Match(await answer.Content.ReadAsStringAsync(), "(?s)<main.*</main>")
                .Value;
    }

    [Fact]
    public async Task is_a_number_and_no_more_after_the_hand_over()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync([Post.Person("گلناز", "F", "1370", "HOH")]);
        await post.Node.WithAsync<UnitOfWork, bool>(async unit =>
        {
            await unit.RunAsync(async () =>
            {
                var row = await unit.Context<CaseworkContext>().Cases.SingleAsync();
                (row.State, row.ClosedAt) = (BorderIntake.HandedOver.Key, post.Node.Clock.GetUtcNow());
            });
            return true;
        });
        await post.Node.WithAsync<PersonProtection, bool>(async protection =>
        {
            await protection.HandedOverAsync(receipt.Cases[0].PersonId);
            return true;
        });
        var list = await Post.ReadAsync(post.Guard, "/arrivals");
        Assert.Contains(receipt.Cases[0].Number, list);
        Assert.DoesNotContain("گلناز", list);
        Assert.DoesNotContain("Гульназ", list);
        Assert.DoesNotContain("1991", list);
        Assert.Equal(HttpStatusCode.NotFound,
            (await post.Guard.GetAsync($"/talks/{receipt.Cases[0].CaseId}")).StatusCode);
    }
}

public sealed class A_slip
{
    [Fact]
    public async Task speaks_the_persons_language_and_names_neither_them_nor_any_profile()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync(Post.FamilyAndNeighbour, [new(VoicedFear: true)]);
        var html = await Post.ReadAsync(post.Guard, $"/arrivals/{receipt.GroupId}/slips");
        var slips = System.Text.RegularExpressions.Regex.Matches(html,
            "(?s)<article class=\"slip\" lang=\"prs\" dir=\"rtl\">.*?</article>").Select(match => match.Value).ToList();
        Assert.Equal(6, slips.Count);
        Assert.All(slips.Zip(receipt.Cases), pair =>
        {
            Assert.Contains(pair.Second.Number, pair.First);
            Assert.Contains("+992", pair.First);
            Assert.DoesNotContain(Post.FamilyAndNeighbour, person =>
                pair.First.Contains(person.Person.Name!.Given!, StringComparison.Ordinal));
        });
        static string Bare(string slip) =>
            System.Text.RegularExpressions.Regex.Replace(slip, "[0-9A-Z]{4}-[0-9A-Z]{4}", "");
        // Whoever asked for asylum and the child alone carry the same paper as everybody else.
        Assert.Single(slips.Select(Bare).Distinct());
    }
}

public sealed class The_private_talk
{
    static readonly string[] BehindWalls = ["FearOfReturn", "ControlledByOthers", "DocumentsWithheld",
        "AfraidOfCompanion", "NeedsDoctor"];

    static async Task<(Post, Post.Receipt)> TalkedAsync(string consent, params (string, string)[] answers)
    {
        var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync([Post.Person("گلناز", "F", "1370", "HOH")]);
        var next = await post.TalkAsync(receipt.Cases[0].CaseId!.Value, [.. answers, ("consent", consent)]);
        Assert.Equal($"/talks/{receipt.Cases[0].CaseId}/profiles", next);
        return (post, receipt);
    }

    [Fact]
    public async Task waits_for_the_rights_and_for_being_alone()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync([Post.Person("گلناز", "F", "1370", "HOH")]);
        var id = receipt.Cases[0].CaseId;
        var page = await (await post.Guard.GetAsync($"/talks/{id}")).Content.ReadAsStringAsync();
        var answer = await post.Guard.PostAsync($"/talks/{id}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["form-token"] = RunningNode.Hidden(page, "form-token"), ["version"] = RunningNode.Hidden(page, "version"),
            ["BorderIntake.TalkedWith"] = "BORDER", ["BorderIntake.FearOfReturn"] = "declined",
        }));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        // What was answered came back with the refusal.
        Assert.Matches("(?s)name=\"BorderIntake.FearOfReturn\" value=\"declined\"\\s+checked",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task is_handed_to_a_colleague_of_the_sex_that_was_asked_for()
    {
        await using var post = await Post.OpenAsync();
        var receipt = await post.ReceiveAsync([Post.Person("گلناز", "F", "1370", "HOH")]);
        var path = $"/talks/{receipt.Cases[0].CaseId}";
        // The guard of the test is Мадина Каримова.
        Assert.Equal(path, (await RunningNode.PostAsync(post.Guard, $"{path}/wish", path, ("wish", "Male")))
            .Headers.Location?.OriginalString);
        var page = await Post.ReadAsync(post.Guard, path);
        Assert.Contains("Фаррух Назаров", page);
        var refused = await RunningNode.PostAsync(post.Guard, path, path,
            ("version", RunningNode.Hidden(page, "version")),
            ("BorderIntake.TalkedWith", "BORDER"), ("BorderIntake.InPrivate", "yes"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task leaves_on_no_screen_of_the_guard_what_stands_behind_walls()
    {
        var (post, receipt) = await TalkedAsync("yes", [.. BehindWalls.Select(field => (field, "yes"))]);
        await using (post)
        {
            var id = receipt.Cases[0].CaseId;
            string[] secrets = ["торговл", "Женщина или девочка в опасности", "забрал", "боится того", "распоряжается",
                "просит врача"];
            foreach (var path in new[] { "/arrivals", $"/talks/{id}/profiles", $"/arrivals/{receipt.GroupId}/slips" })
            {
                var page = await Post.ReadAsync(post.Guard, path);
                Assert.All(secrets, secret => Assert.DoesNotContain(secret, page));
            }
            var record = await post.Guard.GetStringAsync($"/api/cases/{id}/record");
            Assert.All(BehindWalls, field => Assert.DoesNotContain(field, record));
            var proposals = await post.Guard.GetStringAsync($"/api/talks/{id}/profiles");
            Assert.DoesNotContain("VOT", proposals);
            Assert.DoesNotContain("WGR", proposals);
            Assert.Contains("\"hasMore\":true", proposals);
            Assert.Equal("/arrivals", await post.ConfirmAsync(id!.Value, ("profile", "VOT"), ("profile", "SMG")));
            var after = await Post.ReadAsync(post.Guard, "/arrivals");
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, after));
            Assert.DoesNotContain("VOT", await post.Guard.GetStringAsync($"/api/cases/{id}/record"));
        }
    }

    [Theory, InlineData("yes", 3), InlineData("no", 0), InlineData("declined", 0)]
    public async Task sends_an_adult_to_a_protection_service_by_their_consent_alone(string consent, int services)
    {
        var (post, receipt) = await TalkedAsync(consent, ("Debt", "yes"), ("AfraidOfCompanion", "yes"),
            ("NeedsDoctor", "yes"));
        await using (post)
        {
            await post.ConfirmAsync(receipt.Cases[0].CaseId!.Value);
            var sent = await post.Node.WithAsync<UnitOfWork, List<Case>>(unit => unit.Context<CaseworkContext>().Cases.AsNoTracking()
                .Where(each => each.Procedure == nameof(Referral)).ToListAsync());
            Assert.Equal(services, sent.Count(each => each.Authority != "asylum"));
            // Fear was not asked about: doubt leads to the asylum authority whatever else was answered.
            Assert.Single(sent, each => each.Authority == "asylum");
        }
    }

    [Fact]
    public async Task lets_nobody_untick_what_protects()
    {
        var (post, receipt) = await TalkedAsync("no", ("FearOfReturn", "unknown"));
        await using (post)
        {
            await post.ConfirmAsync(receipt.Cases[0].CaseId!.Value, ("profile", "LMI"));
            var row = await post.Node.WithAsync<UnitOfWork, Case>(unit => unit.Context<CaseworkContext>().Cases.AsNoTracking()
                .SingleAsync(each => each.Procedure == nameof(BorderIntake)));
            Assert.Equal(BorderIntake.Referred.Key, row.State);
        }
    }

    [Fact]
    public async Task voices_fear_by_whatever_word()
    {
        var (post, receipt) = await TalkedAsync("no", ("FearOfReturn", "no"), ("TravelReasons", "CONFLICT"));
        await using (post)
            Assert.True(await post.Node.WithAsync<UnitOfWork, bool>(unit => unit.Context<CaseworkContext>().Facts
                .AnyAsync(fact => fact.PersonId == receipt.Cases[0].PersonId && fact.Fact == Vocabulary.FearVoiced.Key
                    && fact.Value)));
    }
}
