using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Trust;

internal sealed class TrustContext(DbContextOptions<TrustContext> options) : NodeContext(options)
{
    public DbSet<SigningKey> Keys => Set<SigningKey>();
    public DbSet<HeldIssuer> Issuers => Set<HeldIssuer>();
    public DbSet<HeldSigner> Signers => Set<HeldSigner>();
    public DbSet<HeldList> Lists => Set<HeldList>();
    public DbSet<Source> Sources => Set<Source>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<HeldIssuer>().HasKey(issuer => issuer.Issuer);
        builder.Entity<HeldSigner>().HasKey(signer => signer.Reference);
        builder.Entity<HeldList>().HasKey(list => list.Issuer);
        builder.Entity<Source>().HasKey(source => source.Address);
        builder.UseModule("trust", Database);
    }
}

/// <summary>A key of this node that signs: the authority's, which signs certificates, or a signer's, which signs papers and lists.</summary>
internal sealed class SigningKey
{
    public required Guid Id { get; init; }
    public required bool IsAuthority { get; init; }
    /// <summary>Of its certificate; the authority's own is 1.</summary>
    public required long Serial { get; init; }
    public required byte[] Certificate { get; init; }
    /// <summary>The private key, sealed with the node's.</summary>
    public required byte[] Box { get; init; }
    public required DateTimeOffset SignsFrom { get; init; }
    /// <summary>Sooner than at first, once a successor was called at once.</summary>
    public required DateTimeOffset SignsUntil { get; set; }
    /// <summary>When the certificate ends, and with it every paper that the key signed.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>A state whose papers this node can verify.</summary>
internal sealed class HeldIssuer
{
    /// <summary>Three-letter code, as in the head of seals.</summary>
    public required string Issuer { get; init; }
    /// <summary>The certificate that is trusted, as it was first seen or later accepted; empty while nobody has accepted one.</summary>
    public required byte[] Authority { get; set; }
    /// <summary>Another one that a source names now; it is not believed before an administrator accepts it.</summary>
    public byte[]? Offered { get; set; }
    public required DateTimeOffset PinnedAt { get; set; }
}

internal sealed class HeldSigner
{
    public required string Reference { get; init; }
    public required string Issuer { get; init; }
    public required byte[] Certificate { get; init; }
}

/// <summary>The newest list of a state's papers that are no longer valid.</summary>
internal sealed class HeldList
{
    public required string Issuer { get; init; }
    public required long Sequence { get; set; }
    public required byte[] Bytes { get; set; }
    public required DateTimeOffset IssuedAt { get; set; }
    public required DateTimeOffset NextAt { get; set; }
    /// <summary>Of this node's own list: how many papers had ever been withdrawn when it was made.</summary>
    public required int Withdrawn { get; set; }
}

/// <summary>A node from which certificates and lists are fetched.</summary>
internal sealed class Source
{
    public required string Address { get; init; }
    public required DateTimeOffset TriedAt { get; set; }
    public DateTimeOffset? FetchedAt { get; set; }
    /// <summary>
    /// What went wrong the last time: <c>unreachable</c>, <c>not-understood</c>, <c>older-list</c>, <c>authority-changed</c>, <c>signer-changed</c>;
    /// null when all is well.
    /// </summary>
    public string? Fault { get; set; }
}
