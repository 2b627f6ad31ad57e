namespace Pana.Law;

/// <summary>
/// The person asks another body to look again. Lodging restores every hold at once, late or not; only the appeal body may
/// find that a late appeal has no good cause, and it says why (domain.md SM-04; protection.md 18).
/// </summary>
public sealed class Appeal : Procedure
{
    public static readonly State
        Lodged = Initial(), Admitted = Open(), Heard = Open(), Dismissed = Open(Effect.Adverse), DismissalServed = Open(Effect.Adverse),
        Granted = Final(Effect.Favourable), SentBack = Final(Effect.Favourable), FinallyDismissed = Final(Effect.Adverse, reopens: true),
        WithdrawalVoiced = Open(), Withdrawn = Final(reopens: true);

    static readonly Actor Body = Official(Function.Appeal);

    public static readonly Field
        Grounds = Field.LongText(), NewEvidence = Field.File(), HearingWanted = Field.YesNo(), GoesOnWithoutWishedSex = Field.YesNo(), LateBecause = Field.LongText(), GoodCauseFound = Field.LongText(), Minutes = Field.LongText(),
        ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(), ServedLanguage = Field.Choice("language"), FurtherInstructions = Field.LongText(), Booking = Field.Interpreter(), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        Lodge = Step(), ExamineGoodCause = Step(), Admit = Step(), NotAdmit = Step(), OfferLegalAid = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), GuardianComes = Step(), Hear = Step(), AskForPapers = Step(), DecideOnPapers = Step(), AddEvidence = Step(),
        Grant = Step(), SendBack = Step(), Dismiss = Step(), Serve = Step(), GoFurther = Step(), LapseOfFurther = Step(), ReturnLate = Step(), VoiceWithdrawal = Step(), ConfirmWithdrawal = Step(), TakeBack = Step(), Reopen = Step(), Correct = Step();

    public static readonly Fact Late = Stated(By.Data), GoodCauseExamined = Shown(), InterpreterBooked = Held(), InterpreterConfirmed = Held(), GuardianAttends = Held(), CredibilityAtIssue = Presumed(By.Person);

    static readonly Term
        DecideTerm = Officials("appeal.decide", atMost: Months(6)), ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5)), FurtherTerm = Persons("appeal.file", atLeast: Days(30)), ConfirmTerm = Persons("withdrawal.confirm", atLeast: Days(3));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterConfirmed;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(Lodged, Admitted, Heard, Dismissed, DismissalServed, WithdrawalVoiced).Bears(ClaimPending),
        When(Granted, SentBack, FinallyDismissed, Withdrawn).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Lodge.Opens(Lodged).By(Person).Protective().Follows(Contestable).Sets(AppealLodged).Gives(AppealReceipt)
            .Asks(Grounds.Optional().Behind(Wall.Asylum), LateBecause.Optional().Behind(Wall.Asylum)).Basis(Law("ExCom 8(e)(vi)"), Law("ICCPR arts 2(3), 13")),
        ExamineGoodCause.From(Lodged).Stays().By(Body).Sets(GoodCauseExamined).Asks(GoodCauseFound.Required().Behind(Wall.Asylum)).Basis(Law("Pana rule of protection 18")),
        Admit.From(Lodged).To(Admitted).By(Body).Basis(Law("ExCom 8(e)(vi)")),
        NotAdmit.From(Lodged).To(Dismissed).By(Body).Provided(Late, GoodCauseExamined).Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ICCPR art 2(3)")),
        OfferLegalAid.FromAnyOpen().Stays().By(Official(Function.Appeal, Function.LegalAid)).Sets(LegalAid.Offered).Basis(Law("RPA O3")),
        BookInterpreter.From(Admitted, Heard, Dismissed).Stays().By(Body).Sets(InterpreterBooked).Clears(InterpreterConfirmed).Asks(Booking.Required()).Basis(Law("ICCPR art 14")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterConfirmed).Basis(Law("ICCPR art 14")),
        GuardianComes.From(Admitted).Stays().By(Official(Function.Guardian)).Provided(Guardian.Appointed).Sets(GuardianAttends).Basis(Law("GC 6 §33")),
        Hear.From(Admitted).To(Heard).By(Body).Provided(LegalAid.Answered, Understood, SexAsAsked | SexWaived, ChildAlone.Requires(Guardian.Appointed & GuardianAttends))
            .Asks(GoesOnWithoutWishedSex.Optional().Stating(SexWaived, By.Person), Minutes.Required().Behind(Wall.Asylum)).Basis(Law("ICCPR art 13"), Law("CRC art 12")),
        DecideOnPapers.From(Admitted).To(Heard).By(Body).Provided(!CredibilityAtIssue, LegalAid.Assigned, ChildAlone.Requires(Guardian.Appointed)).Basis(Law("ICCPR art 13")),
        AskForPapers.From(Lodged, Admitted).Stays().By(Person).Waives().Provided(LegalAid.Assigned).Asks(HearingWanted.Optional().Stating(CredibilityAtIssue, By.Person)).Basis(Law("ICCPR art 13")),
        AddEvidence.From(Lodged, Admitted, Heard).Stays().By(Person).Protective().Asks(NewEvidence.Optional().Behind(Wall.Asylum)).Basis(Law("UNHCR RSD Standards 2020, unit 7")),
        Grant.From(Admitted, Heard).To(Granted).By(Body).Sets(AppealGranted).Gives(AppealDecision).Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ExCom 8(e)(vi)")),
        SendBack.From(Admitted, Heard).To(SentBack).By(Body).Sets(AppealRemitted).Gives(AppealDecision).Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ExCom 8(e)(vi)")),
        Dismiss.From(Heard).To(Dismissed).By(Body).Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ICCPR art 13")),
        Serve.From(Dismissed).To(DismissalServed).By(Body).Provided(Understood).Gives(AppealDecision).Asks(ServedLanguage.Required(), FurtherInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        GoFurther.From(DismissalServed).To(Lodged).By(Person).Protective().Asks(Grounds.Optional().Behind(Wall.Asylum)).Basis(Law("ICCPR art 2(3)")),
        LapseOfFurther.From(DismissalServed).To(FinallyDismissed).By(Clock(FurtherTerm)).Sets(AppealDismissed).Basis(Law("ICCPR art 2(3)")),
        ReturnLate.From(FinallyDismissed).To(Lodged).By(Person).Protective().Sets(AppealLodged).Asks(LateBecause.Optional().Behind(Wall.Asylum)).Basis(Law("Pana rule of protection 18")),
        VoiceWithdrawal.From(Lodged, Admitted, Heard).To(WithdrawalVoiced).By(PersonBeforeAsylumAuthority).Waives().Provided(Understood, LegalAid.Assigned, NoCase(InCustody), ChildAlone.Requires(Guardian.Appointed)).Basis(Law("Pana rule of protection 17")),
        ConfirmWithdrawal.From(WithdrawalVoiced).To(Withdrawn).By(PersonBeforeAsylumAuthority).Waives().After(ConfirmTerm).Provided(Understood, LegalAid.Assigned, NoCase(InCustody)).Sets(AppealDismissed).Basis(Law("Pana rule of protection 17")),
        TakeBack.From(WithdrawalVoiced).To(Lodged).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        Reopen.From(Withdrawn).To(Lodged).By(Person).Protective().Sets(AppealLodged).Basis(Law("Pana rule of protection 17")),
        Correct.FromAnyOpen().Stays().By(Body).Correction().Asks(Corrected.Required().Behind(Wall.Asylum), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(DecideTerm, Lodge, GoFurther, ReturnLate, TakeBack, Reopen).EndsWith(Grant, SendBack, Dismiss, NotAdmit, VoiceWithdrawal),
        Escalates(ServeTerm, Dismiss, NotAdmit).EndsWith(Serve),
        Lapses(FurtherTerm, Serve).EndsWith(GoFurther),
        Releases(ConfirmTerm, VoiceWithdrawal).EndsWith(ConfirmWithdrawal, TakeBack),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "appeal", [Lodged, Admitted, Heard, Dismissed, DismissalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)"), Law("CAT practice: suspensive effect")),
        Hold(EntryRefusal, "appeal", [Lodged, Admitted, Heard, Dismissed, DismissalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(Penalty, "appeal", [Lodged, Admitted, Heard, Dismissed, DismissalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 31(1)")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Written([Dismiss, NotAdmit], [ReasonsInFact, ReasonsInLaw], "INV-21.appeal-reasons", "No appeal is dismissed without reasons in fact and in law.", Law("ExCom 8(e)(vi)")),
        Written([Serve], [ServedLanguage, FurtherInstructions], "INV-21.appeal-served", "A dismissal says how to go further, in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([Lodged, Admitted, Heard], [AddEvidence], "INV-22.evidence", "Evidence may be added at every moment of an appeal.", Law("ICCPR art 2(3)")),
        NeverWait([Lodge, GoFurther, ReturnLate, Reopen, TakeBack, AddEvidence], "INV-22.appeal", "An appeal waits for nothing: no reasons, no adviser, no deadline closes the door.", Law("ICCPR art 2(3)")),
        Only(NotAdmit, Late & GoodCauseExamined, "P18.late", "An appeal is not admitted only where it is late and good cause was examined.", Law("Pana rule of protection 18")),
        MayAlways([FinallyDismissed], [ReturnLate], "P18.restore", "A late step with good cause opens the appeal again, and the hold with it.", Law("Pana rule of protection 18")),
        MayAlways([DismissalServed], [GoFurther], "INV-22.further", "Whoever loses may go to the next level.", Law("ICCPR art 2(3)")),
        Before([Dismissed], [Hear, DecideOnPapers, NotAdmit], "INV-20.appeal", "No appeal is dismissed unheard.", Law("ICCPR art 13")),
        Only(AskForPapers, LegalAid.Assigned, "INV-20.ask-papers", "Nobody gives up a hearing without an adviser.", Law("ICCPR art 13")),
        Only(DecideOnPapers, !CredibilityAtIssue & LegalAid.Assigned, "INV-20.papers", "Where credibility is at issue the person is heard.", Law("ICCPR art 13")),
        Only(Hear, LegalAid.Answered & Understood & (SexAsAsked | SexWaived), "INV-11.appeal", "Nobody is heard on appeal without advice, language and the wished sex.", Law("RPA O3")),
        Only(Hear, ChildAlone.Requires(Guardian.Appointed & GuardianAttends), "INV-27.appeal", "No child alone is heard on appeal without a guardian.", Law("GC 6 §33")),
        Only([DecideOnPapers, VoiceWithdrawal], ChildAlone.Requires(Guardian.Appointed), "INV-27.papers", "No child's appeal is decided on papers or given up without a guardian.", Law("GC 6 §33")),
        Only(GuardianComes, Guardian.Appointed, "INV-27.appeal-guardian", "Who comes as guardian has been appointed.", Law("GC 6 §33")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.appeal", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        Before([DismissalServed, FinallyDismissed], [Serve], "INV-21.appeal", "No dismissal is final before it was served with reasons and instructions.", Law("ExCom 8(e)(vi)")),
        Only(Serve, Understood, "INV-21.appeal-understood", "A dismissal is served in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(LapseOfFurther, Passed(FurtherTerm), "INV-22.further-lapse", "The next level closes only after its full time.", Law("ICCPR art 2(3)")),
        Only(ConfirmWithdrawal, Passed(ConfirmTerm), "P17.appeal-three-days", "An appeal is given up after three days at the earliest.", Law("Pana rule of protection 17")),
        Only([VoiceWithdrawal, ConfirmWithdrawal], Understood & LegalAid.Assigned & NoCase(InCustody), "P17.appeal-advised", "Nobody gives up an appeal without adviser, without understanding, or in detention.", Law("Pana rule of protection 17")),
        RecordedBy([Function.Asylum], [VoiceWithdrawal, ConfirmWithdrawal], "P17.appeal-where", "An appeal is given up before the asylum authority alone.", Law("Pana rule of protection 17")),
        RecordedBy([Function.Appeal], [Admit, NotAdmit, Hear, DecideOnPapers, Grant, SendBack, Dismiss], "INV-19.appeal", "Another body than the first instance decides.", Law("ICCPR art 13")),
        MayAlways([Withdrawn], [Reopen], "P17.appeal-reopen", "An appeal that was given up may be taken up again.", Law("Pana rule of protection 17")),
        MayAlways([WithdrawalVoiced], [TakeBack], "P17.appeal-take-back", "Until it is confirmed, giving up is taken back by a word.", Law("Pana rule of protection 17")),
        ClockAlways([Lodged, Admitted, Heard], DecideTerm, "INV-22.decide-clock", "An appeal is answered in time, or the supervisor knows.", Law("ICCPR art 2(3)")),
        ClockAlways([Dismissed], ServeTerm, "INV-21.appeal-clock", "A dismissal is served in time.", Law("ExCom 8(e)(vi)")),
        SilenceNeverHarms("P14.appeal", "The appeal body's delay never dismisses.", Law("ICCPR art 2(3)")),
    ];
}
