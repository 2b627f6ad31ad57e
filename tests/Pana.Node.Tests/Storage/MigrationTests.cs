using Pana.Storage;

namespace Pana.Node.Tests.Storage;

public sealed class The_storage_tables
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_what_the_model_says(DatabaseKind kind) =>
        Assert.Equal("", string.Join('\n', await Schema.DifferencesAsync<StorageDb>(kind)));
}

public sealed class A_migration
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_applied_once_however_many_programs_start(DatabaseKind kind)
    {
        await using var empty = await EmptyDatabase.NewAsync(kind);
        var databases = Enumerable.Range(0, 4).Select(_ => empty.Open()).ToList();
        await Task.WhenAll(databases.Select(database => Task.Run(() => database.MigrateAsync())));
        await using var connection = await databases[0].OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pana_migration WHERE module = 'storage'";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_changed_after_it_was_applied_is_named(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Tamper("UPDATE pana_migration SET checksum = 'another' WHERE number = 1");
        var fault = await Assert.ThrowsAsync<MigrationException>(() => node.Database.MigrateAsync());
        Assert.Contains("storage: migration 0001-record-keys-files-outbox.sql", fault.Message,
            StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_newer_program_is_not_run_over(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Tamper("INSERT INTO pana_migration "
            + "SELECT module, 9000, 'later', checksum, applied_at FROM pana_migration");
        var fault = await Assert.ThrowsAsync<MigrationException>(() => node.Database.MigrateAsync());
        Assert.Contains("9000", fault.Message, StringComparison.Ordinal);
    }
}
