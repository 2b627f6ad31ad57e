namespace Pana.Law;

/// <summary>
/// The life of one paper that attests a status: asked for or due by the decision, made by one official and checked by another, handed over in
/// person, in force until a later one is in the hand; lost, it falls at once and the next one begins (domain.md SM-11). An expired paper ends no status.
/// </summary>
public sealed class IssueOfDocument : Procedure
{
    public static readonly State
        Applied = Initial(), Entitled = Open(), Drafted = Open(), Checked = Open(), Printed = Open(), InForce = Open(Effect.Favourable), Lost = Open(),
        Replaced = Final(), Withdrawn = Final(), Refused = Open(Effect.Adverse), RefusalServed = Open(Effect.Adverse), FinallyRefused = Final(Effect.Adverse);

    static readonly Actor Issuer = Official(Function.Asylum), Checker = Official(Function.Asylum, Function.Decision), DecisionMaker = Official(Function.Decision);

    public static readonly Field
        WhyAsked = Field.Choice("document-reason"), EntitlementNote = Field.LongText(), Photo = Field.File(), Fee = Field.Number(), PassportFee = Field.Number(), AgreesWithFile = Field.YesNo(),
        WhatIsWrong = Field.LongText(), BlankUsed = Field.Blank(), SignedByHolder = Field.YesNo(), EarlierReturned = Field.YesNo(), HowLost = Field.Choice("document-loss"), NumberPassedOn = Field.Date(),
        CompellingReasons = Field.LongText(), ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(), AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"),
        Booking = Field.Interpreter(), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    /// <summary>What a kind of paper asks for: a fact, two openings, a check that gives it, and its line wherever the kinds are listed.</summary>
    public static readonly Fact OfRefugeeCard = Shown(), OfComplementaryCard = Shown(), OfTravelDocument = Shown();

    public static readonly Step
        ApplyForRefugeeCard = Step(), ApplyForComplementaryCard = Step(), ApplyForTravelDocument = Step(), BeginRefugeeCard = Step(), BeginComplementaryCard = Step(), BeginTravelDocument = Step(),
        CheckRefugeeCard = Step(), CheckComplementaryCard = Step(), CheckTravelDocument = Step();

    public static readonly Step
        AskAgain = Step(), Confirm = Step(), Draft = Step(), SendBack = Step(), Print = Step(), Spoil = Step(), GuardianComes = Step(), HandOver = Step(),
        RemindToRenew = Step(), CardRunsOut = Step(), TravelDocumentRunsOut = Step(), ReportLost = Step(), PassNumberOn = Step(), GiveWay = Step(), StatusEnded = Step(),
        Refuse = Step(), RefuseTravelDocument = Step(), ServeRefusal = Step(), LapseOfAppeal = Step(), AppealLost = Step(), AppealWon = Step(), AppealSentBack = Step(),
        BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    public static readonly Fact
        /// <summary>Asked for or due, and not in the hand yet.</summary>
        Awaited = Held(),
        /// <summary>The paper is good: from the check until it is lost, replaced, made anew, or the status ended.</summary>
        Good = Held(),
        InHand = Held();

    static readonly Fact
        /// <summary>The paper that comes after this one is in the hand.</summary>
        Superseded = Reported(ofFollowed: true);

    static readonly Fact GuardianAttends = Held(), InterpreterBooked = Held(), InterpreterThere = Held();

    static readonly Term
        EntitleTerm = Officials("document.entitle", atMost: WorkingDays(10)), MakeTerm = Officials("document.make", atMost: WorkingDays(12)), HandTerm = Officials("document.hand-over", atMost: WorkingDays(10)),
        LossTerm = Officials("document.loss", atMost: Hours(24)), ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5)), AppealTerm = Persons("appeal.file", atLeast: Days(30)),
        CardTerm = Persons("status.review", atLeast: Months(12)), TravelTerm = Persons("ctd.valid", atLeast: Months(12)),
        FirstReminder = Persons("document.remind.first", atLeast: Days(60)), SecondReminder = Persons("document.remind.second", atLeast: Days(30)), LastReminder = Persons("document.remind.last", atLeast: Days(10));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterThere;

    static Procedures.Guard HasStatus => SomeCase(Protected) & !Status.Over & OfRefugeeCard.Requires(Status.Refugee) & OfComplementaryCard.Requires(Status.Complementary) & OfTravelDocument.Requires(Status.Refugee);

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(Applied, Entitled, Drafted, Checked, Printed).Bears(PaperAwaited),
        When(RefusalServed, FinallyRefused).Bears(Contestable),
        When(InForce, Replaced, Withdrawn, FinallyRefused).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        ApplyForRefugeeCard.Opens(Applied).By(Person).Protective().Sets(OfRefugeeCard, Awaited).Joins(OfRefugeeCard, AskAgain).Asks(WhyAsked.Optional()).Basis(Law("1951 Convention art 27")),
        ApplyForComplementaryCard.Opens(Applied).By(Person).Protective().Sets(OfComplementaryCard, Awaited).Joins(OfComplementaryCard, AskAgain).Asks(WhyAsked.Optional()).Basis(Law("ExCom 103 (2005)")),
        ApplyForTravelDocument.Opens(Applied).By(Person).Protective().Sets(OfTravelDocument, Awaited).Joins(OfTravelDocument, AskAgain).Asks(WhyAsked.Optional()).Basis(Law("1951 Convention art 28(1)")),
        BeginRefugeeCard.Opens(Applied).By(Platform).Protective().Sets(OfRefugeeCard, Awaited).Basis(Law("1951 Convention art 27")),
        BeginComplementaryCard.Opens(Applied).By(Platform).Protective().Sets(OfComplementaryCard, Awaited).Basis(Law("ExCom 103 (2005)")),
        BeginTravelDocument.Opens(Applied).By(Platform).Protective().Sets(OfTravelDocument, Awaited).Basis(Law("1951 Convention art 28(1)")),
        AskAgain.FromAnyOpen().Stays().By(Person).Protective().Asks(WhyAsked.Optional())
            .Starts<IssueOfDocument>(only: InHand & OfRefugeeCard, by: BeginRefugeeCard).Starts<IssueOfDocument>(only: InHand & OfComplementaryCard, by: BeginComplementaryCard)
            .Starts<IssueOfDocument>(only: InHand & OfTravelDocument, by: BeginTravelDocument).Basis(Law("1951 Convention arts 27, 28")),

        Confirm.From(Applied).To(Entitled).By(Issuer).Provided(HasStatus).Asks(EntitlementNote.Optional().Behind(Wall.Asylum)).Basis(Law("1951 Convention arts 27, 28")),
        Draft.From(Entitled).To(Drafted).By(Issuer).Asks(Photo.Optional(), Fee.Required(), PassportFee.Required()).Basis(Law("1951 Convention, Schedule §§2–3")),
        CheckRefugeeCard.From(Drafted).To(Checked).By(Checker).DistinctFrom(Draft).Provided(OfRefugeeCard).Sets(Good).Gives(RefugeeCard).Asks(AgreesWithFile.Required()).Basis(Law("1951 Convention art 27")),
        CheckComplementaryCard.From(Drafted).To(Checked).By(Checker).DistinctFrom(Draft).Provided(OfComplementaryCard).Sets(Good).Gives(ComplementaryProtectionCard).Asks(AgreesWithFile.Required()).Basis(Law("ExCom 103 (2005)")),
        CheckTravelDocument.From(Drafted).To(Checked).By(Checker).DistinctFrom(Draft).Provided(OfTravelDocument).Sets(Good).Gives(TravelDocument1951).Asks(AgreesWithFile.Required())
            .Basis(Law("1951 Convention art 28(1)"), Law("ICAO Annex 9, Standard 3.12")),
        Print.From(Checked).To(Printed).By(Issuer).Asks(BlankUsed.Required()).Basis(Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        GuardianComes.From(Printed).Stays().By(Official(Function.Guardian)).Provided(Guardian.Appointed).Sets(GuardianAttends).Basis(Law("GC 6 §33")),
        // Every earlier paper of the kind learns that a later one is in the hand, and this one that none is later.
        HandOver.From(Printed).To(InForce).By(Issuer).Provided(ChildAlone.Requires(Guardian.Appointed & GuardianAttends)).Sets(InHand, Superseded).Clears(Awaited, Superseded)
            .Asks(SignedByHolder.Required(), EarlierReturned.Optional()).Basis(Law("1951 Convention arts 27, 28"), Law("GC 6 §33")),
        Spoil.From(Printed).To(Checked).By(Issuer).Asks(WhatIsWrong.Required()).Basis(Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        SendBack.From(Drafted, Checked, Printed).To(Entitled).By(Checker).Clears(Good).Asks(WhatIsWrong.Required()).Basis(Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),

        RemindToRenew.From(InForce).Stays().By(Clock(FirstReminder)).Protective()
            .Starts<IssueOfDocument>(only: OfRefugeeCard, by: BeginRefugeeCard).Starts<IssueOfDocument>(only: OfComplementaryCard, by: BeginComplementaryCard).Basis(Law("1951 Convention art 27")),
        CardRunsOut.From(InForce).Stays().By(Clock(CardTerm)).Starts<IssueOfDocument>(only: OfRefugeeCard, by: BeginRefugeeCard).Starts<IssueOfDocument>(only: OfComplementaryCard, by: BeginComplementaryCard)
            .Basis(Law("1951 Convention art 27"), Law("ExCom 103 (2005)")),
        TravelDocumentRunsOut.From(InForce).Stays().By(Clock(TravelTerm)).Basis(Law("1951 Convention, Schedule §§5–6")),
        ReportLost.From(InForce).To(Lost).By(Person).Protective().Clears(Good, InHand).Asks(HowLost.Optional())
            .Starts<IssueOfDocument>(only: OfRefugeeCard, by: BeginRefugeeCard).Starts<IssueOfDocument>(only: OfComplementaryCard, by: BeginComplementaryCard)
            .Starts<IssueOfDocument>(only: OfTravelDocument, by: BeginTravelDocument).Basis(Law("1951 Convention arts 27, 28")),
        PassNumberOn.From(Lost).To(Withdrawn).By(Issuer).Asks(NumberPassedOn.Required()).Basis(Law("INTERPOL SLTD: number and type of a lost document"), Law("Pana rule of protection 13")),
        GiveWay.From(InForce).To(Replaced).By(Platform).Provided(Superseded).Clears(Good, InHand).Basis(Law("1951 Convention arts 27, 28")),
        StatusEnded.From(Entitled, Drafted, Checked, Printed, InForce).To(Withdrawn).By(Platform).Provided(Status.Over).Clears(Good, InHand, Awaited).Basis(Law("1951 Convention art 1C"), Law("ExCom 103 (2005)")),

        Refuse.From(Applied).To(Refused).By(DecisionMaker).Provided(!HasStatus).Clears(Awaited).Asks(ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ICCPR art 2(3)")),
        RefuseTravelDocument.From(Applied).To(Refused).By(DecisionMaker).Provided(OfTravelDocument).Clears(Awaited)
            .Asks(CompellingReasons.Required().Behind(Wall.Asylum), ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 28(1)")),
        ServeRefusal.From(Refused).To(RefusalServed).By(Issuer).Provided(Understood).Gives(ReasonedDecision).Asks(ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(RefusalServed).To(FinallyRefused).By(Clock(AppealTerm)).Provided(!AppealLodged).Basis(Law("ICCPR art 2(3)")),
        AppealLost.From(RefusalServed).To(FinallyRefused).By(Platform).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged).Basis(Law("ICCPR art 2(3)")),
        AppealWon.From(RefusalServed, FinallyRefused).To(Entitled).By(Platform).Provided(AppealGranted).Sets(Awaited).Clears(AppealGranted, AppealLodged).Basis(Law("ICCPR art 2(3)")),
        AppealSentBack.From(RefusalServed, FinallyRefused).To(Applied).By(Platform).Provided(AppealRemitted).Sets(Awaited).Clears(AppealRemitted, AppealLodged).Basis(Law("ICCPR art 2(3)")),
        BookInterpreter.From(Refused).Stays().By(Issuer).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.From(Refused).Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Correct.FromAnyOpen().Stays().By(Checker).Correction().Asks(Corrected.Required().Behind(Wall.Asylum), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(EntitleTerm, ApplyForRefugeeCard, ApplyForComplementaryCard, ApplyForTravelDocument, BeginRefugeeCard, BeginComplementaryCard, BeginTravelDocument, AppealSentBack).EndsWith(Confirm, Refuse, RefuseTravelDocument),
        Escalates(MakeTerm, Confirm, SendBack, Spoil, AppealWon).EndsWith(Print, StatusEnded),
        Escalates(HandTerm, Print).EndsWith(HandOver, SendBack, Spoil, StatusEnded),
        Escalates(LossTerm, ReportLost).EndsWith(PassNumberOn),
        Escalates(ServeTerm, Refuse, RefuseTravelDocument).EndsWith(ServeRefusal),
        Lapses(AppealTerm, ServeRefusal).EndsWith(AppealWon, AppealSentBack).SuspendedWhile(AppealLodged),
        Renews(CardTerm, CheckRefugeeCard, CheckComplementaryCard, CardRunsOut).EndsWith(SendBack, ReportLost, GiveWay, StatusEnded),
        Renews(TravelTerm, CheckTravelDocument, TravelDocumentRunsOut).EndsWith(SendBack, ReportLost, GiveWay, StatusEnded),
        Releases(FirstReminder, CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument).AheadOf(CardTerm, TravelTerm).EndsWith(SendBack, ReportLost, GiveWay, StatusEnded),
        Escalates(SecondReminder, CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument).AheadOf(CardTerm, TravelTerm).EndsWith(SendBack, ReportLost, GiveWay, StatusEnded),
        Escalates(LastReminder, CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument).AheadOf(CardTerm, TravelTerm).EndsWith(SendBack, ReportLost, GiveWay, StatusEnded),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        NeverWait([ApplyForRefugeeCard, ApplyForComplementaryCard, ApplyForTravelDocument, BeginRefugeeCard, BeginComplementaryCard, BeginTravelDocument, AskAgain], "III1.apply", "A paper is asked for without any condition.", Law("1951 Convention arts 27, 28")),
        NeverWait([ReportLost, RemindToRenew], "III1.lost", "That a paper is lost is said without any condition, and a reminder waits for nobody.", Law("1951 Convention arts 27, 28")),
        MayAlways([Applied, Entitled, Drafted, Checked, Printed, InForce, Lost, Refused, RefusalServed], [AskAgain], "III1.again", "A paper may be asked for again at every moment; one in force is then renewed or replaced.", Law("1951 Convention arts 27, 28")),
        MayAlways([InForce], [ReportLost], "III1.report", "A paper may be reported lost or stolen at every moment.", Law("1951 Convention arts 27, 28")),
        Begins([ReportLost, RemindToRenew, CardRunsOut], BeginRefugeeCard, OfRefugeeCard, "III1.next-card", "A lost refugee card, and one that runs out, is followed by another without an application.", Law("1951 Convention art 27")),
        Begins([ReportLost, RemindToRenew, CardRunsOut], BeginComplementaryCard, OfComplementaryCard, "III1.next-complementary", "A lost card of complementary protection, and one that runs out, is followed by another without an application.", Law("ExCom 103 (2005)")),
        Begins([ReportLost], BeginTravelDocument, OfTravelDocument, "III2.next", "A lost travel document is followed by another without an application.", Law("1951 Convention art 28(1)")),
        Begins([AskAgain], BeginRefugeeCard, InHand & OfRefugeeCard, "III1.renew-card", "A refugee card in the hand is renewed or replaced when the person asks.", Law("1951 Convention art 27")),
        Begins([AskAgain], BeginComplementaryCard, InHand & OfComplementaryCard, "III1.renew-complementary", "A card of complementary protection in the hand is renewed or replaced when the person asks.", Law("ExCom 103 (2005)")),
        Begins([AskAgain], BeginTravelDocument, InHand & OfTravelDocument, "III2.renew", "A travel document in the hand is renewed or replaced when the person asks.", Law("1951 Convention, Schedule §§5–6")),
        MayAlways([Applied], [Confirm, Refuse], "III1.answered", "Whoever asks is entitled or gets a refusal with reasons: there is no third way.", Law("ICCPR art 2(3)")),
        Only(Confirm, HasStatus, "III1.entitled", "A paper attests a status that was granted and stands.", Law("1951 Convention arts 27, 28")),
        Only(Refuse, !HasStatus, "III1.never-refused", "A card is never refused to somebody who has the status.", Law("1951 Convention art 27")),
        Only(RefuseTravelDocument, OfTravelDocument, "III2.only-travel", "Reasons of national security or public order refuse a travel document alone, never a card.", Law("1951 Convention art 28(1)")),
        Written([RefuseTravelDocument], [CompellingReasons], "III2.compelling", "A travel document is refused only for compelling reasons of national security or public order, written down for this person.", Law("1951 Convention art 28(1)")),
        Written([Refuse, RefuseTravelDocument], [ReasonsInFact, ReasonsInLaw], "INV-21.document-reasons", "No paper is refused without reasons in fact and in law.", Law("ExCom 8(e)(vi)")),
        Written([ServeRefusal], [ServedLanguage, AppealInstructions], "INV-21.document-served", "A refusal of a paper says how to appeal, in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(ServeRefusal, Understood, "INV-21.document-understood", "A refusal of a paper is served in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.document", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        Before([RefusalServed, FinallyRefused], [ServeRefusal], "INV-21.document", "No paper is refused to the end before reasons and appeal instructions were served.", Law("ExCom 8(e)(vi)")),
        MayAlways([RefusalServed, FinallyRefused], [Appeal.Lodge], "INV-22.document", "Whoever is refused a paper may appeal, late with good cause too.", Law("ICCPR art 2(3)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-22.document-lapse", "The period to appeal runs out only after its full time and only when nobody appealed.", Law("ICCPR art 2(3)")),
        Only(AppealLost, AppealDismissed, "INV-22.document-lost", "A refusal of a paper is final only when the appeal is dismissed.", Law("ICCPR art 2(3)")),
        Only(AppealWon, AppealGranted, "INV-22.document-won", "A paper is issued after an appeal because the appeal body said so.", Law("ICCPR art 2(3)")),
        Only(AppealSentBack, AppealRemitted, "INV-22.document-back", "An application is looked at again because the appeal body said so.", Law("ICCPR art 2(3)")),

        MayAlways([Drafted], [CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument], "III1.checkable", "Whatever paper was drafted can be checked and made.", Law("1951 Convention arts 27, 28")),
        Distinct(CheckRefugeeCard, [Draft], "III1.second", "Who drafted a refugee card does not check it.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Distinct(CheckComplementaryCard, [Draft], "III1.second-complementary", "Who drafted a card of complementary protection does not check it.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Distinct(CheckTravelDocument, [Draft], "III2.second", "Who drafted a travel document does not check it.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Only(CheckRefugeeCard, OfRefugeeCard, "III1.kind", "A refugee card is made where one was asked for.", Law("1951 Convention art 27")),
        Only(CheckComplementaryCard, OfComplementaryCard, "III1.kind-complementary", "A card of complementary protection is made where one was asked for.", Law("ExCom 103 (2005)")),
        Only(CheckTravelDocument, OfTravelDocument, "III2.kind", "A travel document is made where one was asked for.", Law("1951 Convention art 28(1)")),
        Before([Printed, InForce], [CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument], "III1.checked", "No paper is printed or handed over that no second person checked.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Before([InForce], [HandOver], "III1.in-person", "A paper is in force only after it was handed over in person.", Law("1951 Convention arts 27, 28")),
        Written([CheckRefugeeCard, CheckComplementaryCard, CheckTravelDocument], [AgreesWithFile], "III1.read", "Whoever checks says that the page agrees with the status file.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Written([Draft], [Fee, PassportFee], "III2.fee", "What is asked for the paper is written beside what a national passport costs, so that everybody sees it is not more.", Law("1951 Convention, Schedule §§2–3")),
        Written([Print], [BlankUsed], "III1.blank", "No paper is printed without the number of its blank.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Written([SendBack, Spoil], [WhatIsWrong], "III1.misprint", "What was wrong with a draft or a print is written down.", Law("UNHCR/ICAO Guide for Issuing Machine Readable Convention Travel Documents 2017")),
        Written([HandOver], [SignedByHolder], "III1.signed", "Whoever gets a paper signs for it.", Law("1951 Convention arts 27, 28")),
        Written([PassNumberOn], [NumberPassedOn], "III2.number-alone", "Of a lost paper the number and the type are passed on, and when; no status, no name of a state.", Law("Pana rule of protection 13")),
        Only(HandOver, ChildAlone.Requires(Guardian.Appointed & GuardianAttends), "INV-27.document", "A child alone receives a paper with the guardian.", Law("GC 6 §33")),
        Only(GuardianComes, Guardian.Appointed, "INV-27.document-guardian", "Who comes as guardian has been appointed.", Law("GC 6 §33")),
        Only(GiveWay, Superseded, "III1.never-without", "An earlier paper falls only when the later one is in the hand: nobody is without paper in between.", Law("1951 Convention art 27")),
        Only(StatusEnded, Status.Over, "INV-24.paper", "A paper is withdrawn for the end of status only when the status has ended to the end, appeals included.", Law("1951 Convention art 1C"), Law("ExCom 103 (2005)")),

        ClockAlways([Applied], EntitleTerm, "III1.entitle-clock", "An application for a paper is answered in time, or the supervisor knows.", Law("1951 Convention arts 27, 28")),
        ClockAlways([Entitled, Drafted, Checked], MakeTerm, "III1.make-clock", "A paper is made in time, or the supervisor knows.", Law("1951 Convention arts 27, 28")),
        ClockAlways([Printed], HandTerm, "III1.hand-clock", "A paper that is ready is handed over in time, or the supervisor knows; it never lapses.", Law("1951 Convention arts 27, 28")),
        ClockAlways([Lost], LossTerm, "III2.loss-clock", "The number of a lost paper is passed on within a day.", Law("INTERPOL SLTD: number and type of a lost document")),
        ClockAlways([Refused], ServeTerm, "INV-21.document-clock", "A refusal of a paper is served in time.", Law("ExCom 8(e)(vi)")),
        ClockAnew([CheckRefugeeCard, CheckComplementaryCard, CardRunsOut], CardTerm, "III1.valid", "A card is valid for its full time from the day it is made, and its end is watched.", Law("1951 Convention art 27")),
        ClockAnew([CheckTravelDocument, TravelDocumentRunsOut], TravelTerm, "III2.valid", "A travel document is valid for its full time, and its end is watched.", Law("1951 Convention, Schedule §§5–6")),
        ClockAlways([InForce], FirstReminder, "III1.remind-first", "Long before a paper ends its renewal is begun or the office is reminded.", Law("1951 Convention art 27")),
        ClockAlways([InForce], SecondReminder, "III1.remind-second", "A second time the supervisor is told before a paper ends.", Law("1951 Convention art 27")),
        ClockAlways([InForce], LastReminder, "III1.remind-last", "A last time the supervisor is told before a paper ends.", Law("1951 Convention art 27")),
        SilenceNeverHarms("P14.document", "An official's delay takes no paper away and refuses none.", Law("1951 Convention arts 27, 28")),
    ];
}
