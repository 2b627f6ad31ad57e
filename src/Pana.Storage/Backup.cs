using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>
/// What lies beside a backup file. <paramref name="Sha256"/> is the file's hash, <paramref name="Head"/> the end of the
/// node's chain in it.
/// </summary>
public sealed record BackupManifest(
    string Format, DateTimeOffset CreatedAt, DatabaseKind Database, string File, long Bytes, string Sha256,
    ChainHead Head, string? NodeKey)
{
    internal const string CurrentFormat = "pana-backup-1";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };
}

/// <summary>
/// One file with the whole database as of one moment, taken while the node runs, and a manifest with its hash. The
/// node's key is not inside: whoever finds the backup reads no payload, name or file of anybody (but times, steps and
/// accounts). Keep an export of the key (<see cref="NodeKey.Export"/>) apart from it; the manifest names the key it
/// needs by its fingerprint.
/// </summary>
public static class Backup
{
    /// <summary>
    /// Writes <c>pana-TIME.sqlite</c> or <c>.dump</c> and <c>pana-TIME.json</c> into the folder and gives the
    /// manifest's path. Refused with <c>backup-tool-missing</c> where PostgreSQL's <c>pg_dump</c> is not installed,
    /// <c>backup-tool-failed</c> when it fails.
    /// </summary>
    public static async Task<Outcome<string>> WriteAsync(
        NodeDatabase database, string folder, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var now = database.Clock.GetUtcNow();
        var name = now.ToString("'pana-'yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var file = name + (database.Kind is DatabaseKind.Sqlite ? ".sqlite" : ".dump");
        var path = Path.Combine(folder, file);
        // Read first: the file holds at least this much of the chain.
        var head = await JournalVerification.HeadAsync(database, cancel);
        var draft = path + ".part";
        try
        {
            if (await CopyAsync(database, draft, cancel) is { } refusal)
                return refusal;
            Protect(draft);
            File.Move(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, now, database.Kind, file,
            new FileInfo(path).Length, await HashAsync(path, cancel), head, await KeyOfAsync(database, cancel));
        var manifestPath = Path.Combine(folder, name + ".json");
        await File.WriteAllTextAsync(manifestPath, JsonSerializer.Serialize(manifest, BackupManifest.Json), cancel);
        return manifestPath;
    }

    internal static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    static async Task<Refusal?> CopyAsync(NodeDatabase database, string path, CancellationToken cancel)
    {
        if (database.Kind is DatabaseKind.Postgres)
            return await PostgresTool.RunAsync("pg_dump", database,
                ["--format=custom", "--no-owner", "--no-privileges", $"--file={path}"], cancel);
        await using var connection = (SqliteConnection)await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("VACUUM INTO $path", 0);   // leaves out what was deleted
        command.Parameters.AddWithValue("$path", path);
        await command.ExecuteNonQueryAsync(cancel);
        return null;
    }

    static async Task<string?> KeyOfAsync(NodeDatabase database, CancellationToken cancel)
    {
        await using var unit = new UnitOfWork(database);
        return await unit.Context<StorageDb>().Marks.Where(mark => mark.Name == NodeKey.Mark)
            .Select(mark => mark.Value).FirstOrDefaultAsync(cancel);
    }

    static void Protect(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
