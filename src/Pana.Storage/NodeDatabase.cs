using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Pana.Storage;

/// <summary>The two databases a node may stand on.</summary>
public enum DatabaseKind
{
    /// <summary>One file, one writer at a time; tables are called <c>module_table</c>.</summary>
    Sqlite,
    /// <summary>One schema per module.</summary>
    Postgres,
}

/// <summary>
/// The one database of one node. A module never opens a connection: it asks the <see cref="UnitOfWork"/> for its
/// context, so that a step over two modules is one transaction.
/// </summary>
public sealed class NodeDatabase : IAsyncDisposable
{
    // FULL: an acknowledged step survives a power cut. secure_delete: a destroyed key leaves no copy in free pages.
    const string SqliteManners = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    readonly string _connectionString;
    readonly NpgsqlDataSource? _source;
    readonly SemaphoreSlim? _writer;
    readonly ConcurrentDictionary<Type, object> _contexts = new();

    NodeDatabase(DatabaseKind kind, string connectionString, string? file, TimeProvider? clock)
    {
        (Kind, _connectionString, File, Clock) = (kind, connectionString, file, clock ?? TimeProvider.System);
        if (kind is DatabaseKind.Postgres)
            _source = NpgsqlDataSource.Create(connectionString);
        else
            _writer = new(1, 1);
    }

    public DatabaseKind Kind { get; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File { get; }

    internal TimeProvider Clock { get; }

    internal string ConnectionString => _connectionString;

    /// <summary>
    /// A database in one file, made when it does not exist; write-ahead log, every commit synced to disk.
    /// </summary>
    public static NodeDatabase Sqlite(string path, TimeProvider? clock = null)
    {
        var file = Path.GetFullPath(path);
        var settings = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 };
        return new(DatabaseKind.Sqlite, settings.ToString(), file, clock);
    }

    /// <summary>A PostgreSQL database (15 or later) that belongs to this node alone.</summary>
    public static NodeDatabase Postgres(string connectionString, TimeProvider? clock = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 200;      // a step repeats the same few statements: parse and plan them once
        settings.NoResetOnClose = true;         // nothing of ours outlives its transaction, locks included: there is nothing to reset
        return new(DatabaseKind.Postgres, settings.ToString(), null, clock);
    }

    /// <summary>
    /// Brings the tables of this library and of <paramref name="modules"/> up to date. Safe to call from several
    /// programs at once; throws <see cref="MigrationException"/> when a script that was applied has changed since.
    /// </summary>
    public Task MigrateAsync(params Assembly[] modules) =>
        ModuleMigrations.ApplyAsync(this, [typeof(NodeDatabase).Assembly, .. modules]);

    /// <summary>An open connection for work outside a unit of work: bulk reading, bench, administration.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        var connection = Connect();
        await connection.OpenAsync(cancel);
        return connection;
    }

    internal DbConnection Connect()
    {
        if (_source is not null)
            return _source.CreateConnection();
        var connection = new SqliteConnection(_connectionString);
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState is not ConnectionState.Open)
                return;
            using var command = ((SqliteConnection)sender).CreateCommand();
            command.CommandText = SqliteManners;
            command.ExecuteNonQuery();
        };
        return connection;
    }

    /// <summary>A context on the connection; given back, it waits for the next unit of work: making one costs more than a query.</summary>
    internal T Context<T>(DbConnection connection) where T : NodeContext
    {
        var context = ((PooledDbContextFactory<T>)_contexts.GetOrAdd(typeof(T), _ => Pool<T>())).CreateDbContext();
        context.Database.SetDbConnection(connection);
        // two round trips less; the unit of work rolls back as a whole
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }

    PooledDbContextFactory<T> Pool<T>() where T : NodeContext
    {
        var options = new DbContextOptionsBuilder<T>().AddInterceptors(VersionCounter.Instance);
        // A list is one parameter: a statement per length of list would be written and prepared anew each time.
        const ParameterTranslationMode whole = ParameterTranslationMode.Parameter;
        return new((Kind is DatabaseKind.Sqlite
            ? options.UseSqlite(sqlite => sqlite.UseParameterizedCollectionMode(whole))
            : options.UseNpgsql(postgres => postgres.UseParameterizedCollectionMode(whole))).Options);
    }

    /// <summary>
    /// SQLite has one writer. Those of one process queue here instead of polling the file's lock; the file's lock still
    /// keeps other processes out.
    /// </summary>
    internal async Task<IDisposable?> EnterWriterAsync(CancellationToken cancel)
    {
        if (_writer is null)
            return null;
        if (!await _writer.WaitAsync(TimeSpan.FromSeconds(30), cancel))
            throw new TimeoutException("Another unit of work of this process has held the database for 30 seconds.");
        return new Turn(_writer);
    }

    /// <summary>Gives every pooled connection back, so that the file may be replaced or removed.</summary>
    internal void ClearPool()
    {
        if (_source is not null)
            _source.Clear();
        else
            using (var connection = new SqliteConnection(_connectionString))
                SqliteConnection.ClearPool(connection);
    }

    public async ValueTask DisposeAsync()
    {
        ClearPool();
        if (_source is not null)
            await _source.DisposeAsync();
        _writer?.Dispose();
    }

    sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
