using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.History;

/// <param name="Notes">One page of them.</param>
internal sealed record SourceNotesView(string? Flow, string? State, string? Kind, IReadOnlyList<(string Name, int Count)> Kinds, IReadOnlyList<SourceNote> Notes, int Page, bool HasMore);

/// <summary>What sources say of their figures: read by whoever shows a figure with the note SRC, and a page for everybody.</summary>
internal sealed class SourceNotes(InsightContext insight)
{
    const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/statistics/sources",
        async (string? flow, string? state, string? kind, int? page, SourceNotes notes, CancellationToken cancel) =>
        {
            notes.Shown = await notes.ReadAsync(AllFlows.Find(flow ?? "")?.Id, Country.Find(state ?? "")?.Alpha3, kind, PageNumber.Of(page), cancel);
            return new RazorComponentResult<SourceNotesPage>(new { });
        }).Public("Whoever uses published figures must be able to see what is to be known of them.");

    /// <summary>What the page of this request shows.</summary>
    public SourceNotesView? Shown { get; private set; }

    /// <summary>All notes of a flow that are about this series, by its codes.</summary>
    public async Task<IReadOnlyList<SourceNote>> OfAsync(Flow flow, IReadOnlyList<string> codes, string period, CancellationToken cancel)
    {
        var state = codes[flow.IndexOf(AllFlows.State.Id)];
        return [.. (await insight.SourceNotes.AsNoTracking().Where(note => note.Flow == flow.Id && note.State == state && note.Period == period).ToListAsync(cancel))
            .Where(note => IsAbout(note.Key, codes)).OrderBy(note => note.Line)];
    }

    public static IReadOnlyDictionary<string, string> FilledOf(SourceNote note) => JsonSerializer.Deserialize<Dictionary<string, string>>(note.Filled)!;

    /// <summary>A total has in it what any of its parts has.</summary>
    static bool IsAbout(string key, IReadOnlyList<string> codes) => key.Split('.').Zip(codes).All(pair => pair.First == "*" || pair.First == pair.Second || pair.Second == Flow.Total);

    async Task<SourceNotesView> ReadAsync(string? flow, string? state, string? kind, int page, CancellationToken cancel)
    {
        var all = insight.SourceNotes.AsNoTracking().Where(note => (flow == null || note.Flow == flow) && (state == null || note.State == state));
        var kinds = await all.GroupBy(note => note.Name).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        // Only a kind that there is stands in the addresses of the page.
        var asked = kinds.Find(each => each.Key == kind)?.Key;
        var notes = await all.Where(note => asked == null || note.Name == asked).OrderBy(note => note.File).ThenBy(note => note.Line).ThenBy(note => note.Name).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return new(flow, state, asked, [.. kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Count))], [.. notes.Take(PageSize)], page, notes.Count > PageSize);
    }
}
