using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Printing;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.Casework;
using Pana.Storage;

namespace Pana.Node.Tests.Stock;

public sealed class A_blank_on_which_a_paper_is_printed
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_used_by_the_step_and_by_no_other_paper(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 2, blanks: 10);
        Assert.Equal("answer-missing", (await node.TakeAsync(officer, papers[0].CaseId, IssueOfDocument.Print)).Refusal);
        Assert.Equal("answer-not-understood", (await PrintAsync(node, officer, papers[0], "AA")).Refusal);
        Assert.Equal("no-such-blank", (await PrintAsync(node, officer, papers[0], "AA 0000011")).Refusal);
        Assert.Equal("no-such-blank", (await PrintAsync(node, officer, papers[0], "AA 000001")).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await PrintAsync(node, officer, papers[0], "aa0000003")).Status);
        Assert.Equal("blank-used", (await PrintAsync(node, officer, papers[1], "AA 0000003")).Refusal);
        var line = await LineAsync(node, officer);
        Assert.Equal((9, 1, "AA 0000001"), ((int)line["inStock"]!, (int)line["used"]!, (string)line["next"]!));
        Assert.DoesNotContain($"{papers[0].Id}", (await node.GetAsync(officer, "/api/stock")).Text);
        Assert.DoesNotContain($"{papers[0].CaseId}", (await node.GetAsync(officer, "/api/stock")).Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_one_papers_though_two_officials_reach_for_it_at_once(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 6, blanks: 10);
        var answers = await Task.WhenAll(papers.Select(paper => PrintAsync(node, officer, paper, "AA 0000005")));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("blank-used", answer.Refusal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_of_the_papers_kind_and_of_the_officials_unit(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 1, blanks: 10);
        await node.PostAsync(officer, "/api/stock/received", new { paper = "travel-document-1951", first = "P 000001", count = 5 });
        var there = await node.OfficialAsync(Function.Asylum, CaseworkNode.Law.Units.First(unit => unit.Authority == officer.Authority && unit.Code != officer.Unit).Code);
        await node.PostAsync(there, "/api/stock/received", new { paper = PrintOffice.Card, first = "BB 0000001", count = 5 });
        Assert.Equal("blank-of-other-kind", (await PrintAsync(node, officer, papers[0], "P 000001")).Refusal);
        Assert.Equal("no-such-blank", (await PrintAsync(node, officer, papers[0], "BB 0000001")).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stays_in_stock_when_the_paper_was_withdrawn_meanwhile(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 1, blanks: 10);
        await WithdrawAsync(node, papers[0]);
        Assert.Equal("blank-paper-withdrawn", (await PrintAsync(node, officer, papers[0], "AA 0000001")).Refusal);
        Assert.Equal(10, (int)(await LineAsync(node, officer))["inStock"]!);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_spoilt_by_a_misprint_and_the_paper_takes_another_one(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 1, blanks: 10);
        await PrintAsync(node, officer, papers[0], "AA 0000001");
        Assert.Equal("blanks-need-reason", (await MisprintAsync(node, officer, "AA 0000001", "")).Refusal);
        Assert.Equal("no-such-print", (await MisprintAsync(node, officer, "AA 0000002")).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await MisprintAsync(node, officer, "AA 0000001")).Status);
        Assert.Equal("blank-spoilt", (await PrintAsync(node, officer, papers[0], "AA 0000001")).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await PrintAsync(node, officer, papers[0], "AA 0000002")).Status);
        var line = await LineAsync(node, officer);
        Assert.Equal((8, 1, 1), ((int)line["inStock"]!, (int)line["used"]!, (int)line["spoilt"]!));

        await node.TakeAsync(officer, papers[0].CaseId, IssueOfDocument.HandOver, new { SignedByHolder = "yes" });
        Assert.Equal("misprint-too-late", (await MisprintAsync(node, officer, "AA 0000002")).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_spoilt_when_the_paper_goes_back_to_be_made_anew(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await ReadyAsync(node, papers: 1, blanks: 10);
        await PrintAsync(node, officer, papers[0], "AA 0000001");
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(officer, papers[0].CaseId, IssueOfDocument.SendBack, new { WhatIsWrong = "имя с ошибкой" })).Status);
        var line = await LineAsync(node, officer);
        Assert.Equal((9, 0, 1), ((int)line["inStock"]!, (int)line["used"]!, (int)line["spoilt"]!));
        Assert.DoesNotContain("ошибкой", System.Text.RegularExpressions.Regex.Unescape((await node.GetAsync(officer, "/api/stock")).Text));
    }

    internal static async Task<(Officer Officer, IReadOnlyList<GivenPaper> Papers)> ReadyAsync(CaseworkNode node, int papers, int blanks)
    {
        var officer = await node.OfficialAsync(Function.Asylum);
        if (blanks > 0)
            Assert.Equal(HttpStatusCode.OK, (await node.PostAsync(officer, "/api/stock/received", new { paper = PrintOffice.Card, first = "AA 0000001", count = blanks })).Status);
        return (officer, await PrintOffice.WaitAsync(node.Services, officer, papers));
    }

    internal static Task<Answer> PrintAsync(CaseworkNode node, Officer officer, GivenPaper paper, string blank) =>
        node.TakeAsync(officer, paper.CaseId, IssueOfDocument.Print, new { BlankUsed = blank });

    internal static Task<Answer> MisprintAsync(CaseworkNode node, Officer officer, string blank, string reason = "замялась лента") =>
        node.PostAsync(officer, "/api/prints/misprints", new { blank, reason });

    internal static async Task<JsonNode> LineAsync(CaseworkNode node, Officer officer) =>
        (await node.GetAsync(officer, "/api/stock"))["kinds"].AsArray().Single(line => (string)line!["paper"]! == PrintOffice.Card)!;

    internal static Task<bool> WithdrawAsync(CaseworkNode node, GivenPaper paper) => node.InAsync<UnitOfWork, bool>(async unit =>
    {
        DateTimeOffset? now = node.Clock.GetUtcNow();
        await unit.RunAsync(() => unit.Context<CaseworkContext>().Papers.Where(each => each.Id == paper.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.WithdrawnAt, now)));
        return true;
    });
}

public sealed class A_batch_of_prints
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task prints_the_oldest_papers_on_blanks_in_order(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await A_blank_on_which_a_paper_is_printed.ReadyAsync(node, papers: 5, blanks: 10);
        Assert.Equal(5, (int)Queue((await node.GetAsync(officer, "/api/prints")).Body!)["waiting"]!);
        var batch = await RestAsync(node, officer, await StartAsync(node, officer, 3));
        Assert.Equal((3, 3, 0), Figures(batch));
        Assert.Equal(["AA 0000001", "AA 0000002", "AA 0000003"], batch["papers"]!.AsArray().Select(line => (string)line!["blank"]!));
        Assert.Equal(2, (int)Queue((await node.GetAsync(officer, "/api/prints")).Body!)["waiting"]!);
        var first = (Guid)batch["papers"]![0]!["caseId"]!;
        Assert.Equal(IssueOfDocument.Printed.Key, (string)(await node.GetAsync(officer, $"/api/cases/{first}"))["state"]!);
        Assert.Contains("AA 0000001", (await node.GetAsync(officer, $"/api/cases/{first}/record")).Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task leaves_out_a_paper_that_was_withdrawn_meanwhile_and_goes_on(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await A_blank_on_which_a_paper_is_printed.ReadyAsync(node, papers: 3, blanks: 10);
        var id = await LaidAsync(node, officer, papers);
        await A_blank_on_which_a_paper_is_printed.WithdrawAsync(node, papers[1]);
        await RunAsync(node, id);
        var batch = (await node.GetAsync(officer, $"/api/prints/{id}")).Body!;
        Assert.Equal((3, 2, 0), Figures(batch));
        Assert.Equal("blank-paper-withdrawn", (string)batch["papers"]![1]!["refusal"]!);
        Assert.Equal("AA 0000002", (string)batch["papers"]![2]!["blank"]!);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stands_still_without_blanks_and_goes_on_with_new_ones(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, _) = await A_blank_on_which_a_paper_is_printed.ReadyAsync(node, papers: 4, blanks: 2);
        var id = await StartAsync(node, officer, 4);
        var stopped = await RestAsync(node, officer, id);
        Assert.Equal(("no-blanks-left", 2), ((string)stopped["batch"]!["stopped"]!, (int)stopped["batch"]!["printed"]!));
        Assert.Equal("batch-runs", (await node.PostAsync(officer, "/api/prints", new { paper = PrintOffice.Card })).Refusal);
        await node.PostAsync(officer, "/api/stock/received", new { paper = PrintOffice.Card, first = "AB 0001", count = 1 });
        await node.PostAsync(officer, $"/api/prints/{id}/resumed", new { });
        stopped = await RestAsync(node, officer, id, printed: 3);
        Assert.Equal("no-blanks-left", (string)stopped["batch"]!["stopped"]!);
        Assert.Equal(HttpStatusCode.OK, (await node.PostAsync(officer, $"/api/prints/{id}/ended", new { })).Status);
        Assert.Equal(1, (int)Queue((await node.GetAsync(officer, "/api/prints")).Body!)["waiting"]!);
        Assert.Equal("no-blanks-left", (await node.PostAsync(officer, "/api/prints", new { paper = PrintOffice.Card })).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_a_kill_left_unfinished_goes_on_at_the_next_start_and_prints_nothing_twice(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.NewAsync(kind);
        var clock = new TestClock();
        Guid id;
        await using (var node = await CaseworkNode.AtAsync(database, clock))
        {
            var (officer, papers) = await A_blank_on_which_a_paper_is_printed.ReadyAsync(node, papers: 6, blanks: 10);
            id = await LaidAsync(node, officer, papers);
            for (var position = 0; position < 2; position++)
                Assert.Equal(PrintState.Printed, (await node.InAsync<PrintPaper, Outcome<PrintState>>(print => print.RunAsync(officer, id, position, default))).Value);
        }
        await using (var node = await CaseworkNode.AtAsync(database, clock))
        {
            var officer = await node.OfficialAsync(Function.Asylum);
            var batch = await RestAsync(node, officer, id);
            Assert.Equal((6, 6, 0), Figures(batch));
            Assert.Equal(6, batch["papers"]!.AsArray().Select(line => (string)line!["blank"]!).Distinct().Count());
            Assert.Equal(4, (int)(await A_blank_on_which_a_paper_is_printed.LineAsync(node, officer))["inStock"]!);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_its_units_alone_and_can_be_one_paper(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (officer, papers) = await A_blank_on_which_a_paper_is_printed.ReadyAsync(node, papers: 2, blanks: 10);
        var there = await node.OfficialAsync(Function.Asylum, CaseworkNode.Law.Units.First(unit => unit.Authority == officer.Authority && unit.Code != officer.Unit).Code);
        Assert.Equal("no-such-paper", (await node.PostAsync(there, "/api/prints", new { paperId = papers[0].Id })).Refusal);
        var id = (Guid)(await node.PostAsync(officer, "/api/prints", new { paperId = papers[1].Id }))["id"]!;
        var batch = await RestAsync(node, officer, id);
        Assert.Equal(papers[1].Id, (Guid)Assert.Single(batch["papers"]!.AsArray())!["paperId"]!);
        Assert.Equal("no-such-batch", (await node.GetAsync(there, $"/api/prints/{id}")).Refusal);
        Assert.Equal("no-such-batch", (await node.PostAsync(there, $"/api/prints/{id}/resumed", new { })).Refusal);
        Assert.Empty((await node.GetAsync(there, "/api/prints"))["batches"].AsArray());
    }

    static JsonNode Queue(JsonNode view) => view["kinds"]!.AsArray().Single(line => (string)line!["paper"]! == PrintOffice.Card)!;

    static (int Total, int Printed, int Waiting) Figures(JsonNode view) =>
        ((int)view["batch"]!["total"]!, (int)view["batch"]!["printed"]!, (int)view["batch"]!["waiting"]!);

    static async Task<Guid> StartAsync(CaseworkNode node, Officer officer, int count) =>
        (Guid)(await node.PostAsync(officer, "/api/prints", new { paper = PrintOffice.Card, count }))["id"]!;

    static Task<JsonNode> RestAsync(CaseworkNode node, Officer officer, Guid id, int printed = 0) => PrintOffice.UntilAsync(
        async () => (await node.GetAsync(officer, $"/api/prints/{id}")).Body!, view => !(bool)view["batch"]!["runs"]! && (int)view["batch"]!["printed"]! >= printed);

    /// <summary>A batch that lies in the database as if the node had been killed before its first paper.</summary>
    static Task<Guid> LaidAsync(CaseworkNode node, Officer officer, IReadOnlyList<GivenPaper> papers) => node.InAsync<UnitOfWork, Guid>(async unit =>
    {
        var id = Guid.CreateVersion7();
        await unit.RunAsync(() =>
        {
            var casework = unit.Context<CaseworkContext>();
            casework.Batches.Add(new()
            {
                Id = id, Paper = PrintOffice.Card, Authority = officer.Authority, Unit = officer.Unit, Official = officer.Id, StartedAt = node.Clock.GetUtcNow(), Total = papers.Count,
            });
            casework.Prints.AddRange(papers.Select((paper, position) => new PrintItem
            {
                BatchId = id, Position = position, CaseId = paper.CaseId, PaperId = paper.Id, State = PrintState.Waits,
            }));
            return Task.CompletedTask;
        });
        return id;
    });

    static Task RunAsync(CaseworkNode node, Guid id) => node.Services.GetRequiredService<PrintRuns>().RunAsync(id, TestContext.Current.CancellationToken);
}
