using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Pana.Storage;

/// <summary>The stored scripts and the applied ones do not agree; the message says which and what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);

/// <summary>
/// Applies the embedded <c>Migrations/{sqlite,postgres}/NNNN-name.sql</c> of module assemblies, in order of number,
/// each in a transaction of its own, one program at a time. What was applied is kept in <c>pana_migration</c> with its
/// checksum.
/// </summary>
static class ModuleMigrations
{
    const long Lock = 0x50616E61_00000001;

    sealed record Script(string Module, int Number, string Name, string Sql)
    {
        public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    public static async Task ApplyAsync(NodeDatabase database, IReadOnlyList<Assembly> modules)
    {
        using var turn = await database.EnterWriterAsync(default);
        await using var connection = await database.OpenAsync();
        if (database.Kind is DatabaseKind.Sqlite)
            await ExecuteAsync(connection, null, "PRAGMA journal_mode=WAL");
        else
            await ExecuteAsync(connection, null, $"SELECT pg_advisory_lock({Lock})");
        try
        {
            await CreateTableAsync(connection);
            foreach (var module in modules.Distinct())
                await ApplyAsync(database, connection, module);
        }
        finally
        {
            if (database.Kind is DatabaseKind.Postgres)
                await ExecuteAsync(connection, null, $"SELECT pg_advisory_unlock({Lock})");
        }
    }

    /// <summary>The module's name: the last part of its assembly's name, lower case.</summary>
    static string NameOf(Assembly module) => module.GetName().Name!.Split('.')[^1].ToLowerInvariant();

    static IEnumerable<Script> ScriptsOf(Assembly module, DatabaseKind kind)
    {
        var folder = $".Migrations.{(kind is DatabaseKind.Sqlite ? "sqlite" : "postgres")}.";
        foreach (var resource in module.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var at = resource.IndexOf(folder, StringComparison.Ordinal);
            if (at < 0 || !resource.EndsWith(".sql", StringComparison.Ordinal))
                continue;
            var name = resource[(at + folder.Length)..^4];
            if (name.Length < 6 || name[4] != '-' || !int.TryParse(name[..4], out var number))
                throw new MigrationException($"{NameOf(module)}: '{name}.sql' should be called NNNN-name.sql.");
            using var reader = new StreamReader(module.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new(NameOf(module), number, name[5..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    static async Task ApplyAsync(NodeDatabase database, DbConnection connection, Assembly module)
    {
        if (database.Kind is DatabaseKind.Postgres)
            await ExecuteAsync(connection, null, $"CREATE SCHEMA IF NOT EXISTS {NameOf(module)}");
        var known = ScriptsOf(module, database.Kind).ToList();
        foreach (var script in known)
            await ApplyAsync(database, connection, script);
        var newest = await ScalarAsync(connection, null,
            "SELECT MAX(number) FROM pana_migration WHERE module = @module", ("module", NameOf(module)));
        var last = known.Count == 0 ? 0 : known[^1].Number;
        if (newest is not (null or DBNull) && Convert.ToInt32(newest, null) > last)
            throw new MigrationException(
                $"{NameOf(module)}: the database is at {newest}, this program knows {last}. Start the newer program.");
    }

    static async Task ApplyAsync(NodeDatabase database, DbConnection connection, Script script)
    {
        // BEGIN IMMEDIATE on SQLite: of two programs the second waits here and then finds the work done.
        await using var transaction = await connection.BeginTransactionAsync();
        var applied = await ScalarAsync(connection, transaction,
            "SELECT checksum FROM pana_migration WHERE module = @module AND number = @number",
            ("module", script.Module), ("number", script.Number));
        if (applied is string checksum)
        {
            if (checksum == script.Checksum)
                return;
            throw new MigrationException(
                $"{script.Module}: migration {script.Number:0000}-{script.Name}.sql was applied and has changed since. "
                + "Put the old text back and write the change as a new migration.");
        }
        await ExecuteAsync(connection, transaction, script.Sql);
        object now = database.Kind is DatabaseKind.Sqlite
            ? Moment.ToMicroseconds(database.Clock.GetUtcNow())
            : database.Clock.GetUtcNow();
        await ExecuteAsync(connection, transaction,
            "INSERT INTO pana_migration (module, number, name, checksum, applied_at) "
            + "VALUES (@module, @number, @name, @checksum, @now)",
            ("module", script.Module), ("number", script.Number), ("name", script.Name), ("checksum", script.Checksum),
            ("now", now));
        await transaction.CommitAsync();
    }

    static Task CreateTableAsync(DbConnection connection) => ExecuteAsync(connection, null,
        "CREATE TABLE IF NOT EXISTS pana_migration (module text NOT NULL, number integer NOT NULL, name text NOT NULL, "
        + "checksum text NOT NULL, applied_at "
        + (connection is Npgsql.NpgsqlConnection ? "timestamptz" : "integer")
        + " NOT NULL, PRIMARY KEY (module, number))");

    static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql,
        params (string Name, object Value)[] parameters)
    {
        await using var command = Command(connection, transaction, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<object?> ScalarAsync(DbConnection connection, DbTransaction? transaction, string sql,
        params (string Name, object Value)[] parameters)
    {
        await using var command = Command(connection, transaction, sql, parameters);
        return await command.ExecuteScalarAsync();
    }

    static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql,
        (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, sql, 600);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
