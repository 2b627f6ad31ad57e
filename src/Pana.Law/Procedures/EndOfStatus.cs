namespace Pana.Law;

/// <summary>
/// Cessation, cancellation or revocation: a closed list of grounds, notice, time to prepare, hearing, another officer's
/// review, appeal; the status lives until the end. An expired card ends nothing (domain.md SM-05, INV-24).
/// </summary>
public sealed class EndOfStatus : Procedure
{
    public static readonly State
        ReviewOpened = Initial(), Noticed = Open(), Answered = Open(), Proposed = Open(), EndDecided = Open(Effect.Adverse), EndServed = Open(Effect.Adverse),
        Ended = Final(Effect.Adverse), Maintained = Final(Effect.Favourable);

    static readonly Actor Officer = Official(Function.Asylum), DecisionMaker = Official(Function.Decision);

    public static readonly Field
        Booking = Field.Interpreter(), Ground = Field.Choice("end-of-status-ground"), FactsAndSource = Field.LongText(), EvidenceCopy = Field.File(), NoticeLanguage = Field.Choice("language"), Answer = Field.LongText(), CompellingReasons = Field.LongText(),
        FamilyImpact = Field.LongText(), Proposal = Field.LongText(), ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(), AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"), WhyMaintained = Field.LongText(),
        Corrected = Field.LongText(), CorrectionReason = Field.LongText(), UnhcrTold = Field.YesNo();

    public static readonly Step
        OpenReview = Step(), OfferLegalAid = Step(), Notify = Step(), GuardianComes = Step(), Hear = Step(), AnswerInWriting = Step(), Propose = Step(), End = Step(), Serve = Step(), LapseOfAppeal = Step(), AppealLost = Step(), AppealWon = Step(), AppealedLate = Step(), Maintain = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    static readonly Fact InterpreterBooked = Held(), InterpreterThere = Held(), GuardianAttends = Held();

    static readonly Term
        NoticeTerm = Officials("endofstatus.notice", atMost: Days(10)), PrepareTerm = Persons("endofstatus.prepare", atLeast: Days(15)), DecideTerm = Officials("endofstatus.decide", atMost: Days(60)),
        ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5)), AppealTerm = Persons("appeal.file", atLeast: Days(30));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterThere;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(ReviewOpened, Noticed, Answered, Proposed, EndDecided, EndServed).Bears(ClaimPending),
        When(EndServed, Ended).Bears(Contestable),
        When(Ended, Maintained).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        OpenReview.Opens(ReviewOpened).By(DecisionMaker).Provided(SomeCase(Protected)).Asks(Ground.Required(), FactsAndSource.Required().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 1C"), Law("ExCom 69 (1992)")),
        OfferLegalAid.FromAnyOpen().Stays().By(Officer).Sets(LegalAid.Offered).Basis(Law("RPA O3")),
        BookInterpreter.FromAnyOpen().Stays().By(Officer).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Notify.From(ReviewOpened).To(Noticed).By(Officer).Provided(Understood).Gives(Summons).Asks(EvidenceCopy.Optional().Behind(Wall.Asylum), NoticeLanguage.Required()).Basis(Law("ExCom 69 (1992)"), Law("ICCPR art 13")),
        GuardianComes.From(Noticed).Stays().By(Official(Function.Guardian)).Provided(Guardian.Appointed).Sets(GuardianAttends).Basis(Law("GC 6 §33")),
        Hear.From(Noticed).To(Answered).By(Officer).After(PrepareTerm).Provided(LegalAid.Answered, Understood, ChildAlone.Requires(Guardian.Appointed & GuardianAttends))
            .Asks(Answer.Required().Behind(Wall.Asylum), CompellingReasons.Optional().Behind(Wall.Asylum)).Basis(Law("ExCom 69 (1992)")),
        AnswerInWriting.From(Noticed).To(Answered).By(Person).Protective().Asks(Answer.Optional().Behind(Wall.Asylum), CompellingReasons.Optional().Behind(Wall.Asylum)).Basis(Law("ExCom 69 (1992)")),
        Propose.From(Answered).To(Proposed).By(Officer).Asks(Proposal.Required().Behind(Wall.Asylum), FamilyImpact.Required().Behind(Wall.Asylum)).Basis(Law("UNHCR Guidelines on International Protection No. 3")),
        End.From(Proposed).To(EndDecided).By(DecisionMaker).DistinctFrom(OpenReview, Hear, Propose).Provided(LegalAid.Answered, ChildAlone.Requires(Guardian.Appointed))
            .Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum), UnhcrTold.Required()).Basis(Law("1951 Convention art 1C"), Law("ExCom 103 (2005)")),
        Serve.From(EndDecided).To(EndServed).By(Officer).Provided(Understood).Gives(EndOfStatusDecision).Asks(ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(EndServed).To(Ended).By(Clock(AppealTerm)).Provided(!AppealLodged).Sets(Status.Over).Basis(Law("ExCom 8(e)(vi)")),
        AppealLost.From(EndServed).To(Ended).By(Platform).Provided(AppealDismissed).Sets(Status.Over).Clears(AppealDismissed, AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealWon.From(EndServed, Ended).To(Maintained).By(Platform).Provided(AppealGranted | AppealRemitted).Clears(AppealGranted, AppealRemitted, AppealLodged, Status.Over).Basis(Law("ExCom 8(e)(vi)")),
        AppealedLate.From(Ended).To(EndServed).By(Platform).Provided(AppealLodged).Clears(Status.Over).Basis(Law("Pana rule of protection 18")),
        Maintain.From(ReviewOpened, Noticed, Answered, Proposed).To(Maintained).By(DecisionMaker).Protective().Asks(WhyMaintained.Optional().Behind(Wall.Asylum)).Basis(Law("ExCom 69 (1992)")),
        Correct.FromAnyOpen().Stays().By(Official(Function.Asylum, Function.Decision)).Correction().Asks(Corrected.Required().Behind(Wall.Asylum), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(NoticeTerm, OpenReview).EndsWith(Notify, Maintain),
        Releases(PrepareTerm, Notify).EndsWith(Maintain),
        Escalates(DecideTerm, Hear, AnswerInWriting).EndsWith(End, Maintain),
        Escalates(ServeTerm, End).EndsWith(Serve),
        Lapses(AppealTerm, Serve).EndsWith(AppealWon).SuspendedWhile(AppealLodged),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "end-of-status", [ReviewOpened, Noticed, Answered, Proposed, EndDecided, EndServed], Wall.Asylum, Law("1951 Convention arts 32, 33")),
        Hold(EntryRefusal, "end-of-status", [ReviewOpened, Noticed, Answered, Proposed, EndDecided, EndServed], Wall.Asylum, Law("1951 Convention art 33")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Before([EndDecided], [Notify], "INV-24.notice", "No status ends without notice of ground and facts.", Law("ExCom 69 (1992)")),
        Before([EndDecided], [Hear, AnswerInWriting], "INV-24.heard", "No status ends unheard.", Law("ExCom 69 (1992)"), Law("ExCom 103 (2005)")),
        Written([OpenReview], [Ground, FactsAndSource], "INV-24.ground", "A status ends on a ground of the closed list alone; an expired card is none.", Law("1951 Convention art 1C")),
        Only(OpenReview, SomeCase(Protected), "INV-24.status", "What is reviewed is a status that stands.", Law("1951 Convention art 1C")),
        Only(Hear, Passed(PrepareTerm), "INV-24.prepare", "There is time to prepare between notice and hearing.", Law("ICCPR art 13")),
        Only(Hear, LegalAid.Answered & Understood, "INV-11.end", "Nobody is heard on the end of status without advice and a common language.", Law("RPA O3")),
        Only(Hear, ChildAlone.Requires(Guardian.Appointed & GuardianAttends), "INV-27.end", "No child is heard alone on the end of status.", Law("GC 6 §33")),
        Only(GuardianComes, Guardian.Appointed, "INV-27.end-guardian", "Who comes as guardian has been appointed.", Law("GC 6 §33")),
        Only(End, LegalAid.Answered & ChildAlone.Requires(Guardian.Appointed), "INV-24.advice", "No status ends without advice, or a child's without a guardian.", Law("GC 6 §33")),
        Only([Notify, Serve], Understood, "INV-21.end-understood", "Notice and decision are given in a language understood.", Law("ExCom 8(e)(vi)")),
        Distinct(End, [OpenReview, Hear, Propose], "INV-19.end", "Who opened, heard or proposed does not end the status.", Law("ICCPR art 13")),
        Before([EndServed, Ended], [Serve], "INV-21.end", "No status is lost before reasons and appeal instructions were served.", Law("ExCom 8(e)(vi)")),
        MayAlways([EndServed, Ended], [Appeal.Lodge], "INV-22.end", "Whoever loses a status may appeal, late with good cause too.", Law("ICCPR art 2(3)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-24.until-appeal", "The status lives until the time to appeal has passed.", Law("ExCom 103 (2005)")),
        Only(AppealLost, AppealDismissed, "INV-24.lost", "The status ends after appeal only when the appeal is dismissed.", Law("ExCom 103 (2005)")),
        Only(AppealWon, AppealGranted | AppealRemitted, "INV-24.won", "The status is kept after appeal because the appeal body said so.", Law("ExCom 103 (2005)")),
        Only(AppealedLate, AppealLodged, "INV-24.late", "A status that ended lives again as soon as a late appeal is lodged, until it is answered.", Law("Pana rule of protection 18")),
        MayAlways([ReviewOpened, Noticed, Answered, Proposed], [Maintain], "INV-24.maintain", "A review may be closed in the person's favour at every moment.", Law("ExCom 69 (1992)")),
        MayAlways([Noticed], [AnswerInWriting], "INV-24.write", "The person may answer in writing at once.", Law("ICCPR art 13")),
        NeverWait([AnswerInWriting, Maintain], "P15.end", "An answer and a decision to maintain wait for nothing.", Law("Pana rule of protection 15")),
        ClockAlways([ReviewOpened], NoticeTerm, "INV-24.notice-clock", "A review is not kept secret: notice is due.", Law("ExCom 69 (1992)")),
        ClockAlways([Answered, Proposed], DecideTerm, "INV-24.decide-clock", "A review is decided in time, or the supervisor knows.", Law("ExCom 69 (1992)")),
        ClockAlways([EndDecided], ServeTerm, "INV-21.end-clock", "A decision is served in time.", Law("ExCom 8(e)(vi)")),
        Written([End], [ReasonsInFact, ReasonsInLaw, UnhcrTold], "INV-21.end-reasons", "No status ends without reasons in fact and in law, and UNHCR is told.", Law("ExCom 103 (2005)")),
        Written([Serve], [ServedLanguage, AppealInstructions], "INV-21.end-served", "A decision says how to appeal, in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.end", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        SilenceNeverHarms("P14.end", "No status ends by lapse of an official's time.", Law("ExCom 69 (1992)")),
    ];
}
