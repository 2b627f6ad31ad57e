using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Papers;
using Pana.Storage;
using Pana.Trust.Keys;
using Pana.Trust.Open;

namespace Pana.Trust.States;

/// <summary>
/// The list of this node's papers that are no longer valid: made anew when one was withdrawn, and daily, some hours before the old one is due,
/// so that nobody's phone ever says that it is overdue because we slept.
/// </summary>
internal sealed class OwnList(UnitOfWork unit, TrustContext trust, SigningKeys keys, TrustSettings settings, TimeProvider clock, IssuedPapers? papers = null)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(2), Early = TimeSpan.FromDays(1);

    /// <summary>Whether a new one was made.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancel)
    {
        if (settings.State is not { } state || papers is null || await IsFreshAsync(state, cancel))
            return false;
        var made = await unit.RunAsync<bool>(async () =>
        {
            if (await keys.CurrentAsync(cancel) is not { } current)
                return false;
            using var key = current.Key;
            // Counted before the numbers are read: one that is withdrawn in between is counted the next time.
            var withdrawn = await papers.CountWithdrawnAsync(cancel);
            var numbers = await papers.NumbersAsync(cancel);
            var (now, held) = (clock.GetUtcNow(), await trust.Lists.FindAsync([state.Alpha3], cancel));
            // By the clock, so that a node that was restored from a backup does not come with numbers that others have seen already.
            var sequence = Math.Max((held?.Sequence ?? 0) + 1, now.ToUnixTimeSeconds());
            var bytes = RevocationMaking.Sign(state.Alpha3, current.Signer, (uint)sequence, now, now + Life, numbers.Withdrawn, numbers.Valid, key);
            if (held is null)
                trust.Lists.Add(new() { Issuer = state.Alpha3, Sequence = sequence, Bytes = bytes, IssuedAt = now, NextAt = now + Life, Withdrawn = withdrawn });
            else
                (held.Sequence, held.Bytes, held.IssuedAt, held.NextAt, held.Withdrawn) = (sequence, bytes, now, now + Life, withdrawn);
            return true;
        }, cancel);
        return !made.IsRefused && made.Value;
    }

    async Task<bool> IsFreshAsync(TrustState state, CancellationToken cancel)
    {
        var held = await trust.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Issuer == state.Alpha3, cancel);
        return held is not null && held.NextAt - clock.GetUtcNow() > Early && held.Withdrawn == await papers!.CountWithdrawnAsync(cancel);
    }
}
