using Pana.Kernel;
using Pana.Law;
using static Pana.Law.Appeal;

namespace Pana.Node.MadeUp.Walks;

internal enum Verdict { Grant, SendBack, Dismiss }

/// <summary>Another body looks again.</summary>
internal static class Appeals
{
    /// <summary>Lodged in time, admitted, heard and decided; what follows the verdict is served too.</summary>
    public static async Task AskAsync(Walker walk, Verdict verdict, bool understood = false)
    {
        walk.Days(3, 24);
        await walk.TakeAsync(Lodge, walk.Chance.One([Function.LegalAid, Function.Asylum]));
        await AnswerAsync(walk, verdict, understood);
    }

    public static async Task AnswerAsync(Walker walk, Verdict verdict, bool understood = false)
    {
        walk.Days(2, 15);
        await walk.TakeAsync(Admit, Function.Appeal);
        await PrepareAsync(walk, understood);
        walk.Days(10, 50);
        await walk.TakeAsync(Hear, Function.Appeal);
        walk.Days(3, 15);
        await walk.TakeAsync(verdict switch
        {
            Verdict.Grant => Grant,
            Verdict.SendBack => SendBack,
            _ => Dismiss,
        }, Function.Appeal);
        if (verdict != Verdict.Dismiss)
            return;
        walk.Days(1, 4);
        await walk.TakeAsync(Serve, Function.Appeal);
        walk.UntilPassed<Appeal>("appeal.file");
        await walk.WaitAsync();
    }

    static async Task PrepareAsync(Walker walk, bool understood)
    {
        if (!walk.SpeaksOfficersLanguage && !understood)
        {
            await walk.TakeAsync(BookInterpreter, Function.Appeal);
            walk.Days(0.2, 3);
            await walk.TakeAsync(ConfirmInterpreter, Function.Interpreter);
        }
        if (walk.Person.MayBeChildAt(DateOnly.FromDateTime(walk.At.DateTime)))
            await walk.TakeAsync(GuardianComes, Function.Guardian);
    }

    /// <summary>After the period; the appeal body alone says whether the cause was good.</summary>
    public static async Task AskLateAsync(Walker walk, bool goodCause)
    {
        walk.UntilPassed<RefugeeStatusDetermination>("appeal.file", walk.Chance.Between(5, 25));
        await walk.TakeAsync(Lodge, Function.LegalAid);
        walk.Days(2, 10);
        await walk.TakeAsync(ExamineGoodCause, Function.Appeal);
        if (goodCause)
        {
            await AnswerAsync(walk, Verdict.SendBack);
            return;
        }
        walk.Days(1, 5);
        await PrepareAfterDismissalAsync(walk);
    }

    static async Task PrepareAfterDismissalAsync(Walker walk)
    {
        await walk.TakeAsync(NotAdmit, Function.Appeal);
        if (!walk.SpeaksOfficersLanguage)
        {
            await walk.TakeAsync(BookInterpreter, Function.Appeal);
            walk.Days(0.2, 2);
            await walk.TakeAsync(ConfirmInterpreter, Function.Interpreter);
        }
        await walk.TakeAsync(Serve, Function.Appeal);
    }

    public static async Task WithdrawAsync(Walker walk)
    {
        walk.Days(3, 20);
        await walk.TakeAsync(Lodge, Function.LegalAid);
        walk.Days(2, 10);
        await walk.TakeAsync(Admit, Function.Appeal);
        await PrepareAsync(walk, understood: false);
        walk.Days(3, 20);
        await walk.TakeAsync(VoiceWithdrawal, Function.Asylum);
        walk.UntilPassed<Appeal>("withdrawal.confirm");
        await walk.TakeAsync(ConfirmWithdrawal, Function.Asylum);
    }
}
