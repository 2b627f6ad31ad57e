using Microsoft.EntityFrameworkCore;
using Pana.Casework.Cases;
using Pana.Casework.Glass;
using Pana.Casework.Pages;
using Pana.Casework.Retention;
using Pana.Casework.Printing;
using Pana.Casework.Sealing;
using Pana.Casework.Stock;
using Pana.Storage;

namespace Pana.Casework;

internal sealed class CaseworkContext(DbContextOptions<CaseworkContext> options) : NodeContext(options)
{
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<StoredFact> Facts => Set<StoredFact>();
    public DbSet<StoredTerm> Terms => Set<StoredTerm>();
    public DbSet<Firing> Firings => Set<Firing>();
    public DbSet<TakenStep> Taken => Set<TakenStep>();
    public DbSet<GivenPaper> Papers => Set<GivenPaper>();
    public DbSet<ConsentEntry> Consents => Set<ConsentEntry>();
    public DbSet<CaseMember> Members => Set<CaseMember>();
    public DbSet<GivenAnswer> Answers => Set<GivenAnswer>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<GlassRequest> Glass => Set<GlassRequest>();
    public DbSet<KeptAnswer> Kept => Set<KeptAnswer>();
    public DbSet<PaperSeal> Seals => Set<PaperSeal>();
    public DbSet<BlankRange> Blanks => Set<BlankRange>();
    public DbSet<SpentBlank> SpentBlanks => Set<SpentBlank>();
    public DbSet<StockMovement> Movements => Set<StockMovement>();
    public DbSet<StockCount> Counts => Set<StockCount>();
    public DbSet<PrintBatch> Batches => Set<PrintBatch>();
    public DbSet<PrintItem> Prints => Set<PrintItem>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Case>().ToTable("CaseFile");        // "case" is a word of SQL
        builder.Entity<StoredFact>().HasKey(fact => new { fact.PersonId, fact.CaseId, fact.Fact });
        builder.Entity<Firing>().HasKey(firing => new { firing.TermId, firing.Due });
        builder.Entity<TakenStep>().HasKey(step => new { step.CaseId, step.Sequence, step.Actor });
        builder.Entity<GivenAnswer>().HasKey(answer => new { answer.OfficerId, answer.Key });
        builder.Entity<Draft>().HasKey(draft => new { draft.OfficerId, draft.SubjectId, draft.Step });
        builder.Entity<PaperSeal>().HasKey(seal => seal.PaperId);
        builder.Entity<SpentBlank>().HasKey(blank => new { blank.Series, blank.Number });
        builder.Entity<StockCount>().Ignore(count => count.Difference);
        builder.Entity<PrintItem>().HasKey(item => new { item.BatchId, item.Position });
        builder.UseModule("casework", Database);
    }
}
