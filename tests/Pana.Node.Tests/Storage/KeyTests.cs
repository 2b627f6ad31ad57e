using System.Security.Cryptography;
using System.Text;
using Pana.Storage;

namespace Pana.Node.Tests.Storage;

public sealed class A_persons_key
{
    static readonly Guid Person = Guid.CreateVersion7(), Record = Guid.CreateVersion7();

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task opens_what_it_sealed_also_after_a_restart(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var box = await SealAsync(node, "Гулнора");
        await using var later = node.Empty.Open();
        await using var unit = new UnitOfWork(later);
        using var cache = new KeyCache();
        var keys = new PersonKeys(unit, NodeKey.OpenOrCreate(node.Folder), cache, TimeProvider.System);
        Assert.Equal("Гулнора", (await keys.OfAsync(Person)).Value.OpenText("name", Record, box));
    }

    [Fact]
    public async Task opens_nothing_that_was_moved_or_belongs_to_another()
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        var box = await SealAsync(node, "Гулнора");
        var key = await node.In(async scope => (await scope.Keys.OfAsync(Person)).Value);
        var other = await node.Run<PersonKey>(async scope => await scope.Keys.OfAsync(Guid.CreateVersion7()));
        Assert.Throws<AuthenticationTagMismatchException>(() => key.OpenText("address", Record, box));
        Assert.Throws<AuthenticationTagMismatchException>(() => key.OpenText("name", Person, box));
        Assert.Throws<AuthenticationTagMismatchException>(() => other.Value.OpenText("name", Record, box));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_destroyed_opens_nothing_and_is_never_made_again(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await SealAsync(node, "Гулнора");
        await node.Run(scope => scope.Keys.DestroyAsync(Person));
        await node.Run(scope => scope.Keys.DestroyAsync(Person));
        Assert.Equal("person-erased", (await node.In(scope => scope.Keys.OfAsync(Person).AsTask())).Refusal?.Name);
        Assert.Equal("person-erased",
            (await node.Run<PersonKey>(async scope => await scope.Keys.OfAsync(Person))).Refusal?.Name);
        Assert.Empty(await node.In(scope => scope.Keys.OfAllAsync([Person])));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_step_that_was_undone_is_used_by_nobody(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        byte[] lost = [];
        await node.Run<bool>(async scope =>
        {
            lost = (await scope.Keys.OfAsync(Person)).Value.SealText("name", Record, "Гулнора");
            return new Kernel.Refusal("no");
        });
        Assert.Equal("person-without-key", (await node.In(scope => scope.Keys.OfAsync(Person).AsTask())).Refusal?.Name);
        var box = await SealAsync(node, "Гулнора");
        var key = await node.In(async scope => (await scope.Keys.OfAsync(Person)).Value);
        Assert.Equal("Гулнора", key.OpenText("name", Record, box));
        Assert.Throws<AuthenticationTagMismatchException>(() => key.OpenText("name", Record, lost));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_one_however_many_ask_for_it_first(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var boxes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SealAsync(node, "Гулнора"))));
        var key = await node.In(async scope => (await scope.Keys.OfAsync(Person)).Value);
        Assert.All(boxes, box => Assert.Equal("Гулнора", key.OpenText("name", Record, box)));
    }

    static async Task<byte[]> SealAsync(StorageNode node, string text) => (await node.Run<byte[]>(async scope =>
        (await scope.Keys.OfAsync(Person)).Value.SealText("name", Record, text))).Value;
}

public sealed class A_nodes_key
{
    [Fact]
    public async Task is_read_by_its_owner_alone_and_is_not_in_the_database()
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        var file = Path.Combine(node.Folder, "keys", "node.key");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var master = Convert.FromBase64String(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await node.Say(Guid.CreateVersion7(), Guid.CreateVersion7(), "something");
        foreach (var stored in Directory.EnumerateFiles(node.Folder, "node.sqlite*"))
            Assert.Equal(-1, (await ReadSharedAsync(stored)).AsSpan().IndexOf(master));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_another_node_is_an_error_and_no_new_beginning(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var other = NodeKey.OpenOrCreate(Path.Combine(node.Folder, "other"));
        var fault = await Assert.ThrowsAsync<NodeKeyException>(() => other.BindAsync(node.Database));
        Assert.Contains(node.Key.Fingerprint, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void comes_back_from_its_export_with_the_passphrase_alone()
    {
        var folder = Directory.CreateTempSubdirectory("pana-test-").FullName;
        var key = NodeKey.OpenOrCreate(Path.Combine(folder, "a"));
        var export = Path.Combine(folder, "export.txt");
        key.Export(export, "twelve letters and more");
        Assert.Throws<AuthenticationTagMismatchException>(() =>
            NodeKey.Import(export, "another passphrase", Path.Combine(folder, "b")));
        Assert.Equal(key.Fingerprint,
            NodeKey.Import(export, "twelve letters and more", Path.Combine(folder, "b")).Fingerprint);
        Assert.Throws<IOException>(() => NodeKey.Import(export, "twelve letters and more", Path.Combine(folder, "b")));
        Directory.Delete(folder, recursive: true);
    }

    static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream =
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

public sealed class A_blind_index
{
    [Fact]
    public async Task finds_equal_words_of_one_purpose_on_one_node()
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        var other = new BlindIndex(NodeKey.OpenOrCreate(Path.Combine(node.Folder, "other")));
        await node.In(scope =>
        {
            Assert.Equal(scope.Index.Of("name", "гулнора"), scope.Index.Of("name", "гулнора"));
            Assert.NotEqual(scope.Index.Of("name", "гулнора"), scope.Index.Of("name", "гулнара"));
            Assert.NotEqual(scope.Index.Of("name", "гулнора"), scope.Index.Of("place", "гулнора"));
            Assert.NotEqual(scope.Index.Of("name", "гулнора"), other.Of("name", "гулнора"));
            return Task.FromResult(true);
        });
    }
}

public sealed class A_stored_file
{
    static readonly Guid Person = Guid.CreateVersion7();
    static readonly byte[] Scan = [.. "%PDF-1.7 "u8,
        .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("свидетельство ", 9_000)))];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task opens_as_it_was_and_its_kind_is_seen_in_its_bytes(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var stored = await StoreAsync(node, Scan, 10_000_000);
        var opened = await node.In(scope => scope.Files.OpenAsync(stored.Value.Id));
        Assert.Equal(("application/pdf", "тазкира.pdf"), (opened.Value.MediaType, opened.Value.Name.Value));
        Assert.Equal(Scan, opened.Value.Content);
        var listed = Assert.Single(await node.In(scope => scope.Files.ListAsync(Person)));
        Assert.Equal(("тазкира.pdf", (long)Scan.Length), (listed.Name.Value, listed.File.Size));
    }

    [Fact]
    public async Task lies_nowhere_in_clear()
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        await StoreAsync(node, Scan, 10_000_000);
        await node.Database.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(node.Folder, "node.sqlite*"))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("свидетельство"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("тазкира"u8));
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", 1_000, "file-type-not-accepted")]
    [InlineData("", 1_000, "file-empty")]
    [InlineData("%PDF-1.7 longer than is allowed", 20, "file-too-large")]
    public async Task is_refused(string content, long limit, string refusal)
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        Assert.Equal(refusal, (await StoreAsync(node, Encoding.UTF8.GetBytes(content), limit)).Refusal?.Name);
        Assert.Empty(await node.In(scope => scope.Files.ListAsync(Person)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_an_erased_person_is_noise(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var stored = await StoreAsync(node, Scan, 10_000_000);
        await node.Run(scope => scope.Keys.DestroyAsync(Person));
        Assert.Equal("person-erased", (await node.In(scope => scope.Files.OpenAsync(stored.Value.Id))).Refusal?.Name);
        Assert.Empty(await node.In(scope => scope.Files.ListAsync(Person)));
    }

    static Task<Kernel.Outcome<StoredFile>> StoreAsync(StorageNode node, byte[] content, long limit) =>
        node.Run<StoredFile>(scope => scope.Files.StoreAsync(Person, "тазкира.pdf", new MemoryStream(content), limit));
}
