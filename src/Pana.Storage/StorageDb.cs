using Microsoft.EntityFrameworkCore;

namespace Pana.Storage;

/// <summary>The tables that every node has, whatever its modules.</summary>
sealed class StorageDb(DbContextOptions<StorageDb> options) : NodeContext(options)
{
    public DbSet<JournalEntry> Entries => Set<JournalEntry>();
    public DbSet<UnsealedEntry> Unsealed => Set<UnsealedEntry>();
    public DbSet<ChainSeal> Seals => Set<ChainSeal>();
    public DbSet<PersonKeyRow> PersonKeys => Set<PersonKeyRow>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<NodeMark> Marks => Set<NodeMark>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<UnsealedEntry>().HasKey(entry => entry.EntryId);
        builder.Entity<UnsealedEntry>().Property(entry => entry.EntryId).ValueGeneratedNever();
        builder.Entity<ChainSeal>().HasKey(seal => seal.Number);
        builder.Entity<ChainSeal>().Property(seal => seal.Number).ValueGeneratedNever();
        builder.Entity<PersonKeyRow>().ToTable("PersonKey").HasKey(key => key.PersonId);
        builder.Entity<PersonKeyRow>().Property(key => key.PersonId).ValueGeneratedNever();
        builder.Entity<StoredFile>().Property<byte[]>("Content").IsRequired();
        builder.Entity<NodeMark>().HasKey(mark => mark.Name);
        builder.UseModule("storage", Database);
    }
}

/// <summary>The person's key, wrapped by the node's; a tombstone when <see cref="Wrapped"/> is null.</summary>
sealed class PersonKeyRow
{
    public Guid PersonId { get; init; }
    public byte[]? Wrapped { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DestroyedAt { get; set; }
}

/// <summary>Waits until the sequencer has sealed the entry into the node's chain.</summary>
sealed class UnsealedEntry
{
    public Guid EntryId { get; init; }
    public Guid CaseId { get; init; }
    public int Sequence { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>A link of the node's chain: this case had reached this entry.</summary>
sealed class ChainSeal
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Number { get; init; }
    public Guid CaseId { get; init; }
    public int CaseSequence { get; init; }
    public required byte[] CaseHash { get; init; }
    public DateTimeOffset SealedAt { get; init; }
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>A fact about the database itself, such as which node key it belongs to.</summary>
sealed class NodeMark
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}
