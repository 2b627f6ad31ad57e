using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Clocks;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Trust.Open;
using static Pana.Law.IssueOfDocument;

namespace Pana.Node.Tests.Casework;

/// <summary>A node where people are recognised and get their papers, each step through the front door.</summary>
static class DocumentOffice
{
    public static Task<Officer> AsylumAsync(this CaseworkNode node, int which = 0) => node.OfficialAsync(Function.Asylum, which: which);

    /// <summary>Registered, recognised, served: the claim, the determination, and the card that is due now.</summary>
    public static async Task<(Guid Claim, Guid Determination, Guid Card)> RecogniseAsync(this CaseworkNode node, Guid person)
    {
        var (asylum, decision) = (await node.AsylumAsync(), await node.OfficialAsync(Function.Decision));
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.DoneAsync(asylum, claim, AsylumRegistration.File);
        await node.DoneAsync(asylum, claim, AsylumRegistration.AssignAdviser, new { Adviser = (await node.OfficialAsync(Function.LegalAid)).Id });
        await node.DoneAsync(asylum, claim, AsylumRegistration.Register);
        var determination = (await node.CasesAsync<RefugeeStatusDetermination>(person)).Single();
        await node.DoneAsync(decision, determination, RefugeeStatusDetermination.RecogniseFamily, new { DerivedConsent = "yes", StatusKind = "REC-DER" });
        await node.DoneAsync(decision, determination, RefugeeStatusDetermination.ServeGrant);
        return (claim, determination, (await node.CasesAsync<IssueOfDocument>(person)).Single());
    }

    /// <summary>Confirmed, drafted, checked by another, printed.</summary>
    public static async Task MakeAsync(this CaseworkNode node, Guid document, Step check)
    {
        var (drafts, checks) = (await node.AsylumAsync(), await node.AsylumAsync(1));
        await node.DoneAsync(drafts, document, Confirm);
        await node.DoneAsync(drafts, document, Draft, new { Fee = "0", PassportFee = "450" });
        await node.DoneAsync(checks, document, check, new { AgreesWithFile = "yes" });
        await node.DoneAsync(drafts, document, Print, new { BlankUsed = await node.BlankAsync(drafts, document) });
    }

    static int _blanks;

    /// <summary>One that has just come into the official's unit, for the paper that waits.</summary>
    public static async Task<string> BlankAsync(this CaseworkNode node, Officer officer, Guid document)
    {
        var number = $"RB {Interlocked.Increment(ref _blanks):0000000}";
        var kind = ((Paper)Region.Baseline.Symbols[(await node.PapersAsync(document)).Last().Paper]).Kind;
        Assert.Null((await node.InAsync<MoveBlanks, Outcome<StockReceipt>>(stock => stock.ReceiveAsync(officer, new(kind, number, 1), default))).Refusal);
        return number;
    }

    public static async Task HandOverAsync(this CaseworkNode node, Guid document) =>
        await node.DoneAsync(await node.AsylumAsync(), document, HandOver, new { SignedByHolder = "yes" });

    /// <summary>An interpreter is booked and comes.</summary>
    public static async Task BookInterpreterAsync(this CaseworkNode node, Guid caseId, Step? book = null, Step? confirm = null, object? more = null)
    {
        var interpreter = await node.OfficialAsync(Function.Interpreter);
        await node.DoneAsync(await node.AsylumAsync(), caseId, book ?? BookInterpreter, more ?? new { Booking = interpreter.Id });
        await node.DoneAsync(interpreter, caseId, confirm ?? ConfirmInterpreter);
    }

    /// <summary>A claim that was heard and refused, and whose refusal was served.</summary>
    public static async Task<(Guid Claim, Guid Determination)> RefusedAsync(this CaseworkNode node, Guid person)
    {
        var (asylum, assesses, decision) = (await node.AsylumAsync(), await node.AsylumAsync(1), await node.OfficialAsync(Function.Decision));
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.DoneAsync(asylum, claim, AsylumRegistration.File);
        await node.DoneAsync(asylum, claim, AsylumRegistration.Explain);
        await node.DoneAsync(asylum, claim, AsylumRegistration.OfferLegalAid);
        await node.DoneAsync(asylum, claim, AsylumRegistration.AssignAdviser, new { Adviser = (await node.OfficialAsync(Function.LegalAid)).Id });
        await node.DoneAsync(asylum, claim, AsylumRegistration.Register);
        var determination = (await node.CasesAsync<RefugeeStatusDetermination>(person)).Single();
        await node.BookInterpreterAsync(determination, RefugeeStatusDetermination.BookInterpreter, RefugeeStatusDetermination.ConfirmInterpreter,
            new { Booking = (await node.OfficialAsync(Function.Interpreter)).Id, InterviewLanguage = "prs" });
        await node.DoneAsync(asylum, determination, RefugeeStatusDetermination.Invite, new { InterviewAt = "2026-12-10T10:00+05:00", Where = "Каб. 3", InterviewLanguage = "prs" });
        node.Clock.Advance(TimeSpan.FromDays(17));
        await node.DoneAsync(asylum, determination, RefugeeStatusDetermination.Hear, new { FamilyAbsent = "yes", Transcript = "Рассказ.", ReadBack = "yes" });
        await node.DoneAsync(asylum, determination, RefugeeStatusDetermination.AddCountryInformation, new { CountryInformation = "Сведения.", CountryInformationDate = "2026-11-01" });
        await node.DoneAsync(asylum, determination, RefugeeStatusDetermination.Assess, new { FactsAccepted = "Да.", Credibility = "Есть." });
        await node.DoneAsync(assesses, determination, RefugeeStatusDetermination.Read, new { ReaderOpinion = "Согласна." });
        Assert.Null((await node.PostAsync(decision, $"/api/cases/{determination}/steps/RefugeeStatusDetermination.CommissionDeliberates",
            new { version = await node.VersionAsync(determination), answers = new { } })).Refusal);
        await node.DoneAsync(decision, determination, RefugeeStatusDetermination.Refuse, new
        {
            RefusalKind = "REJ-MERITS", FactsAccepted = "Да.", FactsRejected = "Нет.", LawApplied = "1A.", ReasonsInFact = "Есть.", ReasonsInLaw = "Есть.",
        });
        await node.DoneAsync(asylum, determination, RefugeeStatusDetermination.ServeRefusal, new { ServedOn = "2026-12-10", ServedLanguage = "prs", AppealInstructions = "В суд." });
        return (claim, determination);
    }

    /// <summary>A status that ended, the decision served; the time to appeal runs.</summary>
    public static async Task<Guid> EndStatusAsync(this CaseworkNode node, Guid person)
    {
        var (asylum, other) = (await node.AsylumAsync(), await node.AsylumAsync(1));
        var (opens, ends) = (await node.OfficialAsync(Function.Decision), await node.OfficialAsync(Function.Decision, which: 1));
        var review = (await node.OpenAsync(opens, EndOfStatus.OpenReview, person, new { Ground = CodeList.All["end-of-status-ground"].Codes[0].Value, FactsAndSource = "Есть." })).Case;
        await node.DoneAsync(asylum, review, EndOfStatus.OfferLegalAid);
        await node.BookInterpreterAsync(review, EndOfStatus.BookInterpreter, EndOfStatus.ConfirmInterpreter);
        await node.DoneAsync(asylum, review, EndOfStatus.Notify, new { NoticeLanguage = "prs" });
        await node.DoneAsync(asylum, review, EndOfStatus.AnswerInWriting, new { Answer = "Нет." });
        await node.DoneAsync(other, review, EndOfStatus.Propose, new { Proposal = "Прекратить.", FamilyImpact = "Нет." });
        await node.DoneAsync(ends, review, EndOfStatus.End, new { ReasonsInFact = "Есть.", ReasonsInLaw = "Есть.", UnhcrTold = "yes" });
        await node.DoneAsync(asylum, review, EndOfStatus.Serve, new { ServedLanguage = "prs", AppealInstructions = "В суд." });
        return review;
    }

    /// <summary>Takes the step, which must be taken.</summary>
    public static async Task<Answer> DoneAsync(this CaseworkNode node, Officer officer, Guid caseId, Step step, object? answers = null)
    {
        var answer = await node.TakeAsync(officer, caseId, step, answers);
        Assert.Equal(caseId, answer.Case);
        return answer;
    }

    public static Task<List<Guid>> CasesAsync<T>(this CaseworkNode node, Guid person) where T : Procedure =>
        node.InAsync<CaseworkContext, List<Guid>>(context => context.Cases.Where(row => row.PersonId == person && row.Procedure == typeof(T).Name)
            .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync());

    public static Task<string> StateAsync(this CaseworkNode node, Guid caseId) =>
        node.InAsync<CaseworkContext, string>(context => context.Cases.Where(row => row.Id == caseId).Select(row => row.State).SingleAsync());

    public static Task<List<GivenPaper>> PapersAsync(this CaseworkNode node, Guid caseId) =>
        node.InAsync<CaseworkContext, List<GivenPaper>>(context => context.Papers.AsNoTracking().Where(paper => paper.CaseId == caseId).OrderBy(paper => paper.GivenAt).ToListAsync());

    /// <summary>What whoever is shown the number is told.</summary>
    public static async Task<NumberStanding> StandingAsync(this CaseworkNode node, string number) =>
        (await node.InAsync<IssuedPapers, NumberAnswer>(papers => papers.AnswerAsync(number, TestContext.Current.CancellationToken))).Standing;

    public static Task<int> TickAsync(this CaseworkNode node) => node.InAsync<Clockwork, int>(clocks => clocks.TickAsync());
}
