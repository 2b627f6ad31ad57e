using Pana.Storage;

namespace Pana.Node.Tests.Storage;

public sealed class A_backup
{
    static readonly Guid Case = Guid.CreateVersion7(), Person = Guid.CreateVersion7();

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task restores_the_node_as_it_was(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a", "b");
        await node.SealAll();
        var manifest = (await Backup.WriteAsync(node.Database, Path.Combine(node.Folder, "backups"))).Value;
        await node.Say(Case, Person, "after the backup");
        var report = (await Restore.RunAsync(manifest, node.Database, node.Key, replace: true)).Value;
        Assert.Equal((null, 2, 0), (report.Fault, report.Entries, report.Unsealed));
        await node.Say(Case, Person, "goes on");
        Assert.Equal(3, await node.In(async scope => (await scope.Journal.HeadAsync(Case)).Sequence));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task goes_into_an_empty_place_with_the_right_key_alone(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a");
        var manifest = (await Backup.WriteAsync(node.Database, Path.Combine(node.Folder, "backups"))).Value;
        await using var place = await EmptyDatabase.NewAsync(kind);
        await using var empty = place.Open();
        Assert.Equal("backup-other-key",
            (await Restore.RunAsync(manifest, empty, NodeKey.OpenOrCreate(place.Folder))).Refusal?.Name);
        Assert.Equal(1, (await Restore.RunAsync(manifest, empty, node.Key)).Value.Entries);
        Assert.Equal("restore-not-empty", (await Restore.RunAsync(manifest, empty, node.Key)).Refusal?.Name);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task older_than_an_erasure_does_not_bring_the_person_back(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "secret");
        var manifest = (await Backup.WriteAsync(node.Database, Path.Combine(node.Folder, "backups"))).Value;
        await node.Run(scope => scope.Keys.DestroyAsync(Person));
        Assert.True((await Restore.RunAsync(manifest, node.Database, node.Key, replace: true)).Value.IsWhole);
        await using var unit = new UnitOfWork(node.Database);
        using var cache = new KeyCache();
        var keys = new PersonKeys(unit, node.Key, cache, TimeProvider.System);
        Assert.Equal("person-erased", (await keys.OfAsync(Person)).Refusal?.Name);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_was_altered_is_not_restored(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a");
        var manifest = (await Backup.WriteAsync(node.Database, Path.Combine(node.Folder, "backups"))).Value;
        var file = Directory.EnumerateFiles(Path.Combine(node.Folder, "backups")).Single(file => file != manifest);
        await using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.Position = stream.Length / 2;
            stream.WriteByte(0xA5);
        }
        Assert.Equal("backup-altered",
            (await Restore.RunAsync(manifest, node.Database, node.Key, replace: true)).Refusal?.Name);
        Assert.Equal("backup-unreadable",
            (await Restore.RunAsync(file + ".none", node.Database, node.Key)).Refusal?.Name);
        Assert.Equal(1, (await JournalVerification.RunAsync(node.Database)).Entries);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_not_put_under_a_running_node(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a");
        var manifest = (await Backup.WriteAsync(node.Database, Path.Combine(node.Folder, "backups"))).Value;
        await using var restoring = node.Empty.Open();
        await using var serving = await node.Database.OpenAsync();
        Assert.Equal("node-running",
            (await Restore.RunAsync(manifest, restoring, node.Key, replace: true)).Refusal?.Name);
        Assert.Equal(1, (await JournalVerification.RunAsync(node.Database)).Entries);
    }
}
