using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Open;
using Pana.Casework.Steps;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>A case as its page shows it. Prints <c>•••</c>.</summary>
/// <param name="Likely">Official acts that may be taken, the likely first.</param>
/// <param name="OfPerson">The person's own acts, which the reader may record.</param>
/// <param name="MayNot">What this state would allow but for a reason.</param>
/// <param name="Elsewhere">Steps of other states: named, without their reasons.</param>
/// <param name="Openable">Whose files of the family the reader may open.</param>
/// <param name="Record">A part of it, the newest first; the others lie at <paramref name="Later"/> and <paramref name="Earlier"/>.</param>
public sealed record CasePageView(CaseView Case, DiagramView Diagram, IReadOnlyList<StepView> Likely, IReadOnlyList<StepView> OfPerson,
    IReadOnlyList<RefusalView> MayNot, IReadOnlyList<string> Elsewhere, PersonFamily? Family, IReadOnlySet<Guid> Openable, IReadOnlyList<RecordEntry> Record,
    IReadOnlyList<RecordFilter> Filters, string? Later, string? Earlier, string? Done)
{
    public override string ToString() => "•••";
}

/// <summary>Which part of the record is looked at.</summary>
/// <param name="Who">Entries by this function alone.</param>
/// <param name="OnlyMoves">Entries alone that moved the case.</param>
/// <param name="Page">From 0, the newest first.</param>
internal sealed record RecordPart(Function? Who, bool OnlyMoves, int Page)
{
    public const string Moves = "moves";

    public string Of(Guid caseId)
    {
        string[] asked = [.. Who is { } who ? [$"who={who}"] : Array.Empty<string>(), .. OnlyMoves ? [$"what={Moves}"] : Array.Empty<string>(),
            .. Page > 0 ? [$"page={Page}"] : Array.Empty<string>()];
        return $"/cases/{caseId}{(asked.Length > 0 ? "?" : "")}{string.Join('&', asked)}#record";
    }
}

internal static class CasePages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cases/{id:guid}", async (Guid id, Function? who, string? what, int? page, string? done, Officer officer, CaseScreen screen,
            CancellationToken cancel) => await screen.ShowAsync(officer, id, new(who, what == RecordPart.Moves, PageNumber.Of(page)), done, cancel))
            .Allow(CaseworkEndpoints.Workers);
        endpoints.MapGet("/cases/{id:guid}/print", async (Guid id, Officer officer, CaseScreen screen, CancellationToken cancel) =>
            await screen.PrintAsync(officer, id, cancel)).Allow(CaseworkEndpoints.Workers);
    }
}

internal sealed class CaseScreen(
    CaseReader cases, CaseDiagrams diagrams, NodeLaw law, Persons persons, PersonFiles files, PersonProtection protection, Egress egress,
    Readings readings, ScreenContext screen)
{
    const int EntriesOnPage = 100;

    readonly Words _words = screen.Words();

    public async Task<IResult> ShowAsync(Officer officer, Guid id, RecordPart part, string? done, CancellationToken cancel)
    {
        var found = await cases.CaseAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        var view = found.Value;
        if (view.Sight == SightLevel.Status)
            return CaseworkPages.Page<CaseStatusPage>(new { View = view });
        var sees = await files.SeesAsync(officer, view.PersonId, cancel);
        var family = sees ? await persons.FamilyAsync(officer, view.PersonId, cancel) : null;
        var may = view.May.Select(line => (Line: line, Rule: law.Rule(line.Step)!)).ToList();
        var likely = may.FirstOrDefault(step => step is { Line.Moves: true, Rule.Actor: Official or Panel, Rule.IsCorrection: false });
        var record = view.Record.Where(entry => (part.Who is not { } function || IsBy(entry, function)) && (!part.OnlyMoves || IsMove(entry))).ToList();
        return CaseworkPages.Page<CasePage>(new
        {
            View = new CasePageView(
                view with { Person = sees && view.Person is { } person ? person with { Address = $"/persons/{view.PersonId}" } : view.Person },
                await diagrams.OfAsync(view, cancel),
                [.. may.Where(step => step.Rule.Actor is not ThePerson).Select(step => Step(id, step.Line, step == likely))],
                [.. may.Where(step => step.Rule.Actor is ThePerson).Select(step => Step(id, step.Line, false))],
                [.. view.MayNot.Where(line => !IsElsewhere(line)).Select(Refusal)],
                [.. view.MayNot.Where(IsElsewhere).Select(line => line.Text)],
                family, await files.OpenableAsync(officer, family, cancel),
                [.. record.Skip(part.Page * EntriesOnPage).Take(EntriesOnPage).Select(entry => entry.ToView())], Filters(view, part),
                part.Page > 0 ? (part with { Page = part.Page - 1 }).Of(id) : null,
                record.Count > (part.Page + 1) * EntriesOnPage ? (part with { Page = part.Page + 1 }).Of(id) : null,
                done is not null && law.Rule(done) is { } taken ? _words.Of(taken.Step) : null),
        });
    }

    /// <summary>A print leaves the node, therefore it passes the gate and is written down as one.</summary>
    public async Task<IResult> PrintAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await cases.CaseAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        var wall = law.Model.Find(found.Value.Procedure)?.Wall;
        if (wall is not { } behind || found.Value.Sight < SightLevel.Full || !officer.Sees(behind))
            return Answers.Refused(new("no-such-case", 404));
        var own = EgressParty.Own(officer, law.Edition.Code, officer.Functions.First(function => Walls.Sees(function, behind)));
        if (await egress.CheckAsync(officer, new(EgressKind.Print, own, own, await protection.ForGateAsync([found.Value.PersonId], cancel), behind,
            ["case"]), cancel) is { } blocked)
            return Answers.Refused(blocked);
        await readings.RecordAsync(officer, found.Value.PersonId, id, behind, "reading.print", cancel);
        return CaseworkPages.Page<CasePrintPage>(new { View = found.Value });
    }

    static StepView Step(Guid id, StepLine line, bool isLikely) => new(line.Text, $"/cases/{id}/steps/{line.Step}", IsLikely: isLikely);

    /// <summary>The state alone keeps it away: it belongs to another part of the way.</summary>
    static bool IsElsewhere(StepLine line) => line.Reasons.Any(reason => reason.Name == "wrong-state");

    public static RefusalView Refusal(StepLine line) => new(line.Text, string.Join(" ", line.Reasons.Select(reason => reason.Sentence).Distinct()),
        line.Reasons.Select(reason => reason.Source).FirstOrDefault(source => source is not null));

    /// <summary>The record names people with their functions; a filter asks for the function alone.</summary>
    bool IsBy(RecordLine entry, Function function) => entry.Who.EndsWith($", {_words.Of(function)}", StringComparison.Ordinal)
        || entry.Who.Contains($", {_words.Of(function)},", StringComparison.Ordinal);

    bool IsMove(RecordLine entry) => law.Rule(entry.Step)?.Target is not null;

    IReadOnlyList<RecordFilter> Filters(CaseView view, RecordPart part)
    {
        var first = part with { Page = 0 };
        var functions = Enum.GetValues<Function>().Where(function => view.Record.Any(entry => IsBy(entry, function))).ToList();
        return functions.Count == 0 ? [] :
        [
            new(screen["page.record.all"], (first with { Who = null }).Of(view.Id), part.Who is null),
            .. functions.Select(function => new RecordFilter(_words.Of(function), (first with { Who = function }).Of(view.Id), part.Who == function)),
            new(screen["page.record.moves"], (first with { OnlyMoves = !part.OnlyMoves }).Of(view.Id), part.OnlyMoves),
        ];
    }
}
