using Microsoft.Extensions.Hosting;
using Pana.Kernel;
using PuppeteerSharp;

namespace Pana.Casework.Papers;

/// <summary>
/// Makes PDF files by a headless Chromium that is started when the first paper is opened, kept warm, started again when it dies and closed with the
/// node. It is spoken to through a pipe, since a port would be open to everybody on the machine; it has no network and runs no script of a page.
/// </summary>
internal sealed class PaperPrinter(IEnumerable<string> places) : IHostedService, IAsyncDisposable
{
    const int AtOnce = 2;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20), LongestMore = TimeSpan.FromMilliseconds(200);

    static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    // They pass through a shell on their way to the pipe: no blanks, no signs of its own.
    static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-background-networking", "--no-first-run", "--no-pings", "--mute-audio",
        "--disable-dev-shm-usage", "--disk-cache-size=1", "--proxy-server=127.0.0.1:9",
    ];

    readonly string? _program = places.FirstOrDefault(File.Exists);
    readonly SemaphoreSlim _starting = new(1), _printing = new(AtOnce);
    IBrowser? _browser;
    bool _isStopped;

    public PaperPrinter() : this(Usual)
    {
    }

    public static Refusal NoBrowser { get; } = new("no-pdf-here", 503);

    static Refusal Failed { get; } = new("pdf-failed", 503);

    public bool HasBrowser => _program is not null;

    /// <summary>The running browser, for those who watch over it; null before the first paper.</summary>
    internal int? ProcessId => _browser?.Process?.Id;

    /// <summary>Somebody looks at a paper and may want it as a file: the browser is started meanwhile.</summary>
    public void Warm()
    {
        if (_program is not null && _browser is null)
            _ = WarmAsync();
    }

    async Task WarmAsync()
    {
        try
        {
            await BrowserAsync(default);
        }
        catch (Exception fault) when (fault is PuppeteerException or ProcessException or TimeoutException or IOException or ObjectDisposedException)
        {
            // Whoever asks for the file hears of it.
        }
    }

    /// <param name="document">A whole page that needs nothing from outside; the sheet's size stands in its styles.</param>
    /// <param name="sheets">How many papers it holds: the browser is waited for accordingly.</param>
    public async Task<(Refusal? Refusal, byte[]? Pdf)> PrintAsync(string document, CancellationToken cancel, int sheets = 1)
    {
        if (_program is null)
            return (NoBrowser, null);
        await _printing.WaitAsync(cancel);
        try
        {
            // A browser that died between two papers is noticed by the first of them.
            for (var attempt = 0; attempt < 2; attempt++)
                if (await TryAsync(document, Longest + (sheets - 1) * LongestMore, cancel) is { } pdf)
                    return (null, pdf);
            return (Failed, null);
        }
        finally
        {
            _printing.Release();
        }
    }

    async Task<byte[]?> TryAsync(string document, TimeSpan longest, CancellationToken cancel)
    {
        IBrowser? browser = null;
        try
        {
            browser = await BrowserAsync(cancel);
            await using var page = await browser.NewPageAsync().WaitAsync(Longest, cancel);
            await page.SetJavaScriptEnabledAsync(false);
            await page.SetOfflineModeAsync(true);
            await page.SetContentAsync(document, new SetContentOptions { Timeout = (int)longest.TotalMilliseconds }).WaitAsync(longest, cancel);
            return await page.PdfDataAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true }).WaitAsync(longest, cancel);
        }
        catch (Exception fault) when (fault is PuppeteerException or ProcessException or TimeoutException or IOException or ObjectDisposedException)
        {
            if (browser is not null)
                await EndAsync(browser);
            return null;
        }
    }

    async Task<IBrowser> BrowserAsync(CancellationToken cancel)
    {
        await _starting.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            if (_browser is { IsClosed: false, IsConnected: true } running && running.Process is not { HasExited: true })
                return running;
            return _browser = await Puppeteer.LaunchAsync(new()
            {
                ExecutablePath = _program, Pipe = true, Headless = true, Timeout = (int)Longest.TotalMilliseconds,
                // Chromium's own sandbox does not work for root, who should run no node.
                Args = Environment.IsPrivilegedProcess ? [.. Flags, "--no-sandbox"] : Flags,
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    async Task EndAsync(IBrowser browser)
    {
        Interlocked.CompareExchange(ref _browser, null, browser);
        try
        {
            await browser.CloseAsync().WaitAsync(TimeSpan.FromSeconds(3));
        }
        catch (Exception fault) when (fault is PuppeteerException or ProcessException or TimeoutException or IOException or InvalidOperationException)
        {
            if (browser.Process is { HasExited: false } process)
                process.Kill(entireProcessTree: true);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_isStopped)
            return;
        // One that is just starting is waited for: nobody else would end it.
        await _starting.WaitAsync(cancellationToken);
        _isStopped = true;
        _starting.Release();
        if (_browser is { } browser)
            await EndAsync(browser);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(default);
        _starting.Dispose();
        _printing.Dispose();
    }
}
