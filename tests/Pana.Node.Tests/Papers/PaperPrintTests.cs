using System.Diagnostics;
using System.Text;
using Pana.Casework.Papers;
using Pana.Kernel;
using Pana.Law;
using Pana.Papers;

namespace Pana.Node.Tests.Papers;

public sealed class A_printed_paper : IAsyncLifetime
{
    readonly PaperPrinter _printer = new();

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(PaperOffice.Chromium), "Chromium is not installed: apt-get install chromium");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _printer.DisposeAsync();

    async Task<byte[]> PrintAsync(string document)
    {
        var (refusal, pdf) = await _printer.PrintAsync(document, TestContext.Current.CancellationToken);
        Assert.Null(refusal);
        return pdf!;
    }

    /// <summary>Set PANA_PAPERS to a folder to look at them.</summary>
    [Theory, InlineData("tjk", 2), InlineData("kaz", 3)]
    public async Task is_a_tagged_file_with_its_fonts_inside_for_every_kind(string code, int person)
    {
        var edition = PaperOffice.Edition(code);
        var folder = Environment.GetEnvironmentVariable("PANA_PAPERS");
        var times = new List<double>();
        foreach (var paper in PaperOffice.Kinds)
        {
            var clock = Stopwatch.StartNew();
            var pdf = await PrintAsync(PaperOffice.Document(edition, paper, person));
            times.Add(clock.Elapsed.TotalMilliseconds);
            var text = Encoding.Latin1.GetString(pdf);
            Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
            Assert.Contains("/MarkInfo", text, StringComparison.Ordinal);
            Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
            Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
            // The zone's OCR-B, where the machine has it, has outlines that Chromium lays into a file in this way alone.
            if (!paper.Form.HasMrz)
                Assert.DoesNotContain("/Type3", text, StringComparison.Ordinal);
            if (folder is not null)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{paper.Kind}-{code}-{PaperOffice.People[person].Language}.pdf"), pdf, TestContext.Current.CancellationToken);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{times.Count} papers: the first with the start of the browser {times[0]:0} ms, the others {times.Skip(1).Order().ElementAt(times.Count / 2):0} ms in the middle, {times.Skip(1).Max():0} ms at most"));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public async Task gives_the_name_back_in_its_own_order(int person)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext is not installed: apt-get install poppler-utils");
        var text = await PaperOffice.TextAsync(await PrintAsync(PaperOffice.Document(PaperOffice.Edition("tjk"), Vocabulary.AsylumSeekerCertificate, person)));
        var (_, name, original) = PaperOffice.People[person];

        Assert.Contains(Letters(name), Letters(text), StringComparison.Ordinal);
        Assert.Contains(Letters(original ?? name), Letters(text), StringComparison.Ordinal);
    }

    /// <summary>In the order of reading; blanks are a guess of the reader from the distances of letters, marks of direction its own.</summary>
    static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetter));

    [Theory, InlineData("travel-document-1951", "XXB"), InlineData("travel-document-1954", "XXA")]
    public async Task for_travel_has_a_zone_that_a_reader_reads_and_one_page_of_a_booklet(string kind, string status)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext is not installed: apt-get install poppler-utils");
        var pdf = await PrintAsync(PaperOffice.Document(PaperOffice.Edition("tkm"), PaperOffice.Kinds.Single(paper => paper.Kind == kind), 0));
        var lines = (await PaperOffice.TextAsync(pdf)).Split('\n').Select(line => line.Trim()).Where(line => line.Length == 44 && line.Contains('<')).ToList();
        var zone = Mrz.Read(string.Join('\n', lines), new(2026, 11, 28));

        Assert.True(zone.IsSound, string.Join(", ", zone.Errors));
        Assert.Equal(("TKM", status, "K7MX2QPD"), (zone.Issuer, zone.Nationality, zone.DocumentNumber));
        Assert.Equal(("HUSAYNI BADAKHSHANI", "SAYID SHARIF"), (zone.Name.Primary, zone.Name.Secondary));
        Assert.Equal(PartialDate.Of(1990, 6, 2), zone.Birth);
        Assert.Contains("/MediaBox [0 0 354", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task reaches_nothing_outside()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        await PrintAsync($"<html><body><img src=\"http://127.0.0.1:{port}/a\"><script>fetch('http://127.0.0.1:{port}/b')</script></body></html>");

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task is_made_although_the_browser_died_since_the_last_one()
    {
        var document = PaperOffice.Document(PaperOffice.Edition("tjk"), Vocabulary.ArrivalSlip, 0);
        await PrintAsync(document);
        var died = _printer.ProcessId!.Value;
        using (var process = Process.GetProcessById(died))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await PrintAsync(document);

        Assert.NotEqual(died, _printer.ProcessId);
    }

    [Fact]
    public async Task leaves_no_browser_behind()
    {
        await PrintAsync(PaperOffice.Document(PaperOffice.Edition("tjk"), Vocabulary.ArrivalSlip, 0));
        using var process = Process.GetProcessById(_printer.ProcessId!.Value);
        await _printer.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(process.WaitForExit(5000));
    }
}

public sealed class A_node_without_Chromium
{
    [Fact]
    public async Task says_so_instead_of_a_PDF()
    {
        await using var printer = new PaperPrinter(["/no/such/browser"]);
        var (refusal, pdf) = await printer.PrintAsync("<p></p>", TestContext.Current.CancellationToken);

        Assert.False(printer.HasBrowser);
        Assert.Equal(("no-pdf-here", null), (refusal!.Name, pdf));
    }
}
