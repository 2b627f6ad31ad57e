using Pana.Casework.Open;
using Pana.Insight.Flows;
using Pana.Law;
using Rsd = Pana.Law.RefugeeStatusDetermination;

namespace Pana.Insight.Counting;

/// <summary>Decisions on claims. What an appeal gives stands under the appeal alone; what was sent back is counted when it is decided again.</summary>
internal static class Decisions
{
    /// <summary>The population into which a step of a determination brings somebody; null for all other steps.</summary>
    public static string? Status(StepHistory step) => step.Step switch
    {
        nameof(Rsd.GrantComplementaryProtection) or nameof(Rsd.ServeComplementaryProtection) => Codes.Complementary,
        nameof(Rsd.GrantTemporaryProtection) or nameof(Rsd.ServeTemporaryProtection) => Codes.Temporary,
        _ when step.State == nameof(Rsd.Granted) || step.Step == nameof(Rsd.ServeGrant) => Codes.Refugee,
        _ => null,
    };

    public static IEnumerable<Happening> Of(Passage at)
    {
        if (Decision(at) is not { } decided)
            yield break;
        yield return Happening(at, Codes.Decisions, decided.Level, decided.Decision, alsoCases: true);
        // How long it took is told of the first answer on the substance of a claim.
        if (at.Case.Procedure == nameof(RefugeeStatusDetermination) && decided.Decision is not Codes.Closed && !IsAnswered(at))
            yield return Happening(at, Codes.DaysIndicator((int)(at.Step.At - Lodged(at)).TotalDays), decided.Level, decided.Decision);
    }

    static Happening Happening(Passage at, string indicator, string level, string decision, bool alsoCases = false) =>
        new(AllFlows.AsylumDecisions, indicator, at.Step.At, Codes.AsylumSeeker, at.Step.Unit, alsoCases, ProcedureOf(at), level, decision);

    static (string Level, string Decision)? Decision(Passage at) => at.Case.Procedure switch
    {
        nameof(RefugeeStatusDetermination) => FirstInstance(at) is { } first ? (Codes.FirstInstance, first) : null,
        nameof(Appeal) when at.Followed?.Procedure == nameof(RefugeeStatusDetermination) && OnAppeal(at) is { } second => (LevelOf(at), second),
        nameof(SubsequentClaim) when at.Enters(nameof(SubsequentClaim.NotAdmitted)) || at.Enters(nameof(SubsequentClaim.Withdrawn)) =>
            (Codes.FirstInstance, Codes.Closed),
        nameof(AsylumRegistration) when at.Enters(nameof(AsylumRegistration.Refused)) => (Codes.FirstInstance, Codes.Closed),
        // Of a claim that is looked at already the determination tells the end.
        nameof(AsylumRegistration) when at.Enters(nameof(AsylumRegistration.Withdrawn)) && !at.All.Any(each => each.Followed == at.Case.Id
            && each.Procedure == nameof(RefugeeStatusDetermination) && each.Steps[0].At <= at.Step.At) => (Codes.FirstInstance, Codes.Closed),
        _ => null,
    };

    static string? FirstInstance(Passage at) =>
        at.Enters(nameof(Rsd.Granted)) && at.Step.Step != nameof(Rsd.AppealWon) ? Status(at.Step) switch
        {
            Codes.Complementary => Codes.ComplementaryGranted,
            Codes.Temporary => Codes.TemporaryGranted,
            _ => Codes.Recognised,
        }
        : at.Enters(nameof(Rsd.Refused)) ? Codes.Rejected
        : at.Enters(nameof(Rsd.Discontinued)) || at.Enters(nameof(Rsd.Withdrawn)) ? Codes.Closed
        : null;

    static string? OnAppeal(Passage at) =>
        at.Enters(nameof(Appeal.Granted)) ? Codes.Recognised
        : at.Enters(nameof(Appeal.Dismissed)) ? Codes.Rejected
        : at.Enters(nameof(Appeal.Withdrawn)) ? Codes.Closed
        : null;

    /// <summary>Of an appeal. Whoever goes on from the first body goes to a court.</summary>
    public static string LevelOf(Passage at) => at.Places.IsCourt(at.Step.Unit) || at.Case.Steps.Take(at.Index + 1).Any(step => step.Step == nameof(Appeal.GoFurther))
        ? Codes.JudicialReview : Codes.AdministrativeReview;

    /// <summary>Accelerated from the decision to do so until the way back; of an appeal, as the decision was made against which it goes.</summary>
    static string ProcedureOf(Passage at) => (at.Case.Procedure == nameof(RefugeeStatusDetermination) ? at.Case : at.Followed)?.Steps
        .LastOrDefault(step => step.At <= at.Step.At && step.Step is nameof(Rsd.Accelerate) or nameof(Rsd.BackToRegular) or nameof(Rsd.AppealSentBack))?.Step
            == nameof(Rsd.Accelerate) ? Codes.Accelerated : Codes.Regular;

    static bool IsAnswered(Passage at) =>
        Enumerable.Range(0, at.Index).Any(index => FirstInstance(at with { Index = index }) is { } earlier and not Codes.Closed);

    /// <summary>When the claim was lodged that is decided; of family that is joined to somebody's claim, when that was done.</summary>
    static DateTimeOffset Lodged(Passage at) => at.Followed?.Steps.LastOrDefault(step => step.At <= at.Case.Steps[0].At && Applications.Lodges(step)) is { } lodged
        ? lodged.At : at.Case.Steps[0].At;
}
