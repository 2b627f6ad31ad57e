using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Pana.Access.Open;
using Pana.Node.Hosting;
using Pana.Node.MadeUp;

namespace Pana.Node.Verbs;

/// <summary>The whole region in one process: the regional node and the national ones, with made-up people.</summary>
internal static class Demo
{
    const int FirstPort = 5100, PeoplePerNode = 400;

    /// <summary>A state without a law on refugees has few cases.</summary>
    static readonly (string Edition, int Count) FewPeople = ("uzb", 40);

    /// <summary>Each node keeps its port, whether its neighbours run or not.</summary>
    static readonly (string Edition, bool OnlyWhenAsked)[] Region =
        [(NodeSettings.RegionalCode, false), ("kaz", false), ("kgz", false), ("tjk", false), ("tkm", false), ("uzb", true)];

    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, ["data", "port", "with"], ["fresh"]) is not { } arguments)
            return 2;
        var data = Path.GetFullPath(arguments["data"] ?? "data");
        var port = arguments.Number("port") ?? FirstPort;
        if (arguments["port"] is not null && arguments.Number("port") is not (> 0 and < 65_530))
            return ConsoleText.Fail(ConsoleText.Say("node.port-wrong"));
        var nodes = Region.Select((node, index) => (node.Edition, node.OnlyWhenAsked, Port: port + index))
            .Where(node => !node.OnlyWhenAsked || arguments.All("with").Contains(node.Edition)).ToList();
        if (nodes.FirstOrDefault(node => IsTaken(node.Port)) is { Edition: not null } taken)
            return ConsoleText.Fail(ConsoleText.Say("node.port-taken", ("port", $"{taken.Port}")));
        if (arguments.Has("fresh") && !Wipe(data))
            return ConsoleText.Fail(ConsoleText.Say("node.not-our-data", ("folder", data)));
        Mark(data);
        return await RunAsync(data, nodes.Select(node => (node.Edition, node.Port)));
    }

    static async Task<int> RunAsync(string data, IEnumerable<(string Edition, int Port)> nodes)
    {
        Console.WriteLine(ConsoleText.Say("node.demo-starting", ("folder", data)));
        var apps = new List<WebApplication>();
        using var stop = new CancellationTokenSource();
        // One signal ends all nodes, also while people are still being made up.
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        try
        {
            var all = nodes.ToList();
            foreach (var (edition, port) in all)
            {
                MadeUpPeople.ForgetHalf(Path.Combine(data, edition));
                apps.Add(NodeHost.Build(new()
                {
                    Edition = edition, Role = NodeOf.RoleOf(edition), Data = Path.Combine(data, edition), Port = port, IsDemo = true,
                    MadeUpPeople = edition == FewPeople.Edition ? FewPeople.Count : PeoplePerNode,
                    TrustSources = TrustSources(edition, all), AwaitsHarvest = edition == NodeSettings.RegionalCode,
                }));
            }
            // People are made on every core at once.
            await Parallel.ForEachAsync(apps, stop.Token, (app, cancel) => StartAsync(app, cancel));
            await Tell(apps);
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine(ConsoleText.Say("node.ending"));
        }
        finally
        {
            await Task.WhenAll(apps.Select(EndAsync));
        }
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>The regional node asks its members, each about itself; a member asks the regional one about all others.</summary>
    static List<string> TrustSources(string edition, List<(string Edition, int Port)> all) =>
        [.. from node in all
            where (node.Edition == NodeSettings.RegionalCode) != (edition == NodeSettings.RegionalCode)
            let address = $"http://localhost:{node.Port}"
            select edition == NodeSettings.RegionalCode ? $"{node.Edition.ToUpperInvariant()}={address}" : address];

    static async ValueTask StartAsync(WebApplication app, CancellationToken cancel)
    {
        var settings = app.Services.GetRequiredService<NodeSettings>();
        var told = 0;
        await NodeStart.RunAsync(app, cancel, made =>
        {
            if (made * 10 / settings.MadeUpPeople == told)
                return;
            told = made * 10 / settings.MadeUpPeople;
            Console.WriteLine(ConsoleText.Say("madeup.progress", ("node", settings.Edition), ("made", $"{made}"), ("all", $"{settings.MadeUpPeople}")));
        });
        Console.WriteLine(ConsoleText.Say("node.demo-node-ready", ("node", settings.Edition), ("address", settings.PublicAddress)));
    }

    static async Task EndAsync(WebApplication app)
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    static async Task Tell(List<WebApplication> apps)
    {
        Console.WriteLine();
        Console.WriteLine(ConsoleText.Say("node.demo-ready"));
        foreach (var app in apps)
        {
            var settings = app.Services.GetRequiredService<NodeSettings>();
            Console.WriteLine();
            Console.WriteLine($"  {settings.PublicAddress}  {settings.Id}");
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var officer in await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync())
                Console.WriteLine($"    {officer.Name} – {string.Join(", ",
                    officer.Functions.Order().Select(function => ConsoleText.Say($"function.{function}")))}"
                    + (officer.LeadsUnit ? $" ({ConsoleText.Say("node.leads")})" : ""));
        }
        Console.WriteLine();
        Console.WriteLine(ConsoleText.Say("node.demo-how-to-end"));
    }

    static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    static string MarkOf(string data) => Path.Combine(data, "pana-demo.txt");

    /// <summary>Only a folder that an earlier demo made is emptied: nobody loses theirs by a slip in <c>--data</c>.</summary>
    static bool Wipe(string data)
    {
        if (!Directory.Exists(data) || !Directory.EnumerateFileSystemEntries(data).Any())
            return true;
        if (!File.Exists(MarkOf(data)))
            return false;
        Directory.Delete(data, recursive: true);
        return true;
    }

    static void Mark(string data)
    {
        Directory.CreateDirectory(data);
        File.WriteAllText(MarkOf(data), ConsoleText.Say("node.demo-mark"));
    }
}
