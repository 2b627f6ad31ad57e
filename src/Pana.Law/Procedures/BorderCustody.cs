namespace Pana.Law;

/// <summary>
/// The power to hold somebody at the border, and its end: admission, hand-over to another state, release. The last resort, with legal basis,
/// alternatives considered and a review within fourteen days; never a child (INV-29 30; 1951 Convention art 31).
/// </summary>
public sealed class BorderCustody : Procedure
{
    public static readonly State
        Proposed = Initial(), InHand = Open(), Reviewed = Open(), Released = Final(), Admitted = Final(Effect.Favourable), HandedOver = Final(Effect.Adverse);

    static readonly Actor Service = Official(Function.Border, Function.Migration), Judge = Official(Function.Appeal);

    public static readonly Field
        LegalBasis = Field.LongText(), AlternativesConsidered = Field.LongText(), Place = Field.Text(), RightsExplainedIn = Field.Choice("language"), ReviewReasons = Field.LongText(), Request = Field.Text(), ReceivingState = Field.Choice("country"), Offence = Field.LongText(), WhyReleased = Field.LongText(),
        Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        Propose = Step(), Refrain = Step(), Detain = Step(), TellRights = Step(), CallAdviser = Step(), VoiceClaim = Step(), Review = Step(), Penalise = Step(), Release = Step(), Admit = Step(), HandOver = Step(), Correct = Step();

    static readonly Fact RightsTold = Shown();

    static readonly Term ReviewTerm = Officials("custody.review", atMost: Days(14));

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Case;

    protected override IEnumerable<StateRule> States =>
    [
        When(InHand, Reviewed).Bears(InCustody),
        When(Reviewed).Permits(Removal),
        When(Released, Admitted, HandedOver).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Propose.Opens(Proposed).By(Service).Asks(LegalBasis.Required(), AlternativesConsidered.Required()).Basis(Law("UNHCR Detention Guidelines 2012")),
        Refrain.From(Proposed).To(Released).By(Service).Protective().Basis(Law("1951 Convention art 31(2)")),
        Detain.From(Proposed).To(InHand).By(Service).DistinctFrom(Propose).Uses(Custody).Provided(NoHold(Custody)).Gives(CustodyOrder).Asks(LegalBasis.Required(), AlternativesConsidered.Required(), Place.Required())
            .Basis(Law("ICCPR art 9"), Law("UNHCR Detention Guidelines 2012"), Law("1951 Convention art 31(2)")),
        TellRights.From(InHand, Reviewed).Stays().By(Service).Sets(RightsTold, Informed).Asks(RightsExplainedIn.Required()).Basis(Law("ICCPR art 9(2)")),
        CallAdviser.From(InHand, Reviewed).Stays().By(Person).Protective().Sets(LegalAid.Offered).Basis(Law("UNHCR Detention Guidelines 2012, guideline 7")),
        VoiceClaim.From(InHand, Reviewed).Stays().By(Person).Protective().Sets(FearVoiced).Starts<AsylumRegistration>(LinkKind.Follows).Basis(Law("RPA II33"), Law("1951 Convention art 31")),
        Review.From(InHand, Reviewed).To(Reviewed).By(Judge).DistinctFrom(Detain).Asks(ReviewReasons.Required()).Basis(Law("ICCPR art 9(4)")),
        Penalise.From(InHand, Reviewed).Stays().By(Official(Function.Border, Function.Police)).Uses(Penalty).Provided(NoHold(Penalty), RightsTold).Asks(Offence.Required()).Basis(Law("1951 Convention art 31(1)")),
        Release.From(InHand, Reviewed).To(Released).By(Official(Function.Border, Function.Migration, Function.Appeal)).Protective().Asks(WhyReleased.Optional()).Basis(Law("ICCPR art 9(4)")),
        Admit.From(InHand, Reviewed).To(Admitted).By(Service).Protective().Basis(Law("1951 Convention art 31(2)")),
        HandOver.From(Reviewed).To(HandedOver).By(Service).Uses(Removal).Provided(IsPermitted(Removal), NoHold(Removal)).Asks(ReceivingState.Required(), Request.Required()).Basis(Law("1951 Convention art 33"), Law("CAT art 3")),
        Correct.FromAnyOpen().Stays().By(Service).Correction().Asks(Corrected.Required(), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms => [Escalates(ReviewTerm, Detain, Review).EndsWith(Release, Admit, HandOver)];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Distinct(Detain, [Propose], "INV-30", "Custody is the last resort: a second person must find that no alternative is enough.", Law("UNHCR Detention Guidelines 2012")),
        Only(Penalise, RightsTold, "INV-10.custody", "Nobody is penalised before their rights were explained.", Law("ICCPR art 9(2)")),
        MayAlways([Proposed], [Refrain], "INV-30.refrain", "Whoever proposed custody may let it be.", Law("1951 Convention art 31(2)")),
        Distinct(Review, [Detain], "INV-19.custody", "Who detained does not review.", Law("ICCPR art 9(4)")),
        Before([HandedOver], [Review], "INV-30.reviewed", "Nobody is handed over without a judge's review.", Law("ICCPR art 9(4)")),
        MayAlways([InHand, Reviewed], [VoiceClaim], "INV-06.custody", "A claim may be voiced in custody at every moment.", Law("RPA II33")),
        MayAlways([InHand, Reviewed], [CallAdviser], "INV-30.adviser", "An adviser may be called at every moment.", Law("UNHCR Detention Guidelines 2012")),
        MayAlways([InHand, Reviewed], [Release], "INV-30.release", "Release is possible at every moment.", Law("ICCPR art 9")),
        MayAlways([InHand, Reviewed], [Admit], "INV-30.admit", "Admission is possible at every moment.", Law("1951 Convention art 31(2)")),
        NeverWait([CallAdviser, VoiceClaim, Release, Admit, Refrain], "P15.custody", "A claim, an adviser and release wait for nothing.", Law("Pana rule of protection 15")),
        ClockAlways([InHand, Reviewed], ReviewTerm, "INV-30.clock", "Custody is reviewed within fourteen days, again and again.", Law("ICCPR art 9(4)")),
        ClockAnew([Detain, Review], ReviewTerm, "INV-30.again", "Every review starts the next fourteen days.", Law("ICCPR art 9(4)")),
        Written([Detain], [LegalBasis, AlternativesConsidered], "INV-30.written", "Custody has a written legal basis and says which alternatives were considered.", Law("UNHCR Detention Guidelines 2012")),
        SilenceNeverHarms("P14.custody", "Delay prolongs no custody and hands nobody over.", Law("ICCPR art 9")),
    ];
}
