using Microsoft.EntityFrameworkCore;
using Pana.Insight.Harvest;
using Pana.Insight.History;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Insight;

internal sealed class InsightContext(DbContextOptions<InsightContext> options) : NodeContext(options)
{
    public DbSet<PublishedRelease> Releases => Set<PublishedRelease>();
    public DbSet<PublishedChunk> Chunks => Set<PublishedChunk>();

    public DbSet<HarvestAttempt> HarvestAttempts => Set<HarvestAttempt>();
    public DbSet<HarvestedFlow> HarvestedFlows => Set<HarvestedFlow>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SourceNote> SourceNotes => Set<SourceNote>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<PublishedRelease>().Property(release => release.Id).ValueGeneratedNever();
        // Told so that a release is written before its chunks.
        builder.Entity<PublishedChunk>().HasOne<PublishedRelease>().WithMany().HasForeignKey(chunk => chunk.ReleaseId);
        HarvestModule.Model(builder);
        builder.UseModule("insight", Database);
    }
}
