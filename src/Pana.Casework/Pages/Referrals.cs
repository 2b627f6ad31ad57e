using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Casework.Steps;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>A referral that came to the unit. Prints <c>•••</c>.</summary>
/// <param name="AtOnce">Steps that ask nothing: a button takes them.</param>
/// <param name="WithForm">Steps that ask something first.</param>
public sealed record IncomingReferral(
    Guid Id, string Number, string State, PersonView? Person, ClockView? Clock, long Version, string From, IReadOnlyList<(string Step, string Text)> AtOnce,
    IReadOnlyList<(string Step, string Text)> WithForm)
{
    public override string ToString() => "•••";
}

internal static class ReferralPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/referrals",
        async (string? done, Officer officer, WorkReader work, IncomingReferrals incoming, NodeLaw law, ScreenContext screen, CancellationToken cancel) =>
            CaseworkPages.Page<ReferralsPage>(new
            {
                Sent = (await work.SentAsync(officer, cancel)).Cases, Incoming = await incoming.ListAsync(officer, cancel),
                Done = done is not null && law.Rule(done) is { } rule ? screen.Words().Of(rule.Step) : null,
            })).Allow(CaseworkEndpoints.Workers);
}

/// <summary>Referrals that wait in the official's unit, by deadline.</summary>
internal sealed class IncomingReferrals(CaseworkContext casework, NodeLaw law, Persons persons, ScreenContext screen, TimeProvider clock)
{
    const int Most = 100;

    readonly Words _words = screen.Words();

    /// <summary>Null for whoever receives none.</summary>
    public async Task<IReadOnlyList<IncomingReferral>?> ListAsync(Officer officer, CancellationToken cancel)
    {
        var procedure = law.Model.Find(nameof(Referral))!;
        if (!officer.Sees(procedure.Wall) || !procedure.Rule(Referral.Accept).Actor!.RecordedBy.Any(officer.Has))
            return null;
        var bits = NodeLaw.Bits(officer.Functions);
        var rows = await casework.Cases.AsNoTracking().Where(row => row.Procedure == nameof(Referral) && row.ClosedAt == null
            && row.Unit == officer.Unit && row.Authority == officer.Authority && (row.WaitsFor & bits) != 0)
            .OrderBy(row => row.NextDue == null).ThenBy(row => row.NextDue).Take(Most).ToListAsync(cancel);
        var cards = await persons.CardsAsync(officer, rows.Select(row => row.PersonId).Distinct(), cancel);
        return [.. rows.Select(row => Line(officer, procedure, row, cards.GetValueOrDefault(row.PersonId)))];
    }

    IncomingReferral Line(Officer officer, ProcedureModel procedure, Case row, PersonCard? card)
    {
        var state = law.Symbol<State>(row.State);
        var steps = procedure.Steps.Where(rule => rule is { Actor: Official, IsOpening: false } && rule.Actor.RecordedBy.Any(officer.Has)
            && procedure.SourcesOf(rule).Contains(state)).ToList();
        var term = row.NextTerm is { } key ? law.Find<Term>(key) : null;
        return new(row.Id, row.Number, _words.Of(state), card?.ToView(screen),
            row.NextDue is { } due && term is not null ? new(_words.Of(term), row.OpenedAt, due, clock.GetUtcNow()) : null, row.Version,
            law.Edition.Units.FirstOrDefault(unit => unit.Code == row.OpenedUnit)?.Name.In(screen.Language.Code) ?? row.OpenedAuthority,
            [.. steps.Where(rule => rule.Fields.IsEmpty).Select(Step)], [.. steps.Where(rule => !rule.Fields.IsEmpty).Select(Step)]);
    }

    (string, string) Step(StepRule rule) => (rule.Step.Key, _words.Of(rule.Step));
}
