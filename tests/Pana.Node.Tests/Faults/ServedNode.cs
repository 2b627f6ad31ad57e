using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

/// <summary>
/// The program that is shipped (<c>pana serve</c>) in processes of its own, which can be ended without a word of warning, on data that
/// stay. Officials have signed in before; their sessions outlive the process.
/// </summary>
sealed class ServedNode : IAsyncDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "pana.dll");

    readonly EmptyDatabase _empty;
    readonly Dictionary<Function, CookieContainer> _signedIn = [];
    readonly int _port = FreePort();
    Process? _process;

    ServedNode(EmptyDatabase empty) => _empty = empty;

    public string Folder => _empty.Folder;

    NodeSettings Settings => new()
    {
        Edition = "tjk", Data = Folder, Database = _empty.Kind is DatabaseKind.Postgres ? _empty.Place : null, Port = 0, IsDemo = true,
    };

    Uri Address => new($"http://127.0.0.1:{_port}");

    /// <param name="before">Done while the node still runs in this process, under the clock.</param>
    public static async Task<ServedNode> NewAsync(DatabaseKind kind, TimeProvider? clock = null, Func<IServiceProvider, Task>? before = null)
    {
        var node = new ServedNode(await EmptyDatabase.NewAsync(kind));
        await using var app = NodeHost.Build(node.Settings with { Clock = clock ?? TimeProvider.System });
        await NodeStart.RunAsync(app, TestContext.Current.CancellationToken);
        foreach (var function in new[] { Function.Border, Function.Asylum })
        {
            await using var scope = app.Services.CreateAsyncScope();
            var officer = (await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync()).First(each => each.Has(function) && !each.LeadsUnit);
            node._signedIn[function] = new();
            using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = node._signedIn[function] }) { BaseAddress = new(app.Urls.First()) };
            await RunningNode.SignInAsync(browser, officer);
        }
        if (before is not null)
            await before(app.Services);
        await app.StopAsync();
        return node;
    }

    public NodeDatabase Open() => NodeData.Database(Settings);

    public NodeKey Key => NodeKey.OpenOrCreate(Folder);

    public async Task StartAsync()
    {
        _process = Serve(_port);
        await ReadyAsync(_process);
    }

    /// <summary>One more process on the same data; whoever starts it ends it.</summary>
    public Process Serve(int port) => Start("dotnet", ["exec", Program, "serve", "--config", Config(Folder, port)]);

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        await Task.Delay(100);      // PostgreSQL may still be ending a commit that it had been sent
    }

    public HttpClient As(Function function) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _signedIn[function] })
    {
        BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>
    /// Runs in a small file system of its own (<paramref name="megabytes"/>) with a copy of the data and a ballast that can be thrown off.
    /// Null where this machine lets nobody make one.
    /// </summary>
    public async Task<SmallDisk?> OnSmallDiskAsync(int megabytes, int ballast)
    {
        var disk = Directory.CreateTempSubdirectory("pana-small-disk-").FullName;
        var config = Config(Folder, _port, disk);
        var script = $"mount -t tmpfs -o size={megabytes}m tmpfs {disk} && cp -r {Folder}/. {disk} && head -c {ballast}M /dev/zero > {disk}/ballast "
            + $"&& exec dotnet exec {Program} serve --config {config}";
        _process = Start("unshare", [Environment.UserName == "root" ? "-m" : "-rm", "sh", "-c", script]);
        return await ReadyAsync(_process) ? new(_process, disk, config) : null;
    }

    string Config(string folder, int port, string? data = null)
    {
        var file = Path.Combine(folder, $"node-{port}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { edition = "tjk", data = data ?? Folder, database = Settings.Database, port }));
        return file;
    }

    async Task<bool> ReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(20))
            try
            {
                if (process.HasExited)
                    return false;
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return true;
            }
            catch (HttpRequestException)
            {
                // Its door is not open yet.
            }
        throw new TimeoutException("The node was not ready in two minutes.");
    }

    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        await _empty.DisposeAsync();
    }
}

/// <summary>The file system in which a node runs; nobody else sees it.</summary>
sealed record SmallDisk(Process Node, string Folder, string Config)
{
    public void ThrowOffBallast() => File.Delete($"/proc/{Node.Id}/root{Folder}/ballast");

    /// <summary>The verb, run beside the node on its disk.</summary>
    public async Task<int> JournalVerifyAsync()
    {
        string[] into = Environment.UserName == "root" ? ["-m"] : ["-U", "--preserve-credentials", "-m"];
        using var verb = ServedNode.Start("nsenter", [.. into, "-t", $"{Node.Id}", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "pana.dll"),
            "journal", "verify", "--config", Config]);
        await verb.WaitForExitAsync();
        return verb.ExitCode;
    }
}
