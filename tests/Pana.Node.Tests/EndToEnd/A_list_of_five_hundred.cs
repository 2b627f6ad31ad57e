using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>Long lists: each page small enough for a bad line, everybody reached by links alone, axe-core without a finding.</summary>
public sealed class A_list_of_five_hundred
{
    const int Many = 500, OnePage = 100, Batch = 50, MostBytes = 300_000;

    static readonly string[] Given = ["Гулнора", "Саид", "Фарида", "Умед", "Лайло", "Карим", "Зебо", "Нодир", "Мадина", "Ҷовид"];

    [Fact]
    public async Task is_read_page_by_page_and_nobody_is_lost()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        var (node, persons) = (region.Node, new List<Guid>());
        var asylum = (await node.OfficersAsync(Function.Asylum))[0];
        var browser = await node.AsAsync(Function.Asylum);
        var cases = new HashSet<string>();
        foreach (var batch in Enumerable.Range(0, Many).Chunk(Batch))
            persons.AddRange(await ArriveAsync(browser, batch));
        foreach (var person in persons)
            cases.Add($"/cases/{await CasePages.CaseOffice.CaseAsync(browser, AsylumRegistration.Voice, person)}");

        var desk = await region.AtAsync(asylum.Name);
        await desk.GoAsync("/work");
        await BoundedAsync(desk, "/work");
        var seen = new HashSet<string>();
        foreach (var group in await AddressesAsync(desk, ".work-counts a"))
            seen.UnionWith(await WalkAsync(desk, group, ".work-row a[href^='/cases/']"));
        Assert.Superset(cases, seen);

        await desk.GoAsync("/search");
        await desk.Page.FillAsync("main [name=q]", Given[0]);
        await desk.Page.ClickAsync("main form .btn-primary");
        await desk.Page.WaitForSelectorAsync(".found");
        await desk.LookAsync();
        Assert.Equal(PersonQuestion.MostFound, await desk.Page.Locator(".found").CountAsync());
        await desk.ReadsAsync("двадцать");
        foreach (var path in new[] { "/referrals", "/duplicates" })
        {
            await desk.GoAsync(path);
            await BoundedAsync(desk, path);
            Assert.InRange(await desk.Page.Locator(".work-row").CountAsync(), 0, OnePage);
        }

        await node.WithAsync<Officials, bool>(async officials =>
        {
            await officials.SeedAsync(Enumerable.Range(0, Many).Select(n => new NewOfficial($"Сотрудник {n}", [Function.Social], asylum.Authority, asylum.Unit)));
            return true;
        });
        var everybody = (await node.WithAsync<Officials, IReadOnlyList<Officer>>(officials => officials.ListAsync())).Select(one => $"/officials/{one.Id}");
        var administrator = await region.AtAsync((await node.OfficersAsync(Function.Administrator))[0].Name);
        Assert.Superset(everybody.ToHashSet(), (await WalkAsync(administrator, "/officials", ".data a[href^='/officials/']")).ToHashSet());

        await node.WithAsync<Readings, bool>(async readings =>
        {
            foreach (var person in persons)
                await readings.RecordAsync(asylum, person, null, Wall.Case, "reading.search");
            return true;
        });
        var keeper = await region.AtAsync((await node.OfficersAsync(Function.DataProtection))[0].Name);
        await WalkAsync(keeper, "/readings", ".data td");
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }

    static async Task<IEnumerable<Guid>> ArriveAsync(HttpClient browser, int[] numbers)
    {
        var answer = await browser.PostAsJsonAsync("/api/arrivals", new
        {
            kind = "Travel",
            persons = numbers.Select(n => new
            {
                person = new { name = new { given = Given[n % Given.Length], father = $"Отец-{n}" }, birth = $"{1950 + n % 50}", nationalities = new[] { "AFG" } },
            }),
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["persons"]!.AsArray().Select(one => (Guid)one!["id"]!);
    }

    /// <summary>What the links of all pages lead to, from the first page on.</summary>
    static async Task<List<string>> WalkAsync(Desk desk, string path, string links)
    {
        var found = new List<string>();
        for (var pages = 0; ; pages++)
        {
            Assert.InRange(pages, 0, 2 * Many / OnePage);
            await desk.GoAsync(path);
            await BoundedAsync(desk, path);
            found.AddRange(await AddressesAsync(desk, links));
            var next = desk.Page.Locator("a[rel=next]");
            if (await next.CountAsync() == 0)
                return found;
            path = (await next.First.GetAttributeAsync("href"))!;
        }
    }

    static async Task<string[]> AddressesAsync(Desk desk, string links) =>
        await desk.Page.Locator(links).EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href') ?? '')");

    static async Task BoundedAsync(Desk desk, string path)
    {
        var bytes = (await (await desk.Context.APIRequest.GetAsync(path)).BodyAsync()).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1024,5} KB  {path}");
        Assert.InRange(bytes, 1, MostBytes);
        Assert.InRange(await desk.Page.Locator("main .data tbody tr, main .work-row").CountAsync(), 0, 2 * OnePage);
    }
}
