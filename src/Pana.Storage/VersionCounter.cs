using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pana.Storage;

/// <summary>
/// Counts <c>Version</c> up when a row is changed; whoever read the older one is told that it changed meanwhile.
/// </summary>
sealed class VersionCounter : SaveChangesInterceptor
{
    public const string Property = "Version";

    public static readonly VersionCounter Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData saving, InterceptionResult<int> result)
    {
        foreach (var row in saving.Context!.ChangeTracker.Entries())
            if (row.State is EntityState.Modified
                && row.Metadata.FindProperty(Property) is { IsConcurrencyToken: true })
                row.Property(Property).CurrentValue = (long)row.Property(Property).OriginalValue! + 1;
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData saving, InterceptionResult<int> result, CancellationToken cancel = default) =>
        ValueTask.FromResult(SavingChanges(saving, result));
}
