using System.Diagnostics;
using Npgsql;
using Pana.Storage;

[assembly: AssemblyFixture(typeof(Pana.Node.Tests.PostgresCluster))]

namespace Pana.Node.Tests;

/// <summary>What works on a database is shown on both: <c>[Theory, ClassData(typeof(EachDatabase))]</c>.</summary>
public sealed class EachDatabase : TheoryData<DatabaseKind>
{
    public EachDatabase() : base(DatabaseKind.Sqlite, DatabaseKind.Postgres)
    {
    }
}

/// <summary>
/// An empty database and an empty data folder; both are gone with it. Skips the test where PostgreSQL is not installed.
/// </summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    EmptyDatabase(DatabaseKind kind, string folder, string place) => (Kind, Folder, Place) = (kind, folder, place);

    public DatabaseKind Kind { get; }

    /// <summary>A data folder of its own.</summary>
    public string Folder { get; }

    /// <summary>The SQLite file's path or the PostgreSQL connection string.</summary>
    public string Place { get; }

    public static async Task<EmptyDatabase> NewAsync(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("pana-test-").FullName;
        return new(kind, folder, kind is DatabaseKind.Sqlite
            ? Path.Combine(folder, "node.sqlite")
            : await PostgresCluster.NewDatabaseAsync());
    }

    /// <summary>Opens it, each time as another program would.</summary>
    public NodeDatabase Open(TimeProvider? clock = null) =>
        Kind is DatabaseKind.Sqlite ? NodeDatabase.Sqlite(Place, clock) : NodeDatabase.Postgres(Place, clock);

    public async ValueTask DisposeAsync()
    {
        if (Kind is DatabaseKind.Postgres)
            await PostgresCluster.DropDatabaseAsync(Place);
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>
/// A private PostgreSQL for this run of the tests, started when the first test asks for it: a socket in a temporary
/// folder, no network. Root may not run it, so it runs as the user <c>postgres</c> then.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    const string Programs = "/usr/lib/postgresql/15/bin";

    static readonly SemaphoreSlim Gate = new(1, 1);
    static string? _folder;

    public static async Task<string> NewDatabaseAsync()
    {
        Assert.SkipUnless(File.Exists($"{Programs}/initdb"),
            "PostgreSQL 15 is not installed: apt-get install postgresql-15");
        await StartAsync();
        var name = $"pana_{Guid.CreateVersion7():N}";
        await AdministerAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return To(name);
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await AdministerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    static string To(string database) => $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=20";

    static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task StartAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_folder is not null)
                return;
            var folder = Directory.CreateTempSubdirectory("pana-pg-").FullName;
            if (Environment.UserName == "root")
                await RunAsync("chown", "postgres", folder);
            await RunAsPostgresAsync($"{Programs}/initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust",
                "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            // The tests end the writer, never the machine: without fsync they are fast and prove the same.
            await RunAsPostgresAsync($"{Programs}/pg_ctl", "-D", $"{folder}/data", "-s", "-w",
                "-l", $"{folder}/log", "-o",
                $"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=300",
                "start");
            _folder = folder;
        }
        finally
        {
            Gate.Release();
        }
    }

    static Task RunAsPostgresAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : RunAsync(program, arguments);

    static async Task RunAsync(string program, params string[] arguments)
    {
        // Into a file, not a pipe: the server inherits the handle and a pipe would never end.
        var start = new ProcessStartInfo("/bin/sh",
            ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} ended with {process.ExitCode}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not { } folder)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunAsPostgresAsync($"{Programs}/pg_ctl", "-D", $"{folder}/data", "-s", "-w", "-m", "immediate", "stop");
        _folder = null;
        Directory.Delete(folder, recursive: true);
    }
}
