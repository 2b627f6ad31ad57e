using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Node.Tests;

/// <summary>
/// Compares what a module's migrations make with what its model expects: tables, columns, types, nullability, primary
/// keys. Indexes, triggers and checks belong to the migrations alone.
/// </summary>
static class Schema
{
    /// <summary>Differences, one sentence each; empty when both agree.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync<T>(DatabaseKind kind, params Assembly[] modules)
        where T : NodeContext
    {
        await using var migrated = await EmptyDatabase.NewAsync(kind);
        await using var created = await EmptyDatabase.NewAsync(kind);
        await using var migratedDatabase = migrated.Open();
        await using var createdDatabase = created.Open();
        await migratedDatabase.MigrateAsync(modules);
        await using var createdUnit = new UnitOfWork(createdDatabase);
        var model = createdUnit.Context<T>();
        await model.Database.ExecuteSqlRawAsync(model.Database.GenerateCreateScript());
        var tables = model.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().ToHashSet();
        var (expected, found) =
            (await ColumnsAsync(createdDatabase, tables), await ColumnsAsync(migratedDatabase, tables));
        return [.. expected.Except(found).Select(column => $"the model has, the migrations do not: {column}"),
            .. found.Except(expected).Select(column => $"the migrations have, the model does not: {column}")];
    }

    static async Task<HashSet<string>> ColumnsAsync(NodeDatabase database, HashSet<string> tables)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = database.Kind is DatabaseKind.Sqlite
            ? """
              SELECT m.name, m.name || '.' || c.name || ' ' || upper(c.type)
                     || CASE WHEN c."notnull" OR c.pk > 0 THEN ' not null' ELSE '' END
                     || CASE WHEN c.pk > 0 THEN ' key' ELSE '' END
              FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
              """
            : """
              SELECT t.relname, n.nspname || '.' || t.relname || '.' || a.attname
                     || ' ' || format_type(a.atttypid, a.atttypmod)
                     || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                     || CASE WHEN EXISTS (SELECT 1 FROM pg_index i
                                         WHERE i.indrelid = t.oid AND i.indisprimary AND a.attnum = ANY (i.indkey))
                             THEN ' key' ELSE '' END
              FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
              WHERE t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              """;
        var columns = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (tables.Contains(reader.GetString(0)))
                columns.Add(reader.GetString(1));
        return columns;
    }
}
