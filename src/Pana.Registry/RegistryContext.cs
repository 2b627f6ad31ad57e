using Microsoft.EntityFrameworkCore;
using Pana.Registry.Arrivals;
using Pana.Registry.Identity;
using Pana.Registry.Import;
using Pana.Registry.Portraits;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry;

internal sealed class RegistryContext(DbContextOptions<RegistryContext> options) : NodeContext(options)
{
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<SourceRecord> Records => Set<SourceRecord>();
    public DbSet<PersonLink> Links => Set<PersonLink>();
    public DbSet<SearchToken> Tokens => Set<SearchToken>();
    public DbSet<PersonScope> Scopes => Set<PersonScope>();
    public DbSet<PersonGroup> Groups => Set<PersonGroup>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();
    public DbSet<Portrait> Portraits => Set<Portrait>();
    public DbSet<Alias> Aliases => Set<Alias>();
    public DbSet<IdentityDecision> Decisions => Set<IdentityDecision>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<LikelyPair> LikelyPairs => Set<LikelyPair>();
    public DbSet<Uncompared> Uncompared => Set<Uncompared>();
    public DbSet<Unindexed> Unindexed => Set<Unindexed>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        Type[] withOwnId = [typeof(Person), typeof(SourceRecord), typeof(PersonScope), typeof(PersonGroup),
            typeof(Membership), typeof(EvidenceFile), typeof(Portrait), typeof(IdentityDecision)];
        foreach (var entity in withOwnId)
            builder.Entity(entity).Property("Id").ValueGeneratedNever();
        builder.Entity<PersonLink>().HasKey(link => link.SourceId);
        builder.Entity<PersonLink>().Property(link => link.SourceId).ValueGeneratedNever();
        builder.Entity<SearchToken>().HasKey(token => new { token.Token, token.SourceId });
        builder.Entity<Alias>().HasKey(alias => alias.PersonId);
        builder.Entity<Alias>().Property(alias => alias.PersonId).ValueGeneratedNever();
        builder.Entity<Agreement>().HasKey(agreement => new { agreement.DecisionId, agreement.OfficialId });
        builder.Entity<LikelyPair>().HasKey(pair => new { pair.OneId, pair.OtherId });
        builder.Entity<Uncompared>().HasKey(record => record.SourceId);
        builder.Entity<Uncompared>().Property(record => record.SourceId).ValueGeneratedNever();
        builder.Entity<Unindexed>().HasKey(record => record.SourceId);
        builder.Entity<Unindexed>().Property(record => record.SourceId).ValueGeneratedNever();
        builder.Entity<ImportedFile>().HasKey(file => new { file.Digest, file.Authority, file.Unit });
        builder.Entity<GivenAnswer>().HasKey(answer => new { answer.OfficerId, answer.Key });
        builder.UseModule("registry", Database);
    }
}
