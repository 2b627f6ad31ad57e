using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// A national node (Tajikistan's edition) with a crowd in its registers, run as the program that is shipped, and officials who have
/// signed in.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    const string Edition = "tjk";

    readonly string _program;

    /// <summary>Made-up people who walked through the procedures: the patterns of the crowd.</summary>
    const int Patterns = 200;

    readonly string _folder = Directory.CreateTempSubdirectory("pana-bench-").FullName;
    readonly Dictionary<string, CookieContainer> _cookies = [];
    Cluster? _cluster;
    Process? _process;
    Uri _address = new("http://localhost");

    /// <summary>People who stand at the border now, with their intakes.</summary>
    public IReadOnlyList<(Guid Person, Guid Intake)> Newcomers { get; private set; } = [];

    public int Persons { get; private set; }

    public int Cases { get; private set; }

    public Cluster? Cluster => _cluster;

    Town(string program) => _program = program;

    NodeSettings Settings => new() { Edition = Edition, Data = _folder, Database = _cluster?.ConnectionString, Port = 0 };

    /// <summary>Loads it and starts the node.</summary>
    public static async Task<Town> OpenAsync(Options options)
    {
        var (kind, persons) = (options.Database, options.Number("persons", 100_000));
        var newcomers = Math.Min(persons / 2, (options.Number("seconds", 20) + options.Number("warm-up", 30)) * 100);
        var town = new Town(options.Program);
        if (kind is DatabaseKind.Postgres)
            town._cluster = await Cluster.StartAsync();
        var clock = Stopwatch.StartNew();
        var patterns = await town.PatternsAsync();
        await town.LoadAsync(persons, newcomers, patterns);
        Console.Error.WriteLine($"{kind}: {town.Persons} persons, {town.Cases} cases loaded in {clock.Elapsed.TotalSeconds:0} s");
        await town.StartAsync();
        return town;
    }

    /// <returns>Those who were registered at the border just now.</returns>
    async Task<HashSet<Guid>> PatternsAsync()
    {
        await using var app = NodeHost.Build(Settings with { IsDemo = true, MadeUpPeople = Patterns });
        await NodeStart.RunAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        var officers = await scope.ServiceProvider.GetRequiredService<Officials>().ListAsync();
        var guard = officers.First(each => each.Has(Function.Border) && !each.LeadsUnit);
        var fresh = new HashSet<Guid>();
        for (var i = 0; i < 8; i++)
        {
            var arrived = await scope.ServiceProvider.GetRequiredService<Registrations>().ArrivalAsync(guard, new(GroupKind.Travel, null,
                [new(new() { Name = new() { Given = "Гулзода", Family = "Примерова" }, Birth = $"{1970 + i}", Nationalities = ["AFG"] })]));
            fresh.Add(arrived.Value.Persons[0].Id);
        }
        foreach (var officer in officers)
        {
            using var browser = Browser(new(app.Urls.First()), officer.Name);
            (await browser.PostAsJsonAsync("/demo/sign-in", new { name = officer.Name })).EnsureSuccessStatusCode();
        }
        await app.StopAsync();
        await using var database = Database();
        while (await new Sequencer(database, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sequencer>.Instance).SealAsync() > 0) ;
        return fresh;
    }

    async Task LoadAsync(int persons, int newcomers, HashSet<Guid> fresh)
    {
        await using var database = Database();
        var crowd = await Crowd.ReadAsync(database, NodeKey.OpenOrCreate(_folder));
        await crowd.GrowAsync(persons - newcomers, person => !fresh.Contains(person));
        var standing = (await crowd.GrowAsync(newcomers, fresh.Contains)).ToHashSet();
        await using var unit = new UnitOfWork(database);
        var casework = unit.Context<CaseworkContext>();
        Newcomers = [.. (await casework.Cases.Where(each => each.Procedure == nameof(BorderIntake) && each.HeadSequence == 1)
            .Select(each => new { each.PersonId, each.Id }).ToListAsync()).Where(each => standing.Contains(each.PersonId)).Select(each => (each.PersonId, each.Id))];
        Persons = await unit.Context<Registry.RegistryContext>().Persons.CountAsync();
        Cases = await casework.Cases.CountAsync();
        var report = await JournalVerification.RunAsync(database);
        if (!report.IsWhole)
            throw new InvalidOperationException($"The crowd's record is not whole: {report.Fault}");
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        // As the database's own upkeep leaves it after a night.
        command.CommandText = database.Kind is DatabaseKind.Postgres ? "VACUUM ANALYZE" : "PRAGMA optimize(0x10002)";
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    async Task StartAsync()
    {
        var port = FreePort();
        (_process, _address) = (NodeProcess.Start(_program, _folder, new { edition = Edition, data = _folder, database = _cluster?.ConnectionString, port }), new($"http://127.0.0.1:{port}"));
        await NodeProcess.ReadyAsync(_address, _process);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Officials of a function, by name; supervisors are not among them.</summary>
    public async Task<List<Officer>> OfficersAsync(Function function)
    {
        await using var database = Database();
        await using var unit = new UnitOfWork(database);
        return [.. (await new Officials(unit, TimeProvider.System).ListAsync()).Where(each => each.Has(function) && !each.LeadsUnit)];
    }

    /// <summary>An official who has signed in, on a connection of their own that stays open.</summary>
    public HttpClient As(Officer officer) => Browser(_address, officer.Name);

    HttpClient Browser(Uri address, string name)
    {
        if (!_cookies.TryGetValue(name, out var cookies))
            _cookies[name] = cookies = new();
        return new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, MaxConnectionsPerServer = 1 }) { BaseAddress = address };
    }

    /// <summary>What the node has cost the processor so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The node's database, opened beside the node.</summary>
    public NodeDatabase Database() => NodeData.Database(Settings);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await NodeProcess.EndAsync(_process);
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The program that is shipped, in a process of its own.</summary>
internal static class NodeProcess
{
    /// <param name="program">The folder in which the program lies.</param>
    public static Process Start(string program, string folder, object settings)
    {
        var config = Path.Combine(folder, "node.json");
        File.WriteAllText(config, JsonSerializer.Serialize(settings));
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(program, "pana.dll"), "serve", "--config", config])
        {
            RedirectStandardOutput = true,
        })!;
        // A fault in a run of thousands of steps is only understood by what the node said of it.
        process.OutputDataReceived += (_, said) => Console.Error.WriteLine(said.Data);
        process.BeginOutputReadLine();
        return process;
    }

    public static async Task ReadyAsync(Uri address, Process process)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The node ended with {process.ExitCode}.");
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Its door is not open yet.
            }
            await Task.Delay(10);
        }
    }

    public static async Task EndAsync(Process process)
    {
        await Command.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
