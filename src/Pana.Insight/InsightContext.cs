using Microsoft.EntityFrameworkCore;
using Pana.Insight.Dashboards;
using Pana.Insight.Labour;
using Pana.Insight.Published;
using Pana.Storage;

namespace Pana.Insight;

internal sealed class InsightContext(DbContextOptions<InsightContext> options) : NodeContext(options)
{
    public DbSet<PostCapacity> Capacities => Set<PostCapacity>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<SurveyCell> SurveyCells => Set<SurveyCell>();
    public DbSet<PublishedRelease> Releases => Set<PublishedRelease>();
    public DbSet<PublishedChunk> Chunks => Set<PublishedChunk>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<PublishedRelease>().Property(release => release.Id).ValueGeneratedNever();
        builder.Entity<SurveyCell>().HasKey(cell => new { cell.SurveyId, cell.Position });
        // Told so that a release is written before its chunks.
        builder.Entity<PublishedChunk>().HasOne<PublishedRelease>().WithMany().HasForeignKey(chunk => chunk.ReleaseId);
        builder.UseModule("insight", Database);
    }
}
