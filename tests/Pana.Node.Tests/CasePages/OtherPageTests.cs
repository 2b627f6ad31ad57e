using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.Tests.CasePages;

public sealed class A_guardians_page
{
    [Fact]
    public async Task shows_the_own_child_and_nothing_of_anybody_elses_account()
    {
        await using var office = await CaseOffice.OpenAsync();
        var social = await office.AsAsync(Function.Social);
        var child = await CaseOffice.PersonAsync(social, "Умед", "2013");
        var guardianship = await CaseOffice.CaseAsync(social, Guardianship.Request, child);
        await CaseOffice.TakeAsync(social, guardianship, Guardianship.HearChild, new { ChildsViews = "слова для службы опеки" });
        var guardian = (await office.Node.OfficersAsync(Function.Guardian))[0];
        var browser = await office.AsAsync(Function.Guardian);
        Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(browser, $"/children/{child}")).Status);
        await CaseOffice.TakeAsync(social, guardianship, Guardianship.Appoint, new { Appointee = guardian.Id });
        var (status, page) = await CaseOffice.ReadAsync(browser, $"/children/{child}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Умед", page, StringComparison.Ordinal);
        Assert.Contains(Guardianship.FollowChild.Key, await browser.GetStringAsync($"/children/{child}"), StringComparison.Ordinal);
        Assert.DoesNotContain("слова для службы опеки", page, StringComparison.Ordinal);
        Assert.Contains("Умед", (await CaseOffice.ReadAsync(browser, "/children")).Text, StringComparison.Ordinal);
    }
}

public sealed class The_page_of_a_person
{
    [Fact]
    public async Task says_that_there_are_no_documents_instead_of_counting_that_word()
    {
        await using var office = await CaseOffice.OpenAsync();
        var migration = await office.AsAsync(Function.Migration);
        async Task<string> PageAsync(params object[] documents)
        {
            var answer = await migration.PostAsJsonAsync("/api/arrivals", new { kind = "Travel", persons = new[] { new { person = new { name = new { given = "Умед" }, documents } } } });
            var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["persons"]![0]!["id"]!;
            return (await CaseOffice.ReadAsync(migration, $"/persons/{id}")).Text;
        }
        var none = await PageAsync(new { type = "NONE" });
        Assert.Contains("Нет документов", none, StringComparison.Ordinal);
        Assert.DoesNotContain("строка", none, StringComparison.Ordinal);
        Assert.Contains("1 строка", await PageAsync(new { type = "NONE" }, new { type = "NP", number = "P01234567" }), StringComparison.Ordinal);
    }
}

public sealed class A_paper
{
    [Fact]
    public async Task without_a_wall_names_no_authority_and_is_written_down_as_read()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register, new { TravelRoute = "через горы" });
        var address = (await asylum.GetStringAsync($"/cases/{claim}")).Split("href=\"/papers/")[1][..36];
        var (status, page) = await CaseOffice.ReadAsync(asylum, $"/papers/{address}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Гулнора", page, StringComparison.Ordinal);
        Assert.DoesNotContain("через горы", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Министерство", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Афганистан", page, StringComparison.Ordinal);
        Assert.Contains("Открыт документ", (await CaseOffice.ReadAsync(asylum, $"/persons/{person}/readings")).Text, StringComparison.Ordinal);
        foreach (var function in new[] { Function.Border, Function.Migration, Function.Police, Function.Social, Function.Monitor })
            Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(await office.AsAsync(function), $"/papers/{address}")).Status);
    }
}

public sealed class A_search
{
    [Fact]
    public async Task finds_a_case_by_its_number_for_those_who_see_it_alone()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        var number = System.Text.Json.Nodes.JsonNode.Parse(await asylum.GetStringAsync($"/api/cases/{claim}"))!["number"]!.ToString();
        async Task<string> FoundAsync(HttpClient browser) =>
            await (await RunningNode.PostAsync(browser, "/search", "/search", ("q", number))).Content.ReadAsStringAsync();
        Assert.Contains($"/cases/{claim}", await FoundAsync(asylum), StringComparison.Ordinal);
        Assert.DoesNotContain($"{claim}", await FoundAsync(await office.AsAsync(Function.Migration)), StringComparison.Ordinal);
    }
}

public sealed class The_manual_on_the_screen
{
    [Fact]
    public async Task has_a_page_for_every_procedure_with_its_diagram()
    {
        await using var office = await CaseOffice.OpenAsync();
        var coordinator = await office.AsAsync(Function.Coordinator);
        Assert.Equal(HttpStatusCode.OK, (await CaseOffice.ReadAsync(coordinator, "/manual")).Status);
        foreach (var procedure in Region.Baseline.Procedures)
        {
            var page = await coordinator.GetStringAsync($"/manual/{procedure.Name}");
            Assert.Contains("class=\"diagram\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("stateDiagram", page, StringComparison.Ordinal);
            Assert.DoesNotContain("**", page, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await CaseOffice.ReadAsync(coordinator, "/manual/Nothing")).Status);
    }
}

public sealed class A_work_list
{
    [Fact]
    public async Task is_narrowed_to_one_procedure_by_a_link()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        Assert.Contains($"/cases/{claim}", await asylum.GetStringAsync("/work"), StringComparison.Ordinal);
        Assert.Contains("/work?procedure=AsylumRegistration", await asylum.GetStringAsync("/work"), StringComparison.Ordinal);
        Assert.Contains($"/cases/{claim}", await asylum.GetStringAsync("/work?procedure=AsylumRegistration"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{claim}", await asylum.GetStringAsync("/work?procedure=Referral"), StringComparison.Ordinal);
    }
}
