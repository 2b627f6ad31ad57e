using Pana.Kernel;
using Pana.Law;
using static Pana.Law.RefugeeStatusDetermination;

namespace Pana.Node.MadeUp.Walks;

/// <summary>From the registered claim to the decision of the first instance, and its service.</summary>
internal static class Determination
{
    /// <summary>Interview announced and held; sometimes somebody does not come the first time.</summary>
    public static async Task HearAsync(Walker walk, double soonest = 20, double latest = 110)
    {
        walk.Days(soonest, latest);
        await PrepareAsync(walk);
        if (walk.Chance.Is(0.1))
        {
            await InviteAsync(walk);
            await walk.TakeAsync(walk.Chance.Is(0.5) ? Miss : Cancel, Function.Asylum);
            walk.Days(2, 12);
        }
        await InviteAsync(walk);
        await walk.TakeAsync(Hear, Function.Asylum,
            [(FamilyAbsent, "yes"), (ReadBack, "yes"), .. Understands(walk)]);
        if (walk.Chance.Is(0.3))
            await walk.TakeAsync(AddEvidence, Function.Asylum);
    }

    /// <summary>Interpreter booked, who confirms; the guardian says that they come.</summary>
    static async Task PrepareAsync(Walker walk)
    {
        if (!walk.SpeaksOfficersLanguage)
        {
            await walk.TakeAsync(BookInterpreter, Function.Asylum);
            walk.Days(0.1, 3);
            await walk.TakeAsync(ConfirmInterpreter, Function.Interpreter);
        }
        if (walk.Person.MayBeChildAt(DateOnly.FromDateTime(walk.At.DateTime)))
            await walk.TakeAsync(GuardianComes, Function.Guardian);
    }

    static (Procedures.Field, string)[] Understands(Walker walk) => walk.SpeaksOfficersLanguage ? [(UnderstandsOfficer, "yes")] : [];

    /// <summary>On a working day at ten or two, after the full notice; whoever is invited for next week waits for it now.</summary>
    static async Task InviteAsync(Walker walk)
    {
        var local = walk.At.ToOffset(walk.Edition.Offset).AddDays(walk.Chance.Between(14, 26));
        var day = walk.Edition.Calendar.WorkingDayFrom(DateOnly.FromDateTime(local.DateTime));
        var at = new DateTimeOffset(day.ToDateTime(new(walk.Chance.One([10, 14]), 0)), walk.Edition.Offset);
        await walk.TakeAsync(Invite, Function.Asylum, (InterviewAt, walk.Moment(at)));
        walk.Until(at);
        // Long holidays make the notice longer than two weeks.
        walk.UntilPassed<RefugeeStatusDetermination>("rsd.notice", 0);
    }

    public static async Task AssessAsync(Walker walk)
    {
        walk.Days(3, 20);
        await walk.TakeAsync(AddCountryInformation, Function.Asylum);
        walk.Days(1, 20);
        await walk.TakeAsync(Assess, Function.Asylum);
    }

    public static async Task RecogniseAsync(Walker walk)
    {
        walk.Days(5, 40);
        await walk.TakeAddedAsync(Assessed);
        await walk.TakeAsync(Recognise, Function.Decision);
        await ServeGrantAsync(walk);
    }

    public static async Task ServeGrantAsync(Walker walk)
    {
        walk.Days(0.5, 5);
        if (!walk.Is(Granted))
            return;
        await walk.TakeAsync(ServeGrant, Function.Decision);
        await Documents.AfterGrantAsync(walk);
    }

    public static async Task RefuseAsync(Walker walk, bool exclude = false)
    {
        walk.Days(3, 20);
        await walk.TakeAsync(Read, walk.Chance.Is(0.5) ? Function.Decision : Function.Asylum);
        walk.Days(2, 15);
        await walk.TakeAddedAsync(Assessed);
        await walk.TakeAsync(exclude ? Exclude : Refuse, Function.Decision);
        walk.Days(0.5, 4);
        await walk.TakeAsync(ServeRefusal, Function.Asylum);
    }

    /// <summary>Two of different professions find no vulnerability; then a decision maker may choose the faster procedure.</summary>
    public static async Task AccelerateAsync(Walker walk)
    {
        walk.Days(2, 8);
        await walk.TakeAsync(Screen, Function.Health, (ScreenedVulnerable, "no"));
        walk.Days(0.5, 3);
        await walk.TakeAsync(Screen, Function.Social, (ScreenedVulnerable, "no"));
        walk.Days(0.5, 2);
        await walk.TakeAsync(Accelerate, Function.Decision);
        await HearAsync(walk, 1, 8);
    }

    public static async Task HearRepresentativeAsync(Walker walk)
    {
        walk.Days(10, 40);
        await walk.TakeAsync(FindUnfit, Function.Health, (Unfit, "yes"));
        walk.Days(1, 5);
        await walk.TakeAsync(FindUnfit, Function.Social, (Unfit, "yes"));
        walk.Days(5, 20);
        await walk.TakeAsync(HearRepresentative, Function.Asylum);
    }

    public static async Task ExcludeAsync(Walker walk)
    {
        walk.Days(5, 15);
        await walk.TakeAsync(AssessInclusion, Function.Asylum);
        walk.Days(5, 15);
        await walk.TakeAsync(HearOnExclusion, Function.Asylum);
        await AssessAsync(walk);
        await RefuseAsync(walk, exclude: true);
    }

    /// <summary>Three interviews missed; never a refusal.</summary>
    public static async Task DiscontinueAsync(Walker walk)
    {
        walk.Days(15, 40);
        await PrepareAsync(walk);
        for (var time = 0; time < 3; time++)
        {
            await InviteAsync(walk);
            await walk.TakeAsync(Miss, Function.Asylum);
            walk.Days(1, 8);
        }
        await walk.TakeAsync(Discontinue, Function.Decision);
    }

    public static async Task ReopenAsync(Walker walk)
    {
        walk.Days(10, 60);
        await walk.TakeAsync(Reopen, Function.LegalAid);
        await HearAsync(walk);
    }

    /// <summary>Before the asylum authority, with an adviser, confirmed after three days; some take it back.</summary>
    public static async Task WithdrawAsync(Walker walk)
    {
        walk.Days(20, 60);
        await PrepareAsync(walk);
        walk.Days(1, 10);
        await walk.TakeAsync(VoiceWithdrawal, Function.Asylum);
        if (walk.Chance.Is(0.25))
        {
            walk.Days(1, 2);
            await walk.TakeAsync(TakeBack, Function.LegalAid);
            return;
        }
        walk.UntilPassed<RefugeeStatusDetermination>("withdrawal.confirm");
        await walk.TakeAsync(ConfirmWithdrawal, Function.Asylum);
    }

    /// <summary>A child in a family gets what the head got.</summary>
    public static async Task FollowHeadAsync(Walker walk, DateTimeOffset? headGranted)
    {
        if (headGranted is { } granted)
        {
            walk.Until(granted.AddDays(1));
            await walk.TakeAsync(RecogniseFamily, Function.Decision, (DerivedConsent, "yes"), (StatusKind, "REC-DER"));
            await ServeGrantAsync(walk);
        }
        else if (!walk.IsOver)
        {
            walk.Days(100, 150);
            await walk.TakeAsync(ExtendTime, Function.Decision);
        }
    }
}
