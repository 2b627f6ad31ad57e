namespace Pana.Law;

/// <summary>
/// A person reaches a checkpoint: information first, identity and urgent needs, then apart the private talk; profiles are
/// proposed and confirmed, referrals follow. Nothing here decides a status (RPA footnote 3; domain.md SM-01).
/// </summary>
public sealed class BorderIntake : Procedure
{
    public static readonly State
        Presented = Initial(), Told = Open(), Talked = Open(), Profiled = Open(), OrdinaryControl = Open(),
        Referred = Open(), HandedOver = Final(), Entered = Final(), EntryRefused = Final(Effect.Adverse);

    static readonly Actor Guard = Official(Function.Border);

    public static readonly Field
        Language = Field.Choice("language"), Medium = Field.Choice("information-medium"), Needs = Field.MultiChoice("urgent-need"),
        NeedsNote = Field.Text(), TravelReasons = Field.MultiChoice("travel-reason"), FearOfReturn = Field.YesNo(),
        TalkedWith = Field.Choice("talk-partner"), ControlledByOthers = Field.YesNo(), DocumentsWithheld = Field.YesNo(), Debt = Field.YesNo(),
        AfraidOfCompanion = Field.YesNo(), NeedsDoctor = Field.YesNo(), WhoAccompanies = Field.Text(), WantsToTalkLater = Field.YesNo(),
        Profiles = Field.MultiChoice("profile"), ProfileReasons = Field.LongText(), SaysNoFear = Field.YesNo(), RefusalReasons = Field.LongText(), InPrivate = Field.YesNo(), GoesOnWithoutWishedSex = Field.YesNo(),
        TieToldBy = Field.Choice("tie-told-by"), IsAlone = Field.YesNo();

    public static readonly Step
        Present = Step(), Explain = Step(), NoteUrgentNeeds = Step(), VoiceFear = Step(), Talk = Step(), TalkAgain = Step(), Profile = Step(),
        DenyFear = Step(), AgreeToReferral = Step(), TakeBackConsent = Step(), LookTwice = Step(), SendToOrdinaryControl = Step(), Refer = Step(), HandOver = Step(), ConfirmCaregiver = Step(), LetIn = Step(), RefuseEntry = Step();

    static readonly Fact SecondLook = Shown();

    static readonly Term ProfileTerm = Officials("border.profile", atMost: Hours(24)), TransferTerm = Officials("border.transfer", atMost: Hours(72));

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Case;

    protected override IEnumerable<StateRule> States =>
    [
        When(OrdinaryControl).Permits(EntryRefusal),
        When(HandedOver, Entered, EntryRefused).Bears(Settled),
    ];

    protected override IEnumerable<StepRule> Steps =>
    [
        Present.Opens(Presented).By(Guard).Protective().Clears(TakenOver).Gives(ArrivalSlip).Starts<Referral>(LinkKind.About, only: ChildAlone, by: Referral.SendToGuardianship)
            .Basis(Law("RPA I: identification on arrival"), Law("CRC art 20")),
        Explain.From(Presented).To(Told).By(Guard).Sets(Informed).Gives(LeafletReceipt)
            .Asks(Language.Required(), Medium.Required()).Basis(Law("ExCom 8(e)(ii)"), Law("RPA II2")),
        NoteUrgentNeeds.FromAnyOpen().Stays().By(Guard).Protective().Asks(Needs.Optional(), NeedsNote.Optional().Behind(Wall.Health).Kept(24))
            .Basis(Law("10-Point Plan, ch. 4")),
        VoiceFear.FromAnyOpen().Stays().By(Person).Protective().Sets(FearVoiced).Basis(Law("UDHR art 14"), Law("1951 Convention art 33")),
        AgreeToReferral.FromAnyOpen().Stays().By(Person).Sets(ReferralConsent).Basis(Law("ODIHR NRM Handbook"), Law("GBVIMS")),
        TakeBackConsent.FromAnyOpen().Stays().By(Person).Protective().Clears(ReferralConsent).Basis(Law("ODIHR NRM Handbook"), Law("GBVIMS")),
        Talk.From(Told).To(Talked).By(Official(Function.Border, Function.Asylum, Function.Social)).Provided(Informed, SexAsAsked | SexWaived, AloneInTheRoom)
            .Asks(TalkedWith.Required(), InPrivate.Optional().Stating(AloneInTheRoom, By.Person), GoesOnWithoutWishedSex.Optional().Stating(SexWaived, By.Person), TravelReasons.Optional().Behind(Wall.Asylum), FearOfReturn.Optional().Behind(Wall.Asylum),
                ControlledByOthers.Optional().Behind(Wall.Trafficking).Kept(24), DocumentsWithheld.Optional().Behind(Wall.Trafficking).Kept(24),
                Debt.Optional().Behind(Wall.Trafficking).Kept(24), AfraidOfCompanion.Optional().Behind(Wall.Gbv).Kept(24),
                NeedsDoctor.Optional().Behind(Wall.Health).Kept(24), WhoAccompanies.Optional().Behind(Wall.Child), WantsToTalkLater.Optional())
            .Basis(Law("10-Point Plan, ch. 5"), Law("RPA I3"), Law("UNHCR/IOM profiling questionnaire")),
        ConfirmCaregiver.FromAnyOpen().Stays().By(Official(Function.Border, Function.Asylum, Function.Social)).Asks(TieToldBy.Required().Behind(Wall.Case), IsAlone.Required().Stating(Alone, By.SecondPerson))
            .Basis(Law("GC 6 §33"), Law("Pana rule of protection 19")),
        TalkAgain.From(Profiled, Referred, OrdinaryControl).To(Talked).By(Person).Protective().Basis(Law("10-Point Plan, ch. 5: any later procedure may re-profile")),
        Profile.From(Talked).To(Profiled).By(Guard)
            .Asks(Profiles.Required().Behind(Wall.Case), ProfileReasons.Optional().Behind(Wall.Case)).Basis(Law("RPA footnote 3"), Law("10-Point Plan, ch. 5")),
        DenyFear.From(Talked, Profiled).Stays().By(Person).Asks(SaysNoFear.Optional().Stating(NoFear, By.Person)).Basis(Law("ExCom 6 (1977)")),
        LookTwice.From(Profiled).Stays().By(Official(Function.Border, Function.Asylum)).DistinctFrom(Talk, Profile).Sets(SecondLook)
            .Basis(Law("10-Point Plan, ch. 5: second look by a trained officer")),
        SendToOrdinaryControl.From(Profiled).To(OrdinaryControl).By(Guard).Provided(NoFear, !FearVoiced, SecondLook, !ChildAlone)
            .Basis(Law("ExCom 6 (1977)"), Law("CRC art 22")),
        Refer.From(Presented, Told, Talked, Profiled, OrdinaryControl).To(Referred).By(Guard).Protective().Gives(ReferralNote)
            .Starts<Referral>(LinkKind.Follows).Basis(Law("RPA I: referral between border and asylum authorities"), Law("ExCom 8(e)(i)")),
        HandOver.From(Referred).To(HandedOver).By(Platform).Provided(TakenOver).Clears(TakenOver).Basis(Law("10-Point Plan, ch. 5: hand-over signed by both")),
        LetIn.From(OrdinaryControl, Referred).To(Entered).By(Guard).Basis(Law("national border law")),
        RefuseEntry.From(OrdinaryControl).To(EntryRefused).By(Guard).Uses(EntryRefusal).Provided(IsPermitted(EntryRefusal), NoHold(EntryRefusal))
            .Asks(RefusalReasons.Required()).Basis(Law("1951 Convention art 33"), Law("ExCom 6 (1977)")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(ProfileTerm, Present, TalkAgain).EndsWith(Profile, Refer),
        Escalates(TransferTerm, Refer).EndsWith(HandOver, LetIn, TalkAgain),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "intake", [Presented, Told, Talked, Profiled, Referred], Wall.Open, Law("1951 Convention art 33")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        Only(Talk, Informed, "INV-10.talk", "No question is put before rights were explained in a language understood.", Law("ExCom 8(e)(ii)")),
        Only(Talk, SexAsAsked | SexWaived, "INV-12.talk", "The talk is held by the sex that the person asked for.", Law("UNHCR GBV standards")),
        Only(Talk, AloneInTheRoom, "INV-13.talk", "The talk is private.", Law("ExCom 73 (1993)"), Law("Pana rule of protection 20")),
        Only(SendToOrdinaryControl, NoFear & !FearVoiced, "INV-02.control", "Ordinary control is for those alone who themselves say that they fear nothing and never voiced fear.",
            Law("1951 Convention art 33"), Law("ExCom 6 (1977)")),
        Only(SendToOrdinaryControl, !ChildAlone, "INV-02.child", "No child alone is sent to ordinary control.", Law("CRC arts 20, 22")),
        Begins([Present], Referral.SendToGuardianship, ChildAlone, "INV-27.alert", "The guardianship body hears of a child who may be alone when the child is presented; that somebody tells of a tie does not stop it.", Law("CRC art 20"), Law("Pana rule of protection 19")),
        Before([OrdinaryControl], [LookTwice], "INV-05.second-look", "A profile alone closes no door: a second officer looks first.", Law("RPA footnote 3")),
        Distinct(LookTwice, [Talk, Profile], "INV-19.second-look", "The second look is not by the one who talked or profiled.", Law("10-Point Plan, ch. 5")),
        MayAlways([Presented, Told, Talked, Profiled, OrdinaryControl, Referred], [VoiceFear], "INV-06.border", "Fear may be voiced at every moment at the border.", Law("UDHR art 14")),
        MayAlways([Presented, Told, Talked, Profiled, OrdinaryControl], [Refer], "P15.refer", "A referral never waits.", Law("Pana rule of protection 15")),
        MayAlways([Profiled, Referred, OrdinaryControl], [TalkAgain], "INV-05.again", "Whoever was profiled may ask for another talk.", Law("RPA footnote 3")),
        NeverWait([Present, VoiceFear, NoteUrgentNeeds, Refer, TalkAgain, AgreeToReferral, TakeBackConsent, DenyFear], "INV-52.border", "Arrival, claim, care and referral wait for no document, language, telephone or fingerprint.", Law("Pana rule of protection 15")),
        ClockAlways([Presented, Told, Talked], ProfileTerm, "O2.profile-clock", "Until somebody was profiled or referred, the clock runs.", Law("RPA footnote 3")),
        Only(HandOver, TakenOver, "O4.hand-over", "Handed over is whom the other authority took over, by nobody's click.", Law("10-Point Plan, ch. 5: hand-over signed by both")),
        ClockAlways([Referred], TransferTerm, "O4.transfer-clock", "Whoever was referred is handed over in time, or the supervisor knows.", Law("RPA I")),
        MayAlways([Presented, Told, Talked, Profiled, OrdinaryControl, Referred], [TakeBackConsent], "INV-15.take-back", "Consent to a referral is taken back by a word.", Law("GBVIMS")),
        MayAlways([Presented, Told, Talked, Profiled, OrdinaryControl, Referred], [AgreeToReferral], "INV-15.agree", "Help of a protection service may be asked for at every moment.", Law("RPA II30")),
        MayAlways([Talked, Profiled], [DenyFear], "INV-02.deny", "That nothing is feared is said by the person alone, and may be said.", Law("ExCom 6 (1977)")),
        Written([RefuseEntry], [RefusalReasons], "INV-21.border", "No entry is refused without written reasons.", Law("ICCPR art 13")),
        SilenceNeverHarms("P14.border", "The guard's delay never turns into a refusal of entry.", Law("ExCom 8(e)(vi)")),
    ];
}
