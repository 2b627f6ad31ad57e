using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.MadeUp.Walks;

/// <summary>A child alone: the guardian first, then the claim; and the last resort, when age is doubted.</summary>
internal static class Childhood
{
    /// <summary>Sent to the guardianship body, which hears the child and appoints somebody.</summary>
    public static async Task GuardAsync(Walker walk, bool atTheBorder)
    {
        // At a post the referral goes with the arrival.
        if (!atTheBorder)
            await walk.TakeAsync(Referral.SendToGuardianship, Function.Asylum);
        await Border.TakeOverAsync(walk, Function.Social);
        walk.Days(0.2, walk.Chance.Is(0.2) ? 12 : 4);
        await walk.TakeAsync(Guardianship.HearChild, Function.Social);
        await walk.TakeAsync(Guardianship.Appoint, Function.Social);
        walk.Days(1, 6);
        await walk.TakeAsync(Guardianship.FollowChild, Function.Guardian);
    }

    /// <summary>Trust is gone; another one is found for most by now.</summary>
    public static async Task ReplaceAsync(Walker walk)
    {
        walk.Days(2, 30);
        if (walk.Chance.Is(0.6))
            await walk.TakeAsync(Guardianship.AskForAnother, Function.Social);
        else
            await walk.TakeAsync(Guardianship.Remove, Function.Social);
        if (walk.Chance.Is(0.3))
            return;
        walk.Days(0.5, 4);
        await walk.TakeAsync(Guardianship.HearChild, Function.Social);
        await walk.TakeAsync(Guardianship.Replace, Function.Social);
    }

    /// <summary>Two see the child with the family again, then the guardian is discharged.</summary>
    public static async Task ReuniteAsync(Walker walk)
    {
        walk.Days(15, 60);
        await walk.TakeAsync(Guardianship.ConfirmReunion, Function.Guardian, (Guardianship.WithFamilyAgain, "yes"));
        walk.Days(1, 5);
        await walk.TakeAsync(Guardianship.ConfirmReunion, Function.International, (Guardianship.WithFamilyAgain, "yes"));
        walk.Days(1, 5);
        await walk.TakeAsync(Guardianship.Discharge, Function.Social);
    }

    public static async Task AssessAgeAsync(Walker walk)
    {
        walk.Days(1, 10);
        await walk.TakeAsync(AgeAssessment.Doubt, Function.Asylum);
        walk.Days(1, 4);
        if (walk.Chance.Is(0.2))
        {
            await walk.TakeAsync(AgeAssessment.Decline, Function.LegalAid);
            return;
        }
        await walk.TakeAsync(AgeAssessment.ShareDoubt, Function.Social);
        await walk.TakeAsync(AgeAssessment.Agree, Function.LegalAid);
        walk.Days(3, 15);
        await walk.TakeAsync(AgeAssessment.Examine, Function.Social);
        walk.Days(1, 6);
        await walk.TakeAsync(AgeAssessment.FindChild, Function.Social);
    }
}
