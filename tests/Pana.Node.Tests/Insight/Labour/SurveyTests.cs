using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Insight;
using Pana.Insight.Flows;
using Pana.Insight.Labour;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Node.Tests.CasePages;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Labour;

public sealed class A_survey_of_the_labour_market
{
    const string Head = "measure,period,region,occupation,activity,sex,persons\n";

    const string Table = Head + """
        Vacancies,2026-Q1,TJ-DU,71,F,M,120
        Vacancies,2026-Q1,TJ-DU,71,F,F,4
        Vacancies,2026-Q1,TJ-DU,91,F,U,30
        Seekers,2026-Q1,TJ-DU,71,T,F,15
        Seekers,2026-Q1,TJ-DU,71,T,M,45
        Employed,2026-Q1,TJ-DU,71,F,T,880
        """;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task lies_in_the_tables_that_the_model_expects(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<InsightContext>(kind, typeof(InsightModule).Assembly));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_published_without_what_is_small(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var coordinator = await node.AsAsync(Function.Coordinator);
        var receipt = await UploadAsync(coordinator, Table);
        Assert.Equal((6, 1), ((int)receipt["rows"]!, (int)receipt["withheld"]!));
        Assert.Equal(0, await node.WithAsync<InsightContext, int>(context => context.SurveyCells.CountAsync(cell => cell.Persons > 0 && cell.Persons < 10)));

        var figures = await FiguresAsync(node);
        Assert.Equal((null, "Q", "SUPP"), figures["VACANCIES F TJ-DU OC71 ISIC_F"]);
        Assert.Equal((120, "A", null), figures["VACANCIES M TJ-DU OC71 ISIC_F"]);
        // The sum holds nothing of what was withheld, and says that something is missing.
        Assert.Equal((120, "A", "SRC"), figures["VACANCIES T TJ-DU OC71 ISIC_F"]);
        Assert.Equal((150, "A", "SRC"), figures["VACANCIES T T T T"]);
        Assert.Equal((120, "A", "SRC"), figures["VACANCIES T T OC7 T"]);
        Assert.Equal((60, "A", null), figures["SEEKERS T T OC7 T"]);
        Assert.Equal((880, "A", null), figures["EMPLOYED T TJ-DU OC71 ISIC_F"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task withdrawn_takes_its_figures_back(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var coordinator = await node.AsAsync(Function.Coordinator);
        var id = (Guid)(await UploadAsync(coordinator, Table))["id"]!;
        node.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("survey-needs-reason", await RefusalAsync(await coordinator.PostAsJsonAsync($"/api/labour/surveys/{id}/withdrawn", new { reason = " " })));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsJsonAsync($"/api/labour/surveys/{id}/withdrawn", new { reason = "ошибка в весах" })).StatusCode);
        Assert.Empty(await FiguresAsync(node));
        Assert.Equal("no-such-survey", await RefusalAsync(await coordinator.PostAsJsonAsync($"/api/labour/surveys/{id}/withdrawn", new { reason = "ещё раз" })));
        Assert.Contains("ошибка в весах", await coordinator.GetStringAsync("/api/labour/surveys"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_newer_speaks_for_its_measure_and_period(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var coordinator = await node.AsAsync(Function.Coordinator);
        var first = (Guid)(await UploadAsync(coordinator, Table))["id"]!;
        node.Clock.Advance(TimeSpan.FromMinutes(5));
        await UploadAsync(coordinator, Head + "Vacancies,2026-Q1,T,7,T,T,500\n");
        var figures = await FiguresAsync(node);
        Assert.Equal((500, "A", null), figures["VACANCIES T T T T"]);
        Assert.DoesNotContain("VACANCIES M TJ-DU OC71 ISIC_F", figures.Keys);
        Assert.Equal((60, "A", null), figures["SEEKERS T T OC7 T"]);
        node.Clock.Advance(TimeSpan.FromMinutes(5));
        await UploadAsync(coordinator, Head + "Seekers,2026-Q1,T,7,T,T,70\n", first, "исправлено");
        Assert.DoesNotContain("EMPLOYED T T OC7 T", (await FiguresAsync(node)).Keys);
    }

    [Fact]
    public async Task with_faults_is_not_taken_and_each_is_told_by_line_and_column()
    {
        await using var node = await RunningNode.StartAsync();
        var coordinator = await node.AsAsync(Function.Coordinator);
        var page = await coordinator.PostAsync("/labour/surveys", new MultipartFormDataContent
        {
            { new StringContent(await RunningNode.TokenAsync(coordinator, "/labour/new")), "form-token" }, { new StringContent("Обследование"), "survey-name" }, { new StringContent("Агентство"), "survey-source" },
            { new StringContent("2026"), "survey-period" }, { new StringContent("Выборка"), "survey-method" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Head + "Vacancies,2026-Q1,TJ-DU,99x,F,M,120\nVacancies,2026-Q1,TJ-DU,71,F,M,12.5\n")), "survey-table", "table.csv" },
        });
        var text = await CaseOffice.TextAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("«99x» – не занятие ISCO-08", text, StringComparison.Ordinal);
        Assert.Contains("«12.5» – не целое число", text, StringComparison.Ordinal);
        Assert.Equal("[]", await coordinator.GetStringAsync("/api/labour/surveys"));
        Assert.Equal("survey-needs-words", await RefusalAsync(await coordinator.PostAsJsonAsync("/api/labour/surveys", new { name = "x", table = Table })));
    }

    [Fact]
    public async Task is_uploaded_by_the_labour_authority_and_read_by_every_official()
    {
        await using var node = await RunningNode.StartAsync();
        await UploadAsync(await node.AsAsync(Function.Coordinator), Table);
        foreach (var function in new[] { Function.Border, Function.Migration, Function.Asylum, Function.Administrator })
        {
            var browser = await node.AsAsync(function);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/labour/new")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync("/api/labour/surveys", new { name = "x" })).StatusCode);
            Assert.Contains("Рабочие в строительстве", (await CaseOffice.ReadAsync(browser, "/labour?detail=true")).Text, StringComparison.Ordinal);
        }
        var file = await (await node.AsAsync(Function.Migration)).GetStringAsync("/labour/shortage.csv?detail=true");
        Assert.Contains("120,880,60,12,2.0", file, StringComparison.Ordinal);
        using var nobody = node.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/labour")).StatusCode);
    }

    [Fact]
    public async Task is_shown_on_the_regional_node_too_where_nothing_is_uploaded()
    {
        await using var node = await RunningNode.StartAsync(edition: "regional");
        var officer = (await node.WithAsync<Pana.Access.Open.Officials, IReadOnlyList<Pana.Access.Open.Officer>>(officials => officials.ListAsync())).FirstOrDefault();
        Assert.SkipWhen(officer is null, "The regional node has no made-up officials.");
        var browser = node.Browser();
        await RunningNode.SignInAsync(browser, officer);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/labour")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/labour/new")).StatusCode);
    }

    static async Task<JsonNode> UploadAsync(HttpClient browser, string table, Guid? replaces = null, string? reason = null)
    {
        var answer = await browser.PostAsJsonAsync("/api/labour/surveys", new { name = "Обследование рынка труда", source = "Агентство по статистике", period = "I квартал 2026", method = "Выборка 2 000 предприятий", table, replaces, reason });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    static async Task<string?> RefusalAsync(HttpResponseMessage answer) => (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["refusal"];

    /// <summary>By indicator, sex, region, occupation and activity.</summary>
    static Task<Dictionary<string, (double?, string, string?)>> FiguresAsync(RunningNode node) => node.WithAsync<Publication, Dictionary<string, (double?, string, string?)>>(async publication =>
    {
        string[] shown = ["INDICATOR", "SEX", "REGION", "OCCUPATION", "ACTIVITY"];
        var figures = new Dictionary<string, (double?, string, string?)>();
        await foreach (var figure in publication.ReadAsync(new(AllFlows.Labour)))
            figures[string.Join(' ', shown.Select(dimension => figure.Codes[AllFlows.Labour.IndexOf(dimension)]))] = (figure.Value, figure.Status, figure.Note);
        return figures;
    });
}

public sealed class A_table_of_a_survey
{
    static readonly FlowStructures Structures = new(Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels")), new("TJK", [], []));

    const string Head = "measure,period,region,occupation,activity,sex,persons\n";

    [Theory]
    [InlineData("Vacancies,2026-Q1,TJ-DU,71,F,M,12", "")]
    [InlineData("vacancies,2026,T,OC7,ISIC_F,T,0", "")]
    [InlineData("Nothing,2026,T,7,F,T,12", "2 measure measure")]
    [InlineData("Seekers,2026-13,T,7,F,T,12", "2 period period")]
    [InlineData("Seekers,2027,T,7,F,T,12", "2 period future")]
    [InlineData("Seekers,2026,TJ-XX,7,F,T,12", "2 region region")]
    [InlineData("Seekers,2026,T,711,F,T,12", "2 occupation occupation")]
    [InlineData("Seekers,2026,T,7,Y,T,12", "2 activity activity")]
    [InlineData("Seekers,2026,T,7,F,X,12", "2 sex sex")]
    [InlineData("Seekers,2026,T,7,F,T,-1", "2 persons persons")]
    [InlineData("Seekers,2026,T,7,F,T,1 000", "2 persons persons")]
    [InlineData("Seekers,2026,T,7,F,T", "2 persons persons")]
    [InlineData("Seekers,2026,T,7,F,T,12\nSeekers,2026,T,7,F,T,13", "3  twice")]
    [InlineData("Seekers,2026,T,7,F,T,12\nSeekers,2026,T,71,F,T,13", "3 occupation levels")]
    [InlineData("Seekers,2026,T,7,F,T,12\nSeekers,2026,TJ-DU,7,F,T,13", "3 region levels")]
    [InlineData("Seekers,2026,T,7,F,T,12\nSeekers,2026,T,7,F,F,13", "3 sex levels")]
    [InlineData("Seekers,2026,T,7,F,T,12\nVacancies,2026,T,71,F,T,13", "")]
    public void is_read_as_people_write_it_and_each_fault_has_its_place(string rows, string fault) =>
        Assert.Equal(fault, string.Join(';', Read(Head + rows).Faults.Select(each => $"{each.Line} {each.Column} {each.What}")));

    [Fact]
    public void may_be_written_by_a_spreadsheet_that_knows_semicolons() =>
        Assert.Equal(("OC71", "ISIC_F", 12), Read("\ufeffmeasure;period;region;occupation;activity;sex;persons\r\nSeekers;2026;T;71;F;T;12\r\n").Cells is [var cell] ? (cell.Occupation, cell.Activity, cell.Persons) : default);

    [Theory]
    [InlineData("measure,period,region,occupation,activity,sex\nSeekers,2026,T,7,F,T", "1 persons column")]
    [InlineData("measure,period,region,occupation,activity,sex,persons\n", "1  empty")]
    [InlineData("", "1  empty")]
    public void that_is_none_is_told_so(string text, string fault) =>
        Assert.Equal(fault, string.Join(';', Read(text).Faults.Select(each => $"{each.Line} {each.Column} {each.What}")));

    [Fact]
    public void in_another_encoding_is_not_guessed_at() =>
        Assert.Equal("encoding", Assert.Single(new SurveyTable(Structures, new HashSet<string>(), new(2026, 11, 23)).Read(Guid.Empty, new byte[] { 0xcf, 0xf0, 0x0a }).Faults).What);

    [Fact]
    public void that_is_too_long_is_refused_whole() =>
        Assert.Equal("rows", Assert.Single(Read(Head + string.Concat(Enumerable.Range(0, SurveyTable.MostRows + 1).Select(row => $"Seekers,{2026 - row % 100},T,7,F,T,12\n"))).Faults).What);

    static SurveyReading Read(string text) =>
        new SurveyTable(Structures, new HashSet<string> { "TJ-DU", "TJ-KT" }, new(2026, 11, 23)).Read(Guid.Empty, System.Text.Encoding.UTF8.GetBytes(text));
}
