using Pana.Kernel;
using Pana.Law;

namespace Pana.Node.MadeUp.Walks;

/// <summary>Puts the parts of a way together, for one person of a family with a fate.</summary>
internal static class Ways
{
    /// <summary>Fates in which papers are served in a language that the person and the official share.</summary>
    static readonly Fate[] WithoutInterpreter =
    [
        Fate.NotRegistered, Fate.NewFactsRefused, Fate.ReturnExecuted, Fate.ReturnLeft, Fate.ReturnHeld, Fate.ReturnAppealed, Fate.StatusKept,
        Fate.StatusEnded, Fate.AgeDoubted, Fate.Unfit,
    ];

    /// <param name="headGranted">When the head of the family was granted a status; null for the head, or where that has not come.</param>
    public static async Task GoAsync(Walker walk, MadeUpFamily family, Fate fate, bool isHead, DateTimeOffset? headGranted)
    {
        walk.SpeaksOfficersLanguage = WithoutInterpreter.Contains(fate) || walk.Interpreter is null || Shares(walk);
        walk.Begin(family.ArrivedAt);
        if (family.IsChildAlone)
            await ChildAsync(walk, family, fate);
        else if (!isHead && !walk.Person.IsGrown)
            await ChildOfFamilyAsync(walk, family, headGranted);
        else
            await GrownAsync(walk, family, fate);
        // Whatever runs out between the last step and now has its consequence.
        walk.Until(DateTimeOffset.MaxValue.AddYears(-1));
        await walk.WaitAsync();
    }

    static bool Shares(Walker walk) => walk.Person.Input.Languages!.Select(spoken => Language.All.FirstOrDefault(each => each.Iso639 == spoken.Code)?.Code)
        .Any(code => code == "ru" || code is not null && walk.Edition.Languages.Contains(code));

    static async Task GrownAsync(Walker walk, MadeUpFamily family, Fate fate)
    {
        if (fate is Fate.LetIn or Fate.EntryRefused)
        {
            await Border.OrdinaryControlAsync(walk, fate == Fate.LetIn);
            return;
        }
        await ArriveAsync(walk, family, fate);
        await Claim.FileAsync(walk, advised: fate is not (Fate.Refused or Fate.Recognised) || walk.Chance.Is(0.8));
        if (fate == Fate.NotRegistered)
        {
            await Claim.RefuseAsync(walk);
            return;
        }
        await Claim.RegisterAsync(walk);
        await DetermineAsync(walk, fate);
    }

    static async Task ArriveAsync(Walker walk, MadeUpFamily family, Fate fate)
    {
        var atTheBorder = family.Crossing.Length > 0;
        if ((fate is Fate.Custody or Fate.CustodyReviewed) && await InCustody.HoldAsync(walk, claims: fate == Fate.Custody))
        {
            if (fate == Fate.CustodyReviewed)
                await Claim.VoiceAsync(walk);
            return;
        }
        if (fate == Fate.LodgedOutside)
        {
            if (atTheBorder)
                await Border.ExplainAsync(walk);
            await Claim.LodgeAsync(walk, hold: walk.Chance.Is(0.4));
            return;
        }
        if (!atTheBorder)
        {
            await Claim.VoiceAsync(walk);
            return;
        }
        await Border.TalkAsync(walk, fears: true);
        if (fate == Fate.ProtectionService)
            await Border.ProtectAsync(walk);
        await Border.ReferAsync(walk);
    }

    static async Task DetermineAsync(Walker walk, Fate fate)
    {
        switch (fate)
        {
            case Fate.Discontinued or Fate.Reopened:
                await Determination.DiscontinueAsync(walk);
                if (fate == Fate.Reopened)
                    await Determination.ReopenAsync(walk);
                return;
            case Fate.Withdrawn:
                await Determination.WithdrawAsync(walk);
                return;
            case Fate.Accelerated:
                await Determination.AccelerateAsync(walk);
                break;
            case Fate.Unfit:
                await Determination.HearRepresentativeAsync(walk);
                break;
            default:
                await Determination.HearAsync(walk);
                break;
        }
        if (fate == Fate.Excluded)
        {
            await Determination.ExcludeAsync(walk);
            return;
        }
        await Determination.AssessAsync(walk);
        await DecideAsync(walk, fate);
    }

    static async Task DecideAsync(Walker walk, Fate fate)
    {
        if (fate is Fate.Recognised or Fate.Accelerated or Fate.Unfit or Fate.LodgedOutside or Fate.Custody or Fate.CustodyReviewed
            or Fate.ProtectionService or Fate.StatusKept or Fate.StatusEnded)
        {
            await Determination.RecogniseAsync(walk);
            if (fate is Fate.StatusKept or Fate.StatusEnded)
                await Afterwards.ReviewStatusAsync(walk, ended: fate == Fate.StatusEnded);
            return;
        }
        await Determination.RefuseAsync(walk);
        switch (fate)
        {
            case Fate.AppealWon:
                await Appeals.AskAsync(walk, Verdict.Grant);
                await Determination.ServeGrantAsync(walk);
                return;
            case Fate.AppealSentBack:
                await Appeals.AskAsync(walk, Verdict.SendBack);
                await AgainAsync(walk);
                return;
            case Fate.AppealLost:
                await Appeals.AskAsync(walk, Verdict.Dismiss);
                return;
            case Fate.AppealLate:
                var goodCause = walk.Chance.Is(0.5);
                await Appeals.AskLateAsync(walk, goodCause);
                if (goodCause)
                    await AgainAsync(walk);
                return;
            case Fate.AppealWithdrawn:
                await Appeals.WithdrawAsync(walk);
                return;
        }
        walk.UntilPassed<RefugeeStatusDetermination>("appeal.file");
        await walk.WaitAsync();
        if (fate is Fate.NewFacts or Fate.NewFactsRefused)
            await Afterwards.NewFactsAsync(walk, admitted: fate == Fate.NewFacts);
        else if (fate is Fate.ReturnExecuted or Fate.ReturnLeft or Fate.ReturnHeld or Fate.ReturnAppealed)
            await Afterwards.ReturnAsync(walk, fate);
    }

    /// <summary>Sent back, the claim is heard and decided anew.</summary>
    static async Task AgainAsync(Walker walk)
    {
        await Determination.HearAsync(walk, 10, 60);
        await Determination.AssessAsync(walk);
        await Determination.RecogniseAsync(walk);
    }

    static async Task ChildAsync(Walker walk, MadeUpFamily family, Fate fate)
    {
        var atTheBorder = family.Crossing.Length > 0;
        if (atTheBorder)
            await Border.TalkAsync(walk, fears: true);
        else
            await Claim.VoiceAsync(walk);
        await Childhood.GuardAsync(walk, atTheBorder);
        if (atTheBorder)
            await Border.ReferAsync(walk);
        await Claim.FileAsync(walk);
        await Claim.RegisterAsync(walk);
        if (fate == Fate.ChildReplaced)
            await Childhood.ReplaceAsync(walk);
        if (fate == Fate.AgeDoubted)
            await Childhood.AssessAgeAsync(walk);
        if (fate == Fate.ChildReunited)
        {
            await Childhood.ReuniteAsync(walk);
            return;
        }
        if (walk.Is(Guardianship.ReplacementSought))
            return;
        await Determination.HearAsync(walk, 15, 60);
        await Determination.AssessAsync(walk);
        await Determination.RecogniseAsync(walk);
    }

    static async Task ChildOfFamilyAsync(Walker walk, MadeUpFamily family, DateTimeOffset? headGranted)
    {
        if (family.Crossing.Length > 0)
        {
            await Border.ExplainAsync(walk);
            await Border.ReferAsync(walk);
        }
        else
            await Claim.VoiceAsync(walk);
        await Claim.FileAsync(walk);
        await Claim.RegisterAsync(walk);
        await Determination.FollowHeadAsync(walk, headGranted);
    }
}
