using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.CasePages;

namespace Pana.Node.Tests.Papers;

public sealed partial class The_page_of_a_paper
{
    static async Task<string> CertificateAsync(CaseOffice office, string given = "Гулнора")
    {
        var asylum = await office.AsAsync(Function.Asylum);
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, await CaseOffice.PersonAsync(asylum, given));
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register, new { TravelRoute = "через горы" });
        return "/papers/" + (await asylum.GetStringAsync($"/cases/{claim}")).Split("href=\"/papers/")[1][..36];
    }

    [Fact]
    public async Task is_in_the_states_language_and_in_Russian_whatever_the_officials_own()
    {
        await using var office = await CaseOffice.OpenAsync();
        var address = await CertificateAsync(office);
        var page = await (await office.AsAsync(Function.Asylum)).GetStringAsync(address);
        var sheet = page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];

        Assert.Contains("class=\"paper paper-a5\"", sheet, StringComparison.Ordinal);
        Assert.Contains("Шаҳодатномаи муваққатии шахси паноҳҷӯянда", sheet, StringComparison.Ordinal);
        Assert.Contains("Временное свидетельство лица, ищущего убежище", sheet, StringComparison.Ordinal);
        Assert.Contains("Дароз карда шуд то", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Министерство", sheet, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), page);
    }

    [Fact]
    public async Task bears_the_seal_that_its_step_made_however_often_it_is_printed()
    {
        await using var office = await CaseOffice.OpenAsync();
        var address = await CertificateAsync(office);
        var page = await (await office.AsAsync(Function.Asylum)).GetStringAsync(address);
        var code = Code().Match(page).Value;

        Assert.NotEqual("", code);
        Assert.Equal(code, Code().Match(await (await office.AsAsync(Function.Asylum)).GetStringAsync(address)).Value);
    }

    [Fact]
    public async Task encodes_what_somebody_wrote()
    {
        await using var office = await CaseOffice.OpenAsync();
        var page = await (await office.AsAsync(Function.Asylum)).GetStringAsync(await CertificateAsync(office, "Гул<b onclick=1>нора"));

        Assert.DoesNotContain("<b onclick", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_file_to_print_behind_the_same_walls_and_written_down_as_read()
    {
        Assert.SkipUnless(File.Exists(PaperOffice.Chromium), "Chromium is not installed: apt-get install chromium");
        await using var office = await CaseOffice.OpenAsync();
        var address = await CertificateAsync(office);
        var answer = await (await office.AsAsync(Function.Asylum)).GetAsync($"{address}/pdf");
        var pdf = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        if (File.Exists("/usr/bin/pdftotext"))
            Assert.Contains("Гулнора", await PaperOffice.TextAsync(pdf), StringComparison.Ordinal);
        foreach (var function in new[] { Function.Border, Function.Migration, Function.Police, Function.Social, Function.Monitor })
            Assert.Equal(HttpStatusCode.NotFound, (await (await office.AsAsync(function)).GetAsync($"{address}/pdf")).StatusCode);
    }

    [GeneratedRegex("<style|<script(?![^>]* src=)| style=| on[a-z]+=")]
    private static partial Regex Inline();

    [GeneratedRegex("<div class=\"paper-seal\"><svg.*?</svg>")]
    private static partial Regex Code();
}
