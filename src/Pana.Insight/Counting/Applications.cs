using Pana.Casework.Open;
using Pana.Insight.Flows;
using Pana.Law;

namespace Pana.Insight.Counting;

/// <summary>Claims that were lodged, each of one person: the first one, every further one, and appeals against decisions on claims.</summary>
internal static class Applications
{
    /// <summary>Of a registration or a further claim. To reopen a claim or to take a withdrawal back lodges nothing new.</summary>
    public static bool Lodges(StepHistory step) => step.Step is nameof(AsylumRegistration.File) or nameof(AsylumRegistration.ClaimAgain);

    public static IEnumerable<Happening> Of(Passage at)
    {
        var (stage, level) = at.Case.Procedure switch
        {
            nameof(AsylumRegistration) or nameof(SubsequentClaim) when Lodges(at.Step) => (IsFirst(at) ? Codes.First : Codes.Subsequent, Codes.FirstInstance),
            nameof(RefugeeStatusDetermination) when at.Step.Step == nameof(RefugeeStatusDetermination.BeginForFamily) =>
                (IsFirst(at) ? Codes.First : Codes.Subsequent, Codes.FirstInstance),
            nameof(Appeal) when at.Step.Step is nameof(Appeal.Lodge) or nameof(Appeal.GoFurther) or nameof(Appeal.ReturnLate) && IsOnClaim(at.Followed) =>
                (Codes.OnAppeal, Decisions.LevelOf(at)),
            _ => default,
        };
        if (stage is not null)
            yield return new(AllFlows.AsylumApplications, Codes.Applications, at.Step.At, Codes.AsylumSeeker, at.Step.Unit, true, Codes.Regular, stage, level);
    }

    static bool IsOnClaim(CaseHistory? followed) =>
        followed?.Procedure is nameof(RefugeeStatusDetermination) or nameof(AsylumRegistration) or nameof(SubsequentClaim);

    static bool IsFirst(Passage at) => at.Case.Procedure != nameof(SubsequentClaim) && !at.All.Any(each => each.Steps.Index().Any(step =>
        (step.Item.At, each.Id, step.Index).CompareTo((at.Step.At, at.Case.Id, at.Index)) < 0 && IsClaim(each, step.Item)));

    static bool IsClaim(CaseHistory of, StepHistory step) => of.Procedure is nameof(AsylumRegistration) or nameof(SubsequentClaim) && Lodges(step)
        || of.Procedure == nameof(RefugeeStatusDetermination) && step.Step == nameof(RefugeeStatusDetermination.BeginForFamily);
}
