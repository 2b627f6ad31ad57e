using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Procedures.Editions;
using Pana.Storage;

namespace Pana.Insight.Labour;

/// <param name="Table">The file, see <see cref="SurveyTable"/>.</param>
/// <param name="Replaces">The survey whose place it takes, and why.</param>
internal sealed record SurveyBody(string? Name, string? Source, string? Period, string? Method, string? Table, Guid? Replaces = null, string? Reason = null);

internal sealed record SurveyReason(string? Reason);

public sealed record SurveyReceipt(Guid Id, int Rows, int Withheld);

/// <summary>What came of an upload: a receipt, a refusal, or all that is wrong with the table.</summary>
internal sealed record Uploaded(Outcome<SurveyReceipt> Outcome, IReadOnlyList<SurveyFault> Faults);

/// <summary>
/// Takes in and withdraws tables of surveys. With each change the state's figures of the labour market are published anew, in the same transaction.
/// </summary>
internal sealed class UploadSurvey(UnitOfWork unit, Publication publication, FlowStructures structures, InsightSettings settings, Edition edition, TimeProvider clock)
{
    public const int LongestWords = 200, LongestMethod = 2_000;

    /// <summary>The labour authority; the national coordinator for the surveys of those who have no account here, such as an agency of statistics.</summary>
    public static readonly Function[] Uploaders = [Function.LabourInspection, Function.Coordinator];

    public async Task<Uploaded> RunAsync(Officer officer, SurveyBody body, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (Words(body.Name) is not { } name || Words(body.Source) is not { } source || Words(body.Period) is not { } period || Words(body.Method, LongestMethod) is not { } method)
            return new(new Refusal("survey-needs-words", 422), []);
        if (body.Replaces is not null && Words(body.Reason) is null)
            return new(new Refusal("survey-needs-reason", 422), []);
        var table = new SurveyTable(structures, edition.Regions.Select(region => region.Code).ToHashSet(), DateOnly.FromDateTime(now.ToOffset(edition.Offset).DateTime)).Read(id, file);
        if (table.Faults.Count > 0)
            return new(new Refusal("survey-has-faults", 422, new Dictionary<string, string> { ["n"] = $"{table.Faults.Count}", ["line"] = $"{table.Faults[0].Line}", ["column"] = table.Faults[0].Column is { Length: > 0 } column ? column : "–" }), table.Faults);
        var survey = new Survey
        {
            Id = id, Name = name, Source = source, Period = period, Method = method, Rows = table.Cells.Count, Withheld = table.Cells.Count(cell => cell.Persons is null),
            UploadedBy = officer.Id, UploadedAt = now, Replaces = body.Replaces,
        };
        return new(await unit.RunAsync<SurveyReceipt>(async () =>
        {
            if (body.Replaces is { } old && await WithdrawAsync(officer, old, body.Reason!.Trim(), now, cancel) is { } refusal)
                return refusal;
            unit.Context<InsightContext>().Surveys.Add(survey);
            unit.Context<InsightContext>().SurveyCells.AddRange(table.Cells);
            await PublishAsync(now, cancel);
            return new SurveyReceipt(id, survey.Rows, survey.Withheld);
        }, cancel), []);
    }

    public Task<Outcome<SurveyReceipt>> WithdrawAsync(Officer officer, Guid id, string? reason, CancellationToken cancel) => unit.RunAsync<SurveyReceipt>(async () =>
    {
        if (Words(reason) is not { } why)
            return new Refusal("survey-needs-reason", 422);
        var now = clock.GetUtcNow();
        if (await WithdrawAsync(officer, id, why, now, cancel) is { } refusal)
            return refusal;
        await PublishAsync(now, cancel);
        return new SurveyReceipt(id, 0, 0);
    }, cancel);

    async Task<Refusal?> WithdrawAsync(Officer officer, Guid id, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (await unit.Context<InsightContext>().Surveys.FindAsync([id], cancel) is not { WithdrawnAt: null } survey)
            return new Refusal("no-such-survey", 404);
        (survey.WithdrawnAt, survey.WithdrawnBy, survey.WithdrawnBecause) = (now, officer.Id, reason);
        return null;
    }

    async Task PublishAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await unit.SaveAsync(cancel);
        var insight = unit.Context<InsightContext>();
        var standing = await insight.Surveys.AsNoTracking().Where(survey => survey.WithdrawnAt == null).OrderByDescending(survey => survey.UploadedAt).Select(survey => survey.Id).ToListAsync(cancel);
        var cells = (await insight.SurveyCells.AsNoTracking().Where(cell => standing.Contains(cell.SurveyId)).ToListAsync(cancel)).ToLookup(cell => cell.SurveyId);
        var release = new Release(Guid.CreateVersion7(now), AllFlows.Labour, settings.State!, FigureSource.State, now);
        await publication.PublishAsync(release, SurveyFigures.Of(settings.State!, standing.Select(id => (IReadOnlyList<SurveyCell>)[.. cells[id]])).ToAsyncEnumerable(), cancel);
    }

    static string? Words(string? typed, int longest = LongestWords) => typed?.Trim() is { Length: > 0 } words && words.Length <= longest ? words : null;
}
