using System.Diagnostics;
using System.IO.Compression;
using Pana.Node.Tests.EndToEnd;

namespace Pana.Node.Tests.Papers;

/// <summary>
/// A reader of another make: poppler draws the page, tesseract looks at each line of the zone where Doc 9303-4 puts it. With its older engine,
/// which looks at letters one by one: the newer one expects words and loses count in rows of fillers.
/// </summary>
sealed class OpticalReader : IDisposable
{
    /// <summary>Millimetres: the page, and where on it the two lines stand.</summary>
    const double PageWidth = 125, FirstLine = 69.4, SecondLine = 75.75, LineHeight = 7.1;

    /// <summary>Neither the code of the document nor a state nor a name holds a digit.</summary>
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<", All = Letters + "0123456789";

    static readonly string Model = Path.Combine(Region_in_a_browser.Sources, "web", "node_modules", "@tesseract.js-data", "eng", "4.0.0", "eng.traineddata.gz");

    readonly string _folder = Directory.CreateTempSubdirectory("pana-zones-").FullName;
    int _pages;

    public static string? Missing =>
        !File.Exists("/usr/bin/tesseract") ? "tesseract is not installed: apt-get install tesseract-ocr"
        : !File.Exists("/usr/bin/pdftoppm") ? "pdftoppm is not installed: apt-get install poppler-utils"
        : !File.Exists("/usr/share/fonts/opentype/ocr-b/OCRB.otf") ? "OCR-B is not installed: apt-get install fonts-ocr-b"
        : !File.Exists(Model) ? "the letters that tesseract knows are not installed: npm ci in the folder web" : null;

    public OpticalReader()
    {
        using var packed = new GZipStream(File.OpenRead(Model), CompressionMode.Decompress);
        using var model = File.Create(In("eng.traineddata"));
        packed.CopyTo(model);
    }

    string In(string name) => Path.Combine(_folder, name);

    public async Task<string> KeepAsync(byte[] pdf)
    {
        var page = In($"{_pages++:000}.pdf");
        await File.WriteAllBytesAsync(page, pdf);
        return page;
    }

    /// <summary>Two lines of each page, as they were seen.</summary>
    public async Task<IReadOnlyList<(string First, string Second)>> ReadAsync(IReadOnlyList<string> pages, int dotsOfFirst, int dotsOfSecond)
    {
        var (first, second) = (await LinesAsync(pages, dotsOfFirst, FirstLine, Letters), await LinesAsync(pages, dotsOfSecond, SecondLine, All));
        return [.. first.Zip(second)];
    }

    async Task<IReadOnlyList<string>> LinesAsync(IReadOnlyList<string> pages, int dots, double top, string letters)
    {
        string Dots(double millimetres) => FormattableString.Invariant($"{millimetres / 25.4 * dots:0}");
        var pictures = new List<string>();
        foreach (var page in pages)
        {
            await RunAsync("pdftoppm", "-r", $"{dots}", "-gray", "-png", "-singlefile", "-x", "0", "-W", Dots(PageWidth), "-y", Dots(top), "-H", Dots(LineHeight), page, page);
            pictures.Add($"{page}.png");
        }
        await File.WriteAllLinesAsync(In("pictures"), pictures);
        var seen = await RunAsync("tesseract", In("pictures"), "-", "--tessdata-dir", _folder, "-l", "eng", "--oem", "0", "--psm", "7", "--dpi", $"{dots}",
            "-c", $"tessedit_char_whitelist={letters}", "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0", "-c", "classify_enable_learning=0");
        return [.. seen.Split('\f').Take(pages.Count).Select(line => line.Trim().Replace(" ", "", StringComparison.Ordinal))];
    }

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["OMP_THREAD_LIMIT"] = "1" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return said;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
