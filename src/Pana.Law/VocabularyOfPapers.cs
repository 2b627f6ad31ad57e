namespace Pana.Law;

/// <summary>
/// Every type of paper of the region: its code, who may know of it, its sheet and what it may hold. The national name of each stands in
/// <c>papers.csv</c> of an edition, its words and their order in <c>papers/KIND.html</c>.
/// </summary>
public sealed partial class Vocabulary
{
    static readonly PaperForm StatusCard = PaperForm.Card with { NamesStatus = true, Template = "status-card", OnBlank = true };

    /// <summary>A decision; and one that says how it may be contested.</summary>
    static readonly PaperForm Decided = PaperForm.Letter with { Template = "decision" }, OpenToAppeal = PaperForm.Letter with { Template = "contestable-decision" };

    static readonly PaperForm Permit = PaperForm.Sheet with { Template = "permit" };

    /// <summary>Nothing but an opaque number: who comes with a need and who does not carry the same paper (protection.md 20).</summary>
    public static readonly Paper ArrivalSlip = Paper("arrival-slip", form: PaperForm.Token.With(PaperField.Own) with { Format = PaperFormat.A5 });

    public static readonly Paper LeafletReceipt = Paper("leaflet-receipt", form: PaperForm.Sheet.With(PaperField.Own)),
        ReferralNote = Paper("referral-note", Wall.Case);

    public static readonly Paper
        AsylumSeekerCertificate = Paper("asylum-seeker-certificate", form: PaperForm.Sheet.With(PaperField.Own) with { NamesStatus = true }),
        CertificateExtension = Paper("certificate-extension", form: PaperForm.Sheet.With(PaperField.Own)),
        RefusalToRegister = Paper("refusal-to-register", Wall.Asylum, OpenToAppeal), Summons = Paper("summons", Wall.Asylum),
        InterviewTranscript = Paper("interview-transcript", Wall.Asylum), ReasonedDecision = Paper("reasoned-decision", Wall.Asylum, Decided),
        AppealReceipt = Paper("appeal-receipt", Wall.Asylum), AppealDecision = Paper("appeal-decision", Wall.Asylum, Decided),
        EndOfStatusDecision = Paper("end-of-status-decision", Wall.Asylum, OpenToAppeal);

    public static readonly Paper
        RefugeeCertificate = Paper("refugee-certificate", form: PaperForm.Sheet with { NamesStatus = true }), RefugeeCard = Paper("refugee-card", form: StatusCard),
        ComplementaryProtectionCard = Paper("complementary-protection-card", form: StatusCard),
        TemporaryProtectionCard = Paper("temporary-protection-card", form: StatusCard), StatelessCard = Paper("stateless-card", form: StatusCard.With("status") with { Template = null, NationalityCode = "XXA" }),
        TravelDocument1951 = Paper("travel-document-1951", form: PaperForm.TravelDocument with { NationalityCode = "XXB" }), TravelDocument1954 = Paper("travel-document-1954", form: PaperForm.TravelDocument with { NationalityCode = "XXA" });

    /// <summary>Neither names nor hints at trafficking or violence: shown to a guard, a clinic, a landlord (domain.md SM-06, SM-08).</summary>
    public static readonly Paper StayConfirmation = Paper("stay-confirmation", Wall.Trafficking, PaperForm.Sheet with { IsNeutral = true }),
        ServiceCard = Paper("service-card", Wall.Case, PaperForm.Card with { IsNeutral = true });

    public static readonly Paper GuardianshipAct = Paper("guardianship-act", Wall.Child), AgeAssessmentReport = Paper("age-assessment-report", Wall.Child),
        SchoolReferral = Paper("school-referral", form: PaperForm.Sheet), CentrePass = Paper("centre-pass", form: PaperForm.Card),
        GroupToken = Paper("group-token", form: PaperForm.Token);

    /// <summary>To the worker, never to the employer (INV-45).</summary>
    public static readonly Paper WorkPermit = Paper("work-permit", form: Permit), Patent = Paper("patent", form: Permit);

    public static readonly Paper AgencyLicence = Paper("agency-licence", form: PaperForm.Sheet with { Format = PaperFormat.A4 }),
        TrainingCertificate = Paper("training-certificate", form: PaperForm.Sheet with { Format = PaperFormat.A4 });

    public static readonly Paper ReturnDecisionPaper = Paper("return-decision", Wall.Case, OpenToAppeal), CustodyOrder = Paper("custody-order", Wall.Case, OpenToAppeal),
        LaissezPasser = Paper("laissez-passer", form: PaperForm.Sheet with { WithEnglish = true, OnBlank = true });

    public static readonly Paper PanelMinutes = Paper("panel-minutes", Wall.Case), PanelDecision = Paper("panel-decision", Wall.Case);
}
