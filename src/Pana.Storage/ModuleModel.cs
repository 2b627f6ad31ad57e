using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pana.Storage;

/// <summary>How every module's classes lie in the database.</summary>
public static class ModuleModel
{
    static readonly ValueConverter<DateTimeOffset, long> ToSqlite =
        new(moment => Moment.ToMicroseconds(moment), kept => Moment.FromMicroseconds(kept));

    static readonly ValueConverter<DateTimeOffset, DateTimeOffset> ToPostgres =
        new(moment => moment.ToUniversalTime(), kept => kept);

    /// <summary>
    /// Call it last in <c>OnModelCreating</c>: <c>builder.UseModule("registry", Database)</c>. Tables and columns get
    /// snake_case names (a table is called as its class, in the singular; SQLite <c>module_table</c>, PostgreSQL
    /// <c>module.table</c>), enums are kept by name, moments in UTC to the microsecond, and a property <c>long
    /// Version</c> guards against lost updates: it counts up by itself, and saving a row that changed meanwhile is a
    /// conflict. Names given explicitly stay.
    /// </summary>
    public static void UseModule(this ModelBuilder builder, string module, DatabaseFacade database)
    {
        var sqlite = database.IsSqlite();
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindOwnership() is null && entity.BaseType is null && entity.GetViewName() is null)
            {
                var table = SnakeCase(TableOf(entity));
                entity.SetTableName(sqlite ? $"{module}_{table}" : table);
                entity.SetSchema(sqlite ? null : module);
            }
            foreach (var property in entity.GetProperties())
                Lay(property, sqlite);
        }
    }

    /// <summary>
    /// The name given with <c>ToTable</c>, else the class's own (EF would take the set's, in the plural).
    /// </summary>
    static string TableOf(IMutableEntityType entity) =>
        ((IConventionEntityType)entity).GetTableNameConfigurationSource() is ConfigurationSource.Explicit
            ? entity.GetTableName()!
            : entity.ShortName();

    static void Lay(IMutableProperty property, bool sqlite)
    {
        property.SetColumnName(SnakeCase(property.GetColumnName()));
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(DateTimeOffset))
            property.SetValueConverter(sqlite ? ToSqlite : ToPostgres);
        else if (type.IsEnum && property.GetValueConverter() is null)
            property.SetProviderClrType(typeof(string));
        if (property is { Name: VersionCounter.Property, ClrType: var clr } && clr == typeof(long))
            property.IsConcurrencyToken = true;
    }

    static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}
