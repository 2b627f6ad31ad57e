namespace Pana.Law;

/// <summary>The regional baseline: every procedure, the vocabulary, and the safeguards over all of them together.</summary>
public static class Region
{
    static readonly Lazy<Model> Read = new(() => Model.Read(
        [typeof(Vocabulary), typeof(AllTogether)],
        [
            typeof(BorderIntake), typeof(AsylumRegistration), typeof(RefugeeStatusDetermination), typeof(Appeal), typeof(SubsequentClaim), typeof(EndOfStatus),
            typeof(Guardianship), typeof(AgeAssessment), typeof(Referral), typeof(ReturnDecision), typeof(BorderCustody), typeof(IssueOfDocument),
        ]));

    public static Model Baseline => Read.Value;
}
