namespace Pana.Law;

/// <summary>
/// One authority hands a person's matter to another: acknowledged, accepted or declined with a reason and re-routed, late
/// ones escalated. Advisers, monitors, hotlines and UNHCR may lodge a claim or a hold from outside (RPA I; protection.md 27).
/// </summary>
public sealed class Referral : Procedure
{
    public static readonly State
        Sent = Initial(), Received = Open(), Accepted = Open(), Declined = Open(), Completed = Final(), Withdrawn = Final(reopens: true);

    static readonly Actor
        Sender = Official([.. WhoeverIsAsked]),
        Receiver = Official(Function.Asylum, Function.Social, Function.Health, Function.CivilSociety, Function.Centre, Function.International, Function.LegalAid),
        Outside = Official(Function.LegalAid, Function.Monitor, Function.Hotline, Function.International, Function.CivilSociety);

    public static readonly Field
        Channel = Field.Choice("referral-channel"), Urgency = Field.Choice("urgency"), Needs = Field.MultiChoice("urgent-need"), Note = Field.LongText(),
        DeclineReason = Field.Choice("referral-decline-reason"), DeclineNote = Field.LongText(), NewChannel = Field.Choice("referral-channel"),
        NamedPlace = Field.Text(), LodgedBy = Field.Text(), HandedTo = Field.Text(), InDanger = Field.YesNo(), CaredBy = Field.LongText();

    public static readonly Step
        Send = Step(), SendToGuardianship = Step(), SendToProtectionService = Step(), LodgeClaim = Step(), LodgeHold = Step(),
        Acknowledge = Step(), Accept = Step(), Decline = Step(), Reroute = Step(), RerouteToAsylum = Step(), RerouteToGuardianship = Step(),
        AskForAsylum = Step(), TakeOver = Step(), TakeIntoCare = Step(), FindAccompanied = Step(), SendAgain = Step(), ChangeMind = Step();

    public static readonly Fact ForAsylum = Shown(), ForGuardianship = Shown();

    /// <summary>Where it was sent on to; before that, what it is for says where it goes.</summary>
    static readonly Fact SentOnToAsylum = Held(), SentOnToGuardianship = Held();

    /// <summary>Who receives it: the first line that is so.</summary>
    public static IReadOnlyList<(Fact When, Function[] Body)> Bodies { get; } =
    [
        (SentOnToGuardianship, [Function.Social]), (SentOnToAsylum, [Function.Asylum]), (ForGuardianship, [Function.Social]), (ForAsylum, [Function.Asylum]),
    ];

    /// <summary>Who receives what is neither a claim nor a child's.</summary>
    public static IReadOnlyList<Function> Services { get; } = [Function.Social, Function.Health, Function.CivilSociety];

    static readonly Term
        AnswerTerm = Officials("referral.answer", atMost: Hours(24)), LodgedTerm = Officials("lodged.answer", atMost: Hours(24));

    protected override Subject Subject => Subject.Person;

    protected override Wall Wall => Wall.Case;

    protected override IEnumerable<StateRule> States => [When(Completed, Withdrawn).Bears(Settled)];

    protected override IEnumerable<StepRule> Steps =>
    [
        Send.Opens(Sent).By(Sender).Protective().Sets(ForAsylum).Joins(ForAsylum, SendAgain).Asks(Urgency.Optional(), Needs.Optional(), Note.Optional())
            .Basis(Law("RPA I: referral at once"), Law("ExCom 8(e)(i)")),
        SendToGuardianship.Opens(Sent).By(Sender).Protective().Sets(ForGuardianship).Joins(ForGuardianship, SendAgain).Asks(Urgency.Optional(), Needs.Optional(), Note.Optional().Behind(Wall.Child))
            .Basis(Law("CRC art 20"), Law("RPA II24")),
        SendToProtectionService.Opens(Sent).By(Sender).Provided(ReferralConsent | Child | LifeInDanger)
            .Asks(InDanger.Optional().Stating(LifeInDanger, By.Person), Channel.Required().Behind(Wall.Case), Urgency.Optional(), Needs.Optional(), Note.Optional().Behind(Wall.Gbv))
            .Basis(Law("OHCHR Principles and Guidelines 2002"), Law("RPA II30")),
        LodgeClaim.Opens(Sent).By(Outside).Protective().Sets(ForAsylum, FearVoiced).Asks(NamedPlace.Optional(), LodgedBy.Optional(), Note.Optional().Behind(Wall.Asylum))
            .Basis(Law("RPA II33"), Law("Pana rule of protection 27")),
        LodgeHold.Opens(Sent).By(Outside).Protective().Sets(ForAsylum).Asks(NamedPlace.Optional(), LodgedBy.Optional(), Note.Optional().Behind(Wall.Asylum))
            .Basis(Law("1951 Convention art 33"), Law("Pana rule of protection 27")),
        Acknowledge.From(Sent).To(Received).By(Receiver).Basis(Law("RPA I: acknowledgement")),
        Accept.From(Sent, Received).To(Accepted).By(Receiver).Basis(Law("RPA I")),
        Decline.From(Sent, Received).To(Declined).By(Receiver).Asks(DeclineReason.Required(), DeclineNote.Optional()).Basis(Law("RPA II30: nobody falls between two procedures")),
        SendAgain.FromAnyOpen().Stays().By(Person).Protective().Asks(Urgency.Optional(), Needs.Optional(), Note.Optional().Behind(Wall.Child)).Basis(Law("RPA I: referral at once")),
        RerouteToAsylum.From(Declined).To(Sent).By(Receiver).Provided(ForAsylum | ForGuardianship).Sets(ForAsylum, SentOnToAsylum).Clears(SentOnToGuardianship).Asks(Note.Optional())
            .Basis(Law("RPA II30"), Law("GBVIMS")),
        AskForAsylum.From(Declined).To(Sent).By(Person).Protective().Sets(ForAsylum, SentOnToAsylum, FearVoiced).Clears(SentOnToGuardianship).Asks(Note.Optional().Behind(Wall.Asylum))
            .Basis(Law("UDHR art 14"), Law("RPA II30")),
        RerouteToGuardianship.From(Declined).To(Sent).By(Receiver).Protective().Sets(ForGuardianship, SentOnToGuardianship).Clears(SentOnToAsylum).Asks(Note.Optional().Behind(Wall.Child))
            .Basis(Law("RPA II30"), Law("CRC art 20")),
        Reroute.From(Declined).To(Sent).By(Receiver).Provided(!ForAsylum, !ForGuardianship, ReferralConsent | Child | LifeInDanger)
            .Asks(InDanger.Optional().Stating(LifeInDanger, By.Person), NewChannel.Required().Behind(Wall.Case), Note.Optional().Behind(Wall.Gbv)).Basis(Law("RPA II30")),
        TakeOver.From(Accepted).To(Completed).By(Official(Function.Asylum, Function.Social)).Provided(ForAsylum | ForGuardianship).Sets(TakenOver).Asks(HandedTo.Optional())
            .Starts<AsylumRegistration>(LinkKind.Follows, only: ForAsylum).Starts<Guardianship>(LinkKind.About, only: ForGuardianship)
            .Basis(Law("10-Point Plan, ch. 5: hand-over signed by both")),
        FindAccompanied.From(Sent, Received, Accepted, Declined).To(Completed).By(Official(Function.Social)).Provided(ForGuardianship, !ForAsylum, !Alone).Asks(CaredBy.Required().Behind(Wall.Child))
            .Basis(Law("GC 6 §33"), Law("Pana rule of protection 19")),
        TakeIntoCare.From(Accepted).To(Completed).By(Receiver).Provided(!ForAsylum, !ForGuardianship).Asks(HandedTo.Optional()).Basis(Law("RPA I")),
        ChangeMind.From(Sent, Received, Accepted, Declined).To(Withdrawn).By(Person).Waives().Provided(!ForAsylum, !ForGuardianship)
            .Basis(Law("ODIHR NRM Handbook: consent may be withdrawn")),
    ];

    protected override IEnumerable<TermRule> Terms =>
    [
        Escalates(AnswerTerm, Send, SendToGuardianship, SendToProtectionService, LodgeClaim, LodgeHold, Reroute, RerouteToAsylum, RerouteToGuardianship, AskForAsylum).EndsWith(TakeOver, TakeIntoCare, FindAccompanied, ChangeMind),
        Escalates(LodgedTerm, LodgeClaim, LodgeHold).EndsWith(Accept, ChangeMind),
    ];

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "referral", [Sent, Received, Accepted, Declined], Wall.Case, Law("1951 Convention art 33")),
        Hold(EntryRefusal, "referral", [Sent, Received, Accepted, Declined], Wall.Case, Law("ExCom 6 (1977)")),
    ];

    protected override IEnumerable<Safeguard> Safeguards =>
    [
        NeverWait([Send, SendToGuardianship, SendAgain, LodgeClaim, LodgeHold, AskForAsylum, RerouteToGuardianship], "P15.referral", "A referral, a claim and a hold wait for nothing, not for an agreement either.", Law("Pana rule of protection 15, 16")),
        Only([SendToProtectionService, Reroute], ReferralConsent | Child | LifeInDanger, "INV-15.referral", "Nobody is referred as trafficked or as a survivor without consent, but a child or a life in danger.",
            Law("OHCHR Principles and Guidelines 2002"), Law("GBVIMS")),
        MayAlways([Declined], [RerouteToAsylum, AskForAsylum], "O4.reroute", "What one body declines is sent to the right one.", Law("RPA II30")),
        Only(RerouteToAsylum, ForAsylum | ForGuardianship, "INV-15.reroute", "A referral to a service becomes a claim by the person's own word alone, not because a service sends it on.", Law("GBVIMS"), Law("RPA II30")),
        Only(FindAccompanied, ForGuardianship & !ForAsylum & !Alone, "INV-27.accompanied", "A child's referral is closed without a guardian only when a document or two officials show who cares for the child.", Law("GC 6 §33"), Law("Pana rule of protection 19")),
        MayAlways([Declined], [RerouteToGuardianship], "O4.reroute-child", "A child whom one body declines is sent to the guardianship body.", Law("RPA II30"), Law("CRC art 20")),
        MayAlways([Sent, Received, Accepted, Declined], [SendAgain], "O4.again", "Whoever asks again joins the referral that is open.", Law("RPA I")),
        Only(Reroute, !ForAsylum & !ForGuardianship, "P17.reroute", "A claim or a child's referral is not sent on to where nobody takes it over.", Law("Pana rule of protection 17")),
        Only(TakeOver, ForAsylum | ForGuardianship, "O4.taken-over", "A person is taken over by the asylum authority or the guardianship body; a service gives care.", Law("RPA I")),
        Only(TakeIntoCare, !ForAsylum & !ForGuardianship, "O4.care", "A claim and a child's referral are taken over, not only cared for.", Law("RPA I"), Law("CRC art 20")),
        MayAlways([Sent, Received], [Accept], "O4.accept", "A referral can always be accepted.", Law("RPA I")),
        Only(ChangeMind, !ForAsylum & !ForGuardianship, "P17.referral", "A claim or a child's referral is not withdrawn by a tick in the referral.", Law("Pana rule of protection 17")),
        ClockAlways([Sent, Received, Accepted, Declined], AnswerTerm, "O4.answer-clock", "Until it is taken over, a referral's clock runs, and a late one is escalated.", Law("RPA I")),
        ClockAnew([LodgeClaim, LodgeHold], LodgedTerm, "P27.lodged-clock", "A claim or hold lodged from outside starts the clock of the authority's answer.", Law("Pana rule of protection 27")),
        ClockAnew([Reroute, RerouteToAsylum, RerouteToGuardianship, AskForAsylum], AnswerTerm, "O4.reroute-clock", "A re-routed referral is answered in its own time.", Law("RPA II30")),
        SilenceNeverHarms("P14.referral", "A referral that nobody answers is escalated and never lapses.", Law("RPA I")),
    ];
}
