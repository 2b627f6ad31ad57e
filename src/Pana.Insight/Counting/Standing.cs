using Pana.Casework.Open;
using Pana.Law;
using Rsd = Pana.Law.RefugeeStatusDetermination;

namespace Pana.Insight.Counting;

/// <summary>What somebody is to the state's protection, and where their case lies.</summary>
/// <param name="Type">A code of CL_POP_TYPE.</param>
internal sealed record Standing(string Type, string Unit);

/// <summary>From when on somebody stands so; null: in no population.</summary>
internal readonly record struct StandingSince(DateTimeOffset At, Standing? Standing);

/// <summary>
/// One population at a time: a status that stands counts before a claim that is pending, refugee before complementary before temporary protection. A status stands
/// from the decision, before it is served, until its end is final; a claim is pending from its lodging until its final answer.
/// </summary>
internal static class Standings
{
    sealed class Walked(CaseHistory history)
    {
        public CaseHistory History => history;
        public string? State { get; set; }
        public int Step { get; set; } = -1;
        public string? Granted { get; set; }

        /// <summary>Where it went after the step: where the next one found it.</summary>
        public string Unit => Step + 1 < history.Steps.Count ? history.Steps[Step + 1].Unit : history.Unit;

        public DateTimeOffset MovedAt => history.Steps[Step].At;
    }

    public static List<StandingSince> Of(IReadOnlyList<CaseHistory> cases)
    {
        var walked = cases.Where(each => each.Procedure is nameof(AsylumRegistration) or nameof(RefugeeStatusDetermination) or nameof(SubsequentClaim) or nameof(EndOfStatus))
            .Select(each => new Walked(each)).ToList();
        var standings = new List<StandingSince>();
        foreach (var (at, here, step) in walked.SelectMany(here => here.History.Steps.Index().Select(step => (step.Item.At, here, step.Index)))
            .OrderBy(each => each.At).ThenBy(each => each.here.History.Steps[0].At).ThenBy(each => each.Index))
        {
            Walk(here, step);
            var now = Now(walked);
            if (now == (standings is [.., var last] ? last.Standing : null))
                continue;
            if (standings is [.., var same] && same.At == at)
                standings.RemoveAt(standings.Count - 1);
            if (now != (standings is [.., var before] ? before.Standing : null))
                standings.Add(new(at, now));
        }
        return standings;
    }

    static void Walk(Walked here, int step)
    {
        var taken = here.History.Steps[step];
        (here.State, here.Step) = (taken.State, step);
        if (here.History.Procedure == nameof(RefugeeStatusDetermination))
            here.Granted = Decisions.Status(taken) ?? here.Granted;
    }

    static Standing? Now(List<Walked> cases)
    {
        var held = cases.Where(here => here is { History.Procedure: nameof(RefugeeStatusDetermination), State: nameof(Rsd.Granted) or nameof(Rsd.Recognised) } && !HasEnded(here, cases))
            .OrderBy(here => here.Granted switch { Codes.Complementary => 1, Codes.Temporary => 2, _ => 0 }).FirstOrDefault();
        if (held is not null)
            return new(held.Granted ?? Codes.Refugee, held.Unit);
        return cases.Where(IsPending).MaxBy(here => here.MovedAt) is { } claim ? new(Codes.AsylumSeeker, claim.Unit) : null;
    }

    /// <summary>A review that was opened since then ended in the loss of the status.</summary>
    static bool HasEnded(Walked status, List<Walked> cases) => cases.Exists(here =>
        here is { History.Procedure: nameof(EndOfStatus), State: nameof(EndOfStatus.Ended) } && here.History.Steps[0].At >= status.History.Steps[0].At);

    /// <summary>Lodged, and not answered to the end. Fear that was voiced and not lodged yet is protected all the same, and counted by the referrals.</summary>
    static bool IsPending(Walked here) => (here.History.Procedure, here.State) is
        (nameof(AsylumRegistration), nameof(AsylumRegistration.Filed) or nameof(AsylumRegistration.Registered) or nameof(AsylumRegistration.Refused)
            or nameof(AsylumRegistration.RefusalServed) or nameof(AsylumRegistration.WithdrawalVoiced))
        or (nameof(RefugeeStatusDetermination), nameof(Rsd.Opened) or nameof(Rsd.Heard) or nameof(Rsd.Assessed) or nameof(Rsd.Refused) or nameof(Rsd.RefusalServed) or nameof(Rsd.WithdrawalVoiced))
        or (nameof(SubsequentClaim), nameof(SubsequentClaim.Filed) or nameof(SubsequentClaim.Explained) or nameof(SubsequentClaim.NotAdmitted)
            or nameof(SubsequentClaim.RefusalServed) or nameof(SubsequentClaim.WithdrawalVoiced));
}
