namespace Pana.Law;

/// <summary>
/// Refugee status determination: from a registered claim to a final answer, regular, accelerated, manifestly unfounded or
/// prima facie. A modality changes durations and order, never a safeguard (domain.md SM-03).
/// </summary>
public sealed class RefugeeStatusDetermination : Procedure
{
    public static readonly State
        Opened = Initial(), Heard = Open(), Assessed = Open(), Granted = Open(Effect.Favourable), Refused = Open(Effect.Adverse),
        RefusalServed = Open(Effect.Adverse), Recognised = Final(Effect.Favourable), FinallyRefused = Final(Effect.Adverse),
        Discontinued = Final(reopens: true), WithdrawalVoiced = Open(), Withdrawn = Final(reopens: true);

    static readonly Actor
        Interviewer = Official(Function.Asylum), DecisionMaker = Official(Function.Decision), SecondReader = Official(Function.Decision, Function.Asylum),
        ByGuardian = Official(Function.Guardian), Either = Official(Function.Asylum, Function.Decision);

    public static readonly Field
        InterviewAt = Field.Moment(), Where = Field.Text(), InterviewLanguage = Field.Choice("language"), Booking = Field.Interpreter(),
        FamilyAbsent = Field.YesNo(), UnderstandsOfficer = Field.YesNo(), GoesOnWithoutWishedSex = Field.YesNo(), Transcript = Field.LongText(), ReadBack = Field.YesNo(),
        Evidence = Field.File(), EvidenceNote = Field.LongText(), CountryInformation = Field.LongText(), CountryInformationDate = Field.Date(),
        ModalityReasons = Field.LongText(), ScreenedVulnerable = Field.YesNo(), FactsAccepted = Field.LongText(), FactsRejected = Field.LongText(), Credibility = Field.LongText(),
        GroundsFound = Field.MultiChoice("convention-ground"), PersecutionAgent = Field.Choice("persecution-agent"), StateProtection = Field.LongText(), InternalAlternative = Field.LongText(),
        InclusionConclusion = Field.LongText(), ExclusionFacts = Field.LongText(), ExclusionEssence = Field.LongText(), LawApplied = Field.LongText(), ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(),
        StatusKind = Field.Choice("status-kind"), RefusalKind = Field.Choice("refusal-kind"), ReaderOpinion = Field.LongText(), AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"),
        ExtensionReason = Field.Choice("decision-extension-reason"), MissedWhy = Field.LongText(), RepresentativeAccount = Field.LongText(), UnfitReason = Field.LongText(), Unfit = Field.YesNo(), BelongsToGroup = Field.YesNo(),
        Corrected = Field.LongText(), CorrectionReason = Field.LongText(), DerivedConsent = Field.YesNo(), ServedOn = Field.Date(), WithdrawalReason = Field.LongText();

    public static readonly Step
        Begin = Step(), BeginForFamily = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Screen = Step(), Accelerate = Step(), BackToRegular = Step(), TreatAsGroup = Step(), CheckGroup = Step(), OutOfGroup = Step(),
        Invite = Step(), GuardianComes = Step(), Hear = Step(), Miss = Step(), Cancel = Step(), FindUnfit = Step(), HearRepresentative = Step(), AddEvidence = Step(), AddCountryInformation = Step(), HearAgain = Step(),
        AssessInclusion = Step(), HearOnExclusion = Step(), Assess = Step(), Read = Step(), ExtendTime = Step(), Recognise = Step(), GrantComplementaryProtection = Step(), GrantTemporaryProtection = Step(), RecogniseAsGroupMember = Step(), RecogniseFamily = Step(),
        Refuse = Step(), Exclude = Step(), ServeGrant = Step(), ServeComplementaryProtection = Step(), ServeTemporaryProtection = Step(), ServeRefusal = Step(), LapseOfAppeal = Step(), AppealLost = Step(), AppealWon = Step(), AppealSentBack = Step(), AppealedLate = Step(),
        Discontinue = Step(), Reopen = Step(), VoiceWithdrawal = Step(), ConfirmWithdrawal = Step(), TakeBack = Step(), ReopenWithdrawn = Step(), Correct = Step();

    public static readonly Fact Booked = Held(), InterpreterBooked = Held(), InterpreterConfirmed = Held(), GuardianAttends = Held();

    static readonly Fact
        Accelerated = Held(), ByGroup = Held(), Screened = Shown(), InclusionFound = Shown(), HeardOnExclusion = Shown(), CountryInformed = Held(), SecondReaderAgrees = Held(), Complementary = Held(), Temporary = Held(),
        InterpreterImpartial = Stated(By.Data), UnfitToBeHeard = Stated(By.SecondPerson), FitsGroup = Stated(By.SecondPerson);

    static readonly Term
        NoticeTerm = Persons("rsd.notice", atLeast: WorkingDays(5)), DecisionTerm = Officials("rsd.decide", atMost: Months(6)), ExtendedTerm = Officials("rsd.extend", atMost: Months(12)),
        NotifyTerm = Officials("rsd.notify", atMost: WorkingDays(5)), AppealTerm = Persons("appeal.file", atLeast: Days(30)), ConfirmTerm = Persons("withdrawal.confirm", atLeast: Days(3));

    /// <summary>A shared language by the person's word, or an interpreter who is booked, came, and has no ties.</summary>
    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterConfirmed & InterpreterImpartial;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(Opened, Heard, Assessed, Granted, Refused, RefusalServed, WithdrawalVoiced).Bears(ClaimPending),
        When(RefusalServed, FinallyRefused).Bears(Contestable),
        When(Granted, Recognised).Bears(Protected),
        When(Recognised, FinallyRefused, Discontinued, Withdrawn).Bears(Settled, ClaimAnswered),
    ];

    protected override IEnumerable<Session> Sessions => [new(Booked, Invite, Hear, Miss, Cancel, 3, Discontinue)];

    protected override IEnumerable<StepRule> Steps =>
    [
        Begin.Opens(Opened).By(Platform).Protective().Basis(Law("1951 Convention art 1A")),
        BeginForFamily.Opens(Opened).By(Either).Asks(DerivedConsent.Required()).Basis(Law("ExCom 24 (1981)"), Law("ExCom 88 (1999)")),
        BookInterpreter.From(Opened, Heard, Assessed).Stays().By(Either).Sets(InterpreterBooked).Clears(InterpreterConfirmed).Asks(Booking.Required(), InterviewLanguage.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterConfirmed).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Screen.From(Opened).Stays().By(Official(Function.Social, Function.Health, Function.LegalAid, Function.Asylum)).Sets(Screened)
            .Asks(ScreenedVulnerable.Optional().Behind(Wall.Health).Stating(Vulnerable, By.SecondPerson)).Basis(Law("UNHCR aide-mémoire on accelerated procedures 2018")),
        Accelerate.From(Opened).Stays().By(DecisionMaker).DistinctFrom(Screen).Provided(Screened, !Vulnerable, !ChildAlone).Sets(Accelerated).Asks(ModalityReasons.Required().Behind(Wall.Asylum))
            .Basis(Law("ExCom 30 (1983)"), Law("RPA II9")),
        BackToRegular.From(Opened, Heard, Assessed).Stays().By(Either).Protective().Clears(Accelerated, ByGroup).Basis(Law("ExCom 30 (1983)")),
        TreatAsGroup.From(Opened).Stays().By(DecisionMaker).Provided(GroupDeclared).Sets(ByGroup).Basis(Law("UNHCR Guidelines on International Protection No. 11")),
        CheckGroup.From(Opened).Stays().By(Either).Asks(BelongsToGroup.Required().Behind(Wall.Asylum).Stating(FitsGroup, By.SecondPerson)).Basis(Law("UNHCR Guidelines on International Protection No. 11")),
        OutOfGroup.From(Opened).Stays().By(Either).Protective().Clears(ByGroup).Basis(Law("UNHCR Guidelines on International Protection No. 11")),

        Invite.From(Opened).Stays().By(Interviewer).Gives(Summons).Asks(InterviewAt.Required(), Where.Required(), InterviewLanguage.Required()).Basis(Law("ExCom 8(e)(ii)"), Law("UNHCR RSD Standards 2020")),
        GuardianComes.From(Opened, Heard, Assessed).Stays().By(ByGuardian).Provided(Guardian.Appointed).Sets(GuardianAttends).Basis(Law("GC 6 §33")),
        Hear.From(Opened).To(Heard).By(Interviewer).After(NoticeTerm)
            .Provided(Informed, LegalAid.Answered, Understood, SexAsAsked | SexWaived, AloneInTheRoom, ChildAlone.Requires(Guardian.Appointed & GuardianAttends))
            .Gives(InterviewTranscript).Asks(FamilyAbsent.Required().Stating(AloneInTheRoom, By.Person), UnderstandsOfficer.Optional().Stating(SpeaksOfficersLanguage, By.Person), GoesOnWithoutWishedSex.Optional().Stating(SexWaived, By.Person), Transcript.Required().Behind(Wall.Asylum), ReadBack.Required())
            .Basis(Law("ExCom 8(e)(iv)"), Law("UNHCR RSD Standards 2020, unit 4.3")),
        Miss.From(Opened).Stays().By(Interviewer).Asks(MissedWhy.Optional()).Basis(Law("UNHCR RSD Standards 2020, unit 9")),
        Cancel.From(Opened).Stays().By(Either).Asks(MissedWhy.Optional()).Basis(Law("UNHCR RSD Standards 2020")),
        FindUnfit.From(Opened).Stays().By(Official(Function.Health, Function.Social, Function.LegalAid)).Asks(Unfit.Required().Behind(Wall.Health).Stating(UnfitToBeHeard, By.SecondPerson)).Basis(Law("UNHCR Handbook §§206–212")),
        HearRepresentative.From(Opened).To(Heard).By(Interviewer).Provided(UnfitToBeHeard, LegalAid.Assigned, ChildAlone.Requires(Guardian.Appointed & GuardianAttends))
            .Asks(UnfitReason.Required().Behind(Wall.Health), RepresentativeAccount.Required().Behind(Wall.Asylum)).Basis(Law("UNHCR Handbook §§206–212")),
        AddEvidence.From(Opened, Heard, Assessed).Stays().By(Person).Protective().Asks(Evidence.Optional().Behind(Wall.Asylum), EvidenceNote.Optional().Behind(Wall.Asylum)).Basis(Law("UNHCR Handbook §§195–205")),
        AddCountryInformation.From(Opened, Heard, Assessed).Stays().By(Either).Sets(CountryInformed).Asks(CountryInformation.Required().Behind(Wall.Asylum), CountryInformationDate.Required())
            .Basis(Law("RPA II10"), Law("UNHCR Handbook §42")),
        HearAgain.From(Heard, Assessed).To(Opened).By(Either).Protective().Clears(SecondReaderAgrees).Basis(Law("UNHCR RSD Standards 2020, unit 4.3")),

        AssessInclusion.From(Heard).Stays().By(Interviewer).Sets(InclusionFound)
            .Asks(GroundsFound.Required().Behind(Wall.Asylum), PersecutionAgent.Required().Behind(Wall.Asylum), InclusionConclusion.Required().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 1A"), Law("UNHCR Guidelines on International Protection No. 5")),
        HearOnExclusion.From(Heard).Stays().By(Interviewer).Provided(InclusionFound, LegalAid.Assigned, Understood, ChildAlone.Requires(Guardian.Appointed & GuardianAttends)).Sets(HeardOnExclusion)
            .Asks(ExclusionFacts.Required().Behind(Wall.Asylum), ExclusionEssence.Required().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 1F"), Law("UNHCR Guidelines on International Protection No. 5")),
        Assess.From(Heard).To(Assessed).By(Interviewer).Provided(CountryInformed)
            .Asks(FactsAccepted.Required().Behind(Wall.Asylum), FactsRejected.Optional().Behind(Wall.Asylum), Credibility.Required().Behind(Wall.Asylum), StateProtection.Optional().Behind(Wall.Asylum), InternalAlternative.Optional().Behind(Wall.Asylum))
            .Basis(Law("UNHCR Handbook §§37–50, 195–205")),
        Read.From(Assessed).Stays().By(SecondReader).DistinctFrom(Hear, HearRepresentative, Assess).Sets(SecondReaderAgrees).Asks(ReaderOpinion.Required().Behind(Wall.Asylum)).Basis(Law("UNHCR RSD Standards 2020, unit 4.4")),
        ExtendTime.From(Opened, Heard, Assessed).Stays().By(DecisionMaker).Asks(ExtensionReason.Required()).Basis(Law("national law on refugees")),
        Recognise.From(Assessed).To(Granted).By(DecisionMaker).DistinctFrom(Hear, HearRepresentative)
            .Asks(StatusKind.Required(), LawApplied.Required().Behind(Wall.Asylum), ReasonsInFact.Optional().Behind(Wall.Asylum)).Basis(Law("1951 Convention art 1A")),
        GrantComplementaryProtection.From(Assessed).To(Granted).By(DecisionMaker).DistinctFrom(Hear, HearRepresentative).Sets(Complementary)
            .Asks(LawApplied.Required().Behind(Wall.Asylum), ReasonsInFact.Optional().Behind(Wall.Asylum)).Basis(Law("CAT art 3"), Law("ICCPR arts 6, 7"), Law("national law on refugees: complementary protection")),
        GrantTemporaryProtection.From(Opened, Assessed).To(Granted).By(DecisionMaker).DistinctFrom(Hear, HearRepresentative).Sets(Temporary)
            .Asks(LawApplied.Required().Behind(Wall.Asylum)).Basis(Law("UNHCR Guidelines on Temporary Protection or Stay Arrangements 2014")),
        RecogniseAsGroupMember.From(Opened).To(Granted).By(DecisionMaker).Provided(GroupDeclared, FitsGroup, ByGroup).Asks(StatusKind.Required()).Basis(Law("UNHCR Guidelines on International Protection No. 11")),
        RecogniseFamily.From(Opened, Heard).To(Granted).By(DecisionMaker).Asks(DerivedConsent.Required(), StatusKind.Required()).Basis(Law("ExCom 24 (1981)"), Law("UNHCR RSD Standards 2020, unit 5")),
        Refuse.From(Assessed).To(Refused).By(DecisionMaker).DistinctFrom(Hear, HearRepresentative, Read).Provided(SecondReaderAgrees, CountryInformed, !ByGroup, ChildAlone.Requires(Guardian.Appointed))
            .Asks(RefusalKind.Required(), FactsAccepted.Required().Behind(Wall.Asylum), FactsRejected.Required().Behind(Wall.Asylum), LawApplied.Required().Behind(Wall.Asylum),
                ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("1951 Convention arts 1A–1F"), Law("ExCom 8(e)(vi)")),
        Exclude.From(Assessed).To(Refused).By(DecisionMaker).DistinctFrom(Hear, HearRepresentative, Read).Provided(HeardOnExclusion, SecondReaderAgrees, !ByGroup, !ChildAlone)
            .Asks(LawApplied.Required().Behind(Wall.Asylum), ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum))
            .Basis(Law("1951 Convention art 1F"), Law("UNHCR Guidelines on International Protection No. 5")),
        ServeComplementaryProtection.From(Granted).To(Recognised).By(Either).Provided(Complementary).Sets(Status.Complementary).Clears(Status.Over).Gives(ReasonedDecision)
            .Starts<IssueOfDocument>(by: IssueOfDocument.BeginComplementaryCard).Basis(Law("ExCom 8(e)(v)")),
        ServeTemporaryProtection.From(Granted).To(Recognised).By(Either).Provided(Temporary).Gives(ReasonedDecision, TemporaryProtectionCard).Basis(Law("ExCom 8(e)(v)")),
        ServeGrant.From(Granted).To(Recognised).By(Either).Sets(Status.Refugee).Clears(Status.Over).Gives(ReasonedDecision, RefugeeCertificate)
            .Starts<IssueOfDocument>(by: IssueOfDocument.BeginRefugeeCard).Basis(Law("ExCom 8(e)(v)"), Law("1951 Convention art 27")),
        ServeRefusal.From(Refused).To(RefusalServed).By(Either).Provided(Understood).Gives(ReasonedDecision)
            .Asks(ServedOn.Required(), ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(RefusalServed).To(FinallyRefused).By(Clock(AppealTerm)).Provided(!AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealLost.From(RefusalServed).To(FinallyRefused).By(Platform).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealWon.From(RefusalServed, FinallyRefused).To(Granted).By(Platform).Provided(AppealGranted).Clears(AppealGranted, AppealLodged).Basis(Law("ExCom 8(e)(vi)")),
        AppealSentBack.From(RefusalServed, FinallyRefused).To(Opened).By(Platform).Provided(AppealRemitted).Clears(AppealRemitted, AppealLodged, SecondReaderAgrees, Accelerated).Basis(Law("ExCom 8(e)(vi)")),
        AppealedLate.From(FinallyRefused).To(RefusalServed).By(Platform).Provided(AppealLodged).Basis(Law("Pana rule of protection 18")),
        Discontinue.From(Opened).To(Discontinued).By(DecisionMaker).Asks(MissedWhy.Required()).Basis(Law("UNHCR RSD Standards 2020, unit 9")),
        Reopen.From(Discontinued).To(Opened).By(Person).Protective().Basis(Law("UNHCR RSD Standards 2020, unit 9")),
        VoiceWithdrawal.From(Opened, Heard, Assessed).To(WithdrawalVoiced).By(PersonBeforeAsylumAuthority).Waives().Provided(Understood, LegalAid.Assigned, NoCase(InCustody), ChildAlone.Requires(Guardian.Appointed))
            .Asks(WithdrawalReason.Optional().Behind(Wall.Asylum)).Basis(Law("Pana rule of protection 17")),
        ConfirmWithdrawal.From(WithdrawalVoiced).To(Withdrawn).By(PersonBeforeAsylumAuthority).Waives().After(ConfirmTerm).Provided(Understood, LegalAid.Assigned, NoCase(InCustody)).Basis(Law("Pana rule of protection 17")),
        TakeBack.From(WithdrawalVoiced).To(Opened).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        ReopenWithdrawn.From(Withdrawn).To(Opened).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        Correct.FromAnyOpen().Stays().By(Either).Correction().Asks(Corrected.Required().Behind(Wall.Asylum), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Releases(NoticeTerm, Invite).EndsWith(Miss, Cancel),
        Escalates(DecisionTerm, Begin, BeginForFamily, AppealSentBack, Reopen, TakeBack, ReopenWithdrawn)
            .EndsWith(Recognise, GrantComplementaryProtection, GrantTemporaryProtection, RecogniseAsGroupMember, RecogniseFamily, Refuse, Exclude, Discontinue, VoiceWithdrawal).ExtendedBy(ExtendTime, "decision-extension-reason", ExtendedTerm),
        Escalates(NotifyTerm, Refuse, Exclude, Recognise, GrantComplementaryProtection, GrantTemporaryProtection, RecogniseAsGroupMember, RecogniseFamily, AppealWon)
            .EndsWith(ServeRefusal, ServeGrant, ServeComplementaryProtection, ServeTemporaryProtection),
        Lapses(AppealTerm, ServeRefusal).EndsWith(AppealWon, AppealSentBack).SuspendedWhile(AppealLodged),
        Releases(ConfirmTerm, VoiceWithdrawal).EndsWith(ConfirmWithdrawal, TakeBack),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "status", [Opened, Heard, Assessed, Granted, Refused, RefusalServed, WithdrawalVoiced, Recognised], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(EntryRefusal, "status", [Opened, Heard, Assessed, Granted, Refused, RefusalServed, WithdrawalVoiced, Recognised], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(Penalty, "status", [Opened, Heard, Assessed, Granted, Refused, RefusalServed, WithdrawalVoiced, Recognised], Wall.Asylum, Law("1951 Convention art 31(1)")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Before([Refused], [Hear, HearRepresentative], "INV-20", "No one is refused unheard.", Law("ExCom 8(e)(iv)")),
        Only(Hear, Informed, "INV-10", "No one is heard before their rights were explained in a language understood.", Law("ExCom 8(e)(ii)")),
        Only([Hear, HearOnExclusion], Understood, "INV-11.interpreter", "No one is heard without a language in common or an interpreter who came.", Law("ExCom 8(e)(iv)"), Law("RPA O3")),
        Only(Hear, LegalAid.Answered, "INV-11.adviser", "No one is heard before legal advice was offered and answered.", Law("RPA O3")),
        Only([HearRepresentative, HearOnExclusion], LegalAid.Assigned, "INV-11.assigned", "Where somebody cannot speak, or faces exclusion, an adviser is there.", Law("UNHCR Handbook §§206–212")),
        Only(HearRepresentative, UnfitToBeHeard, "INV-20.unfit", "A representative is heard instead only where a second person found that the applicant cannot be.", Law("UNHCR Handbook §§206–212")),
        Only(Hear, SexAsAsked | SexWaived, "INV-12", "Interviewer and interpreter are of the sex that the person asked for, unless the person prefers to go on.", Law("UNHCR RSD Standards 2020"), Law("RPA II1")),
        Only(Hear, AloneInTheRoom, "INV-13", "Each adult is heard alone.", Law("ExCom 73 (1993)")),
        Only([Hear, HearOnExclusion], SpeaksOfficersLanguage | InterpreterImpartial, "INV-14", "No interpreter has ties to the state of origin or to a party.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        Only(Hear, SpeaksOfficersLanguage | InterpreterConfirmed, "INV-14.came", "The interpreter confirms the booking in person.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        Only([Hear, HearRepresentative, HearOnExclusion], ChildAlone.Requires(Guardian.Appointed & GuardianAttends), "INV-27.hearing", "No child is heard alone.", Law("CRC arts 12, 20, 22"), Law("GC 6 §33")),
        Only(GuardianComes, Guardian.Appointed, "INV-27.guardian", "Who comes as guardian has been appointed.", Law("GC 6 §33")),
        Only([Refuse, VoiceWithdrawal], ChildAlone.Requires(Guardian.Appointed), "INV-27.refusal", "No child alone is refused or gives up without a guardian.", Law("CRC arts 20, 22")),
        Only(Exclude, !ChildAlone, "INV-27.exclusion", "No child alone is excluded.", Law("CRC art 40"), Law("UNHCR Guidelines on International Protection No. 8")),
        Only(Hear, Passed(NoticeTerm), "INV-17.notice", "Every interview is announced in time; an accelerated one too.", Law("UNHCR RSD Standards 2020")),
        NoEasier(Accelerated, "INV-17", "What the regular procedure asks for, the accelerated one asks for.", Law("ExCom 30 (1983)"), Law("RPA II9")),
        Only(Accelerate, Screened & !Vulnerable & !ChildAlone, "INV-18", "Nobody vulnerable, and nobody who was not looked at, is put into a faster procedure.", Law("UNHCR aide-mémoire on accelerated procedures 2018")),
        Distinct(Accelerate, [Screen], "INV-18.screen", "Who screened does not choose the faster procedure.", Law("Pana rule of protection 19")),
        MayAlways([Opened, Heard, Assessed], [BackToRegular], "INV-17.back", "The way back to the regular procedure is always open.", Law("ExCom 30 (1983)")),
        Distinct(Refuse, [Hear, HearRepresentative, Read], "INV-19", "Who heard or reviewed does not refuse.", Law("ICCPR art 13"), Law("UNHCR RSD Standards 2020")),
        Distinct(Exclude, [Hear, HearRepresentative, Read], "INV-19.exclude", "Who heard or reviewed does not exclude.", Law("ICCPR art 13")),
        Distinct(Recognise, [Hear, HearRepresentative], "INV-19.recognise", "Who heard does not decide.", Law("UNHCR RSD Standards 2020")),
        Distinct(GrantComplementaryProtection, [Hear, HearRepresentative], "INV-19.complementary", "Who heard does not decide on complementary protection.", Law("UNHCR RSD Standards 2020")),
        Distinct(GrantTemporaryProtection, [Hear, HearRepresentative], "INV-19.temporary", "Who heard does not decide on temporary protection.", Law("UNHCR RSD Standards 2020")),
        MayAlways([Granted], [ServeGrant], "INV-25.grant", "A grant can be served at once.", Law("ExCom 8(e)(v)")),
        Only(ServeComplementaryProtection, Complementary, "II13.complementary", "A card of complementary protection follows that decision.", Law("RPA II13")),
        Begins([ServeGrant], IssueOfDocument.BeginRefugeeCard, Procedures.Guard.Always, "III1.grant", "Whoever is recognised gets a card without applying for it.", Law("1951 Convention art 27")),
        Begins([ServeComplementaryProtection], IssueOfDocument.BeginComplementaryCard, Procedures.Guard.Always, "III1.grant-complementary", "Whoever is granted complementary protection gets a card without applying for it.", Law("ExCom 103 (2005)")),
        Only(ServeTemporaryProtection, Temporary, "II13.temporary", "A card of temporary protection follows that decision.", Law("RPA II13")),
        Distinct(Read, [Hear, HearRepresentative, Assess], "INV-19.read", "The second reader is another one than interviewer and assessor.", Law("UNHCR RSD Standards 2020, unit 4.4")),
        Only([Refuse, Exclude], SecondReaderAgrees, "INV-19.second", "No refusal without a second reader.", Law("UNHCR RSD Standards 2020, unit 4.4")),
        Only([Assess, Refuse], CountryInformed, "INV-21.country", "No assessment without dated country information.", Law("RPA II10")),
        Only(Exclude, InclusionFound & HeardOnExclusion, "INV-23", "Exclusion is examined after inclusion, and the person is heard on it.", Law("1951 Convention art 1F"), Law("UNHCR Guidelines on International Protection No. 5")),
        Only(HearOnExclusion, InclusionFound, "INV-23.order", "Nobody is asked about exclusion before inclusion was examined.", Law("UNHCR Guidelines on International Protection No. 5")),
        Before([RefusalServed, FinallyRefused], [ServeRefusal], "INV-21", "No refusal without written reasons and appeal instructions that were served.", Law("ExCom 8(e)(vi)")),
        Only(ServeRefusal, SpeaksOfficersLanguage | InterpreterConfirmed & InterpreterImpartial, "INV-21.understood", "A refusal is served in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([RefusalServed, FinallyRefused], [Appeal.Lodge], "INV-22", "Whoever is refused may appeal, by their own act alone, and late with good cause.", Law("ExCom 8(e)(vi)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-22.lapse-status", "The period to appeal runs out only after its full time and only when nobody appealed.", Law("ICCPR art 2(3)")),
        Only(AppealLost, AppealDismissed, "INV-22.lost-status", "A refusal is final only when the appeal is dismissed.", Law("ICCPR art 2(3)")),
        Only(AppealWon, AppealGranted, "INV-22.won-status", "A grant after appeal follows the appeal body.", Law("ICCPR art 2(3)")),
        Only(AppealSentBack, AppealRemitted, "INV-22.back-status", "A claim is looked at again because the appeal body said so.", Law("ICCPR art 2(3)")),
        Only(AppealedLate, AppealLodged, "INV-22.late-status", "A final refusal is open again as soon as a late appeal is lodged.", Law("Pana rule of protection 18")),
        Only([Refuse, Exclude], !ByGroup, "INV-40", "Group recognition is never used to refuse: whoever does not fit is looked at alone.", Law("UNHCR Guidelines on International Protection No. 11")),
        Only([TreatAsGroup, RecogniseAsGroupMember], GroupDeclared, "INV-40.declared", "Group recognition follows a declaration of the authority.", Law("UNHCR Guidelines on International Protection No. 11")),
        Only(RecogniseAsGroupMember, FitsGroup & ByGroup, "INV-40.fits", "Group recognition is for those who fit the declaration.", Law("UNHCR Guidelines on International Protection No. 11")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.booked", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        Only([Hear, Miss, Cancel], Booked, "INV-20.booked", "Nobody is said to have missed what was not announced.", Law("UNHCR RSD Standards 2020, unit 9")),
        Only(Discontinue, Done(Miss, 3), "INV-20.missed", "Three missed interviews discontinue; they never reject.", Law("UNHCR RSD Standards 2020, unit 9")),
        MayAlways([Discontinued], [Reopen], "INV-20.reopen", "A discontinued claim may be taken up again by the person.", Law("UNHCR RSD Standards 2020, unit 9")),
        MayAlways([Withdrawn], [ReopenWithdrawn], "P17.reopen-status", "A withdrawal can be undone.", Law("Pana rule of protection 17")),
        MayAlways([WithdrawalVoiced], [TakeBack], "P17.take-back-status", "Until it is confirmed, a withdrawal is taken back by a word.", Law("Pana rule of protection 17")),
        Only(ConfirmWithdrawal, Passed(ConfirmTerm), "P17.three-days-status", "A withdrawal is confirmed after three days at the earliest.", Law("Pana rule of protection 17")),
        Only([VoiceWithdrawal, ConfirmWithdrawal], LegalAid.Assigned & Understood & NoCase(InCustody), "P17.advised-status", "Nobody withdraws without adviser, without understanding, or in detention.", Law("Pana rule of protection 17")),
        RecordedBy([Function.Asylum], [VoiceWithdrawal, ConfirmWithdrawal], "P17.where-status", "A withdrawal is made before the asylum authority alone.", Law("Pana rule of protection 17")),
        Written([Refuse, Exclude], [ReasonsInFact, ReasonsInLaw, LawApplied], "INV-21.reasons", "No refusal without reasons in fact and in law.", Law("ExCom 8(e)(vi)")),
        Written([Refuse], [FactsAccepted, FactsRejected], "INV-21.facts", "A refusal says which facts were accepted, which were not, and why.", Law("UNHCR RSD Standards 2020")),
        Written([ServeRefusal], [ServedOn, ServedLanguage, AppealInstructions], "INV-21.served", "A refusal says how, where and when to appeal, in a language understood, and the day it was served is written down.", Law("ExCom 8(e)(vi)")),
        MayAlways([Opened, Heard, Assessed], [AddEvidence], "INV-20.evidence", "Evidence may be added until the decision.", Law("UNHCR Handbook §§195–205")),
        MayAlways([Heard, Assessed], [HearAgain], "INV-20.again", "Another hearing is always possible.", Law("UNHCR RSD Standards 2020, unit 4.3")),
        NeverWait([Begin, AddEvidence, HearAgain, BackToRegular, OutOfGroup, Reopen, ReopenWithdrawn, TakeBack], "P15.status", "Opening, evidence, a new hearing and coming back wait for nothing.", Law("Pana rule of protection 15")),
        ClockAlways([Opened, Heard, Assessed], DecisionTerm, "II9.decision-clock", "While a claim is open its decision clock runs.", Law("UNHCR good practice: six months")),
        ClockAlways([Refused, Granted], NotifyTerm, "INV-21.notify-clock-status", "A decision is served in time, or the supervisor knows.", Law("ExCom 8(e)(v)–(vi)")),
        SilenceNeverHarms("P14.status", "An official's delay never becomes a refusal.", Law("ExCom 8(e)(vi)")),
    ];
}
