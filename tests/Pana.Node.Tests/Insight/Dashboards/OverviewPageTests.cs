using System.Net;
using System.Net.Http.Json;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.CasePages;
using Pana.Node.Tests.EndToEnd;

namespace Pana.Node.Tests.Insight.Dashboards;

public sealed class The_overview
{
    [Fact]
    public async Task shows_true_figures_to_whoever_leads_and_the_way_to_published_ones_to_the_rest()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        var (status, text) = await CaseOffice.ReadAsync(await office.AsAsync(Function.Asylum, supervisor: true), "/overview");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Сроки по закону", text, StringComparison.Ordinal);
        Assert.Contains("Регистрация ходатайства", text, StringComparison.OrdinalIgnoreCase);
        foreach (var function in new[] { Function.Asylum, Function.Coordinator, Function.Administrator, Function.Police })
        {
            var (answered, words) = await CaseOffice.ReadAsync(await office.AsAsync(function), "/overview");
            Assert.Equal(HttpStatusCode.OK, answered);
            Assert.DoesNotContain("Сроки по закону", words, StringComparison.Ordinal);
            Assert.Contains("Опубликованная статистика", words, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await asylum.GetAsync("/overview/clocks.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await asylum.GetAsync("/overview/print")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await asylum.GetAsync("/api/overview")).StatusCode);
    }

    [Fact]
    public async Task is_had_as_files_with_the_numbers_of_the_page()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        var leader = await office.AsAsync(Function.Asylum, supervisor: true);
        var answer = await leader.GetAsync("/overview/backlog.csv");
        Assert.Equal(("text/csv", HttpStatusCode.OK), (answer.Content.Headers.ContentType!.MediaType, answer.StatusCode));
        Assert.StartsWith("pana-internal-", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.Contains(",1,", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync("/overview/children.csv")).StatusCode);
    }

    [Fact]
    public async Task knows_the_capacity_of_a_post_once_its_leader_has_said_it()
    {
        await using var office = await CaseOffice.OpenAsync();
        var leader = await office.AsAsync(Function.Border, supervisor: true);
        Assert.Contains("Пропускная способность неизвестна", (await CaseOffice.ReadAsync(leader, "/overview")).Text, StringComparison.Ordinal);
        foreach (var (persons, source, refusal) in new (int?, string, string)[] { (0, "план", "capacity-not-understood"), (null, "план", "capacity-not-understood"), (40, " ", "capacity-needs-source") })
        {
            var refused = await leader.PostAsJsonAsync("/api/overview/capacity", new { personsPerDay = persons, source });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(refusal, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningNode.PostAsync(leader, "/overview/capacity", "/overview", ("capacity", "40"), ("capacity-source", "план поста"))).StatusCode);
        Assert.Contains("40 человек в день (план поста", (await CaseOffice.ReadAsync(leader, "/overview")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.AsAsync(Function.Asylum, supervisor: true)).PostAsJsonAsync("/api/overview/capacity", new { personsPerDay = 4, source = "план" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.AsAsync(Function.Border)).PostAsJsonAsync("/api/overview/capacity", new { personsPerDay = 4, source = "план" })).StatusCode);
    }

    [Fact]
    public async Task is_looked_at_from_all_sides_and_axe_finds_nothing()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        foreach (var function in new[] { Function.Asylum, Function.Border, Function.Social })
        {
            var desk = await region.AtAsync((await region.Node.OfficersAsync(function, supervisor: true))[0].Name);
            await desk.GoAsync("/overview");
            await desk.LookFromAllSidesAsync("/overview");
            await desk.LookOnPaperAsync("/overview/print", $"overview {function}");
        }
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }
}
