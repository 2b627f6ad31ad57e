using Pana.Insight;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Node.Tests.Insight.Harvest;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.History;

public sealed class The_history_of_UNHCR
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_published_with_its_own_codes_one_for_one(DatabaseKind kind)
    {
        using var folder = new UnhcrFolder();
        await using var node = await RunningNode.StartAsync(kind, "regional");
        Assert.Empty((await ImportAsync(node, folder.Path)).Value.Faults);
        Assert.Equal(["A.IRN.UNHCR.STOCK.REF.AFG.T.T.T.PS 1979 100000", "A.IRN.UNHCR.STOCK.REF.T.T.T.T.PS 1979 100000"], await ShownAsync(node, AllFlows.Stock, "IRN"));
        Assert.Equal(
        [
            "A.TJK.UNHCR.STOCK.ASY.AFG.F.T.T.PS 2024 5 SRC", "A.TJK.UNHCR.STOCK.ASY.AFG.F.U.T.PS 2024 5 SRC", "A.TJK.UNHCR.STOCK.ASY.AFG.M.T.T.PS 2024 6 SRC",
            "A.TJK.UNHCR.STOCK.ASY.AFG.M.U.T.PS 2024 6 SRC", "A.TJK.UNHCR.STOCK.ASY.AFG.T.T.T.PS 2024 12 SRC", "A.TJK.UNHCR.STOCK.ASY.AFG.T.U.T.PS 2024 11 SRC",
        ], (await ShownAsync(node, AllFlows.Stock, "TJK")).Where(figure => figure.Contains(".ASY.AFG.", StringComparison.Ordinal)));
        var refugees = (await ShownAsync(node, AllFlows.Stock, "TJK")).Where(figure => figure.Contains(".REF.", StringComparison.Ordinal)).ToList();
        Assert.Contains("A.TJK.UNHCR.STOCK.REF.AFG.F.Y5T11.T.PS 2024 5 SRC", refugees);
        Assert.Contains("A.TJK.UNHCR.STOCK.REF.AFG.F.Y0T4.T.PS 2024 0 SRC", refugees);
        Assert.Contains("A.TJK.UNHCR.STOCK.REF.AFG.T.T.T.PS 2024 30", refugees);
        Assert.Contains("A.TJK.UNHCR.STOCK.REF.U.T.T.T.PS 2024 5", refugees);
        Assert.Contains("A.TJK.UNHCR.STOCK.REF.T.T.T.T.PS 2024 35", refugees);
        Assert.Contains("A.TJK.UNHCR.STOCK.STA.XXA.T.T.T.PS 2024 7", await ShownAsync(node, AllFlows.Stock, "TJK"));
        Assert.Contains("A.TJK.UNHCR.STOCK.IDP.TJK.T.T.T.PS 2024 9 SRC", await ShownAsync(node, AllFlows.Stock, "TJK"));
        Assert.DoesNotContain(await ShownAsync(node, AllFlows.Stock, "TJK"), figure => figure.Contains(".HST.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task keeps_persons_and_cases_apart_and_understands_NA()
    {
        using var folder = new UnhcrFolder();
        await using var node = await RunningNode.StartAsync(edition: "regional");
        var report = (await ImportAsync(node, folder.Path)).Value;
        var applications = await ShownAsync(node, AllFlows.AsylumApplications, "TJK");
        Assert.Contains("A.TJK.UNHCR.APPL.ASY.AFG.T.T.T.UNHCR.N.U.PS 2024 6", applications);
        Assert.Contains("A.TJK.UNHCR.APPL.ASY.AFG.T.T.T.T.N.T.PS 2024 26", applications);
        Assert.Contains("A.TJK.UNHCR.APPL.ASY.AFG.T.T.T.T.T.T.PS 2024 26", applications);
        Assert.Contains("A.TJK.UNHCR.APPL.ASY.AFG.T.T.T.T.T.T.CS 2024 8", applications);
        var decisions = await ShownAsync(node, AllFlows.AsylumDecisions, "TJK");
        Assert.Contains("A.TJK.UNHCR.DECIS.ASY.AFG.T.T.T.GOV.FI.REC.PS 2024 10", decisions);
        Assert.Contains("A.TJK.UNHCR.DECIS.ASY.AFG.T.T.T.GOV.AR.T.PS 2024 16 SRC", decisions);
        Assert.Contains("A.TJK.UNHCR.DECIS.ASY.T.T.T.T.T.T.T.PS 2024 36 SRC", decisions);
        Assert.Equal(["A.TJK.UNHCR.NAT.REF.AFG.T.T.T.PS 2024 6", "A.TJK.UNHCR.NAT.REF.T.T.T.T.PS 2024 6", "A.TJK.UNHCR.REP.RET.AFG.T.T.T.PS 2024 50", "A.TJK.UNHCR.REP.RET.T.T.T.T.PS 2024 50"],
            await ShownAsync(node, AllFlows.Solutions, "TJK"));
        Assert.Equal(["A.TJK.UNHCR.DISPLACED.REF.AFG.T.T.T.T.PS 2024 9", "A.TJK.UNHCR.DISPLACED.REF.T.T.T.T.T.PS 2024 9"], await ShownAsync(node, AllFlows.Migration, "TJK"));
        Assert.Equal(["code-na 2", "empty-cell 10", "in-cases 1", "origin-is-asylum 1", "parts-not-total 1", "persons-and-cases 1", "places 1", "power-of-ten 1", "sexes-not-total 1", "totals-differ 1"],
            report.Counts.GroupBy(count => count.Name, (name, all) => $"{name} {all.Sum(count => count.Count)}"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task shows_its_licence_and_what_does_not_add_up(DatabaseKind kind)
    {
        using var folder = new UnhcrFolder();
        await using var node = await RunningNode.StartAsync(kind, "regional");
        await ImportAsync(node, folder.Path);
        await ImportAsync(node, folder.Path);
        using var nobody = node.Browser();
        var page = await nobody.ReadAsync("/statistics/sources");
        Assert.Contains("UNHCR Refugee Population Statistics Database, CC BY 4.0", page);
        Assert.Contains("UNHCR: recognised 5, other protection 0, rejected 5, closed 0, and 16 in all.", page);
        Assert.Contains("unhcr_asylum_decisions.csv:3", page);
        Assert.Contains("Added up from places (2): Dushanbe 20; Vahdat 10.", page);
        Assert.DoesNotContain("[source-note", page);
        Assert.DoesNotContain("Dushanbe 20", await nobody.ReadAsync("/statistics/sources?flow=DF_ASYLUM_DEC"));
        Assert.DoesNotContain("Dushanbe 20", await nobody.ReadAsync("/statistics/sources?kind=parts-not-total"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_imported_twice_is_there_once(DatabaseKind kind)
    {
        using var folder = new UnhcrFolder();
        await using var node = await RunningNode.StartAsync(kind, "regional");
        var first = (await ImportAsync(node, folder.Path)).Value;
        Assert.Equal((6, 0), (first.Published, first.Unchanged));
        var shown = await ShownAsync(node, AllFlows.AsylumDecisions, "TJK");
        node.Clock.Advance(TimeSpan.FromDays(1));
        var again = (await ImportAsync(node, folder.Path)).Value;
        Assert.Equal((0, 6), (again.Published, again.Unchanged));
        Assert.Equal(6, (await node.WithAsync<Publication, IReadOnlyList<Release>>(publication => publication.ReleasesAsync())).Count);
        Assert.Equal(first.Findings.Count, await node.WithAsync<InsightContext, int>(insight => Task.FromResult(insight.SourceNotes.Count())));
        folder.Change("unhcr_asylum_decisions.csv", "5,0,5,0,16", "5,0,5,0,10");
        var changed = (await ImportAsync(node, folder.Path)).Value;
        Assert.Equal((1, 5), (changed.Published, changed.Unchanged));
        Assert.NotEqual(shown, await ShownAsync(node, AllFlows.AsylumDecisions, "TJK"));
    }

    [Theory]
    [InlineData("unhcr_asylum_decisions.csv", "dec_rejected", "dec_refused", "history-column-missing", "dec_rejected")]
    [InlineData("unhcr_population.csv", "coa_iso", "coa_code", "history-column-missing", "coa_iso")]
    public async Task with_a_column_missing_is_refused_by_its_name(string file, string column, string by, string refusal, string named)
    {
        using var folder = new UnhcrFolder();
        folder.Change(file, column, by);
        await using var node = await RunningNode.StartAsync(edition: "regional");
        var no = (await ImportAsync(node, folder.Path)).Refusal!;
        Assert.Equal((refusal, named, file), (no.Name, no.With!["column"], no.With["file"]));
        Assert.Empty(await node.WithAsync<Publication, IReadOnlyList<Release>>(publication => publication.ReleasesAsync()));
    }

    [Theory]
    [InlineData("unhcr_population.csv", ",30,12,", ",thirty,12,", "refugees")]
    [InlineData("unhcr_population.csv", ",30,12,", ",-30,12,", "refugees")]
    [InlineData("unhcr_population.csv", ",30,12,", ",30.5,12,", "refugees")]
    [InlineData("unhcr_population.csv", "TAJ,TJK,30", "TAJ,XQZ,30", "coa_iso")]
    [InlineData("unhcr_asylum_applications.csv", "G,N,FI", "G,Q,FI", "app_type")]
    [InlineData("unhcr_solutions.csv", "2024", "24", "year")]
    public async Task with_a_cell_that_is_not_understood_is_refused_by_its_line(string file, string text, string by, string column)
    {
        using var folder = new UnhcrFolder();
        folder.Change(file, text, by);
        await using var node = await RunningNode.StartAsync(edition: "regional");
        var fault = Assert.Single((await ImportAsync(node, folder.Path)).Value.Faults);
        Assert.Equal((file, column), (fault.File, fault.Refusal.With!["column"]));
        Assert.Empty(await node.WithAsync<Publication, IReadOnlyList<Release>>(publication => publication.ReleasesAsync()));
    }

    static Task<Outcome<HistoryReport>> ImportAsync(RunningNode node, string folder) =>
        node.WithAsync<UnhcrHistory, Outcome<HistoryReport>>(history => history.ImportAsync(folder, TestContext.Current.CancellationToken));

    static Task<List<string>> ShownAsync(RunningNode node, Flow flow, string state) => node.WithAsync<Publication, List<string>>(async publication =>
    {
        var (shown, question) = (new List<string>(), new FigureQuestion(flow) { Codes = new Dictionary<string, IReadOnlySet<string>> { ["REPORTING_STATE"] = new HashSet<string> { state } } });
        await foreach (var figure in publication.ReadAsync(question, TestContext.Current.CancellationToken))
            shown.Add($"{string.Join('.', figure.Codes)} {figure.Period} {figure.Value}{(figure.Note is { } note ? $" {note}" : "")}");
        return shown;
    });
}
