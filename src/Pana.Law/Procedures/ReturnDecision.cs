namespace Pana.Law;

/// <summary>
/// A decision to return somebody, and its execution. It exists only after every claim and appeal is answered to the end, after
/// screening again for trafficking, childhood, torture, statelessness and interim measures; an open doubt is a hold
/// (protection.md 18; INV-01 03 04 26). Execution asks for the absence of holds at the very moment.
/// </summary>
public sealed class ReturnDecision : Procedure
{
    public static readonly State
        Considered = Initial(), Screened = Open(), Ordered = Open(Effect.Adverse), OrderServed = Open(Effect.Adverse), Enforceable = Open(Effect.Adverse),
        Executed = Final(Effect.Adverse), Left = Final(), Revoked = Final(Effect.Favourable);

    static readonly Actor
        Officer = Official(Function.Migration), Screener = Official(Function.Social, Function.Asylum, Function.LegalAid, Function.International, Function.Health);

    public static readonly Field
        Booking = Field.Interpreter(), WhyConsidered = Field.LongText(), Alternatives = Field.MultiChoice("return-alternative"), TraffickingScreen = Field.LongText(), TortureScreen = Field.LongText(), StatelessScreen = Field.LongText(), HumanitarianGrounds = Field.LongText(), OwnView = Field.LongText(),
        ReasonsInFact = Field.LongText(), ReasonsInLaw = Field.LongText(), Destination = Field.Choice("country"), AppealInstructions = Field.LongText(), ServedLanguage = Field.Choice("language"), LeftOn = Field.Date(), WhyRevoked = Field.LongText(), Escort = Field.Text(), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        Consider = Step(), SpeakForOneself = Step(), OfferLegalAid = Step(), RuleOutTrafficking = Step(), RuleOutTorture = Step(), RuleOutStatelessness = Step(), RaiseDoubt = Step(), FinishScreening = Step(), ScreenAgain = Step(),
        Order = Step(), Serve = Step(), BecomeEnforceable = Step(), AppealLost = Step(), AppealWon = Step(), Execute = Step(), Leave = Step(), Revoke = Step(), BookInterpreter = Step(), ConfirmInterpreter = Step(), Correct = Step();

    static readonly Fact InterpreterBooked = Held(), InterpreterThere = Held(), Spoke = Shown();

    static readonly Term
        DepartTerm = Persons("return.depart", atLeast: Days(30)), ServeTerm = Officials("rsd.notify", atMost: WorkingDays(5));

    static Procedures.Guard Understood => SpeaksOfficersLanguage | InterpreterThere;

    static Procedures.Guard ScreenedForAll => Trafficking.RuledOut & Torture.RiskRuledOut & Statelessness.RuledOut;

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Case;

    protected override IEnumerable<StateRule> States =>
    [
        When(OrderServed, Enforceable).Bears(Contestable),
        When(Enforceable).Permits(Removal),
        When(Executed, Left, Revoked).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Consider.Opens(Considered).By(Officer).Provided(NoCase(ClaimPending), NoCase(Protected)).Asks(WhyConsidered.Required(), Alternatives.Required()).Basis(Law("RPA II12"), Law("1951 Convention art 33")),
        SpeakForOneself.From(Considered, Screened, Ordered, OrderServed, Enforceable).Stays().By(Person).Protective().Sets(Spoke).Asks(OwnView.Optional().Behind(Wall.Case)).Basis(Law("ICCPR art 13")),
        OfferLegalAid.FromAnyOpen().Stays().By(Official(Function.Migration, Function.LegalAid)).Sets(LegalAid.Offered).Basis(Law("RPA O3")),
        BookInterpreter.FromAnyOpen().Stays().By(Officer).Sets(InterpreterBooked).Clears(InterpreterThere).Asks(Booking.Required()).Basis(Law("ExCom 8(e)(iv)")),
        ConfirmInterpreter.FromAnyOpen().Stays().By(Official(Function.Interpreter)).Provided(InterpreterBooked).Sets(InterpreterThere).Basis(Law("UNHCR RSD Standards 2020, unit 2.5")),
        RuleOutTrafficking.FromAnyOpen().Stays().By(Screener).Sets(Trafficking.RuledOut).Asks(TraffickingScreen.Required().Behind(Wall.Trafficking)).Basis(Law("RPA II17"), Law("OHCHR Principles and Guidelines 2002")),
        RuleOutTorture.FromAnyOpen().Stays().By(Official(Function.Asylum)).Sets(Torture.RiskRuledOut).Asks(TortureScreen.Required().Behind(Wall.Asylum)).Basis(Law("CAT art 3")),
        RuleOutStatelessness.FromAnyOpen().Stays().By(Screener).Sets(Statelessness.RuledOut).Asks(StatelessScreen.Required()).Basis(Law("UNHCR Handbook on Statelessness 2014")),
        RaiseDoubt.FromAnyOpen().Stays().By(Official([.. WhoeverIsAsked])).Protective().Clears(Trafficking.RuledOut, Torture.RiskRuledOut, Statelessness.RuledOut).Basis(Law("Pana rule of protection 18")),
        FinishScreening.From(Considered).To(Screened).By(Screener).Provided(ScreenedForAll, ChildAlone.Requires(Guardian.Appointed & BestInterests.FavourReturn), !InterimMeasure).Asks(HumanitarianGrounds.Required()).Basis(Law("Pana rule of protection 18"), Law("RPA III10")),
        ScreenAgain.From(Screened, Ordered, OrderServed, Enforceable).To(Considered).By(Official([.. WhoeverIsAsked])).Protective().Basis(Law("Pana rule of protection 18")),
        Order.From(Screened).To(Ordered).By(Officer).DistinctFrom(FinishScreening).Provided(NoHold(Removal), NoCase(ClaimPending), LegalAid.Answered, Understood, Spoke)
            .Asks(ReasonsInFact.Required(), ReasonsInLaw.Required(), Destination.Required()).Basis(Law("ICCPR art 13"), Law("1951 Convention arts 32, 33")),
        Serve.From(Ordered).To(OrderServed).By(Officer).Provided(Understood).Gives(ReturnDecisionPaper).Asks(ServedLanguage.Required(), AppealInstructions.Required()).Basis(Law("ICCPR art 13"), Law("ExCom 8(e)(vi)")),
        BecomeEnforceable.From(OrderServed).To(Enforceable).By(Clock(DepartTerm)).Provided(!AppealLodged).Basis(Law("national law on foreigners")),
        AppealLost.From(OrderServed).To(Enforceable).By(Officer).After(DepartTerm).Provided(AppealDismissed).Clears(AppealDismissed, AppealLodged).Basis(Law("ICCPR art 13")),
        AppealWon.From(OrderServed, Enforceable).To(Revoked).By(Platform).Provided(AppealGranted | AppealRemitted).Clears(AppealGranted, AppealRemitted, AppealLodged).Basis(Law("ICCPR art 13")),
        Execute.From(Enforceable).To(Executed).By(Officer).Uses(Removal).Provided(IsPermitted(Removal), NoHold(Removal)).Asks(Escort.Optional()).Basis(Law("1951 Convention art 33"), Law("CAT art 3"), Law("ICCPR art 13")),
        Leave.From(Considered, Screened, Ordered, OrderServed, Enforceable).To(Left).By(Person).Asks(LeftOn.Optional()).Basis(Law("ICCPR art 12(2)")),
        Revoke.From(Considered, Screened, Ordered, OrderServed, Enforceable).To(Revoked).By(Official(Function.Migration, Function.Appeal)).Protective().Asks(WhyRevoked.Optional()).Basis(Law("ICCPR art 13")),
        Correct.FromAnyOpen().Stays().By(Officer).Correction().Asks(Corrected.Required(), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Releases(DepartTerm, Serve).EndsWith(ScreenAgain, Revoke, Leave).SuspendedWhile(AppealLodged),
        Escalates(ServeTerm, Order).EndsWith(Serve, ScreenAgain, Revoke, Leave),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "return-appeal", AppealLodged, Wall.Case, Law("ICCPR art 13")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Only(Order, NoHold(Removal), "INV-01.order", "No return is ordered while anything holds removal.", Law("1951 Convention art 33(1)")),
        Only([Consider, Order], NoCase(ClaimPending), "INV-01.after-all", "A return decision can exist only after every claim and appeal is answered.", Law("1951 Convention art 33(1)"), Law("ExCom 30 (1983)")),
        Only(Consider, NoCase(Protected), "INV-01.protected", "Nobody who enjoys protection is considered for return.", Law("1951 Convention arts 32, 33")),
        Only(FinishScreening, ScreenedForAll & !InterimMeasure, "P18.screening", "Before a return decision, trafficking, torture, statelessness and interim measures were looked at.", Law("Pana rule of protection 18")),
        Only(FinishScreening, ChildAlone.Requires(Guardian.Appointed & BestInterests.FavourReturn), "INV-26.return", "No child alone is considered for return without guardian and a determination of best interests.", Law("CRC art 3"), Law("GC 6")),
        Before([Ordered], [FinishScreening], "P18.before-order", "No return is ordered unscreened.", Law("Pana rule of protection 18")),
        Only(Order, LegalAid.Answered & Understood & Spoke, "INV-20.return", "Nobody is ordered to leave unheard, unadvised or not understanding.", Law("ICCPR art 13")),
        Distinct(Order, [FinishScreening], "INV-19.return", "Who screened does not order.", Law("Pana rule of protection 1")),
        Before([OrderServed, Enforceable, Executed], [Serve], "INV-21.return", "No order is enforced before it was served with reasons and appeal instructions.", Law("ICCPR art 13")),
        Only(Serve, Understood, "INV-21.return-understood", "An order is served in a language understood.", Law("ICCPR art 13")),
        Only([BecomeEnforceable, AppealLost], Passed(DepartTerm), "INV-22.depart", "There is the full time to leave and to appeal before anything is enforced.", Law("ICCPR art 13")),
        Only(BecomeEnforceable, !AppealLodged, "INV-22.return-appeal", "An order becomes enforceable by time only when nobody appealed.", Law("ICCPR art 13")),
        Only(AppealLost, AppealDismissed, "INV-22.return-lost", "After appeal an order is enforceable only when the appeal is dismissed.", Law("ICCPR art 13")),
        Only(AppealWon, AppealGranted | AppealRemitted, "INV-22.return-won", "A won appeal revokes the order.", Law("ICCPR art 13")),
        MayAlways([OrderServed, Enforceable], [Appeal.Lodge], "INV-22.return", "An order may be appealed, late too.", Law("ICCPR art 13")),
        MayAlways([Considered, Screened, Ordered, OrderServed, Enforceable], [AsylumRegistration.Voice], "INV-06.return", "Until the last moment a claim may be voiced.", Law("1951 Convention art 33")),
        MayAlways([Screened, Ordered, OrderServed, Enforceable], [ScreenAgain], "P18.again", "Whoever sees a doubt may send the case back to screening.", Law("Pana rule of protection 18")),
        MayAlways([Considered, Screened, Ordered, OrderServed, Enforceable], [Revoke], "INV-01.revoke", "An order may be revoked at every moment.", Law("ICCPR art 13")),
        NeverWait([SpeakForOneself, RaiseDoubt, ScreenAgain, Revoke], "P15.return", "A doubt, a word of one's own and a revocation wait for nothing.", Law("Pana rule of protection 15")),
        ClockAlways([Ordered], ServeTerm, "INV-21.return-clock", "An order is served in time.", Law("ICCPR art 13")),
        RecordedBy([Function.Asylum], [RuleOutTorture], "P1.return-screening", "Who screens for torture is not who removes.", Law("Pana rule of protection 1")),
        Used(Removal, !AppealLodged, "INV-01.return-appeal", "Nobody is removed while the return order itself is under appeal.", Law("ICCPR art 13")),
        Written([Order], [ReasonsInFact, ReasonsInLaw], "INV-21.return-reasons", "No return is ordered without reasons in fact and in law.", Law("ICCPR art 13")),
        Written([Serve], [ServedLanguage, AppealInstructions], "INV-21.return-served", "An order says how to appeal, in a language understood.", Law("ICCPR art 13")),
        MayAlways([Considered, Screened, Ordered, OrderServed, Enforceable], [SpeakForOneself], "INV-20.speak", "The person may speak at every moment.", Law("ICCPR art 13")),
        MayAlways([Considered, Screened, Ordered, OrderServed, Enforceable], [Leave], "III10.leave", "Whoever wants to leave may.", Law("ICCPR art 12(2)")),
        Only(ConfirmInterpreter, InterpreterBooked, "INV-14.return", "Only a booked interpreter confirms.", Law("UNHCR RSD Standards 2020, unit 2.5")),
        SilenceNeverHarms("P14.return", "No order becomes enforceable by an official's delay.", Law("ICCPR art 13")),
    ];
}
