using System.Net;
using System.Net.Http.Json;
using Pana.Kernel;

namespace Pana.Node.Tests.CasePages;

public sealed class A_claim_lodged_from_outside
{
    static readonly (string, string)[] Typed =
        [("what", "claim"), ("place-words", "Нижний Пяндж"), ("p.name.given", "Фарид"), ("p.birth", "1389"), ("note", "Сказал, что его ищут.")];

    [Fact]
    public async Task shows_a_number_and_reaches_the_asylum_authority()
    {
        await using var office = await CaseOffice.OpenAsync();
        var outside = await office.AsAsync(Function.International);
        var sent = await CaseOffice.SendAsync(outside, "/lodge", await outside.GetStringAsync("/lodge"), Typed);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var (_, receipt) = await CaseOffice.ReadAsync(outside, $"{sent.Headers.Location}");
        Assert.Contains("Получено", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Фарид", receipt, StringComparison.Ordinal);
        var asylum = await office.AsAsync(Function.Asylum);
        var (_, incoming) = await CaseOffice.ReadAsync(asylum, "/referrals");
        Assert.Contains("Фарид", incoming, StringComparison.Ordinal);
    }

    [Theory, InlineData(Function.LegalAid), InlineData(Function.Monitor), InlineData(Function.International)]
    public async Task by_a_program_is_the_same_and_sent_twice_is_one(Function function)
    {
        await using var office = await CaseOffice.OpenAsync();
        var outside = await office.AsAsync(function);
        outside.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        async Task<string> LodgeAsync()
        {
            var answer = await outside.PostAsJsonAsync("/api/lodgings", new { isHold = false, person = new { name = new { given = "Фарид" } }, place = "Нижний Пяндж" });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadAsStringAsync();
        }
        var receipt = await LodgeAsync();
        Assert.DoesNotContain("Фарид", receipt, StringComparison.Ordinal);
        Assert.Equal(receipt, await LodgeAsync());
        var (_, incoming) = await CaseOffice.ReadAsync(await office.AsAsync(Function.Asylum), "/referrals");
        Assert.Contains("Фарид", incoming, StringComparison.Ordinal);
    }

    [Fact]
    public async Task and_sent_twice_is_one()
    {
        await using var office = await CaseOffice.OpenAsync();
        var outside = await office.AsAsync(Function.Monitor);
        var page = await outside.GetStringAsync("/lodge");
        var (first, second) = (await CaseOffice.SendAsync(outside, "/lodge", page, Typed), await CaseOffice.SendAsync(outside, "/lodge", page, Typed));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task waits_for_nothing_that_could_be_known_of_the_person()
    {
        await using var office = await CaseOffice.OpenAsync();
        var outside = await office.AsAsync(Function.Monitor);
        var sent = await CaseOffice.SendAsync(outside, "/lodge", await outside.GetStringAsync("/lodge"), ("what", "hold"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task finds_nobody_in_the_register()
    {
        await using var office = await CaseOffice.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await CaseOffice.ReadAsync(await office.AsAsync(Function.Monitor), "/search")).Status);
    }
}
