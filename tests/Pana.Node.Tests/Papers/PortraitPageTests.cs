using System.Net;
using System.Net.Http.Headers;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.CasePages;

namespace Pana.Node.Tests.Papers;

public sealed class A_photo_that_was_uploaded_without_script
{
    static async Task<(HttpClient Asylum, Guid Person, Guid Claim)> ClaimAsync(CaseOffice office)
    {
        var asylum = await office.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        return (asylum, person, await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person));
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient browser, Guid person, byte[] picture, string name = "photo.jpg", string kind = "Photo") =>
        await browser.PostAsync($"/persons/{person}/portrait", new MultipartFormDataContent
        {
            { new StringContent(await RunningNode.TokenAsync(browser, "/manual")), "form-token" }, { new StringContent(kind), "kind" },
            { new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo-file", name },
        });

    [Fact]
    public async Task stands_on_the_paper_and_behind_its_wall_alone()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, person, claim) = await ClaimAsync(office);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register);
        var paper = "/papers/" + (await asylum.GetStringAsync($"/cases/{claim}")).Split("href=\"/papers/")[1][..36];
        Assert.DoesNotContain("<img", await asylum.GetStringAsync(paper), StringComparison.Ordinal);

        var sent = await SendAsync(asylum, person, DrawnPictures.Jpeg(beside: (0xE1, DrawnPictures.Notes(1))));
        Assert.Equal((HttpStatusCode.SeeOther, $"/persons/{person}/portrait?done=1"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        var inside = $"<img src=\"data:image/jpeg;base64,{Convert.ToBase64String(DrawnPictures.Jpeg())}\" alt=\"Акси соҳиб\" />";
        var shown = await asylum.GetAsync(paper);
        Assert.Contains(inside, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data:;", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("data:", Assert.Single((await asylum.GetAsync($"/persons/{person}")).Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains($"href=\"/persons/{person}/portrait\"", await asylum.GetStringAsync($"/persons/{person}"), StringComparison.Ordinal);

        var (status, text) = await CaseOffice.ReadAsync(asylum, $"/persons/{person}/portrait");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Что загружено", text, StringComparison.Ordinal);
        foreach (var function in new[] { Function.Migration, Function.Social })
            Assert.Equal(HttpStatusCode.NotFound, (await (await office.AsAsync(function)).GetAsync($"/persons/{person}/portrait")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.AsAsync(Function.Border)).GetAsync($"/persons/{person}/portrait")).StatusCode);
    }

    [Fact]
    public async Task is_refused_with_a_sentence_that_says_what_to_do()
    {
        await using var office = await CaseOffice.OpenAsync();
        var (asylum, person, _) = await ClaimAsync(office);
        async Task<string> AnswerAsync(byte[] picture, HttpStatusCode status)
        {
            var answer = await SendAsync(asylum, person, picture);
            Assert.Equal(status, answer.StatusCode);
            return await CaseOffice.TextAsync(answer);
        }

        Assert.Contains("Это документ PDF, как бы он ни назывался, а нужно фото. Снимите камерой", await AnswerAsync("%PDF-1.7\n"u8.ToArray(), HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
        Assert.Contains("не больше 2000 по каждой стороне. Уменьшите", await AnswerAsync([.. DrawnPictures.PngStart, .. DrawnPictures.Chunk("IHDR", DrawnPictures.Head(35_433, 47_244))], HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("а на документе 35 : 45", await AnswerAsync(DrawnPictures.Jpeg(1062, 826), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("Поверните его", await AnswerAsync(DrawnPictures.Jpeg(beside: (0xE1, DrawnPictures.Notes(8))), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("МБ", await AnswerAsync([.. DrawnPictures.Jpeg(), .. new byte[5_000_000]], HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
        Assert.Contains("Фото ещё нет", (await CaseOffice.ReadAsync(asylum, $"/persons/{person}/portrait")).Text, StringComparison.Ordinal);
    }
}
