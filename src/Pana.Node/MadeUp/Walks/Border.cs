using Pana.Kernel;
using Pana.Law;
using static Pana.Law.BorderIntake;

namespace Pana.Node.MadeUp.Walks;

/// <summary>At the checkpoint: information, the talk, profiles, and where the person goes from there.</summary>
internal static class Border
{
    static readonly string[] Flight = ["FEAR", "CONFLICT", "VIOLENCE"], Travel = ["WORK", "FAMILY", "STUDY", "TRANSIT", "HEALTH"];

    /// <summary>From the presented person to a talk with profiles; fear is voiced by most who will ask for asylum.</summary>
    public static async Task TalkAsync(Walker walk, bool fears)
    {
        await ExplainAsync(walk);
        if (fears && walk.Chance.Is(0.4))
            await walk.TakeAsync(VoiceFear, Function.Border);
        walk.Minutes(15, walk.Chance.Is(0.08) ? 1900 : 500);
        await walk.TakeAsync(Talk, Function.Border, (InPrivate, "yes"), (FearOfReturn, fears ? "yes" : "no"), (WantsToTalkLater, "no"),
            (TravelReasons, walk.Chance.One(fears ? Flight : Travel)));
        if (fears && !walk.Situation.Facts.ContainsKey(Vocabulary.FearVoiced))
            await walk.TakeAsync(VoiceFear, Function.Border);
        walk.Minutes(10, 90);
        string[] profiles = fears ? walk.Chance.Is(0.2) ? ["ASY", "VOT"] : ["ASY"] : [walk.Chance.One(["LMI", "OTH", "IRM"])];
        await walk.TakeAsync(Profile, Function.Border, [.. profiles.Select(profile => (Profiles, profile))]);
    }

    public static async Task ExplainAsync(Walker walk)
    {
        walk.Minutes(5, walk.Chance.Is(0.1) ? 400 : 45);
        await walk.TakeAsync(Explain, Function.Border);
        if (walk.Chance.Is(0.3))
            await walk.TakeAsync(NoteUrgentNeeds, Function.Border);
    }

    /// <summary>Referred to the asylum authority, taken over there, by which the intake is handed over.</summary>
    public static async Task ReferAsync(Walker walk)
    {
        walk.Minutes(10, 120);
        await walk.TakeAsync(Refer, Function.Border);
        await TakeOverAsync(walk, Function.Asylum);
    }

    /// <summary>The newest referral is received, accepted and taken over; some declined and sent to another body first.</summary>
    public static async Task TakeOverAsync(Walker walk, Function receiver)
    {
        walk.Minutes(20, walk.Chance.Is(0.12) ? 3000 : 700);
        if (walk.Chance.Is(0.8))
            await walk.TakeAsync(Referral.Acknowledge, receiver);
        walk.Minutes(20, 300);
        if (walk.Chance.Is(0.07))
        {
            await walk.TakeAsync(Referral.Decline, receiver);
            walk.Minutes(60, 600);
            await walk.TakeAsync(receiver == Function.Asylum ? Referral.RerouteToAsylum : Referral.RerouteToGuardianship, receiver);
            walk.Minutes(60, 900);
        }
        await walk.TakeAsync(Referral.Accept, receiver);
        walk.Minutes(60, walk.Chance.Is(0.1) ? 2400 : 900);
        await walk.TakeAsync(Referral.TakeOver, receiver);
    }

    public static async Task OrdinaryControlAsync(Walker walk, bool letIn)
    {
        await TalkAsync(walk, fears: false);
        await walk.TakeAsync(DenyFear, Function.Border, (SaysNoFear, "yes"));
        walk.Minutes(10, 200);
        await walk.TakeAsync(LookTwice, Function.Border);
        await walk.TakeAsync(SendToOrdinaryControl, Function.Border);
        walk.Minutes(20, 600);
        await walk.TakeAsync(letIn ? LetIn : RefuseEntry, Function.Border);
    }

    /// <summary>Needs, not the story, go to a protection service with the person's consent.</summary>
    public static async Task ProtectAsync(Walker walk)
    {
        await walk.TakeAsync(AgreeToReferral, Function.Border);
        await walk.TakeAsync(Referral.SendToProtectionService, Function.Border);
        walk.Minutes(60, 900);
        await walk.TakeAsync(Referral.Acknowledge, Function.Health);
        if (walk.Chance.Is(0.4))
        {
            walk.Minutes(60, 700);
            await walk.TakeAsync(Referral.Decline, Function.Health);
            walk.Minutes(60, 1500);
            await walk.TakeAsync(Referral.Reroute, Function.Health);
        }
        walk.Minutes(60, 900);
        await walk.TakeAsync(Referral.Accept, Function.Social);
        walk.Minutes(60, 900);
        await walk.TakeAsync(Referral.TakeIntoCare, Function.Social);
    }
}
