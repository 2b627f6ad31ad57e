using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Storage;

/// <summary>A node of nothing but its storage, with the notes of an imaginary module.</summary>
sealed class StorageNode : IAsyncDisposable
{
    readonly EmptyDatabase _empty;
    readonly ServiceProvider _services;

    StorageNode(EmptyDatabase empty)
    {
        _empty = empty;
        Database = empty.Open();
        Key = NodeKey.OpenOrCreate(empty.Folder);
        _services = new ServiceCollection().AddLogging().AddStorage(Database, Key).AddNodeContext<NotesDb>()
            .BuildServiceProvider();
    }

    public NodeDatabase Database { get; }
    public NodeKey Key { get; }
    public string Folder => _empty.Folder;
    public EmptyDatabase Empty => _empty;
    public Sequencer Sequencer => _services.GetRequiredService<Sequencer>();

    public static async Task<StorageNode> NewAsync(DatabaseKind kind)
    {
        var node = new StorageNode(await EmptyDatabase.NewAsync(kind));
        await node.Database.MigrateAsync();
        await node.Key.BindAsync(node.Database);
        await using var unit = new UnitOfWork(node.Database);
        if (kind is DatabaseKind.Postgres)
            await unit.Context<NotesDb>().Database.ExecuteSqlRawAsync("CREATE SCHEMA notes");
        await unit.Context<NotesDb>().Database
            .ExecuteSqlRawAsync(unit.Context<NotesDb>().Database.GenerateCreateScript());
        return node;
    }

    /// <summary>In a scope of its own, as a request has it.</summary>
    public async Task<T> In<T>(Func<Scope, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(new(scope.ServiceProvider));
    }

    public Task<Outcome<T>> Run<T>(Func<Scope, Task<Outcome<T>>> work) =>
        In(scope => scope.Unit.RunAsync(() => work(scope)));

    public Task Run(Func<Scope, Task> work) => In(async scope =>
    {
        await scope.Unit.RunAsync(() => work(scope));
        return true;
    });

    /// <summary>Appends entries that say <paramref name="words"/> to a case, a transaction each.</summary>
    public async Task Say(Guid caseId, Guid person, params string[] words)
    {
        foreach (var word in words)
            await Run<CaseHead>(async scope => await scope.Journal.AppendAsync(
                await scope.Journal.HeadAsync(caseId), Draft(person, word)));
    }

    public static EntryDraft Draft(Guid person, string word) =>
        new(person, new(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(5)), Guid.CreateVersion7(), "tjk.border", "Hear",
            Encoding.UTF8.GetBytes(word)) { Sources = [Guid.CreateVersion7()] };

    public async Task SealAll()
    {
        while (await Sequencer.SealAsync() > 0)
        {
        }
    }

    /// <summary>Goes behind the program's back, as somebody with the administrator's password would.</summary>
    public async Task Tamper(string sqlite)
    {
        await using var connection = await Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Database.Kind is DatabaseKind.Sqlite
            ? "DROP TRIGGER IF EXISTS storage_journal_entry_stays; "
                + "DROP TRIGGER IF EXISTS storage_journal_entry_remains; "
                + "DROP TRIGGER IF EXISTS storage_chain_seal_stays; "
                + "DROP TRIGGER IF EXISTS storage_chain_seal_remains; " + sqlite
            : "SET session_replication_role = replica; "
                + sqlite.Replace("storage_", "storage.", StringComparison.Ordinal)
              + "; SET session_replication_role = DEFAULT";
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>The id as the database's SQL writes it.</summary>
    public string Sql(Guid id) =>
        Database.Kind is DatabaseKind.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        await _empty.DisposeAsync();
    }
}

/// <summary>What a request gets.</summary>
sealed class Scope(IServiceProvider services)
{
    public UnitOfWork Unit => services.GetRequiredService<UnitOfWork>();
    public NotesDb Notes => services.GetRequiredService<NotesDb>();
    public PersonKeys Keys => services.GetRequiredService<PersonKeys>();
    public Journal Journal => services.GetRequiredService<Journal>();
    public FileVault Files => services.GetRequiredService<FileVault>();
    public Outbox Outbox => services.GetRequiredService<Outbox>();
    public BlindIndex Index => services.GetRequiredService<BlindIndex>();
}

enum NoteKind
{
    Plain,
    VeryUrgent,
}

sealed class Note
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Text { get; set; }
    public NoteKind Kind { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    public int Count { get; set; }
    public long Version { get; set; }
}

sealed class NotesDb(DbContextOptions<NotesDb> options) : NodeContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Note>();
        builder.UseModule("notes", Database);
    }
}
