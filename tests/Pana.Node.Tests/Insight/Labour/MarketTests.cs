using Pana.Insight.Flows;
using Pana.Insight.Labour;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Node.Tests.EndToEnd;

namespace Pana.Node.Tests.Insight.Labour;

public sealed class The_labour_market_of_several_states
{
    static readonly Market Market = new(
    [
        Figure("KAZ", "KZ-10", "OC71", "VACANCIES", "T", 500), Figure("KAZ", "KZ-10", "OC71", "SEEKERS", "T", 100), Figure("KAZ", "KZ-10", "OC71", "EMPLOYED", "T", 1500),
        Figure("KAZ", "T", "OC71", "VACANCIES", "T", 900), Figure("KAZ", "T", "OC71", "SEEKERS", "T", 300),
        Figure("TJK", "TJ-KT", "OC71", "VACANCIES", "T", 20), Figure("TJK", "TJ-KT", "OC71", "SEEKERS", "T", 250),
        Figure("UZB", "T", "OC71", "VACANCIES", "T", 50), Figure("UZB", "T", "OC71", "SEEKERS", "T", 950),
        Figure("TJK", "TJ-KT", "OC53", "VACANCIES", "T", null), Figure("TJK", "TJ-KT", "OC53", "SEEKERS", "T", 40),
        Figure("KAZ", "T", "OC53", "VACANCIES", "F", 60), Figure("KAZ", "T", "OC53", "VACANCIES", "M", 20), Figure("KAZ", "T", "OC53", "VACANCIES", "U", 100),
        Figure("KAZ", "T", "OC53", "SEEKERS", "F", 30), Figure("KAZ", "T", "OC53", "SEEKERS", "T", 40),
    ]);

    [Fact]
    public void measures_a_shortage_by_posts_that_stand_empty_and_by_people_who_look()
    {
        var line = Market.Lines("2026-Q1", 4).Single(line => line.Spot is { Region: "KZ-10", Occupation: "OC71" });
        Assert.Equal((25.0, 5.0, 400L), (line.VacancyRate!.Value, line.Tightness!.Value, line.Missing!.Value));
    }

    [Fact]
    public void matches_a_shortage_with_a_surplus_and_never_a_state_with_its_own_region()
    {
        Assert.Equal(["KZ-10 UZB/T 400", "KZ-10 TJ-KT 230"], Market.Matches("2026-Q1", 4).Select(match =>
            $"{match.Short.Spot.Region} {(match.Spare.Spot.Region == "T" ? $"{match.Spare.Spot.State}/T" : match.Spare.Spot.Region)} {match.Persons}"));
    }

    [Fact]
    public void knows_nothing_of_what_was_withheld() =>
        Assert.Null(Market.Lines("2026-Q1", 4).Single(line => line.Spot is { Region: "TJ-KT", Occupation: "OC53" }).Missing);

    [Fact]
    public void says_what_women_are_asked_for()
    {
        var asked = Assert.Single(Market.BySex("2026-Q1", 4), line => line.Spot is { State: "KAZ", Occupation: "OC53" });
        Assert.Equal((60L, 20L, 100L, 75.0, 75.0), (asked.Women!.Value, asked.Men!.Value, asked.Either!.Value, asked.WomensShare!.Value, asked.WomensShareOfSeekers!.Value));
    }

    static Figure Figure(string state, string region, string occupation, string indicator, string sex, double? value) => new([.. AllFlows.Labour.Dimensions.Select(dimension => dimension.Id switch
    {
        "REPORTING_STATE" => state, "REGION" => region, "OCCUPATION" => occupation, "INDICATOR" => indicator, "SEX" => sex, _ => "T",
    })], "2026-Q1", value);
}

public sealed class The_pages_of_the_labour_market
{
    [Fact]
    public async Task are_worked_with_in_a_browser_and_axe_finds_nothing()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        var desk = await region.AtAsync((await region.Node.OfficersAsync(Function.Coordinator))[0].Name);
        await desk.GoAsync("/labour");
        await desk.ReadsAsync("Ещё ничего не опубликовано", "ещё не ведутся");
        await desk.GoAsync("/labour/new");
        foreach (var (name, words) in new[] { ("survey-name", "Обследование предприятий"), ("survey-source", "Агентство по статистике"), ("survey-period", "2026"), ("survey-method", "Выборка 2 000 предприятий, без Бадахшана") })
            await desk.Page.FillAsync($"[name={name}]", words);
        await desk.Page.SetInputFilesAsync("[name=survey-table]", new Microsoft.Playwright.FilePayload { Name = "t.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("measure;period\nVacancies;2026") });
        await desk.PressAsync(".step-form .btn-act");
        await desk.ReadsAsync("Нет столбца persons");
        await desk.Page.SetInputFilesAsync("[name=survey-table]", new Microsoft.Playwright.FilePayload { Name = "t.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Table()) });
        await desk.PressAsync(".step-form .btn-act");
        await desk.ReadsAsync("Обследование предприятий", "Рабочие", "Нехватка здесь, избыток там", "Хатлон");
        await desk.LookFromAllSidesAsync("/labour");
        await desk.LookFromAllSidesAsync("/labour/new");
        await desk.LookOnPaperAsync("/labour", "labour");
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }

    /// <summary>Four quarters, regions, both sexes; the numbers are made up.</summary>
    internal static string Table() => "measure,period,region,occupation,activity,sex,persons\n" + string.Concat(
        from quarter in new[] { 1, 2, 3 }
        from place in new[] { ("TJ-DU", 3), ("TJ-KT", 1), ("TJ-SU", 2) }
        from occupation in new[] { 53, 61, 71, 83, 91 }
        from sex in new[] { "F", "M" }
        from measure in new[] { ("Vacancies", place.Item2), ("Seekers", 4 - place.Item2), ("Employed", 9) }
        select $"{measure.Item1},2026-Q{quarter},{place.Item1},{occupation},T,{sex},{measure.Item2 * (occupation % 7 + quarter) * (sex == "F" ? 5 : 11)}\n");
}
