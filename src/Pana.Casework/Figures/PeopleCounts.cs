using Microsoft.EntityFrameworkCore;
using Pana.Casework.Open;
using Pana.Law;

namespace Pana.Casework.Figures;

/// <summary>What became of people rather than of cases: children without a guardian, arrivals, what claimants were told.</summary>
internal sealed class PeopleCounts(CaseworkContext casework, NodeLaw law)
{
    /// <summary>How many days of the post are shown.</summary>
    public const int Days = 30;

    static readonly string[] Asked = [Guardianship.Request.Key, Guardianship.RequestFor.Key, Guardianship.RequestAgain.Key, Guardianship.Remove.Key, Guardianship.AskForAnother.Key];

    public async Task<ChildrenFigure?> ChildrenAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        if (!led.Worked.Contains(nameof(Guardianship)))
            return null;
        var (requested, replaced, appointed) = (Guardianship.Requested.Key, Guardianship.ReplacementSought.Key, Vocabulary.Guardian.Appointed.Key);
        // Who asked for another guardian has one until then.
        var waiting = await led.Open(casework).Where(row => row.Procedure == nameof(Guardianship) && (row.State == requested || row.State == replaced)
                && !casework.Facts.Any(fact => fact.PersonId == row.PersonId && fact.CaseId == Guid.Empty && fact.Fact == appointed && fact.Value))
            .Select(row => new { row.PersonId, row.OpenedAt, Since = casework.Taken.Where(step => step.CaseId == row.Id && Asked.Contains(step.Step)).Max(step => (DateTimeOffset?)step.At) })
            .ToListAsync(cancel);
        var days = waiting.GroupBy(row => row.PersonId).Select(same => (now - same.Min(row => row.Since ?? row.OpenedAt)).TotalDays).Order().ToList();
        return new(days.Count, Stages.Spread(days, ChildrenFigure.Bounds), Stages.Rank(days, 0.5), days.Count == 0 ? null : days[^1]);
    }

    public async Task<PostFigure?> PostAsync(LedUnit led, DateTimeOffset now, CancellationToken cancel)
    {
        if (led.Guarded.Count == 0)
            return null;
        var offset = law.Edition.Offset;
        var today = DateOnly.FromDateTime(now.ToOffset(offset).DateTime);
        var first = today.AddDays(1 - Days);
        var since = new DateTimeOffset(first, TimeOnly.MinValue, offset).ToUniversalTime();
        var explain = BorderIntake.Explain.Key;
        var arrivals = await led.Arrivals(casework, since).Select(row => new
        {
            row.OpenedAt, Told = casework.Taken.Where(step => step.CaseId == row.Id && step.Step == explain).Min(step => (DateTimeOffset?)step.At),
        }).ToListAsync(cancel);
        var byDay = arrivals.ToLookup(row => DateOnly.FromDateTime(row.OpenedAt.ToOffset(offset).DateTime));
        var hours = arrivals.Where(row => row.Told is not null).Select(row => (row.Told!.Value - row.OpenedAt).TotalHours).Order().ToList();
        return new([.. Enumerable.Range(0, Days).Select(day => new DayFigure(first.AddDays(day), byDay[first.AddDays(day)].Count()))], arrivals.Count, hours.Count, Stages.Rank(hours, 0.5));
    }

    public async Task<ClaimsFigure?> ClaimsAsync(LedUnit led, DateTimeOffset since, CancellationToken cancel)
    {
        if (!led.Worked.Contains(nameof(AsylumRegistration)))
            return null;
        var (explain, book, speaks, informed) = (AsylumRegistration.Explain.Key, AsylumRegistration.BookInterpreter.Key, Vocabulary.SpeaksOfficersLanguage.Key, Vocabulary.Informed.Key);
        var claims = await led.Cases(casework).Where(row => row.Procedure == nameof(AsylumRegistration) && row.OpenedAt >= since).Select(row => new
        {
            // Whoever was told at the border was told.
            Told = casework.Taken.Any(step => step.CaseId == row.Id && step.Step == explain)
                || casework.Facts.Any(fact => fact.PersonId == row.PersonId && fact.CaseId == Guid.Empty && fact.Fact == informed && fact.Value),
            Booked = casework.Taken.Any(step => step.CaseId == row.Id && step.Step == book),
            Speaks = casework.Facts.Any(fact => fact.PersonId == row.PersonId && fact.CaseId == Guid.Empty && fact.Fact == speaks && fact.Value),
        }).ToListAsync(cancel);
        return new(claims.Count, claims.Count(claim => claim.Told), claims.Count(claim => claim.Booked), claims.Count(claim => !claim.Booked && claim.Speaks));
    }
}
