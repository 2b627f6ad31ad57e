using Microsoft.EntityFrameworkCore;
using Pana.Registry.Arrivals;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry;

internal sealed class RegistryContext(DbContextOptions<RegistryContext> options) : DbContext(options)
{
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<SourceRecord> Records => Set<SourceRecord>();
    public DbSet<PersonLink> Links => Set<PersonLink>();
    public DbSet<SearchToken> Tokens => Set<SearchToken>();
    public DbSet<PersonScope> Scopes => Set<PersonScope>();
    public DbSet<PersonGroup> Groups => Set<PersonGroup>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        Type[] withOwnId = [typeof(Person), typeof(SourceRecord), typeof(PersonScope), typeof(PersonGroup),
            typeof(Membership), typeof(EvidenceFile)];
        foreach (var entity in withOwnId)
            builder.Entity(entity).Property("Id").ValueGeneratedNever();
        builder.Entity<PersonLink>().HasKey(link => link.SourceId);
        builder.Entity<PersonLink>().Property(link => link.SourceId).ValueGeneratedNever();
        builder.Entity<SearchToken>().HasKey(token => new { token.Token, token.SourceId });
        builder.Entity<GivenAnswer>().HasKey(answer => new { answer.OfficerId, answer.Key });
        builder.UseModule("registry", Database);
    }
}
