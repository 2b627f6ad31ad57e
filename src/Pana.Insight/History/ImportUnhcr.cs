using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Insight.History;

/// <summary>
/// UNHCR's six files become published figures of source UNHCR. They are read whole before anything is written, and written as one. What was published of
/// them already stays untouched where it is the same. It is public already, so that it does not go through disclosure control again: whoever can be
/// found in it was found before, and our noise would only make it wrong.
/// </summary>
internal sealed class ImportUnhcr(UnitOfWork unit, InsightContext insight, Publication publication, FlowStructures structures, TimeProvider clock)
{
    static readonly Flow[] s_flows = [AllFlows.Stock, AllFlows.AsylumApplications, AllFlows.AsylumDecisions, AllFlows.Solutions, AllFlows.Migration];

    static readonly IReadOnlySet<string> s_source = new HashSet<string> { UnhcrCodes.Source };

    public async Task<Outcome<HistoryReport>> RunAsync(string folder, CancellationToken cancel)
    {
        var (reader, figures, notes) = (new UnhcrReader(structures), new HistoryFigures(), new HistoryNotes());
        var sheets = new Dictionary<UnhcrFile, List<UnhcrRow>>();
        foreach (var file in (UnhcrFile[])[UnhcrFile.Population, UnhcrFile.Demographics, UnhcrFile.Applications, UnhcrFile.Decisions, UnhcrFile.Solutions, UnhcrFile.Displacements])
        {
            var rows = reader.Read(folder, file);
            if (rows.Refusal is { } refusal)
                return refusal;
            sheets[file] = rows.Value;
        }
        if (reader.Faults.Count > 0)
            return new HistoryReport([], [], 0, 0, 0, reader.Faults);
        new StockHistory(figures, notes).Add(sheets[UnhcrFile.Population], sheets[UnhcrFile.Demographics]);
        var asylum = new AsylumHistory(figures, notes);
        asylum.AddApplications(sheets[UnhcrFile.Applications]);
        asylum.AddDecisions(sheets[UnhcrFile.Decisions]);
        var movements = new MovementHistory(figures, notes);
        movements.AddSolutions(sheets[UnhcrFile.Solutions]);
        movements.AddDisplacements(sheets[UnhcrFile.Displacements]);
        foreach (var (file, count) in reader.Powers)
            notes.Count("power-of-ten", file, count);
        foreach (var (file, count) in reader.EmptyCells)
            notes.Count("empty-cell", file, count);
        var written = await unit.RunAsync<(int Published, int Unchanged)>(async () => await WriteAsync(figures, notes, cancel), cancel);
        return written.Refusal is { } busy ? busy : new HistoryReport(
            [.. notes.Counts.OrderBy(each => each.Key.Name, StringComparer.Ordinal).ThenBy(each => each.Key.File, StringComparer.Ordinal)
                .Select(each => new HistoryCount(each.Key.Name, each.Key.File, each.Value))],
            [.. notes.All.Select(note => new HistoryFinding(note.File, note.Line, note.Name, note.Filled))],
            figures.Count, written.Value.Published, written.Value.Unchanged, []);
    }

    async Task<(int Published, int Unchanged)> WriteAsync(HistoryFigures figures, HistoryNotes notes, CancellationToken cancel)
    {
        var (published, unchanged, now) = (0, 0, clock.GetUtcNow());
        foreach (var flow in s_flows)
        {
            var standing = await StandingAsync(flow, cancel);
            // A state that is in the files no more has no figures of this source any more.
            foreach (var state in figures.Tables.Where(table => table.Flow == flow).Select(table => table.State).Union(standing.Keys).Order(StringComparer.Ordinal))
            {
                var fresh = figures.Of(flow, state).ToList();
                if (IsSame(fresh, standing.GetValueOrDefault(state, [])))
                {
                    unchanged++;
                    continue;
                }
                await publication.PublishAsync(new(Guid.CreateVersion7(now), flow, state, UnhcrCodes.Source, now), EachOf(fresh, cancel), cancel);
                published++;
            }
        }
        await insight.SourceNotes.Where(note => note.Source == UnhcrCodes.Source).ExecuteDeleteAsync(cancel);
        insight.SourceNotes.AddRange(notes.All.Select(note => HistoryNotes.ToRow(note, now)));
        return (published, unchanged);
    }

    async Task<Dictionary<string, Dictionary<string, (double?, string?)>>> StandingAsync(Flow flow, CancellationToken cancel)
    {
        var (standing, at) = (new Dictionary<string, Dictionary<string, (double?, string?)>>(), flow.IndexOf(AllFlows.State.Id));
        var question = new FigureQuestion(flow) { Codes = new Dictionary<string, IReadOnlySet<string>> { [AllFlows.Source.Id] = s_source } };
        await foreach (var figure in publication.ReadAsync(question, cancel))
        {
            if (!standing.TryGetValue(figure.Codes[at], out var state))
                standing[figure.Codes[at]] = state = [];
            state[KeyOf(figure)] = (figure.Value, figure.Note);
        }
        return standing;
    }

    static bool IsSame(List<Figure> fresh, Dictionary<string, (double?, string?)> standing) => fresh.Count == standing.Count
        && fresh.TrueForAll(figure => standing.TryGetValue(KeyOf(figure), out var was) && was == (figure.Value, figure.Note));

    static string KeyOf(Figure figure) => $"{string.Join('.', figure.Codes)}:{figure.Period}";

    static async IAsyncEnumerable<Figure> EachOf(IEnumerable<Figure> figures, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var figure in figures)
        {
            cancel.ThrowIfCancellationRequested();
            yield return figure;
        }
        await ValueTask.CompletedTask;
    }
}
