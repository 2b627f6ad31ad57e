using System.Diagnostics;
using Npgsql;

namespace Pana.Bench;

/// <summary>
/// A private PostgreSQL with fsync on: a socket in a temporary folder, no network, the settings that Debian ships but for its buffers.
/// Root may not run it, so it runs as the user <c>postgres</c> then.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    const string Programs = "/usr/lib/postgresql/15/bin", Database = "pana";

    readonly string _folder;

    Cluster(string folder) => _folder = folder;

    public string ConnectionString => $"Host={_folder};Username=postgres;Database={Database};Maximum Pool Size=40";

    public static async Task<Cluster> StartAsync()
    {
        var cluster = new Cluster(Directory.CreateTempSubdirectory("pana-bench-pg-").FullName);
        if (Environment.UserName == "root")
            await Command.RunAsync("chown", "postgres", cluster._folder);
        await cluster.RunAsync("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await cluster.RunAsync("pg_ctl", "-D", cluster.Data, "-s", "-w", "-l", $"{cluster._folder}/log", "-o",
            $"-c listen_addresses='' -c unix_socket_directories='{cluster._folder}' -c shared_buffers=1GB -c max_wal_size=4GB", "start");
        await cluster.RunAsync("createdb", "-h", cluster._folder, "-U", "postgres", "-T", "template0", Database);
        return cluster;
    }

    /// <summary>Transactions per second of a script of pgbench, prepared, so many clients at once.</summary>
    public async Task<double> PgbenchAsync(string script, int clients, int seconds)
    {
        var file = Path.Combine(_folder, "script.sql");
        await File.WriteAllTextAsync(file, script);
        var said = await RunAsync("pgbench", "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-f", file,
            "-h", _folder, "-U", "postgres", Database);
        var line = said.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    string Data => Path.Combine(_folder, "data");

    Task<string> RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? Command.RunAsync("runuser", ["-u", "postgres", "--", $"{Programs}/{program}", .. arguments])
        : Command.RunAsync($"{Programs}/{program}", arguments);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", Data, "-s", "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }
}

internal static class Command
{
    /// <summary>What the program said; throws with it when it ended badly.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        // Through a file, not a pipe: a server that is left behind would keep a pipe open.
        var said = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", said, program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(said);
        File.Delete(said);
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {text}");
    }
}
