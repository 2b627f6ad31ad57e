namespace Pana.Law;

/// <summary>
/// Facts, powers, marks, papers and actors that procedures share. Facts here belong to the person; what later procedures
/// will own (trafficking, best interests, statelessness …) is reported until they are built.
/// </summary>
public sealed partial class Vocabulary : Standing
{
    /// <summary>To remove, return, readmit or hand over a person to another state.</summary>
    public static readonly Power Removal = Power();

    /// <summary>To refuse entry at the border.</summary>
    public static readonly Power EntryRefusal = Power();

    /// <summary>To deprive of liberty for reasons of migration.</summary>
    public static readonly Power Custody = Power();

    /// <summary>To penalise irregular entry or stay.</summary>
    public static readonly Power Penalty = Power();

    /// <summary>A claim has been voiced and is not answered yet.</summary>
    public static readonly Mark ClaimPending = Mark();

    /// <summary>An asylum seeker's certificate that is renewed as long as the claim is open.</summary>
    public static readonly Mark Certified = Mark();

    /// <summary>The question is answered, or nothing is asked any more.</summary>
    public static readonly Mark Settled = Mark();

    /// <summary>The claim itself is answered to the end, appeals included.</summary>
    public static readonly Mark ClaimAnswered = Mark();

    /// <summary>A decision against the person that they may contest, late with good cause included.</summary>
    public static readonly Mark Contestable = Mark();

    /// <summary>International protection has been granted and not ended.</summary>
    public static readonly Mark Protected = Mark();

    /// <summary>A paper that attests a status is asked for or due, and not in the hand yet.</summary>
    public static readonly Mark PaperAwaited = Mark();

    /// <summary>The person is deprived of liberty.</summary>
    public static readonly Mark InCustody = Mark();

    /// <summary>Presumed until the person or data say otherwise; doubt keeps a child a child (INV-28).</summary>
    public static readonly Fact Child = Presumed(By.Person, By.Data);

    /// <summary>Without parent or customary caregiver; accompanied only by the word of data or a second person.</summary>
    public static readonly Fact Alone = Presumed(By.Data, By.SecondPerson);

    /// <summary>Fear, "asylum", "refugee" or an equivalent was ever voiced, by whatever word.</summary>
    public static readonly Fact FearVoiced = Shown();

    /// <summary>The person says, in a language understood, that nothing is feared.</summary>
    public static readonly Fact NoFear = Stated(By.Person);

    /// <summary>Rights, duties and services were explained in a language that the person understands.</summary>
    public static readonly Fact Informed = Shown();

    /// <summary>The person and the official share a language well enough, by the person's word or data.</summary>
    public static readonly Fact SpeaksOfficersLanguage = Stated(By.Person, By.Data);

    /// <summary>Sex of interviewer and interpreter as the person asked, computed from the list, or no wish was voiced.</summary>
    public static readonly Fact SexAsAsked = Stated(By.Data);

    /// <summary>Offered another day with the wished sex, the person prefers to go on.</summary>
    public static readonly Fact SexWaived = Stated(By.Person);

    /// <summary>Nobody of the family is in the room, or the person asked for them.</summary>
    public static readonly Fact AloneInTheRoom = Stated(By.Person);

    /// <summary>Torture, violence, trafficking, serious illness of mind, childhood alone: presumed until a specialist looked.</summary>
    public static readonly Fact Vulnerable = Presumed(By.SecondPerson, By.Data);

    /// <summary>Life is in danger now.</summary>
    public static readonly Fact LifeInDanger = Stated(By.SecondPerson, By.Person);

    /// <summary>Consent that needs, not the story, go to a protection service.</summary>
    public static readonly Fact ReferralConsent = Fact.Given(new Consent("referral", "protection-service", "needs"));

    /// <summary>Since they arrived, the asylum authority or the guardianship body took the person over.</summary>
    public static readonly Fact TakenOver = Held();

    public static class LegalAid
    {
        public static readonly Fact Offered = Shown();
        /// <summary>The person wants no adviser, in writing.</summary>
        public static readonly Fact Declined = Stated(By.Person);
        public static readonly Fact Assigned = Held();
        /// <summary>Offered, and answered: an adviser is there or was declined.</summary>
        public static Guard Answered => Offered & (Declined | Assigned);
    }

    /// <summary>Which status a decision granted. Whether it stands is said by the mark <see cref="Protected"/> and by <see cref="Over"/>.</summary>
    public static class Status
    {
        public static readonly Fact Refugee = Shown(), Complementary = Shown();
        /// <summary>Ended to the end, appeals included; a new grant begins anew.</summary>
        public static readonly Fact Over = Held();
    }

    public static class Guardian
    {
        public static readonly Fact Appointed = Held();
    }

    /// <summary>For a child alone, or who may be one, the guardian.</summary>
    public static Guard ChildAlone => Child & Alone;

    public static class Trafficking
    {
        public static readonly Fact Presumed = Reported();
        public static readonly Fact RecoveryPeriod = Reported();
        /// <summary>Screened for again, by somebody trained, and nothing found.</summary>
        public static readonly Fact RuledOut = Held();
    }

    public static class Torture
    {
        /// <summary>A risk of torture or ill-treatment in the country of return was looked at and is not there (CAT art 3).</summary>
        public static readonly Fact RiskRuledOut = Held();
    }

    public static class Statelessness
    {
        public static readonly Fact Pending = Reported();
        public static readonly Fact RuledOut = Held();
    }

    public static class BestInterests
    {
        /// <summary>A determination not older than six months found that return is in the child's best interests (INV-26).</summary>
        public static readonly Fact FavourReturn = Reported();
        public static readonly Fact Open = Reported();
    }

    /// <summary>A treaty body of the United Nations asked the state to wait.</summary>
    public static readonly Fact InterimMeasure = Reported();

    /// <summary>The asylum authority declared that members of a group are refugees prima facie.</summary>
    public static readonly Fact GroupDeclared = Reported();

    /// <summary>Age was assessed, contested to the end or accepted: adult. The stated birth date stays as it was.</summary>
    public static readonly Fact AssessedAdult = Held();

    /// <summary>An appeal against this decision is lodged.</summary>
    public static readonly Fact AppealLodged = Held(ofFollowed: true);
    public static readonly Fact AppealGranted = Held(ofFollowed: true);
    public static readonly Fact AppealRemitted = Held(ofFollowed: true);
    public static readonly Fact AppealDismissed = Held(ofFollowed: true);

    /// <summary>Everybody who meets people: each records a claim, an appeal, a complaint, and cannot refuse to.</summary>
    public static readonly Function[] WhoeverIsAsked =
    [
        Function.Border, Function.Security, Function.Police, Function.Migration, Function.Asylum, Function.Decision, Function.Appeal,
        Function.LegalAid, Function.Social, Function.Guardian, Function.Health, Function.LabourInspection, Function.CivilSociety,
        Function.Centre, Function.Hotline, Function.Monitor, Function.International,
    ];

    /// <summary>The person's own act, recorded by whomever they turn to.</summary>
    public static readonly Actor Person = new ThePerson([.. WhoeverIsAsked]);

    /// <summary>The person's own act that is valid before the asylum authority alone (protection.md 17).</summary>
    public static readonly Actor PersonBeforeAsylumAuthority = new ThePerson([Function.Asylum]);

    protected override IEnumerable<Hold> Holds =>
    [
        Hold(Removal, "interim-measure", InterimMeasure, Wall.Case, Law("ICCPR-OP1"), Law("CAT art 22")),
        Hold(Removal, "trafficking", Trafficking.Presumed | Trafficking.RecoveryPeriod | !Trafficking.RuledOut, Wall.Trafficking,
            Law("Palermo Protocol arts 6–8"), Law("OHCHR Principles and Guidelines 2002, principle 7")),
        Hold(Removal, "torture", !Torture.RiskRuledOut, Wall.Asylum, Law("CAT art 3"), Law("ICCPR art 7")),
        Hold(Removal, "statelessness", Statelessness.Pending | !Statelessness.RuledOut, Wall.Case, Law("UNHCR Handbook on Statelessness 2014")),
        Hold(Removal, "child", ChildAlone & !(BestInterests.FavourReturn & Guardian.Appointed) | BestInterests.Open, Wall.Child,
            Law("CRC arts 3, 20, 22"), Law("UNHCR BIP Guidelines 2021")),
        Hold(EntryRefusal, "fear", FearVoiced | !NoFear, Wall.Asylum, Law("1951 Convention art 33"), Law("ExCom 6 (1977)")),
        Hold(EntryRefusal, "child", ChildAlone, Wall.Child, Law("CRC arts 3, 20, 22")),
        Hold(EntryRefusal, "trafficking", Trafficking.Presumed | Trafficking.RecoveryPeriod, Wall.Trafficking, Law("Palermo Protocol arts 6–8")),
        Hold(Custody, "child", Child, Wall.Child, Law("CRC art 37"), Law("CMW/CRC Joint General Comment 4/23 (2017)")),
        Hold(Custody, "trafficking", Trafficking.Presumed | Trafficking.RecoveryPeriod, Wall.Trafficking, Law("OHCHR Principles and Guidelines 2002, principle 7")),
        Hold(Penalty, "fear", FearVoiced, Wall.Asylum, Law("1951 Convention art 31(1)")),
        Hold(Penalty, "trafficking", Trafficking.Presumed | Trafficking.RecoveryPeriod, Wall.Trafficking, Law("ILO P29 art 4"), Law("Palermo Protocol")),
        Hold(Penalty, "child", Child, Wall.Child, Law("CRC art 37")),
    ];
}
