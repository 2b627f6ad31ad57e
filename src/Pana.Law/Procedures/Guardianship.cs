namespace Pana.Law;

/// <summary>A guardian for a child alone: asked for by anybody, appointed at once, replaced when trust is gone, discharged when no longer needed (domain.md SM-07).</summary>
public sealed class Guardianship : Procedure
{
    public static readonly State
        Requested = Initial(), InPlace = Open(), ReplacementSought = Open(), Discharged = Final(Effect.Favourable, reopens: true);

    static readonly Actor Authority = Official(Function.Social);

    public static readonly Field
        RequestedBecause = Field.LongText(), ChildsViews = Field.LongText(), Appointee = Field.Official(), WithFamilyAgain = Field.YesNo(), WhyReplaced = Field.LongText(), FollowUp = Field.LongText(), CarePlacement = Field.Choice("care-arrangement"),
        WhyDischarged = Field.Choice("guardianship-end"), DischargeNote = Field.LongText(), Corrected = Field.LongText(), CorrectionReason = Field.LongText();

    public static readonly Step
        Request = Step(), RequestFor = Step(), HearChild = Step(), Appoint = Step(), FollowChild = Step(), ConfirmReunion = Step(), AskForAnother = Step(), Remove = Step(), Replace = Step(), Discharge = Step(), RequestAgain = Step(), Correct = Step();

    static readonly Fact FreeOfConflict = Stated(By.Data, By.SecondPerson), ChildHeard = Shown(), Reunited = Stated(By.SecondPerson, By.Person);

    static readonly Term
        AppointTerm = Officials("guardian.appoint", atMost: WorkingDays(5)), ReplaceTerm = Officials("guardian.replace", atMost: WorkingDays(5));

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Child;

    protected override IEnumerable<StateRule> States => [When(Discharged).Bears(Settled)];

    protected override IEnumerable<StepRule> Steps =>
    [
        Request.Opens(Requested).By(Official([.. WhoeverIsAsked])).Protective().Asks(RequestedBecause.Optional().Behind(Wall.Child)).Basis(Law("CRC arts 18, 20"), Law("GC 6 §33")),
        RequestFor.Opens(Requested).By(Platform).Protective().Basis(Law("CRC arts 20, 22")),
        HearChild.From(Requested, ReplacementSought).Stays().By(Authority).Sets(ChildHeard).Asks(ChildsViews.Required().Behind(Wall.Child)).Basis(Law("CRC art 12")),
        Appoint.From(Requested).To(InPlace).By(Authority).Provided(FreeOfConflict).Sets(Guardian.Appointed).Gives(GuardianshipAct).Asks(Appointee.Required(), CarePlacement.Optional()).Basis(Law("CRC arts 18, 20"), Law("GC 6 §33")),
        FollowChild.From(InPlace).Stays().By(Official(Function.Social, Function.Guardian)).Asks(FollowUp.Required().Behind(Wall.Child)).Basis(Law("UNHCR BIP Guidelines 2021")),
        AskForAnother.From(InPlace).To(ReplacementSought).By(Person).Protective().Asks(WhyReplaced.Optional().Behind(Wall.Child)).Basis(Law("CRC art 12"), Law("GC 14")),
        Remove.From(InPlace).To(ReplacementSought).By(Authority).Clears(Guardian.Appointed).Asks(WhyReplaced.Required().Behind(Wall.Child)).Basis(Law("GC 6 §35")),
        Replace.From(ReplacementSought).To(InPlace).By(Authority).Provided(FreeOfConflict, ChildHeard).Sets(Guardian.Appointed).Gives(GuardianshipAct).Asks(Appointee.Required()).Basis(Law("GC 6 §33"), Law("CRC art 12")),
        ConfirmReunion.From(InPlace).Stays().By(Official(Function.Guardian, Function.CivilSociety, Function.International)).Asks(WithFamilyAgain.Required().Behind(Wall.Child).Stating(Reunited, By.SecondPerson)).Basis(Law("UNHCR BIP Guidelines 2021")),
        Discharge.From(InPlace).To(Discharged).By(Authority).Provided(!Child | Reunited, ChildHeard).Clears(Guardian.Appointed).Asks(WhyDischarged.Required(), DischargeNote.Required().Behind(Wall.Child)).Basis(Law("UNHCR BIP Guidelines 2021")),
        RequestAgain.From(Discharged).To(Requested).By(Official([.. WhoeverIsAsked])).Protective().Basis(Law("CRC art 20")),
        Correct.FromAnyOpen().Stays().By(Authority).Correction().Asks(Corrected.Required().Behind(Wall.Child), CorrectionReason.Required()).Basis(Law("protection of personal data: accuracy")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(AppointTerm, Request, RequestFor, RequestAgain).EndsWith(Appoint),
        Escalates(ReplaceTerm, AskForAnother, Remove).EndsWith(Replace),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "guardianship", [Requested, ReplacementSought], Wall.Child, Law("CRC arts 3, 20")),
        Hold(EntryRefusal, "guardianship", [Requested, ReplacementSought], Wall.Child, Law("CRC arts 3, 20")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        NeverWait([Request, RequestFor, AskForAnother, RequestAgain], "P15.guardian", "A guardian is asked for without any condition.", Law("CRC art 20")),
        Only([Appoint, Replace], FreeOfConflict, "INV-27.independent", "A guardian is independent of whoever decides about the child.", Law("GC 6 §33")),
        Only([Replace, Discharge], ChildHeard, "INV-27.views", "The child is heard before the guardian changes or goes.", Law("CRC art 12")),
        Only(Discharge, !Child | Reunited, "INV-27.discharge", "A child keeps the guardian until of age or with the family again.", Law("CRC art 20")),
        MayAlways([InPlace], [AskForAnother], "INV-27.another", "The child may ask for another guardian.", Law("CRC art 12")),
        MayAlways([Discharged], [RequestAgain], "INV-27.again", "A guardian can be asked for again.", Law("CRC art 20")),
        ClockAlways([Requested], AppointTerm, "INV-27.appoint-clock", "A guardian is appointed in time, or the supervisor knows.", Law("GC 6 §33")),
        ClockAlways([ReplacementSought], ReplaceTerm, "INV-27.replace-clock", "A guardian is replaced in time.", Law("GC 6 §33")),
        SilenceNeverHarms("P14.guardian", "Delay takes no guardian away.", Law("CRC art 20")),
    ];
}
