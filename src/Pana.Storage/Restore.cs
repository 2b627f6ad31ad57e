using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>Puts a backup in the place of a node's database. The node must be stopped.</summary>
public static class Restore
{
    /// <summary>
    /// Checks the backup's hash, puts it in place, erases again whom <paramref name="key"/>'s node has erased since,
    /// and verifies the record against the end of the chain in the manifest: look at the report's
    /// <see cref="JournalReport.Fault"/>. Refused, with nothing changed: <c>backup-unreadable</c>,
    /// <c>backup-altered</c>, <c>backup-other-database</c>, <c>backup-other-key</c>, <c>restore-not-empty</c> (unless
    /// told to <paramref name="replace"/>), <c>node-running</c>, <c>backup-tool-missing</c>, <c>backup-tool-failed</c>.
    /// </summary>
    public static async Task<Outcome<JournalReport>> RunAsync(
        string manifestPath, NodeDatabase database, NodeKey key, bool replace = false,
        CancellationToken cancel = default)
    {
        var read = await ReadAsync(manifestPath, cancel);
        if (read.Refusal is { } unreadable)
            return unreadable;
        var manifest = read.Value;
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifestPath))!, manifest.File);
        if (!File.Exists(file) || await Backup.HashAsync(file, cancel) != manifest.Sha256)
            return new Refusal("backup-altered");
        if (manifest.Database != database.Kind)
            return new Refusal("backup-other-database");
        if (manifest.NodeKey is { } needed && needed != key.Fingerprint)
            return new Refusal("backup-other-key", 409, new Dictionary<string, string>
            {
                ["needed"] = needed, ["here"] = key.Fingerprint,
            });
        var put = database.Kind is DatabaseKind.Sqlite
            ? await PutFileAsync(file, database, replace, cancel)
            : await PutDumpAsync(file, database, replace, cancel);
        if (put is not null)
            return put;
        await database.MigrateAsync();
        await key.BindAsync(database, cancel);
        return await JournalVerification.RunAsync(database, manifest.Head, cancel);
    }

    static async Task<Outcome<BackupManifest>> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(
                await File.ReadAllTextAsync(path, cancel), BackupManifest.Json);
            return manifest is { Format: BackupManifest.CurrentFormat, Sha256: not null, Head: not null }
                && manifest.File == Path.GetFileName(manifest.File)
                    ? manifest
                    : new Refusal("backup-unreadable", 400);
        }
        catch (Exception fault) when (fault is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return new Refusal("backup-unreadable", 400);
        }
    }

    static async Task<Refusal?> PutFileAsync(string file, NodeDatabase database, bool replace, CancellationToken cancel)
    {
        var target = database.File!;
        if (File.Exists(target) && new FileInfo(target).Length > 0)
        {
            if (!replace)
                return new Refusal("restore-not-empty");
            if (!await LeaveAloneAsync(database, cancel))
                return new Refusal("node-running");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = target + ".restoring";
        File.Copy(file, draft, overwrite: true);
        await using (var copied = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
            copied.Flush(flushToDisk: true);
        File.Move(draft, target, overwrite: true);
        return null;
    }

    /// <summary>
    /// Folds the write-ahead log into the old file (left beside the new one it would be played into it), which SQLite
    /// lets nobody do while another program has the file open.
    /// </summary>
    static async Task<bool> LeaveAloneAsync(NodeDatabase database, CancellationToken cancel)
    {
        database.ClearPool();
        try
        {
            var settings = new SqliteConnectionStringBuilder(database.ConnectionString)
            {
                Pooling = false, DefaultTimeout = 2,
            };
            await using var connection = new SqliteConnection(settings.ToString());
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            return await command.ExecuteScalarAsync(cancel) is "delete";
        }
        catch (SqliteException fault) when (Faults.IsConflict(fault))
        {
            return false;
        }
    }

    static async Task<Refusal?> PutDumpAsync(string file, NodeDatabase database, bool replace, CancellationToken cancel)
    {
        database.ClearPool();
        await using (var connection = await database.OpenAsync(cancel))
        {
            if (!replace && await CountAsync(connection,
                "SELECT count(*) FROM pg_tables WHERE tablename = 'pana_migration'") > 0)
                return new Refusal("restore-not-empty");
            for (var tries = 0; await CountAsync(connection, OtherPrograms) > 0; tries++)
                if (tries == 10)
                    return new Refusal("node-running");
                else
                    await Task.Delay(200, cancel);      // connections just given back take a moment to end
        }
        database.ClearPool();
        // All or nothing: what is there now is only gone when the backup has taken its place.
        return await PostgresTool.RunAsync("pg_restore", database,
        [
            "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
            $"--dbname={new NpgsqlConnectionStringBuilder(database.ConnectionString).Database}", file,
        ], cancel);
    }

    const string OtherPrograms =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        + "AND backend_type = 'client backend'";

    static async Task<long> CountAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
