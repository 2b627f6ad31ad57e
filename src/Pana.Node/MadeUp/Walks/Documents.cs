using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using static Pana.Law.IssueOfDocument;

namespace Pana.Node.MadeUp.Walks;

/// <summary>The papers that follow a status: the card, sometimes lost and replaced, sometimes a travel document, granted or refused.</summary>
internal static class Documents
{
    public static async Task AfterGrantAsync(Walker walk)
    {
        await MakeAsync(walk, CheckRefugeeCard);
        if (!walk.Is(InForce))
            return;
        if (walk.Chance.Is(0.15))
            await LoseAsync(walk, CheckRefugeeCard);
        if (walk.Chance.Is(0.25))
            await TravelAsync(walk);
    }

    /// <summary>From the application to the hand: drafted by one, checked by another; now and then a page is wrong or a print spoilt.</summary>
    static async Task MakeAsync(Walker walk, Step check)
    {
        walk.Days(1, 9);
        await walk.TakeAsync(Confirm, Function.Asylum);
        await DraftAsync(walk, check);
        if (walk.Chance.Is(0.06))
        {
            await walk.TakeAsync(SendBack, Function.Decision);
            await DraftAsync(walk, check);
        }
        await PrintAsync(walk);
        if (walk.Chance.Is(0.08))
        {
            await walk.TakeAsync(Spoil, Function.Asylum);
            await PrintAsync(walk);
        }
        walk.Days(1, 8);
        if (walk.Is(Guardianship.InPlace))
            await walk.TakeAsync(GuardianComes, Function.Guardian);
        await walk.TakeAsync(HandOver, Function.Asylum);
    }

    static async Task DraftAsync(Walker walk, Step check)
    {
        walk.Days(0.5, 4);
        await walk.TakeAsync(Draft, Function.Asylum);
        walk.Days(0.2, 2);
        await walk.TakeAsync(check, Function.Decision);
    }

    static async Task PrintAsync(Walker walk)
    {
        walk.Days(0.2, 2);
        await walk.TakeAsync(Print, Function.Asylum);
    }

    /// <summary>Reported to whomever the person turns to; the next one begins at once.</summary>
    static async Task LoseAsync(Walker walk, Step check)
    {
        walk.Days(10, 90);
        await walk.TakeAsync(ReportLost, walk.Chance.One([Function.Police, Function.Asylum, Function.LegalAid]));
        walk.Days(0.1, 0.8);
        await walk.TakeAsync(PassNumberOn, Function.Asylum);
        await MakeAsync(walk, check);
    }

    static async Task TravelAsync(Walker walk)
    {
        walk.Days(10, 60);
        await walk.TakeAsync(ApplyForTravelDocument, Function.Asylum);
        if (!walk.Chance.Is(0.12))
        {
            await MakeAsync(walk, CheckTravelDocument);
            return;
        }
        walk.Days(2, 9);
        await walk.TakeAsync(RefuseTravelDocument, Function.Decision);
        walk.Days(1, 3);
        if (!walk.SpeaksOfficersLanguage)
        {
            await walk.TakeAsync(BookInterpreter, Function.Asylum);
            walk.Days(0.1, 1);
            await walk.TakeAsync(ConfirmInterpreter, Function.Interpreter);
        }
        await walk.TakeAsync(ServeRefusal, Function.Asylum);
    }
}
