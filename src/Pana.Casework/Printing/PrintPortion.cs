using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Printing;

/// <summary>The next papers of a batch, by the hand of the official who answers for it.</summary>
internal sealed class PrintPortion(UnitOfWork unit, CaseworkContext casework, PrintPaper papers, Officials officials, TimeProvider clock)
{
    const int Portion = 25, Attempts = 5;

    /// <summary>Whether the batch goes on.</summary>
    public async Task<bool> RunAsync(Guid id, CancellationToken cancel)
    {
        if (await casework.Batches.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { EndedAt: null, Stopped: null } batch)
            return false;
        // Whoever was suspended or went elsewhere since prints nothing more.
        if ((await officials.ListAsync(cancel)).FirstOrDefault(one => one.Id == batch.Official && one.Authority == batch.Authority && one.Unit == batch.Unit) is not { } officer)
            return await EndAsync(id, "print-official-gone", cancel);
        var positions = await casework.Prints.AsNoTracking().Where(item => item.BatchId == id && item.State == PrintState.Waits)
            .OrderBy(item => item.Position).Select(item => item.Position).Take(Portion).ToListAsync(cancel);
        if (positions.Count == 0)
            return await EndAsync(id, null, cancel);
        foreach (var position in positions)
            if (await PrintAsync(officer, id, position, cancel) is { } refusal)
                return await EndAsync(id, refusal.Name, cancel);
        return true;
    }

    async Task<Refusal?> PrintAsync(Officer officer, Guid id, int position, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
            if ((await papers.RunAsync(officer, id, position, cancel)).Refusal is not { } refusal)
                return null;
            else if (refusal.Name == "no-blanks-left" || attempt == Attempts)
                return refusal;
    }

    /// <param name="stopped">Why it stands still; null when it is done.</param>
    async Task<bool> EndAsync(Guid id, string? stopped, CancellationToken cancel)
    {
        await unit.RunAsync(async () =>
        {
            var batch = await casework.Batches.SingleAsync(row => row.Id == id, cancel);
            (batch.Stopped, batch.EndedAt) = (stopped, stopped is null ? clock.GetUtcNow() : null);
        }, cancel);
        return false;
    }
}
