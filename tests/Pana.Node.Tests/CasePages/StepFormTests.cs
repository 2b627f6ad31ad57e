using System.Net;
using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.Tests.CasePages;

public sealed class A_step_form
{
    static async Task<(HttpClient Asylum, Guid Determination)> DeterminationAsync(CaseOffice office)
    {
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum));
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        return (asylum, await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register));
    }

    static readonly string Invite = RefugeeStatusDetermination.Invite.Key, At = RefugeeStatusDetermination.InterviewAt.Key,
        Where = RefugeeStatusDetermination.Where.Key, Spoken = RefugeeStatusDetermination.InterviewLanguage.Key;

    [Fact]
    public async Task opens_a_case_from_the_page_of_the_person()
    {
        await using var office = await CaseOffice.OpenAsync();
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        await CaseOffice.CaseAsync(asylum, Referral.Send, person);
        var path = $"/persons/{person}/steps/{AsylumRegistration.Voice.Key}";
        Assert.Contains(path, await asylum.GetStringAsync($"/persons/{person}"), StringComparison.Ordinal);
        var sent = await CaseOffice.SendAsync(asylum, path, await asylum.GetStringAsync(path), (AsylumRegistration.VoicedWhere.Key, "Душанбе"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.StartsWith("/cases/", $"{sent.Headers.Location}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, id) = await DeterminationAsync(office);
        var path = $"/cases/{id}/steps/{Invite}";
        var sent = await CaseOffice.SendAsync(asylum, path, await asylum.GetStringAsync(path), (At, "когда-нибудь"), (Where, "каб. 12 <b>"), (Spoken, "prs"));
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("data-errors", page, StringComparison.Ordinal);
        Assert.Contains("каб. 12 &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("12 <b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task understands_day_and_time_as_people_write_them()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, id) = await DeterminationAsync(office);
        var path = $"/cases/{id}/steps/{Invite}";
        await CaseOffice.SendAsync(asylum, path, await asylum.GetStringAsync(path), (At, "4.12.2026 9:30"), (Where, "каб. 12"), (Spoken, "prs"));
        Assert.Contains("04.12.2026 09:30", (await CaseOffice.ReadAsync(asylum, $"/cases/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_sent_twice_takes_one_step()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, id) = await DeterminationAsync(office);
        var path = $"/cases/{id}/steps/{Invite}";
        var page = await asylum.GetStringAsync(path);
        for (var times = 0; times < 2; times++)
            Assert.Equal(HttpStatusCode.SeeOther,
                (await CaseOffice.SendAsync(asylum, path, page, (At, "04.12.2026 09:30"), (Where, "каб. 12"), (Spoken, "prs"))).StatusCode);
        Assert.Single((await asylum.GetStringAsync($"/cases/{id}")).Split("href=\"/papers/").Skip(1));
    }

    [Fact]
    public async Task from_a_stale_page_is_told_what_changed_and_loses_nothing()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, id) = await DeterminationAsync(office);
        var path = $"/cases/{id}/steps/{Invite}";
        var old = await asylum.GetStringAsync(path);
        await CaseOffice.TakeAsync(asylum, id, RefugeeStatusDetermination.Screen);
        var sent = await CaseOffice.SendAsync(asylum, path, old, (At, "04.12.2026 09:30"), (Where, "каб. 12"), (Spoken, "prs"));
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        Assert.Contains("Дело изменилось", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther,
            (await CaseOffice.SendAsync(asylum, path, page, (At, "04.12.2026 09:30"), (Where, "каб. 12"), (Spoken, "prs"))).StatusCode);
    }

    [Fact]
    public async Task keeps_a_draft_for_its_writer_alone_until_it_is_sent()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, id) = await DeterminationAsync(office);
        var path = $"/cases/{id}/steps/{Invite}";
        var kept = await RunningNode.PostAsync(asylum, $"/drafts/{id}.{Invite}", path, (Where, "черновик места"));
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Contains("черновик места", WebUtility.HtmlDecode(await asylum.GetStringAsync(path)), StringComparison.Ordinal);
        var colleague = await office.AsAsync(Function.Asylum, which: 1);
        Assert.DoesNotContain("черновик места", WebUtility.HtmlDecode(await colleague.GetStringAsync(path)), StringComparison.Ordinal);
        await CaseOffice.SendAsync(asylum, path, await asylum.GetStringAsync(path), (At, "04.12.2026 09:30"), (Where, "каб. 12"), (Spoken, "prs"));
        Assert.DoesNotContain("черновик места", WebUtility.HtmlDecode(await asylum.GetStringAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_no_draft_of_a_case_that_is_not_theirs()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (_, id) = await DeterminationAsync(office);
        var police = await office.AsAsync(Function.Police);
        var answer = await RunningNode.PostAsync(police, $"/drafts/{id}.{RefugeeStatusDetermination.AddEvidence.Key}", "/manual", ("x", "y"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
