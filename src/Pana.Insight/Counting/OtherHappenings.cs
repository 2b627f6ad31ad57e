using System.Collections.Frozen;
using Pana.Insight.Flows;
using Pana.Law;

namespace Pana.Insight.Counting;

/// <summary>Arrivals, referrals, guardians, custody, returns, and papers that came into somebody's hand.</summary>
internal static class OtherHappenings
{
    /// <summary>Papers that say who somebody is and what they may; not the slips, letters and decisions of a procedure.</summary>
    static readonly FrozenSet<string> Counted = FrozenSet.Create("asylum-seeker-certificate", "certificate-extension", "refugee-certificate", "refugee-card",
        "complementary-protection-card", "temporary-protection-card", "stateless-card", "travel-document-1951", "travel-document-1954", "laissez-passer",
        "work-permit", "patent");

    public static IEnumerable<Happening> Of(Passage at)
    {
        if (Indicator(at) is var (flow, indicator))
            yield return new(flow, indicator, at.Step.At, Codes.NotApplicable, at.Step.Unit);
    }

    static (Flow Flow, string Indicator)? Indicator(Passage at) => (at.Case.Procedure, at.Step.Step) switch
    {
        (nameof(BorderIntake), nameof(BorderIntake.Present)) => (AllFlows.Context, Codes.Arrivals),
        (nameof(BorderIntake), nameof(BorderIntake.Explain)) => (AllFlows.Context, Codes.Informed),
        (nameof(Referral), _) when at.Index == 0 => (AllFlows.Context, Codes.Referrals),
        (nameof(Guardianship), nameof(Guardianship.Appoint)) => (AllFlows.Context, Codes.Guardianships),
        (nameof(AgeAssessment), nameof(AgeAssessment.Examine)) => (AllFlows.Context, Codes.AgeAssessments),
        (nameof(BorderCustody), nameof(BorderCustody.Detain)) => (AllFlows.Context, Codes.Custody),
        (nameof(ReturnDecision), nameof(ReturnDecision.Order)) => (AllFlows.Returns, Codes.ReturnDecided),
        (nameof(ReturnDecision), nameof(ReturnDecision.Leave)) => (AllFlows.Returns, Codes.ReturnVoluntary),
        (nameof(ReturnDecision), nameof(ReturnDecision.Execute)) or (nameof(BorderCustody), nameof(BorderCustody.HandOver)) => (AllFlows.Returns, Codes.ReturnForced),
        _ => null,
    };

    /// <summary>A paper that is made by one and checked by another is issued when it is handed over, all others when they are given.</summary>
    public static IEnumerable<Happening> Papers(Passage at, Func<DateTimeOffset, string> type) => at.Case.Procedure == nameof(IssueOfDocument)
        ? at.Step.Step == nameof(IssueOfDocument.HandOver) && at.Case.Papers.LastOrDefault(paper => paper.At <= at.Step.At) is { } made ? [Issued(at, made.Kind, type)] : []
        : at.Case.Papers.Where(paper => paper.At == at.Step.At && Counted.Contains(paper.Kind)).DistinctBy(paper => paper.Kind)
            .Where(_ => at.Index == 0 || at.Case.Steps[at.Index - 1].At != at.Step.At).Select(paper => Issued(at, paper.Kind, type));

    static Happening Issued(Passage at, string kind, Func<DateTimeOffset, string> type) =>
        new(AllFlows.Documents, Codes.DocumentsIssued, at.Step.At, type(at.Step.At), at.Step.Unit, false, TypeOf(kind));

    /// <summary>CL_DOC_TYPE writes the law's kinds in capitals.</summary>
    static string TypeOf(string kind) => kind.Replace('-', '_').ToUpperInvariant();
}
