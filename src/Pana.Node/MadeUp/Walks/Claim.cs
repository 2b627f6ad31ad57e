using Pana.Kernel;
using Pana.Law;
using static Pana.Law.AsylumRegistration;

namespace Pana.Node.MadeUp.Walks;

/// <summary>From the first word to the certificate.</summary>
internal static class Claim
{
    /// <summary>Voiced at the authority itself, after an entry that nobody asked about.</summary>
    public static async Task VoiceAsync(Walker walk)
    {
        walk.Days(0, 20);
        await walk.TakeAsync(Voice, Function.Asylum);
    }

    /// <summary>UNHCR, an adviser or a monitor lodges it for somebody at a named place.</summary>
    public static async Task LodgeAsync(Walker walk, bool hold)
    {
        walk.Days(0, 3);
        await walk.TakeAsync(hold ? Referral.LodgeHold : Referral.LodgeClaim,
            walk.Chance.One([Function.International, Function.LegalAid, Function.Monitor]));
        await Border.TakeOverAsync(walk, Function.Asylum);
    }

    /// <summary>Filed, explained, legal aid offered and answered.</summary>
    public static async Task FileAsync(Walker walk, bool advised = true)
    {
        walk.Days(0, walk.Chance.Is(0.1) ? 45 : 9);
        await walk.TakeAsync(AsylumRegistration.File, Function.Asylum);
        await walk.TakeAsync(Explain, Function.Asylum);
        await walk.TakeAsync(OfferLegalAid, Function.Asylum);
        await walk.TakeAsync(AnswerLegalAid, Function.Asylum,
            (DeclinesAid, advised ? "no" : "yes"), (SpeaksLanguage, walk.SpeaksOfficersLanguage ? "yes" : "no"));
        if (advised)
            await walk.TakeAsync(AssignAdviser, Function.Asylum);
    }

    public static async Task RegisterAsync(Walker walk)
    {
        walk.Days(0.1, walk.Chance.Is(0.1) ? 8 : 3);
        await walk.TakeAsync(Register, Function.Asylum);
    }

    /// <summary>On a ground of the closed list; two in three appeal.</summary>
    public static async Task RefuseAsync(Walker walk)
    {
        walk.Days(1, 3);
        await walk.TakeAsync(AsylumRegistration.Refuse, Function.Decision);
        walk.Days(1, 4);
        await walk.TakeAsync(ServeRefusal, Function.Asylum);
        if (walk.Chance.Is(0.65))
            await Appeals.AskAsync(walk, walk.Chance.Is(0.4) ? Verdict.Grant : Verdict.Dismiss, understood: true);
    }
}
