namespace Pana.Law;

/// <summary>
/// From the first word to the certificate: a claim in any form to any official, registered for each adult apart, with the
/// certificate renewed as long as the claim or an appeal is open (domain.md SM-02).
/// </summary>
public sealed class AsylumRegistration : Procedure
{
    public static readonly State
        Voiced = Initial(), Filed = Open(), Registered = Open(), Refused = Open(Effect.Adverse), RefusalServed = Open(Effect.Adverse),
        WithdrawalVoiced = Open(), Withdrawn = Final(reopens: true), Closed = Final(reopens: true), NotRegistered = Final(Effect.Adverse, reopens: true);

    static readonly Actor Registrar = Official(Function.Asylum), Reviewer = Official(Function.Decision);

    public static readonly Field
        Booking = Field.Interpreter(), VoicedWhere = Field.Text(), OralClaim = Field.LongText(), InterviewLanguage = Field.Choice("language"), SexWish = Field.Choice("sex-wish"),
        ReasonsForLeaving = Field.LongText(), TravelRoute = Field.LongText(), EarlierClaims = Field.LongText(), SafeContact = Field.Text(),
        SpecificNeeds = Field.MultiChoice("specific-need"), Ethnicity = Field.Text(), Religion = Field.Text(), Education = Field.Choice("education"),
        Occupation = Field.Text(), MaritalStatus = Field.Choice("marital"), DocumentsKept = Field.LongText(), Photo = Field.File(),
        RegistrationGround = Field.Choice("registration-refusal-ground"), ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(),
        AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"), Adviser = Field.Official(), SpeaksLanguage = Field.YesNo(),
        DeclinesAid = Field.YesNo(), WithdrawalReason = Field.LongText(), CorrectionReason = Field.LongText(), Corrected = Field.LongText(),
        TieToldBy = Field.Choice("tie-told-by"), IsAlone = Field.YesNo();

    public static readonly Step
        Voice = Step(), BeginFor = Step(), File = Step(), Explain = Step(), OfferLegalAid = Step(), AnswerLegalAid = Step(), AssignAdviser = Step(), AskForGuardian = Step(), ConfirmCaregiver = Step(), AgreeToReferral = Step(), TakeBackConsent = Step(),
        Register = Step(), Renew = Step(), Refuse = Step(), ServeRefusal = Step(), RegisterAfterAppeal = Step(), LapseOfAppeal = Step(), AppealLost = Step(),
        VoiceWithdrawal = Step(), ConfirmWithdrawal = Step(), TakeBack = Step(), Reopen = Step(), ClaimAgain = Step(), Close = Step(), CertifyAgain = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    public static readonly Fact
        /// <summary>Valid from the day of issue until its term; renewed without a new look at the merits.</summary>
        CertificateValid = Held();

    static readonly Fact InterpreterBooked = Held(), InterpreterThere = Held();

    static readonly Term
        FilingTerm = Persons("asylum.file", atLeast: Months(1)), RegisterTerm = Officials("asylum.register", atMost: WorkingDays(3)),
        CertificateTerm = Persons("asylum.cert.valid", atLeast: Months(1)), AppealTerm = Persons("appeal.file", atLeast: Days(30)),
        ConfirmTerm = Persons("withdrawal.confirm", atLeast: Days(3)), NotifyTerm = Officials("rsd.notify", atMost: WorkingDays(5));

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Asylum;

    protected override IEnumerable<StateRule> States =>
    [
        When(Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced).Bears(ClaimPending),
        When(Registered).Bears(Certified),
        When(RefusalServed, NotRegistered).Bears(Contestable),
        When(Withdrawn, Closed, NotRegistered).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Voice.Opens(Voiced).By(Person).Protective().Sets(FearVoiced).Asks(VoicedWhere.Optional(), OralClaim.Optional().Behind(Wall.Asylum))
            .Basis(Law("UDHR art 14"), Law("ExCom 15(i)"), Law("RPA II33")),
        BeginFor.Opens(Voiced).By(Platform).Protective().Sets(FearVoiced).Basis(Law("RPA I: referral to the asylum authority")),
        File.From(Voiced).To(Filed).By(Person).Protective().Asks(InterviewLanguage.Optional(), SexWish.Optional(), ReasonsForLeaving.Optional().Behind(Wall.Asylum), SafeContact.Optional())
            .Basis(Law("ExCom 8(e)(i)"), Law("1951 Convention art 31")),
        Explain.FromAnyOpen().Stays().By(Registrar).Sets(Informed).Gives(LeafletReceipt).Basis(Law("ExCom 8(e)(ii)")),
        OfferLegalAid.FromAnyOpen().Stays().By(Registrar).Sets(LegalAid.Offered).Basis(Law("ExCom 8(e)(iv)"), Law("RPA O3")),
        AnswerLegalAid.FromAnyOpen().Stays().By(Person).Asks(DeclinesAid.Optional().Stating(LegalAid.Declined, By.Person), SpeaksLanguage.Optional().Stating(SpeaksOfficersLanguage, By.Person))
            .Basis(Law("RPA O3")),
        AssignAdviser.FromAnyOpen().Stays().By(Official(Function.Asylum, Function.LegalAid)).Sets(LegalAid.Assigned).Asks(Adviser.Required()).Basis(Law("ExCom 8(e)(iv)")),
        AgreeToReferral.FromAnyOpen().Stays().By(Person).Sets(ReferralConsent).Basis(Law("ODIHR NRM Handbook"), Law("GBVIMS")),
        TakeBackConsent.FromAnyOpen().Stays().By(Person).Protective().Clears(ReferralConsent).Basis(Law("ODIHR NRM Handbook"), Law("GBVIMS")),
        AskForGuardian.FromAnyOpen().Stays().By(Registrar).Protective().Starts<Guardianship>(LinkKind.About).Basis(Law("CRC arts 20, 22"), Law("GC 6 §33")),
        ConfirmCaregiver.FromAnyOpen().Stays().By(Registrar).Asks(TieToldBy.Required().Behind(Wall.Case), IsAlone.Required().Stating(Alone, By.SecondPerson))
            .Basis(Law("GC 6 §33"), Law("Pana rule of protection 19")),
        BookInterpreter.FromAnyOpen().Stays().By(Registrar).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Register.From(Filed).To(Registered).By(Registrar).Protective().Sets(CertificateValid).Gives(AsylumSeekerCertificate)
            .Asks(TravelRoute.Optional().Behind(Wall.Asylum), EarlierClaims.Optional().Behind(Wall.Asylum), SpecificNeeds.Optional(), Ethnicity.Optional().Behind(Wall.Asylum),
                Religion.Optional().Behind(Wall.Asylum), Education.Optional(), Occupation.Optional(), MaritalStatus.Optional(), DocumentsKept.Optional(), Photo.Optional())
            .Starts<RefugeeStatusDetermination>(LinkKind.Follows).Basis(Law("1951 Convention arts 25, 27"), Law("ExCom 35 (1984)")),
        Renew.From(Filed, Registered, Refused, RefusalServed, WithdrawalVoiced).Stays().By(Clock(CertificateTerm)).Sets(CertificateValid).Gives(AsylumSeekerCertificate).Basis(Law("1951 Convention art 27"), Law("ExCom 35 (1984)")),
        Refuse.From(Filed).To(Refused).By(Reviewer).DistinctFrom(Explain).Provided(Informed, LegalAid.Answered, SpeaksOfficersLanguage | InterpreterThere, ChildAlone.Requires(Guardian.Appointed))
            .Asks(RegistrationGround.Required(), ReasonsInFact.Required().Behind(Wall.Asylum), ReasonsInLaw.Required().Behind(Wall.Asylum)).Basis(Law("ExCom 8(e)(vi)"), Law("national closed list")),
        ServeRefusal.From(Refused).To(RefusalServed).By(Registrar).Gives(RefusalToRegister).Provided(SpeaksOfficersLanguage | InterpreterThere)
            .Asks(AppealInstructions.Required(), ServedLanguage.Required()).Basis(Law("ExCom 8(e)(vi)")),
        RegisterAfterAppeal.From(RefusalServed, NotRegistered).To(Registered).By(Platform).Provided(AppealGranted | AppealRemitted).Sets(CertificateValid).Clears(AppealGranted, AppealRemitted, AppealLodged)
            .Gives(AsylumSeekerCertificate).Starts<RefugeeStatusDetermination>(LinkKind.Follows).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(RefusalServed).To(NotRegistered).By(Clock(AppealTerm)).Provided(!AppealLodged).Clears(CertificateValid).Basis(Law("ExCom 8(e)(vi)")),
        AppealLost.From(RefusalServed).To(NotRegistered).By(Platform).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged, CertificateValid).Basis(Law("ExCom 8(e)(vi)")),
        VoiceWithdrawal.From(Filed, Registered).To(WithdrawalVoiced).By(PersonBeforeAsylumAuthority).Waives()
            .Provided(SpeaksOfficersLanguage | InterpreterThere, LegalAid.Assigned, NoCase(InCustody), ChildAlone.Requires(Guardian.Appointed))
            .Asks(WithdrawalReason.Optional().Behind(Wall.Asylum)).Basis(Law("Pana rule of protection 17")),
        ConfirmWithdrawal.From(WithdrawalVoiced).To(Withdrawn).By(PersonBeforeAsylumAuthority).Waives().After(ConfirmTerm)
            .Provided(SpeaksOfficersLanguage | InterpreterThere, LegalAid.Assigned, NoCase(InCustody)).Clears(CertificateValid).Basis(Law("Pana rule of protection 17")),
        TakeBack.From(WithdrawalVoiced).To(Filed).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        Reopen.From(Withdrawn).To(Filed).By(Person).Protective().Basis(Law("Pana rule of protection 17")),
        ClaimAgain.From(NotRegistered).To(Filed).By(Person).Protective().Basis(Law("ExCom 15(i)")),
        Close.From(Registered).To(Closed).By(Platform).Provided(EveryCase(ClaimAnswered), SomeCase(ClaimAnswered), NoCase(PaperAwaited)).Clears(CertificateValid)
            .Basis(Law("1951 Convention art 27")),
        CertifyAgain.From(Closed).To(Registered).By(Platform).Provided(!EveryCase(ClaimAnswered), NoCase(Certified)).Sets(CertificateValid).Gives(AsylumSeekerCertificate)
            .Basis(Law("1951 Convention art 27"), Law("ExCom 35 (1984)")),
        Correct.FromAnyOpen().Stays().By(Registrar).Correction().Asks(Corrected.Required(), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(FilingTerm, Voice, BeginFor).EndsWith(File),
        Escalates(RegisterTerm, File, TakeBack, Reopen, ClaimAgain).EndsWith(Register, Refuse),
        Renews(CertificateTerm, Register, Renew, RegisterAfterAppeal, CertifyAgain).EndsWith(Close, ConfirmWithdrawal, LapseOfAppeal, AppealLost),
        Escalates(NotifyTerm, Refuse).EndsWith(ServeRefusal),
        Lapses(AppealTerm, ServeRefusal).EndsWith(RegisterAfterAppeal).SuspendedWhile(AppealLodged),
        Releases(ConfirmTerm, VoiceWithdrawal).EndsWith(ConfirmWithdrawal, TakeBack),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "claim", [Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(EntryRefusal, "claim", [Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 33(1)")),
        Hold(Penalty, "claim", [Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced], Wall.Asylum, Law("1951 Convention art 31(1)")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        NeverWait([Voice, BeginFor, File, Register, TakeBack, Reopen, ClaimAgain, AskForGuardian], "INV-06.claim",
            "A claim and its registration wait for nothing: no document, no fingerprint, no deadline, no lawful entry.", Law("UDHR art 14"), Law("ExCom 15(i)")),
        MayAlways([Voiced], [File], "INV-06.file", "A claim that was voiced may be filed, however late.", Law("ExCom 15(i)")),
        MayAlways([Filed], [Register], "INV-06.register", "A claim that was filed may be registered at once.", Law("ExCom 15(i)")),
        MayAlways([NotRegistered], [ClaimAgain], "INV-06.again", "Whoever was not registered may claim again.", Law("1951 Convention art 33")),
        MayAlways([Withdrawn], [Reopen], "P17.reopen", "A withdrawal can be undone.", Law("Pana rule of protection 17")),
        MayAlways([WithdrawalVoiced], [TakeBack], "P17.take-back", "Until it is confirmed, a withdrawal is taken back by a word.", Law("Pana rule of protection 17")),
        Only(ConfirmWithdrawal, Passed(ConfirmTerm), "P17.three-days", "A withdrawal is confirmed after three days at the earliest.", Law("Pana rule of protection 17")),
        Only([VoiceWithdrawal, ConfirmWithdrawal], LegalAid.Assigned & (SpeaksOfficersLanguage | InterpreterThere), "P17.advised", "Nobody withdraws without adviser and without understanding.", Law("Pana rule of protection 17")),
        Only([VoiceWithdrawal, ConfirmWithdrawal], NoCase(InCustody), "P17.free", "Nobody withdraws in detention.", Law("Pana rule of protection 17")),
        Only(VoiceWithdrawal, ChildAlone.Requires(Guardian.Appointed), "INV-27.withdrawal", "No child alone withdraws without a guardian.", Law("GC 6 §33")),
        RecordedBy([Function.Asylum], [VoiceWithdrawal, ConfirmWithdrawal], "P17.where", "A withdrawal is made before the asylum authority alone.", Law("Pana rule of protection 17")),
        Only(Refuse, Informed & LegalAid.Answered & (SpeaksOfficersLanguage | InterpreterThere), "INV-11.registration", "Registration is not refused to somebody who was not informed, advised and understood.", Law("ExCom 8(e)")),
        Only(Refuse, ChildAlone.Requires(Guardian.Appointed), "INV-27.registration", "Registration is not refused to a child without a guardian.", Law("CRC arts 20, 22")),
        Distinct(Refuse, [Explain], "INV-19.registration", "Who registered does not refuse to register.", Law("ICCPR art 13")),
        Before([RefusalServed, NotRegistered], [ServeRefusal], "INV-21.registration", "No refusal to register without written reasons and appeal instructions in a language understood.", Law("ExCom 8(e)(vi)")),
        Only(ServeRefusal, SpeaksOfficersLanguage | InterpreterThere, "INV-21.registration-understood", "A refusal to register is served in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([RefusalServed, NotRegistered], [Appeal.Lodge], "INV-22.registration", "Whoever was not registered may appeal, late too.", Law("ICCPR art 2(3)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-22.lapse", "The period to appeal runs out only after its full time and only when nobody appealed.", Law("ICCPR art 2(3)")),
        Only(AppealLost, AppealDismissed, "INV-22.lost", "A refusal to register is final only when the appeal is dismissed.", Law("ICCPR art 2(3)")),
        Only(RegisterAfterAppeal, AppealGranted | AppealRemitted, "INV-22.won", "Registration after an appeal follows a decision of the appeal body.", Law("ICCPR art 2(3)")),
        ClockAlways([Registered], CertificateTerm, "INV-25.certificate", "As long as the claim is open the certificate is valid or its renewal is due.", Law("1951 Convention art 27"), Law("ExCom 35 (1984)")),
        Only(Close, EveryCase(ClaimAnswered) & SomeCase(ClaimAnswered) & NoCase(PaperAwaited), "INV-25.close", "The certificate ends only when every claim is answered to the end, appeals included, and no card is still awaited.", Law("ExCom 35 (1984)")),
        Only(CertifyAgain, !EveryCase(ClaimAnswered) & NoCase(Certified), "INV-25.again", "Where a claim or an appeal is opened again the certificate is given again, and nobody has two.", Law("ExCom 35 (1984)")),
        ClockAlways([Filed], RegisterTerm, "O4.register-clock", "A filed claim is registered in time, or the supervisor knows.", Law("ExCom 8(e)")),
        ClockAlways([Refused], NotifyTerm, "INV-21.notify-clock", "A refusal to register is served in time.", Law("ExCom 8(e)(vi)")),
        ClockAlways([Voiced], FilingTerm, "INV-06.filing-clock", "Whoever voiced a claim and has not filed it is remembered and helped; no lateness bars.", Law("ExCom 15(i)")),
        Written([Refuse], [RegistrationGround, ReasonsInFact, ReasonsInLaw], "INV-21.registration-reasons", "Registration is refused on a ground of the closed list, with reasons in fact and in law.", Law("ExCom 8(e)(vi)")),
        Written([ServeRefusal], [ServedLanguage, AppealInstructions], "INV-21.registration-served", "The refusal says how to appeal, in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced], [TakeBackConsent], "INV-15.take-back-registration", "Consent to a referral is taken back by a word.", Law("GBVIMS")),
        MayAlways([Voiced, Filed, Registered, Refused, RefusalServed, WithdrawalVoiced], [AgreeToReferral], "INV-15.agree-registration", "Help of a protection service may be asked for at every moment.", Law("RPA II30")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.registration", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        SilenceNeverHarms("P14.registration", "An official's delay never closes a claim.", Law("ExCom 8(e)(vi)")),
    ];
}
