using Pana.Kernel;

namespace Pana.Casework.Arrival;

/// <summary>Where a profile leads.</summary>
internal enum ProfileChannel
{
    /// <summary>Nobody is referred for it by itself.</summary>
    None,
    Asylum,
    Guardianship,
    /// <summary>A protection service, behind its wall.</summary>
    Protection,
}

/// <summary>
/// What is known when profiles are proposed: from the register, the first screens and the private talk. Prints
/// <c>•••</c>.
/// </summary>
internal sealed record ProfileBasis
{
    /// <summary>Null while unknown: then the person may be a child.</summary>
    public AgeRange? Age { get; init; }
    public Sex Sex { get; init; }
    /// <summary>A child without parent or customary caregiver, or of whom nobody knows it.</summary>
    public bool IsChildAlone { get; init; }
    public IReadOnlyList<string> Nationalities { get; init; } = [];
    public bool WithoutNationality { get; init; }
    /// <summary>ISO 3166-1 alpha-3 of the state at whose border the person stands.</summary>
    public string Here { get; init; } = "";
    public IReadOnlyList<string> Documents { get; init; } = [];
    public IReadOnlyList<string> UrgentNeeds { get; init; } = [];
    /// <summary>Asylum was asked for or fear voiced, in whatever words and before whomever.</summary>
    public bool VoicedFear { get; init; }
    public IReadOnlyList<string> TravelReasons { get; init; } = [];
    /// <summary>The answers: <c>yes</c>, <c>no</c>; everything else is no answer and closes no door.</summary>
    public string? FearOfReturn { get; init; }
    public string? ControlledByOthers { get; init; }
    public string? DocumentsWithheld { get; init; }
    public string? Debt { get; init; }
    public string? AfraidOfCompanion { get; init; }
    public string? NeedsDoctor { get; init; }

    public override string ToString() => "•••";
}

/// <summary>A profile (code of <see cref="CodeList.Profiles"/>) and why.</summary>
/// <param name="Reason">Key of the sentence.</param>
/// <param name="Wall">Behind which wall profile and reason stand.</param>
/// <param name="IsFixed">It protects: no officer's click takes it away (protection.md 19).</param>
internal sealed record ProfileProposal(string Profile, string Reason, Wall Wall, ProfileChannel Channel, bool IsFixed);

/// <summary>
/// Proposes profiles (domain analysis §1.3), several at once, each with its reason. Proposes and decides nothing: no
/// profile is a status, a missing one refuses nobody, no answer closes no door, and doubt leads to the asylum
/// authority. Security concerns are never a profile.
/// </summary>
internal static class ProfileProposals
{
    const string Yes = "yes", No = "no";

    /// <summary>
    /// Age in whole years from which needs of older people are looked at (UNHCR: older persons, 60 and above).
    /// </summary>
    const int Older = 60;

    /// <summary>Reasons for travelling that are words for fear.</summary>
    public static readonly IReadOnlyList<string> WordsForFear = ["FEAR", "CONFLICT", "VIOLENCE"];

    static readonly string[] RefugeePapers = ["RID", "CTD51", "UNHCR"], StatelessPapers = ["SLID", "CTD54", "USSR74"],
        WorkPapers = ["WP", "PAT"], StayPapers = ["VISA", "RP", "TRP", "WP", "PAT"];

    public static IReadOnlyList<ProfileProposal> For(ProfileBasis basis)
    {
        var proposed = Protective(basis).Concat(Others(basis)).ToList();
        if (proposed.Count == 0)
            proposed.Add(Open("UNK", "nothing-known"));
        return proposed;
    }

    static IEnumerable<ProfileProposal> Protective(ProfileBasis basis)
    {
        var mayBeChild = basis.Age is not { } age || age.MayBeChild;
        if (basis.IsChildAlone)
            yield return new("UASC", Reason(basis.Age is null ? "child-age-unknown" : "child-alone"), Wall.Case,
                ProfileChannel.Guardianship, true);
        if (basis.VoicedFear || basis.FearOfReturn == Yes)
            yield return Asylum("fear");
        else if (basis.TravelReasons.Any(WordsForFear.Contains))
            yield return Asylum("danger");
        else if (basis.FearOfReturn != No)
            yield return Asylum("fear-open");
        if (basis.Documents.Any(RefugeePapers.Contains))
            yield return new("REF", Reason("refugee-paper"), Wall.Case, ProfileChannel.Asylum, true);
        if (basis.WithoutNationality)
            yield return Open("SLP", "no-nationality");
        else if (basis.Documents.Any(StatelessPapers.Contains))
            yield return Open("SLP", "stateless-paper");
        else if (basis.Nationalities.Count == 0)
            yield return Open("SLP", "nationality-unknown");
        foreach (var (answer, reason) in new[]
        {
            (basis.ControlledByOthers, "controlled"), (basis.DocumentsWithheld, "documents-withheld"),
                (basis.Debt, "debt"),
        })
            if (answer == Yes)
                yield return new("VOT", Reason(reason), Wall.Trafficking, ProfileChannel.Protection, true);
        if (basis.TravelReasons.Contains("TAKEN"))
            yield return new("VOT", Reason("taken"), Wall.Trafficking, ProfileChannel.Protection, true);
        if (mayBeChild && !basis.IsChildAlone && (basis.AfraidOfCompanion == Yes || basis.ControlledByOthers == Yes))
            yield return new("CHR", Reason("child-with-harmful-adult"), Wall.Child, ProfileChannel.Guardianship, true);
        if (basis.AfraidOfCompanion == Yes)
            yield return new(basis.Sex is Sex.Male ? "SPN" : "WGR", Reason("afraid-of-companion"), Wall.Gbv,
                ProfileChannel.Protection, true);
        if (basis.NeedsDoctor == Yes)
            yield return new("SPN", Reason("needs-doctor"), Wall.Health, ProfileChannel.Protection, true);
    }

    static IEnumerable<ProfileProposal> Others(ProfileBasis basis)
    {
        if (basis.UrgentNeeds.Any(need => need is "HEALTH" or "DISABILITY"))
            yield return Open("SPN", "urgent-need");
        if (basis.Age is { Youngest: >= Older })
            yield return Open("SPN", "older");
        if (basis.Nationalities.Contains(basis.Here) || basis.TravelReasons.Contains("HOME"))
            yield return Open("RET", "own-country");
        if (basis.Documents.Any(WorkPapers.Contains))
            yield return Open("LMI", "work-paper");
        if (basis.TravelReasons.Contains("DISASTER"))
            yield return Open("EDP", "disaster");
        if (SaysNothingIsFeared(basis) && !basis.Nationalities.Contains(basis.Here)
            && !basis.Documents.Any(StayPapers.Contains))
            yield return Open("IRM", "no-need-said");
    }

    /// <summary>The person's own word alone; silence is none.</summary>
    static bool SaysNothingIsFeared(ProfileBasis basis) =>
        basis is { VoicedFear: false, FearOfReturn: No, IsChildAlone: false }
        && !basis.TravelReasons.Any(WordsForFear.Contains);

    static ProfileProposal Asylum(string reason) => new("ASY", Reason(reason), Wall.Case, ProfileChannel.Asylum, true);

    static ProfileProposal Open(string profile, string reason) =>
        new(profile, Reason(reason), Wall.Case, ProfileChannel.None, false);

    static string Reason(string name) => $"arrival.reason.{name}";
}
