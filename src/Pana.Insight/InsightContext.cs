using Microsoft.EntityFrameworkCore;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Insight;

internal sealed class InsightContext(DbContextOptions<InsightContext> options) : NodeContext(options)
{
    public DbSet<PublishedRelease> Releases => Set<PublishedRelease>();
    public DbSet<PublishedChunk> Chunks => Set<PublishedChunk>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<PublishedRelease>().Property(release => release.Id).ValueGeneratedNever();
        // Told so that a release is written before its chunks.
        builder.Entity<PublishedChunk>().HasOne<PublishedRelease>().WithMany().HasForeignKey(chunk => chunk.ReleaseId);
        builder.UseModule("insight", Database);
    }
}
