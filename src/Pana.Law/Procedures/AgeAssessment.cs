namespace Pana.Law;

/// <summary>
/// The last resort, only with serious doubt, with guardian and consent, by several disciplines, never by X-ray alone, the margin of
/// error stated; until the end, and in doubt, a child (domain.md SM-07, INV-27 28). The stated birth date never changes.
/// </summary>
public sealed class AgeAssessment : Procedure
{
    public static readonly State
        Doubted = Initial(), Agreed = Open(), Examined = Open(), AdultFound = Open(Effect.Adverse), AdultServed = Open(Effect.Adverse),
        Adult = Final(Effect.Adverse), ChildFound = Final(Effect.Favourable), Stopped = Final(Effect.Favourable);

    static readonly Actor Authority = Official(Function.Social);

    public static readonly Field
        Booking = Field.Interpreter(), SeriousDoubt = Field.LongText(), DocumentsLookedAt = Field.LongText(), ConsentGiven = Field.YesNo(), Interview = Field.LongText(), MedicalView = Field.LongText(), LowestAge = Field.Number(), HighestAge = Field.Number(), Margin = Field.Text(), Dissent = Field.LongText(),
        ReasonsInFact = Field.LongText(), ServedLanguage = Field.Choice("language"), AppealInstructions = Field.LongText(), WhyStopped = Field.LongText(), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        Doubt = Step(), ShareDoubt = Step(), ConfirmMargin = Step(), Agree = Step(), Decline = Step(), Examine = Step(), FindChild = Step(), FindAdult = Step(), Serve = Step(), LapseOfAppeal = Step(), AppealLost = Step(), AppealWon = Step(), Stop = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    static readonly Fact
        DoubtShared = Held(), Consented = Fact.Given(new Consent("age-assessment", "guardianship-authority", "examination")), AdultBeyondMargin = Held(), InterpreterBooked = Held(), InterpreterThere = Held();

    static readonly Term
        AssessTerm = Officials("age.assess", atMost: Days(60)), ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5)), AppealTerm = Persons("appeal.file", atLeast: Days(30));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterThere;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Child;

    protected override IEnumerable<StateRule> States =>
    [
        When(AdultServed, Adult).Bears(Contestable),
        When(Adult, ChildFound, Stopped).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Doubt.Opens(Doubted).By(Official(Function.Asylum, Function.Social)).Asks(SeriousDoubt.Required().Behind(Wall.Child), DocumentsLookedAt.Required().Behind(Wall.Child)).Basis(Law("GC 6 §31"), Law("UNHCR BIP Guidelines 2021")),
        ShareDoubt.From(Doubted).Stays().By(Official(Function.Social, Function.Health, Function.LegalAid)).DistinctFrom(Doubt).Sets(DoubtShared).Asks(DocumentsLookedAt.Required().Behind(Wall.Child)).Basis(Law("GC 6 §31")),
        Agree.From(Doubted).To(Agreed).By(Person).Waives().Sets(Consented).Provided(Guardian.Appointed, DoubtShared).Asks(ConsentGiven.Required()).Basis(Law("CRC arts 3, 12")),
        Decline.From(Doubted, Agreed).To(ChildFound).By(Person).Protective().Clears(Consented).Basis(Law("GC 6 §31: benefit of the doubt")),
        BookInterpreter.FromAnyOpen().Stays().By(Authority).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        Examine.From(Agreed).To(Examined).By(Panel(3, Function.Social, Function.Health, Function.LegalAid)).DistinctFrom(Doubt).Provided(Guardian.Appointed, Consented, Informed, Understood, SexAsAsked | SexWaived)
            .Gives(AgeAssessmentReport).Asks(Interview.Required().Behind(Wall.Child), MedicalView.Optional().Behind(Wall.Health), LowestAge.Required().Behind(Wall.Child), HighestAge.Required().Behind(Wall.Child), Margin.Required(), Dissent.Optional().Behind(Wall.Child))
            .Basis(Law("GC 6 §31"), Law("UNHCR BIP Guidelines 2021")),
        FindChild.From(Doubted, Agreed, Examined).To(ChildFound).By(Authority).Protective().Basis(Law("GC 6 §31: benefit of the doubt")),
        ConfirmMargin.From(Examined).Stays().By(Official(Function.Health)).DistinctFrom(Doubt, Examine).Sets(AdultBeyondMargin).Asks(LowestAge.Required().Behind(Wall.Child), Margin.Required()).Basis(Law("GC 6 §31")),
        FindAdult.From(Examined).To(AdultFound).By(Authority).DistinctFrom(Doubt).Provided(AdultBeyondMargin, Guardian.Appointed).Asks(ReasonsInFact.Required().Behind(Wall.Child)).Basis(Law("GC 6 §31")),
        Serve.From(AdultFound).To(AdultServed).By(Authority).Provided(Understood, Guardian.Appointed).Gives(AgeAssessmentReport).Asks(ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ExCom 8(e)(vi)")),
        LapseOfAppeal.From(AdultServed).To(Adult).By(Clock(AppealTerm)).Provided(!AppealLodged).Sets(AssessedAdult).Basis(Law("ICCPR art 2(3)")),
        AppealLost.From(AdultServed).To(Adult).By(Platform).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged).Sets(AssessedAdult).Basis(Law("ICCPR art 2(3)")),
        AppealWon.From(AdultServed, Adult).To(ChildFound).By(Platform).Provided(AppealGranted | AppealRemitted).Clears(AppealGranted, AppealRemitted, AppealLodged, AssessedAdult).Basis(Law("ICCPR art 2(3)")),
        Stop.From(Doubted, Agreed).To(Stopped).By(Authority).Protective().Asks(WhyStopped.Optional().Behind(Wall.Child)).Basis(Law("GC 6 §31: last resort")),
        Correct.FromAnyOpen().Stays().By(Authority).Correction().Asks(Corrected.Required().Behind(Wall.Child), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(AssessTerm, Doubt).EndsWith(FindChild, FindAdult, Stop, Decline),
        Escalates(ServeTerm, FindAdult).EndsWith(Serve),
        Lapses(AppealTerm, Serve).EndsWith(AppealWon).SuspendedWhile(AppealLodged),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "age", [Doubted, Agreed, Examined, AdultFound, AdultServed], Wall.Child, Law("CRC art 3"), Law("GC 6 §31")),
        Hold(EntryRefusal, "age", [Doubted, Agreed, Examined, AdultFound, AdultServed], Wall.Child, Law("CRC art 3")),
        Hold(Custody, "age", [Doubted, Agreed, Examined, AdultFound, AdultServed], Wall.Child, Law("CRC art 37")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Only([Agree, Examine, FindAdult, Serve], Guardian.Appointed, "INV-27.age", "No age is assessed without a guardian.", Law("GC 6 §33")),
        Only(Examine, Consented & Informed & Understood, "INV-27.age-consent", "No age is assessed without informed consent.", Law("CRC arts 3, 12")),
        Only(Examine, SexAsAsked | SexWaived, "INV-12.age", "The examination is by the sex that the person asked for.", Law("GC 6 §31")),
        Only(Agree, DoubtShared, "INV-28.doubt", "Age is assessed only when a second person shares the serious doubt.", Law("GC 6 §31")),
        Distinct(ShareDoubt, [Doubt], "INV-28.shared", "Who doubted does not confirm the doubt.", Law("Pana rule of protection 19")),
        Distinct(ConfirmMargin, [Doubt, Examine], "INV-28.confirmed", "The margin is confirmed by somebody who neither doubted nor examined.", Law("Pana rule of protection 19")),
        Only(FindAdult, AdultBeyondMargin, "INV-28.margin", "Adult is found only beyond the whole margin of error; doubt is a child.", Law("GC 6 §31")),
        Distinct(Examine, [Doubt], "INV-19.age", "Who doubted does not examine.", Law("Pana rule of protection 19")),
        Distinct(FindAdult, [Doubt], "INV-19.age-find", "Who doubted does not find.", Law("Pana rule of protection 19")),
        Before([AdultFound], [Examine], "INV-28.examined", "Nobody becomes an adult unexamined.", Law("GC 6 §31")),
        Before([AdultServed, Adult], [Serve], "INV-28.served", "A finding counts only after it was served with reasons.", Law("ExCom 8(e)(vi)")),
        Only(Serve, Understood, "INV-21.age", "A finding is served in a language understood.", Law("ExCom 8(e)(vi)")),
        MayAlways([AdultServed, Adult], [Appeal.Lodge], "INV-22.age", "A finding of age may be appealed.", Law("ICCPR art 2(3)")),
        Only(LapseOfAppeal, Passed(AppealTerm) & !AppealLodged, "INV-28.until-appeal", "Until the time to appeal has passed, a child.", Law("GC 6 §31")),
        Only(AppealLost, AppealDismissed, "INV-28.lost", "After appeal an adult only when the appeal is dismissed.", Law("ICCPR art 2(3)")),
        Only(AppealWon, AppealGranted | AppealRemitted, "INV-28.won", "After a won appeal a child.", Law("ICCPR art 2(3)")),
        MayAlways([Doubted, Agreed], [Decline], "INV-28.decline", "The examination may be declined, and that harms nothing.", Law("CRC art 12")),
        MayAlways([Doubted, Agreed], [Stop], "INV-28.stop", "The examination may be stopped before it begins.", Law("GC 6 §31")),
        Written([FindAdult], [ReasonsInFact], "INV-28.reasons", "Adult is not found without reasons.", Law("ExCom 8(e)(vi)")),
        Written([Serve], [ServedLanguage, AppealInstructions], "INV-21.age-served", "The finding says how to appeal, in a language understood.", Law("ExCom 8(e)(vi)")),
        Written([Examine], [LowestAge, HighestAge, Margin], "INV-28.stated", "The margin of error is stated.", Law("GC 6 §31")),
        MayAlways([Doubted, Agreed, Examined], [FindChild], "INV-28.benefit", "The benefit of the doubt is open at every moment.", Law("GC 6 §31")),
        NeverWait([Decline, FindChild, Stop], "P15.age", "Declining, stopping and finding a child wait for nothing.", Law("GC 6 §31")),
        ClockAlways([Doubted, Agreed, Examined], AssessTerm, "INV-28.clock", "A child does not live under doubt without end.", Law("CRC art 3")),
        ClockAlways([AdultFound], ServeTerm, "INV-21.age-clock", "A finding is served in time.", Law("ExCom 8(e)(vi)")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.age", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        SilenceNeverHarms("P14.age", "Delay makes nobody an adult.", Law("GC 6 §31")),
    ];
}
