using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Node.Tests.Casework;
using Pana.Storage;

namespace Pana.Node.Tests.Stock;

public sealed class The_number_of_a_blank
{
    [Theory]
    [InlineData("AA 0000001", "AA 0000001")]
    [InlineData(" aa0000001", "AA 0000001")]
    [InlineData("аа № 0000001", "AA 0000001")]
    [InlineData("AB-1234", "AB 1234")]
    [InlineData("123456789", "123456789")]
    public void is_read_as_people_type_it(string typed, string read) =>
        Assert.Equal(read, BlankNumber.TryParse(typed, out var number) ? $"{number}" : null);

    [Theory, InlineData(""), InlineData("AA"), InlineData("AA 123"), InlineData("AA 1234567890"), InlineData("ABCDE 1234"), InlineData("AA 12A4"), InlineData("AA ٠٠٠٠"), InlineData(null)]
    public void is_nothing_else(string? typed) => Assert.False(BlankNumber.TryParse(typed, out _));

    [Fact]
    public void has_as_many_digits_as_are_printed()
    {
        Assert.True(BlankNumber.TryParse("AA 9998", out var number));
        Assert.True(number.HasRoomFor(2));
        Assert.False(number.HasRoomFor(3));
    }
}

public sealed class The_stock_of_a_unit
{
    const string Card = "refugee-card";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task takes_in_no_number_that_is_known_anywhere_in_the_state(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = await UnitsAsync(node);
        Assert.Equal("AA 0000001–0000500", (string)(await ReceiveAsync(node, here, "AA 0000001", 500))["blanks"]!);
        foreach (var (first, count) in new[] { ("AA 0000500", 1), ("AA 0000001", 500), ("aa 0000400", 200), ("АА 0000001", 1) })
            Assert.Equal("blanks-known-already", (await ReceiveAsync(node, there, first, count)).Refusal);
        Assert.Equal("blanks-known-already", (await ReceiveAsync(node, there, "AA 0000300", 1, "travel-document-1951")).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await ReceiveAsync(node, there, "AA 0000501", 10)).Status);
        Assert.Equal((500, 10), (await InStockAsync(node, here), await InStockAsync(node, there)));

        Assert.Equal(HttpStatusCode.OK, (await EndAsync(node, here, "lost", "AA 0000001", 1)).Status);
        Assert.Equal("blanks-known-already", (await ReceiveAsync(node, there, "AA 0000001", 1)).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task refuses_what_is_no_delivery(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, _) = await UnitsAsync(node);
        Assert.Equal("blank-not-understood", (await ReceiveAsync(node, here, "AA", 5)).Refusal);
        Assert.Equal("blanks-count-not-understood", (await ReceiveAsync(node, here, "AA 0001", 0)).Refusal);
        Assert.Equal("blanks-count-not-understood", (await ReceiveAsync(node, here, "AA 9000", 1001)).Refusal);
        Assert.Equal("no-such-blank-kind", (await ReceiveAsync(node, here, "AA 0001", 1, "arrival-slip")).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task gives_another_unit_what_it_has_and_no_more(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = await UnitsAsync(node);
        await ReceiveAsync(node, here, "AA 0000001", 300);
        await ReceiveAsync(node, here, "AA 0000301", 200);
        var moved = await node.PostAsync(here, "/api/stock/moved", new { first = "AA 0000251", count = 100, unit = there.Unit });
        Assert.Equal("AA 0000251–0000350", (string)moved["blanks"]!);
        Assert.Equal((400, 100), (await InStockAsync(node, here), await InStockAsync(node, there)));
        Assert.Equal("no-such-blank", (await node.PostAsync(here, "/api/stock/moved", new { first = "AA 0000350", count = 2, unit = there.Unit })).Refusal);
        Assert.Equal("no-such-unit", (await node.PostAsync(here, "/api/stock/moved", new { first = "AA 0000001", count = 1, unit = here.Unit })).Refusal);
        Assert.Equal("no-such-unit", (await node.PostAsync(here, "/api/stock/moved", new { first = "AA 0000001", count = 1, unit = "nowhere" })).Refusal);
        // The other unit hears where they came from, and nothing else of this one.
        var line = Assert.Single((await node.GetAsync(there, "/api/stock"))["movements"].AsArray())!;
        Assert.Equal(("Moved", 100), ((string)line["kind"]!, (int)line["count"]!));
        Assert.NotNull(line["from"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task loses_spoilt_and_lost_blanks_for_good_and_only_with_a_reason(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = await UnitsAsync(node);
        await ReceiveAsync(node, here, "AA 0000001", 10);
        Assert.Equal("blanks-need-reason", (await EndAsync(node, here, "spoilt", "AA 0000005", 2, " ")).Refusal);
        Assert.Equal("no-such-blank", (await EndAsync(node, there, "spoilt", "AA 0000005", 2)).Refusal);
        Assert.Equal(HttpStatusCode.OK, (await EndAsync(node, here, "spoilt", "AA 0000005", 2)).Status);
        Assert.Equal(HttpStatusCode.OK, (await EndAsync(node, here, "lost", "AA 0000009", 1)).Status);
        Assert.Equal("blank-spoilt", (await EndAsync(node, here, "lost", "AA 0000004", 2)).Refusal);
        Assert.Equal("blank-lost", (await EndAsync(node, here, "spoilt", "AA 0000009", 1)).Refusal);
        Assert.Equal("no-such-blank", (await EndAsync(node, there, "spoilt", "AA 0000009", 1)).Refusal);
        var line = await LineAsync(node, here);
        Assert.Equal((7, 2, 1, "AA 0000001"), ((int)line["inStock"]!, (int)line["spoilt"]!, (int)line["lost"]!, (string)line["next"]!));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_counted_by_two_who_do_not_know_what_the_other_found(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = await UnitsAsync(node);
        var colleague = await node.OfficialAsync(Function.Asylum, here.Unit, which: 1);
        await ReceiveAsync(node, here, "AA 0000001", 500);
        var id = (Guid)(await node.PostAsync(here, "/api/stock/counts", new { paper = Card, counted = 500 }))["id"]!;
        Assert.Equal("count-waits", (await node.PostAsync(colleague, "/api/stock/counts", new { paper = Card, counted = 500 })).Refusal);
        Assert.Equal("count-needs-second-person", (await SecondAsync(node, here, id, 500)).Refusal);
        Assert.Equal("no-such-count", (await SecondAsync(node, there, id, 500)).Refusal);
        var waiting = (await node.GetAsync(colleague, "/api/stock")).Body!;
        Assert.Null(waiting["counts"]![0]!["first"]);
        Assert.Null((await LineAsync(node, colleague))["inStock"]);
        Assert.Equal("Differs", (string)(await SecondAsync(node, colleague, id, 499))["state"]!);
        Assert.Equal("no-such-count", (await SecondAsync(node, colleague, id, 500)).Refusal);

        var differs = (await node.GetAsync(here, "/api/stock"))["counts"][0]!;
        Assert.Equal((500, 499, 500), ((int)differs["first"]!["counted"]!, (int)differs["second"]!["counted"]!, (int)differs["second"]!["book"]!));
        Assert.Equal("blanks-need-reason", (await node.PostAsync(here, $"/api/stock/counts/{id}/explained", new { reason = "" })).Refusal);
        Assert.Equal("Explained", (string)(await node.PostAsync(here, $"/api/stock/counts/{id}/explained", new { reason = "второй раз нашли все" }))["state"]!);
        Assert.Equal(500, await InStockAsync(node, here));

        var again = (Guid)(await node.PostAsync(colleague, "/api/stock/counts", new { paper = Card, counted = 500 }))["id"]!;
        await EndAsync(node, here, "lost", "AA 0000007", 1);
        Assert.Equal("Agrees", (string)(await SecondAsync(node, here, again, 499))["state"]!);
        Assert.Equal("no-such-count", (await node.PostAsync(here, $"/api/stock/counts/{again}/explained", new { reason = "-" })).Refusal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task keeps_every_movement_as_it_was_written(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, _) = await UnitsAsync(node);
        await ReceiveAsync(node, here, "AA 0000001", 5);
        await Assert.ThrowsAnyAsync<Exception>(() => node.InAsync<CaseworkContext, int>(context =>
            context.Movements.ExecuteUpdateAsync(set => set.SetProperty(each => each.Count, 4), TestContext.Current.CancellationToken)));
        await Assert.ThrowsAnyAsync<Exception>(() => node.InAsync<CaseworkContext, int>(context => context.Movements.ExecuteDeleteAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(5, (int)Assert.Single((await node.GetAsync(here, "/api/stock"))["movements"].AsArray())!["count"]!);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_hundred_thousand_blanks_is_a_few_rows(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (here, there) = await UnitsAsync(node);
        await ReceiveAsync(node, here, "AA 0000001", 100_000);
        await node.PostAsync(here, "/api/stock/moved", new { first = "AA 0050001", count = 10_000, unit = there.Unit });
        await EndAsync(node, here, "spoilt", "AA 0000001", 3);
        Assert.Equal((89_997, 10_000), (await InStockAsync(node, here), await InStockAsync(node, there)));
        Assert.Equal(3, await node.InAsync<CaseworkContext, int>(context => context.Blanks.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task is_nobodys_but_those_who_work_there()
    {
        await using var node = await CaseworkNode.NewAsync();
        foreach (var function in new[] { Function.Border, Function.Migration, Function.Police, Function.Social, Function.Decision, Function.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(await node.OfficialAsync(function), "/api/stock")).Status);
    }

    static async Task<(Officer Here, Officer There)> UnitsAsync(CaseworkNode node)
    {
        var units = CaseworkNode.Law.Units.Where(unit => CaseworkNode.Law.Authorities.First(body => body.Code == unit.Authority).Functions.Contains(Function.Asylum)).Take(2).ToList();
        return (await node.OfficialAsync(Function.Asylum, units[0].Code), await node.OfficialAsync(Function.Asylum, units[1].Code));
    }

    static Task<Answer> ReceiveAsync(CaseworkNode node, Officer officer, string first, long count, string paper = Card) =>
        node.PostAsync(officer, "/api/stock/received", new { paper, first, count });

    static Task<Answer> EndAsync(CaseworkNode node, Officer officer, string end, string first, long count, string reason = "залиты водой") =>
        node.PostAsync(officer, $"/api/stock/{end}", new { first, count, reason });

    static Task<Answer> SecondAsync(CaseworkNode node, Officer officer, Guid id, long counted) => node.PostAsync(officer, $"/api/stock/counts/{id}/second", new { counted });

    static async Task<JsonNode> LineAsync(CaseworkNode node, Officer officer) =>
        (await node.GetAsync(officer, "/api/stock"))["kinds"].AsArray().Single(line => (string)line!["paper"]! == Card)!;

    static async Task<int> InStockAsync(CaseworkNode node, Officer officer) => (int)(await LineAsync(node, officer))["inStock"]!;
}
