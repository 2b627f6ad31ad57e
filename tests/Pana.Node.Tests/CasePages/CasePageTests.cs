using System.Net;
using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.Tests.CasePages;

public sealed class A_case_page
{
    [Fact]
    public async Task says_what_may_be_done_what_not_and_why()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        var determination = await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register);
        var (status, page) = await CaseOffice.ReadAsync(asylum, $"/cases/{determination}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Гулнора", page, StringComparison.Ordinal);
        Assert.Contains("Нельзя сейчас", page, StringComparison.Ordinal);
        Assert.Contains("class=\"source\"", await asylum.GetStringAsync($"/cases/{determination}"), StringComparison.Ordinal);
        Assert.Contains("Что происходило", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[[a-z]+\.[A-Za-z.-]+\]", page);
    }

    [Fact]
    public async Task shows_a_long_record_part_by_part_and_loses_none_of_it()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        for (var i = 0; i < 120; i++)
            await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Explain);
        int Entries(string page) => page.Split("record-what").Length - 1;
        var newest = await asylum.GetStringAsync($"/cases/{claim}");
        Assert.Equal(100, Entries(newest));
        var rest = System.Text.RegularExpressions.Regex.Match(newest, "rel=\"next\" href=\"([^\"#]*)").Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Equal(21, Entries(await asylum.GetStringAsync(rest)));
    }

    [Theory]
    [InlineData(Function.Border)]
    [InlineData(Function.Migration)]
    [InlineData(Function.Police)]
    [InlineData(Function.Security)]
    [InlineData(Function.Social)]
    [InlineData(Function.Guardian)]
    [InlineData(Function.LegalAid)]
    [InlineData(Function.Health)]
    [InlineData(Function.International)]
    [InlineData(Function.Monitor)]
    [InlineData(Function.Interpreter)]
    public async Task is_for_those_outside_as_if_there_were_none(Function function)
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        var outside = await office.AsAsync(function);
        foreach (var path in new[] { "/cases/{0}", "/cases/{0}/print", "/cases/{0}/steps/AsylumRegistration.File", "/load/{0}" })
            Assert.Equal(await CaseOffice.ReadAsync(outside, string.Format(null, path, Guid.CreateVersion7())),
                await CaseOffice.ReadAsync(outside, string.Format(null, path, claim)));
        foreach (var path in new[] { "/persons/{0}", "/persons/{0}/readings", "/persons/{0}/steps/AsylumRegistration.Voice" })
            Assert.Equal(await CaseOffice.ReadAsync(outside, string.Format(null, path, Guid.CreateVersion7())),
                await CaseOffice.ReadAsync(outside, string.Format(null, path, person)));
    }

    [Fact]
    public async Task shows_the_sender_a_number_and_how_it_fares()
    {
        await using var office = await CaseOffice.OpenAsync();
        var guard = await office.AsAsync(Function.Border);
        var referral = await CaseOffice.CaseAsync(guard, Referral.Send, await CaseOffice.PersonAsync(guard));
        var (_, page) = await CaseOffice.ReadAsync(guard, $"/cases/{referral}");
        Assert.Contains("Получено", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Гулнора", page, StringComparison.Ordinal);
        Assert.DoesNotContain("передача", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task is_written_down_as_read()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        await CaseOffice.ReadAsync(asylum, $"/cases/{claim}/print");
        var (_, log) = await CaseOffice.ReadAsync(asylum, $"/persons/{person}/readings");
        Assert.Contains("Дело распечатано", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task may_be_given_to_somebody_else_by_the_supervisor()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, head) = (await office.AsAsync(Function.Asylum), await office.AsAsync(Function.Asylum, supervisor: true));
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        var other = (await office.Node.OfficersAsync(Function.Asylum))[1];
        var page = await head.GetStringAsync($"/load/{claim}");
        var sent = await RunningNode.PostAsync(head, $"/load/{claim}", $"/load/{claim}", ("to", $"{other.Id}"), ("reason", "Отпуск"),
            ("form-version", RunningNode.Hidden(page, "form-version")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains(other.Name, (await CaseOffice.ReadAsync(head, $"/cases/{claim}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await CaseOffice.ReadAsync(asylum, $"/load/{claim}")).Status);
    }
}
