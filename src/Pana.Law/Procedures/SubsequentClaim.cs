namespace Pana.Law;

/// <summary>
/// A claim after a final refusal: a short look whether something is new, and if so a full determination. Filing it holds
/// every removal at once (domain.md SM-04 "SubsequentClaim").
/// </summary>
public sealed class SubsequentClaim : Procedure
{
    public static readonly State
        Filed = Initial(), Explained = Open(), NotAdmitted = Open(Effect.Adverse), RefusalServed = Open(Effect.Adverse),
        Admitted = Final(Effect.Favourable), FinallyNotAdmitted = Final(Effect.Adverse, reopens: true), Withdrawn = Final(reopens: true), WithdrawalVoiced = Open();

    static readonly Actor Officer = Official(Function.Asylum), DecisionMaker = Official(Function.Decision);

    public static readonly Field
        Booking = Field.Interpreter(), WhatIsNew = Field.LongText(), Evidence = Field.File(), OwnWords = Field.LongText(), ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(),
        AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        File = Step(), OfferLegalAid = Step(), Explain = Step(), Admit = Step(), Refuse = Step(), Serve = Step(), LapseOfAppeal = Step(), AppealLost = Step(), AppealWon = Step(), AppealedLate = Step(),
        ClaimAgain = Step(), VoiceWithdrawal = Step(), ConfirmWithdrawal = Step(), TakeBack = Step(), Reopen = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    static readonly Fact InterpreterBooked = Held(), InterpreterThere = Held();

    static readonly Term
        ExamineTerm = Officials("subsequent.examine", atMost: WorkingDays(20)), ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5)), AppealTerm = Persons("appeal.file", atLeast: Days(30)), ConfirmTerm = Persons("withdrawal.confirm", atLeast: Days(3));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterThere;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(Filed, Explained, NotAdmitted, RefusalServed, WithdrawalVoiced).Bears(ClaimPending),
        When(RefusalServed, FinallyNotAdmitted).Bears(Contestable),
        When(Admitted, FinallyNotAdmitted, Withdrawn).Bears(Settled, ClaimAnswered),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        File.Opens(Filed).By(Person).Protective().Sets(FearVoiced).Asks(WhatIsNew.Optional().Behind(Wall.Asylum), Evidence.Optional().Behind(Wall.Asylum))
            .Basis(Law("1951 Convention art 33"), Law("ExCom 15(i)")),
        OfferLegalAid.FromAnyOpen().Stays().By(Officer).Sets(LegalAid.Offered).Basis(Law("RPA O3")),
        BookInterpreter.FromAnyOpen().Stays().By(Officer).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Explain.From(Filed).To(Explained).By(Person).Protective().Asks(OwnWords.Optional().Behind(Wall.Asylum)).Basis(Law("UNHCR RSD Standards 2020, unit 9")),
        Admit.From(Filed, Explained).To(Admitted).By(Official(Function.Asylum, Function.Decision)).Starts<RefugeeStatusDetermination>(LinkKind.Follows).Basis(Law("UNHCR RSD Standards 2020, unit 9")),
        Refuse.From(Explained).To(NotAdmitted).By(DecisionMaker).Provided(LegalAid.Answered, Understood, ChildAlone.Requires(Guardian.Appointed))
            .Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ExCom 8(e)(vi)")),
        Serve.From(NotAdmitted).To(RefusalServed).By(Officer).Provided(Understood).Gives(ReasonedDecision).Asks(ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(RefusalServed).To(FinallyNotAdmitted).By(Clock(AppealTerm)).Provided(!AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealLost.From(RefusalServed).To(FinallyNotAdmitted).By(Platform).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealWon.From(RefusalServed, FinallyNotAdmitted).To(Admitted).By(Platform).Provided(AppealGranted | AppealRemitted).Clears(AppealGranted, AppealRemitted, AppealLodged)
            .Starts<RefugeeStatusDetermination>(LinkKind.Follows).Basis(Law("ExCom 8(e)(vi)")),
        AppealedLate.From(FinallyNotAdmitted).To(RefusalServed).By(Platform).Provided(AppealLodged).Basis(Law("Pana rule of protection 18")),
        ClaimAgain.From(FinallyNotAdmitted).To(Filed).By(Person).Protective().Asks(WhatIsNew.Optional().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 33")),
        VoiceWithdrawal.From(Filed, Explained).To(WithdrawalVoiced).By(PersonBeforeAsylumAuthority).Waives().Provided(Understood, LegalAid.Assigned, NoCase(InCustody), ChildAlone.Requires(Guardian.Appointed)).Basis(Law("Pana rule of protection 17")),
        ConfirmWithdrawal.From(WithdrawalVoiced).To(Withdrawn).By(PersonBeforeAsylumAuthority).Waives().After(ConfirmTerm).Provided(Understood, LegalAid.Assigned, NoCase(InCustody)).Basis(Law("Pana rule of protection 17")),
        TakeBack.From(WithdrawalVoiced).To(Filed).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        Reopen.From(Withdrawn).To(Filed).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        Correct.FromAnyOpen().Stays().By(Officer).Correction().Asks(Corrected.Required().Behind(Wall.Asylum), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(ExamineTerm, File, ClaimAgain, Reopen, TakeBack).EndsWith(Admit, Refuse, VoiceWithdrawal),
        Escalates(ServeTerm, Refuse).EndsWith(Serve),
        Lapses(AppealTerm, Serve).EndsWith(AppealWon).SuspendedWhile(AppealLodged),
        Releases(ConfirmTerm, VoiceWithdrawal).EndsWith(ConfirmWithdrawal, TakeBack),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "subsequent-claim", [Filed, Explained, NotAdmitted, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(EntryRefusal, "subsequent-claim", [Filed, Explained, NotAdmitted, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(Penalty, "subsequent-claim", [Filed, Explained, NotAdmitted, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 31(1)")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        NeverWait([File, Explain, ClaimAgain, Reopen, TakeBack], "INV-06.subsequent", "A claim after a refusal waits for nothing.", Law("ExCom 15(i)")),
        Before([NotAdmitted], [Explain], "INV-20.subsequent", "Nothing new is not found before the person said in their own words what is new.", Law("ExCom 8(e)(iv)")),
        MayAlways([Filed, Explained], [Admit], "INV-06.admit", "A further claim may be admitted at once.", Law("1951 Convention art 33")),
        Only(Refuse, LegalAid.Answered & Understood, "INV-11.subsequent", "A further claim is not turned away without advice and a common language.", Law("RPA O3")),
        Only([Refuse, VoiceWithdrawal], ChildAlone.Requires(Guardian.Appointed), "INV-27.subsequent", "A child's further claim is not turned away or given up without a guardian.", Law("GC 6 §33")),
        Before([RefusalServed, FinallyNotAdmitted], [Serve], "INV-21.subsequent", "No further claim is closed without served reasons.", Law("ExCom 8(e)(vi)")),
        Only(Serve, Understood, "INV-21.subsequent-understood", "The answer is served in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([RefusalServed, FinallyNotAdmitted], [Appeal.Lodge], "INV-22.subsequent", "Whoever's further claim is turned away may appeal.", Law("ICCPR art 2(3)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-22.subsequent-lapse", "The period to appeal runs out only after its full time and only when nobody appealed.", Law("ICCPR art 2(3)")),
        Only(AppealLost, AppealDismissed, "INV-22.subsequent-lost", "A refusal is final only when the appeal is dismissed.", Law("ICCPR art 2(3)")),
        Only(AppealedLate, AppealLodged, "INV-22.late-subsequent", "A further claim that was not admitted is open again as soon as a late appeal is lodged.", Law("Pana rule of protection 18")),
        Only(AppealWon, AppealGranted | AppealRemitted, "INV-22.subsequent-won", "A further claim goes on after appeal because the appeal body said so.", Law("ICCPR art 2(3)")),
        MayAlways([FinallyNotAdmitted], [ClaimAgain], "INV-06.subsequent-again", "The door stays open for new facts.", Law("1951 Convention art 33")),
        MayAlways([Withdrawn], [Reopen], "P17.subsequent-reopen", "A withdrawal can be undone.", Law("Pana rule of protection 17")),
        Only([VoiceWithdrawal, ConfirmWithdrawal], Understood & LegalAid.Assigned & NoCase(InCustody), "P17.subsequent-advised", "Nobody withdraws without adviser, without understanding, or in detention.", Law("Pana rule of protection 17")),
        RecordedBy([Function.Asylum], [VoiceWithdrawal, ConfirmWithdrawal], "P17.subsequent-where", "A withdrawal is made before the asylum authority alone.", Law("Pana rule of protection 17")),
        Only(ConfirmWithdrawal, Passed(ConfirmTerm), "P17.subsequent-three-days", "A withdrawal is confirmed after three days at the earliest.", Law("Pana rule of protection 17")),
        MayAlways([WithdrawalVoiced], [TakeBack], "P17.subsequent-take-back", "Until it is confirmed, a withdrawal is taken back by a word.", Law("Pana rule of protection 17")),
        ClockAlways([Filed, Explained], ExamineTerm, "INV-22.subsequent-clock", "A further claim is looked at in time, or the supervisor knows.", Law("ExCom 8(e)")),
        ClockAlways([NotAdmitted], ServeTerm, "INV-21.subsequent-clock", "The answer is served in time.", Law("ExCom 8(e)(vi)")),
        Written([Refuse], [ReasonsInFact, ReasonsInLaw], "INV-21.subsequent-reasons", "No further claim is turned away without reasons in fact and in law.", Law("ExCom 8(e)(vi)")),
        Written([Serve], [ServedLanguage, AppealInstructions], "INV-21.subsequent-served", "The answer says how to appeal, in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.subsequent", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        SilenceNeverHarms("P14.subsequent", "An official's delay never turns a further claim away.", Law("ExCom 8(e)(vi)")),
    ];
}
