using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Pana.Bench;

/// <summary>A table as its module's model sees it; rows are arrays of its properties' values.</summary>
internal sealed class TableShape
{
    readonly IReadOnlyList<IProperty> _properties;
    readonly string _quoted;

    public TableShape(IEntityType entity)
    {
        (Entity, _properties) = (entity, [.. entity.GetProperties()]);
        _quoted = entity.GetSchema() is { } schema ? $"{schema}.\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";
    }

    public IEntityType Entity { get; }

    public string Name => Entity.ShortName();

    public int this[string property] => _properties.Index().First(each => each.Item.Name == property).Index;

    public object?[] Read(object entity) => [.. _properties.Select(property => property.GetGetter().GetClrValue(entity))];

    string Columns => string.Join(", ", _properties.Select(property => $"\"{property.GetColumnName()}\""));

    /// <summary>As fast as the database takes rows: COPY, or one prepared insert within the running transaction.</summary>
    public async Task WriteAsync(DbConnection connection, IReadOnlyList<object?[]> rows)
    {
        var mappings = _properties.Select(property => property.GetRelationalTypeMapping()).ToArray();
        if (connection is NpgsqlConnection postgres)
        {
            await using var import = await postgres.BeginBinaryImportAsync($"COPY {_quoted} ({Columns}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                await import.StartRowAsync();
                foreach (var (value, mapping) in row.Zip(mappings))
                    if (value is null)
                        await import.WriteNullAsync();
                    else
                        await import.WriteAsync(Kept(mapping, value), mapping.StoreType);
            }
            await import.CompleteAsync();
            return;
        }
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {_quoted} ({Columns}) VALUES ({string.Join(", ", mappings.Select((_, index) => $"@p{index}"))})";
        foreach (var (index, mapping) in mappings.Index())
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{index}", null, nullable: true));
        foreach (var row in rows)
        {
            foreach (var (index, value) in row.Index())
                command.Parameters[index].Value = value is null ? DBNull.Value : Kept(mappings[index], value);
            await command.ExecuteNonQueryAsync();
        }
    }

    static object Kept(RelationalTypeMapping mapping, object value) =>
        mapping.Converter is { } converter ? converter.ConvertToProvider(value)! : value;
}
