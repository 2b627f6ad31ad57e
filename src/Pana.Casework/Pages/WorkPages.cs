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
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>How a supervisor's unit is loaded. Prints <c>•••</c>.</summary>
/// <param name="Cases">Of the official who was asked for; null while nobody was.</param>
public sealed record LoadPageView(LoadView Load, string? Of, IReadOnlyList<UnitCase>? Cases, IReadOnlyList<LateCase> Late)
{
    public override string ToString() => "•••";
}

public sealed record UnitCase(Guid Id, string Number, string Text, DateTimeOffset? Due);

/// <summary>A term that ran out: in which case, where that stands, and who could lengthen the term by which step.</summary>
/// <param name="Extend">Address of the step; null where the reader may not take it.</param>
/// <param name="ExtendedBy">Whose step it would be; null where the law knows no extension.</param>
public sealed record LateCase(LateLine Line, string State, string? Extend, string? ExtendedBy);

internal static class WorkPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/work", async (WorkWhen? when, string? procedure, int? page, Officer officer, WorkReader work, NodeLaw law, ScreenContext screen,
            CancellationToken cancel) =>
            {
                var only = law.Model.Find(procedure ?? "")?.Name;
                var number = PageNumber.Of(page);
                return CaseworkPages.Page<WorkPage>(new
                {
                    Groups = (await work.WorkAsync(officer, when, cancel, only, number)).Groups, Filters = Filters(officer, law, screen, only),
                    Part = when is null ? (int?)null : number,
                });
            }).Allow(CaseworkEndpoints.Workers);
        endpoints.MapGet("/load", async (string? of, Officer officer, UnitCases cases, CancellationToken cancel) =>
            CaseworkPages.Page<LoadPage>(new { View = await cases.LoadAsync(officer, of, cancel) })).AllowSupervisor(CaseworkEndpoints.Workers);
        endpoints.MapPost("/load/late/{term:guid}/seen", async (Guid term, Officer officer, Assign assign, CancellationToken cancel) =>
            await assign.SeenAsync(officer, term, cancel) is { } refusal ? Answers.Refused(refusal) : Answers.SeeOther("/load"))
            .AllowSupervisor(CaseworkEndpoints.Workers);
        endpoints.MapGet("/load/{id:guid}", async (Guid id, Officer officer, UnitCases cases, CancellationToken cancel) =>
            await cases.AskAsync(officer, id, null, null, cancel)).AllowSupervisor(CaseworkEndpoints.Workers);
        endpoints.MapPost("/load/{id:guid}", async (Guid id, HttpRequest request, Officer officer, UnitCases cases, CancellationToken cancel) =>
            await cases.AssignAsync(officer, id, await request.ReadFormAsync(cancel), cancel)).AllowSupervisor(CaseworkEndpoints.Workers);
    }

    /// <summary>The procedures on which the official works.</summary>
    static IReadOnlyList<RecordFilter> Filters(Officer officer, NodeLaw law, ScreenContext screen, string? only) =>
        law.Model.Procedures.Where(procedure => officer.Sees(procedure.Wall) && law.InvolvedIn(procedure.Name).Any(officer.Has)).ToList() is { Count: > 1 } mine
            ? [new(screen["page.work.every"], "/work", only is null),
                .. mine.Select(procedure => new RecordFilter(screen[$"procedure.{procedure.Name}"], $"/work?procedure={procedure.Name}", procedure.Name == only))]
            : [];
}

/// <summary>What a supervisor looks at beside the work of their own.</summary>
internal sealed class UnitCases(
    WorkReader work, CaseReader cases, Assign assign, CaseworkContext casework, NodeLaw law, Officials officials, ScreenContext screen)
{
    const int Most = 200;
    const string Nobody = "nobody", To = "to", Reason = "reason", Version = "form-version";

    readonly Words _words = screen.Words();

    public async Task<LoadPageView> LoadAsync(Officer officer, string? of, CancellationToken cancel)
    {
        var load = await work.LoadAsync(officer, cancel);
        var who = Guid.TryParse(of, out var id) ? load.Officers.FirstOrDefault(line => line.OfficerId == id) : of == Nobody ? load.Nobody : null;
        var ids = load.Late.Select(line => line.CaseId).ToList();
        var states = await casework.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        return new(load, who?.Name, who is null ? null : await OfAsync(officer, who.OfficerId, cancel),
            [.. load.Late.Where(line => states.ContainsKey(line.CaseId)).Select(line => Late(officer, line, states[line.CaseId]))]);
    }

    /// <summary>Who of the unit shall have the case, and why.</summary>
    public async Task<IResult> AskAsync(Officer officer, Guid id, IFormCollection? typed, Refusal? refusal, CancellationToken cancel)
    {
        var found = await cases.CaseAsync(officer, id, cancel);
        if (found.Refusal is { } unknown)
            return Answers.Refused(unknown);
        if (found.Value.Sight < SightLevel.Full)
            return Answers.Refused(new("no-such-case", 404));
        var colleagues = (await officials.ListAsync(cancel)).Where(one => one.Unit == officer.Unit && one.Authority == officer.Authority);
        return CaseworkPages.Page<AssignPage>(new
        {
            View = found.Value,
            Fields = (IReadOnlyList<FieldView>)
            [
                new(To, screen["page.assign.to"], Screens.FieldKind.Choice)
                {
                    IsRequired = true, Values = typed?[To].OfType<string>().ToList() ?? [],
                    Options = [.. colleagues.Select(one => new OptionView($"{one.Id}", one.Name)), new(Nobody, screen["page.assign.nobody"])],
                },
                new(Reason, screen["page.assign.reason"], Screens.FieldKind.LongText)
                {
                    IsRequired = true, MaxLength = 1_000, Values = typed?[Reason].OfType<string>().ToList() ?? [],
                },
            ],
            Refusal = refusal is null ? null : new RefusalView(screen["page.assign.not"], screen.Sentence(refusal), refusal.Source),
        }, refusal?.Status ?? StatusCodes.Status200OK);
    }

    public async Task<IResult> AssignAsync(Officer officer, Guid id, IFormCollection form, CancellationToken cancel)
    {
        var to = form[To].ToString();
        if (to != Nobody && !Guid.TryParse(to, out _))
            return await AskAsync(officer, id, form, new("official-unknown", 422), cancel);
        var outcome = await assign.RunAsync(officer, id, Guid.TryParse(to, out var next) ? next : null, form[Reason],
            long.TryParse(form[Version], out var version) ? version : null, cancel);
        return outcome.Refusal is { } refusal ? await AskAsync(officer, id, form, refusal, cancel) : Answers.SeeOther($"/cases/{id}");
    }

    async Task<IReadOnlyList<UnitCase>> OfAsync(Officer officer, Guid? of, CancellationToken cancel)
    {
        var walls = Walls.SeenByAny(officer.Functions).ToList();
        var rows = await casework.Cases.AsNoTracking().Where(row => row.ClosedAt == null && row.Unit == officer.Unit
            && row.Authority == officer.Authority && row.OfficerId == of && walls.Contains(row.Wall))
            .OrderBy(row => row.NextDue == null).ThenBy(row => row.NextDue).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(row => new UnitCase(row.Id, row.Number, $"{screen[$"procedure.{row.Procedure}"]}: {screen[$"state.{row.State}"]}", row.NextDue))];
    }

    LateCase Late(Officer officer, LateLine line, Case row)
    {
        var extension = law.Model.Find(row.Procedure)?.Terms.FirstOrDefault(rule => rule.Extension is not null && _words.Of(rule.Term) == line.TermText)?.Extension;
        var rule = extension is null ? null : law.Rule(extension.Key);
        var may = rule?.Actor?.RecordedBy.Any(officer.Has) ?? false;
        return new(line, screen[$"state.{row.State}"], may ? $"/cases/{row.Id}/steps/{rule!.Step.Key}" : null,
            rule?.Actor is { } actor ? _words.Of(actor) : null);
    }
}
