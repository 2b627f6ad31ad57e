using Pana.Kernel;
using Pana.Law;
using static Pana.Law.BorderCustody;

namespace Pana.Node.MadeUp.Walks;

/// <summary>Held at the border as a last resort; let go after a review, or admitted because a claim was voiced.</summary>
internal static class InCustody
{
    /// <returns>Whether custody was lawful; where the rules refuse it, the person goes the usual way.</returns>
    public static async Task<bool> HoldAsync(Walker walk, bool claims)
    {
        walk.Minutes(60, 400);
        if (await walk.TryAsync(Propose, Function.Border) is not null)
            return false;
        if (await walk.TryAsync(Detain, Function.Border) is not null)
        {
            await walk.TakeAsync(Refrain, Function.Border);
            return false;
        }
        await walk.TakeAsync(TellRights, Function.Border);
        await walk.TakeAsync(CallAdviser, Function.Border);
        walk.Days(0.2, 2);
        if (claims)
            await walk.TakeAsync(VoiceClaim, Function.LegalAid);
        walk.Days(3, walk.Chance.Is(0.3) ? 18 : 11);
        await walk.TakeAsync(Review, Function.Appeal);
        walk.Days(1, 8);
        if (claims)
            await walk.TakeAsync(Admit, Function.Border);
        else if (walk.Chance.Is(0.7))
            await walk.TakeAsync(Release, Function.Appeal);
        return true;
    }
}
