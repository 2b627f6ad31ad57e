using Microsoft.EntityFrameworkCore;
using Pana.Insight.Counting;
using Pana.Insight.Dashboards;
using Pana.Insight.Harvest;
using Pana.Insight.History;
using Pana.Insight.Labour;
using Pana.Insight.Published;
using Pana.Insight.Releases;
using Pana.Storage;

namespace Pana.Insight;

internal sealed class InsightContext(DbContextOptions<InsightContext> options) : NodeContext(options)
{
    public DbSet<PublishedRelease> Releases => Set<PublishedRelease>();
    public DbSet<PublishedChunk> Chunks => Set<PublishedChunk>();
    public DbSet<CountedSum> Sums => Set<CountedSum>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<CountingMark> Marks => Set<CountingMark>();
    public DbSet<ReleaseRun> Runs => Set<ReleaseRun>();
    public DbSet<WithheldTable> Withheld => Set<WithheldTable>();
    public DbSet<HarvestAttempt> HarvestAttempts => Set<HarvestAttempt>();
    public DbSet<HarvestedFlow> HarvestedFlows => Set<HarvestedFlow>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SourceNote> SourceNotes => Set<SourceNote>();
    public DbSet<PostCapacity> Capacities => Set<PostCapacity>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<SurveyCell> SurveyCells => Set<SurveyCell>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<PublishedRelease>().Property(release => release.Id).ValueGeneratedNever();
        builder.Entity<CountedSum>().HasKey(sum => new { sum.Flow, sum.Period, sum.Cell, sum.Day });
        builder.Entity<Contribution>().HasKey(row => row.PersonId);
        builder.Entity<Contribution>().Property(row => row.PersonId).ValueGeneratedNever();
        builder.Entity<CountingMark>().HasKey(mark => mark.Name);
        builder.Entity<ReleaseRun>().Property(run => run.Id).ValueGeneratedNever();
        builder.Entity<WithheldTable>().HasKey(table => new { table.RunId, table.Flow, table.Period });
        builder.Entity<SurveyCell>().HasKey(cell => new { cell.SurveyId, cell.Position });
        // Told so that a release is written before its chunks.
        builder.Entity<PublishedChunk>().HasOne<PublishedRelease>().WithMany().HasForeignKey(chunk => chunk.ReleaseId);
        HarvestModule.Model(builder);
        builder.UseModule("insight", Database);
    }
}
