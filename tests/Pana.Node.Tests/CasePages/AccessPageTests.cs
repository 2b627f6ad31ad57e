using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;

namespace Pana.Node.Tests.CasePages;

public sealed class The_pages_of_breaking_the_glass
{
    [Fact]
    public async Task are_asked_agreed_read_and_ended_by_the_right_officials()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asker, second, _) = await PairAsync(office);
        var number = await ClaimAsync(office);
        var asked = await RunningNode.PostAsync(asker, "/glass", "/glass", ("subject", number.Number), ("reason", "угроза жизни"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var (_, own) = await CaseOffice.ReadAsync(asker, "/glass");
        Assert.Contains("ждёт второго сотрудника", own, StringComparison.Ordinal);
        Assert.DoesNotContain("/agree", await asker.GetStringAsync("/glass"), StringComparison.Ordinal);
        var agree = Address(await second.GetStringAsync("/glass"), "/agree");
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(second, agree, "/glass")).StatusCode);
        var file = Address(await asker.GetStringAsync("/glass"), "");
        var (status, page) = await CaseOffice.ReadAsync(asker, file);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(number.Number, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/cases", await asker.GetStringAsync(file), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(second, file)).Status);
        var keeper = await office.AsAsync(Function.DataProtection);
        var seen = Address(await keeper.GetStringAsync("/glass"), "/seen");
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(keeper, seen, "/glass")).StatusCode);
        Assert.DoesNotContain("/told", await keeper.GetStringAsync("/glass"), StringComparison.Ordinal);
        office.Node.Clock.Advance(TimeSpan.FromHours(4));
        (asker, keeper) = (await office.Node.AsAsync(Function.Social), await office.Node.AsAsync(Function.DataProtection));
        Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(asker, file)).Status);
        Assert.Contains("закончилось", (await CaseOffice.ReadAsync(asker, "/glass")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(keeper, Address(await keeper.GetStringAsync("/glass"), "/told"), "/glass")).StatusCode);
        Assert.Contains("Человеку сообщено", (await CaseOffice.ReadAsync(keeper, "/glass")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task let_the_second_person_decline_and_who_asked_read_why()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asker, second, _) = await PairAsync(office);
        var (_, number) = await ClaimAsync(office);
        await RunningNode.PostAsync(asker, "/glass", "/glass", ("subject", number), ("reason", "угроза жизни"));
        var decline = Address(await second.GetStringAsync("/glass"), "/decline");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RunningNode.PostAsync(second, decline, "/glass", ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(second, decline, "/glass", ("reason", "есть другой путь"))).StatusCode);
        var (_, page) = await CaseOffice.ReadAsync(asker, "/glass");
        foreach (var words in new[] { "отказано", "Почему отказано: есть другой путь" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await CaseOffice.ReadAsync(second, "/glass")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task say_in_words_why_not()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asker, _, _) = await PairAsync(office);
        var named = await RunningNode.PostAsync(asker, "/glass", "/glass", ("subject", "Гулнора"), ("reason", "угроза жизни"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.StatusCode);
        Assert.Contains("Нужен номер дела или человека", await CaseOffice.TextAsync(named), StringComparison.Ordinal);
        var (status, page) = await CaseOffice.ReadAsync(asker, $"/glass/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Такого доступа нет", page, StringComparison.Ordinal);
        foreach (var function in new[] { Function.Border, Function.Police, Function.Migration })
            Assert.Equal(HttpStatusCode.Forbidden, (await CaseOffice.ReadAsync(await office.AsAsync(function), "/glass")).Status);
    }

    /// <summary>Two social workers of one authority.</summary>
    internal static async Task<(HttpClient Asker, HttpClient Second, Officer Name)> PairAsync(CaseOffice office)
    {
        var first = (await office.Node.OfficersAsync(Function.Social))[0];
        var others = (await office.Node.OfficersAsync(Function.Social)).Concat(await office.Node.OfficersAsync(Function.Social, supervisor: true))
            .Where(one => one.Authority == first.Authority && one.Id != first.Id).ToList();
        var second = office.Node.Browser();
        await RunningNode.SignInAsync(second, others[0]);
        return (await office.AsAsync(Function.Social), second, first);
    }

    internal static async Task<(Guid Person, string Number)> ClaimAsync(CaseOffice office)
    {
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        return (person, (string)JsonNode.Parse(await asylum.GetStringAsync($"/api/cases/{claim}"))!["number"]!);
    }

    /// <summary>The first opening's address on the page that ends so.</summary>
    internal static string Address(string page, string end) =>
        System.Text.RegularExpressions.Regex.Match(page, $"\"(/glass/[0-9a-f-]{{36}}{end})\"").Groups[1].Value is { Length: > 0 } found ? found
            : throw new InvalidOperationException($"no address that ends with {end}");
}

public sealed class The_log_of_readings_for_the_person
{
    [Fact]
    public async Task is_whole_printed_by_the_data_protection_officer_alone_and_itself_written_down()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (person, _) = await The_pages_of_breaking_the_glass.ClaimAsync(office);
        var number = await office.Node.WithAsync<Persons, string>(persons => persons.NumberAsync(person));
        var keeper = await office.AsAsync(Function.DataProtection);
        Assert.Contains($"/persons/{person}/readings/whole", await keeper.GetStringAsync($"/persons/{person}/readings"), StringComparison.Ordinal);
        var (status, page) = await CaseOffice.ReadAsync(keeper, $"/persons/{person}/readings/whole");
        Assert.Equal(HttpStatusCode.OK, status);
        var asylum = (await office.Node.OfficersAsync(Function.Asylum))[0].Name;
        var own = (await office.Node.OfficersAsync(Function.DataProtection))[0].Name;
        foreach (var words in new[] { asylum, own, "Журнал чтений, выданный самому человеку", number,
            Casework.CaseworkNode.Law.Authorities.First(body => body.Functions.Contains(Function.Asylum)).Name.Ru })
            Assert.Contains(words, page, StringComparison.Ordinal);
        // The function reads no file: the paper has a number and no name.
        Assert.DoesNotContain("Гулнора", page, StringComparison.Ordinal);
        var lines = await office.Node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person));
        Assert.Equal((own, Wall.Asylum), (Assert.Single(lines, line => line.What == "reading.own-log").OfficerName, lines.Max(line => line.Wall)));
        foreach (var function in new[] { Function.Asylum, Function.Social, Function.Border, Function.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await CaseOffice.ReadAsync(await office.AsAsync(function), $"/persons/{person}/readings/whole")).Status);
    }

    [Fact]
    public async Task is_silent_of_an_opening_whose_notice_would_endanger_the_person()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asker, second, _) = await The_pages_of_breaking_the_glass.PairAsync(office);
        var (person, number) = await The_pages_of_breaking_the_glass.ClaimAsync(office);
        foreach (var danger in new[] { null, "муж читает её почту" })
        {
            var id = (Guid)JsonNode.Parse(await (await asker.PostAsJsonAsync("/api/glass", new { subject = number, reason = "угроза жизни", danger }))
                .Content.ReadAsStringAsync())!["id"]!;
            Assert.True((await second.PostAsJsonAsync($"/api/glass/{id}/agree", new { })).IsSuccessStatusCode);
            await asker.GetStringAsync($"/api/glass/{id}");
            office.Node.Clock.Advance(TimeSpan.FromHours(5));
            // After hours everybody signs in anew.
            (asker, second, _) = await The_pages_of_breaking_the_glass.PairAsync(new(office.Node));
        }
        var keeper = await office.Node.AsAsync(Function.DataProtection);
        var (_, page) = await CaseOffice.ReadAsync(keeper, $"/persons/{person}/readings/whole");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "открытое на время с согласия"));
        Assert.Contains("Нет на этом листе: 1", page, StringComparison.Ordinal);
    }
}

public sealed class The_desk_for_consents
{
    [Fact]
    public async Task stands_on_the_persons_page_and_takes_a_consent_back_by_one_press()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        Assert.DoesNotContain("id=\"consents\"", await asylum.GetStringAsync($"/persons/{person}"), StringComparison.Ordinal);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.AgreeToReferral);
        var (_, page) = await CaseOffice.ReadAsync(asylum, $"/persons/{person}");
        foreach (var words in new[] { "Направление в службу защиты", "кому: служба защиты", "что: потребности, а не рассказ",
            "пока не взято назад", "Записать, что согласие взято назад" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        var press = System.Text.RegularExpressions.Regex.Match(await asylum.GetStringAsync($"/persons/{person}"),
            "/persons/[0-9a-f-]{36}/consents/[0-9a-f-]{36}/take-back").Value;
        var pressed = await RunningNode.PostAsync(asylum, press, $"/persons/{person}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/persons/{person}#consents"), (pressed.StatusCode, $"{pressed.Headers.Location}"));
        Assert.DoesNotContain("/take-back", await asylum.GetStringAsync($"/persons/{person}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await RunningNode.PostAsync(asylum, press, "/me")).StatusCode);
    }
}
