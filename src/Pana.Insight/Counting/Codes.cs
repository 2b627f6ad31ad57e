namespace Pana.Insight.Counting;

/// <summary>Codes of the published lists as counting writes them; the lists themselves stand in <c>Data/codes</c>.</summary>
internal static class Codes
{
    public const string Unknown = "U", NotApplicable = "Z";

    /// <summary>CL_COUNT_UNIT: persons, each once in a cell and period; cases, as often as they are.</summary>
    public const string Persons = "PS", Cases = "CS", Days = "DAYS", Percent = "PCT";

    /// <summary>CL_POP_TYPE.</summary>
    public const string Refugee = "REF", Complementary = "CPL", Temporary = "TPR", AsylumSeeker = "ASY";

    /// <summary>CL_PROCEDURE: the state's, regular or accelerated.</summary>
    public const string Regular = "REG", Accelerated = "ACC";

    /// <summary>CL_STAGE: a first claim, a further one, an appeal.</summary>
    public const string First = "N", Subsequent = "R", OnAppeal = "A";

    /// <summary>CL_LEVEL.</summary>
    public const string FirstInstance = "FI", AdministrativeReview = "AR", JudicialReview = "JR";

    /// <summary>CL_DECISION.</summary>
    public const string Recognised = "REC", ComplementaryGranted = "CPL", TemporaryGranted = "TPR", Rejected = "REJ", Closed = "CLO";

    /// <summary>CL_INDICATOR.</summary>
    public const string Stock = "STOCK", Applications = "APPL", Decisions = "DECIS", MedianDays = "DAYS_MED", RecognitionRate = "RECOG_RATE", ProtectionRate = "PROT_RATE",
        ReturnDecided = "RETURN_DECIS", ReturnForced = "RETURN_FORCED", ReturnVoluntary = "RETURN_VOL", DocumentsIssued = "DOCS_ISSUED", Arrivals = "ARRIVALS",
        Informed = "INFORMED", Referrals = "REFERRALS", Guardianships = "GUARDIANSHIPS", AgeAssessments = "AGE_ASSESSMENTS", Custody = "CUSTODY";

    /// <summary>Decisions by the days that they took: a histogram of sums, from which the median is read. The last has no upper bound.</summary>
    public static readonly IReadOnlyList<(int UpTo, string Indicator)> DaysTaken =
        [(30, "DAYS_LE30"), (90, "DAYS_LE90"), (180, "DAYS_LE180"), (365, "DAYS_LE365"), (730, "DAYS_LE730"), (int.MaxValue, "DAYS_GT730")];

    public static string DaysIndicator(int days) => DaysTaken.First(each => days <= each.UpTo).Indicator;
}
