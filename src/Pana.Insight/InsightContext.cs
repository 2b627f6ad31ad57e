using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Insight;

internal sealed class InsightContext(DbContextOptions<InsightContext> options) : NodeContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.UseModule("insight", Database);
    }
}
