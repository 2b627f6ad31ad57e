using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.MadeUp.Walks;

/// <summary>What may come after a last answer: new facts, a return decision, a review of the status.</summary>
internal static class Afterwards
{
    public static async Task NewFactsAsync(Walker walk, bool admitted)
    {
        walk.Days(20, 90);
        await walk.TakeAsync(SubsequentClaim.File, walk.Chance.One([Function.LegalAid, Function.Asylum]));
        await walk.TakeAsync(SubsequentClaim.OfferLegalAid, Function.Asylum);
        walk.Days(2, 8);
        await walk.TakeAsync(SubsequentClaim.Explain, Function.Asylum);
        walk.Days(2, 10);
        if (admitted)
        {
            await walk.TakeAsync(SubsequentClaim.Admit, Function.Asylum);
            await Determination.HearAsync(walk);
            await Determination.AssessAsync(walk);
            await Determination.RecogniseAsync(walk);
            return;
        }
        await walk.TakeAsync(SubsequentClaim.Refuse, Function.Decision);
        walk.Days(1, 4);
        await walk.TakeAsync(SubsequentClaim.Serve, Function.Asylum);
    }

    /// <summary>Considered and screened again; where a doubt is left, it stops there.</summary>
    public static async Task ReturnAsync(Walker walk, Fate fate)
    {
        walk.Days(5, 40);
        await walk.TakeAsync(ReturnDecision.Consider, Function.Migration);
        await walk.TakeAsync(ReturnDecision.OfferLegalAid, Function.Migration);
        await walk.TakeAsync(ReturnDecision.SpeakForOneself, Function.LegalAid);
        walk.Days(1, 10);
        await walk.TakeAsync(ReturnDecision.RuleOutTrafficking, Function.Social);
        await walk.TakeAsync(ReturnDecision.RuleOutStatelessness, Function.International);
        if (fate == Fate.ReturnHeld && walk.Chance.Is(0.5))
            return;
        walk.Days(1, 15);
        await walk.TakeAsync(ReturnDecision.RuleOutTorture, Function.Asylum);
        walk.Days(1, 5);
        await walk.TakeAsync(ReturnDecision.FinishScreening, Function.Social);
        if (fate == Fate.ReturnHeld)
        {
            await walk.TakeAsync(ReturnDecision.RaiseDoubt, Function.Monitor);
            return;
        }
        walk.Days(1, 10);
        await walk.TakeAsync(ReturnDecision.Order, Function.Migration);
        walk.Days(0.5, 4);
        await walk.TakeAsync(ReturnDecision.Serve, Function.Migration);
        await EndAsync(walk, fate);
    }

    static async Task EndAsync(Walker walk, Fate fate)
    {
        if (fate == Fate.ReturnAppealed)
        {
            await Appeals.AskAsync(walk, walk.Chance.Is(0.5) ? Verdict.Grant : Verdict.Dismiss);
            return;
        }
        if (fate == Fate.ReturnLeft)
        {
            walk.Days(5, 25);
            await walk.TakeAsync(ReturnDecision.Leave, Function.Migration);
            return;
        }
        walk.UntilPassed<ReturnDecision>("return.depart", walk.Chance.Between(3, 20));
        await walk.TakeAsync(ReturnDecision.Execute, Function.Migration);
    }

    public static async Task ReviewStatusAsync(Walker walk, bool ended)
    {
        walk.Days(40, 160);
        await walk.TakeAsync(EndOfStatus.OpenReview, Function.Decision);
        await walk.TakeAsync(EndOfStatus.OfferLegalAid, Function.Asylum);
        walk.Days(2, 8);
        await walk.TakeAsync(EndOfStatus.Notify, Function.Asylum);
        if (walk.Chance.Is(0.5))
        {
            walk.UntilPassed<EndOfStatus>("endofstatus.prepare", walk.Chance.Between(1, 8));
            await walk.TakeAsync(EndOfStatus.Hear, Function.Asylum);
        }
        else
        {
            walk.Days(5, 14);
            await walk.TakeAsync(EndOfStatus.AnswerInWriting, Function.LegalAid);
        }
        walk.Days(5, 15);
        await walk.TakeAsync(EndOfStatus.Propose, Function.Asylum);
        walk.Days(5, 15);
        if (!ended)
        {
            await walk.TakeAsync(EndOfStatus.Maintain, Function.Decision);
            return;
        }
        await walk.TakeAsync(EndOfStatus.End, Function.Decision);
        walk.Days(1, 4);
        await walk.TakeAsync(EndOfStatus.Serve, Function.Asylum);
        if (walk.Chance.Is(0.5))
            await Appeals.AskAsync(walk, walk.Chance.One([Verdict.Grant, Verdict.Dismiss]));
    }
}
