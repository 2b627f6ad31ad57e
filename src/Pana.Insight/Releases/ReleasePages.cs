using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Disclosure;
using Pana.Insight.Counting;
using Pana.Kernel;
using Pana.Screens;
using Pana.Sdmx;

namespace Pana.Insight.Releases;

/// <summary>A table that was withheld, in words of the lists of codes.</summary>
/// <param name="Sentences">Why, one for each finding; without figures, since those are true ones.</param>
internal sealed record WithheldView(string Flow, string Period, IReadOnlyList<string> Sentences);

internal sealed class ReleaseScreen
{
    public IReadOnlyList<ReleaseRun> Runs { get; set; } = [];

    /// <summary>Of the last run.</summary>
    public IReadOnlyList<WithheldView> Withheld { get; set; } = [];

    public bool IsCounted { get; set; }
}

/// <summary>When the state's figures were published, which tables were withheld and why; and publishing before it is due.</summary>
internal static class ReleasePages
{
    /// <summary>Whoever answers for the state's figures.</summary>
    static readonly Function[] Officials = [Function.Coordinator];

    const int Shown = 24, SentencesShown = 12;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/releases", async (InsightContext insight, CountedCells cells, ReleaseScreen view, ScreenContext screen, Flows.FlowStructures names, CancellationToken cancel) =>
        {
            view.Runs = await insight.Runs.AsNoTracking().OrderByDescending(run => run.CountedDay).Take(Shown).ToListAsync(cancel);
            view.IsCounted = await cells.AreUpToDateAsync(cancel);
            if (view.Runs is [var last, ..])
                view.Withheld = [.. (await insight.Withheld.AsNoTracking().Where(table => table.RunId == last.Id).OrderBy(table => table.Flow).ThenBy(table => table.Period)
                    .ToListAsync(cancel)).Select(table => ViewOf(table, screen, names))];
            return new RazorComponentResult<ReleasesPage>(new { });
        }).Allow(Officials);
        endpoints.MapPost("/releases", async (Officer officer, CountingService counting, ReleaseDesk desk, CancellationToken cancel) =>
        {
            await counting.RunAsync(cancel);
            return Answers.Then<string>(await desk.RunAsync(officer.Id, cancel) is null ? new Refusal("figures-not-counted", 409) : "/releases", address => address);
        }).Allow(Officials);
    }

    public static ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer?.HasAny(Officials) is true)
            screen.Places = [.. screen.Places, new("/releases", screen["releases.place"], screen.Path.StartsWith("/releases", StringComparison.Ordinal))];
        return ValueTask.CompletedTask;
    }

    static WithheldView ViewOf(WithheldTable table, ScreenContext screen, Flows.FlowStructures names)
    {
        var flow = Flows.AllFlows.Find(table.Flow)!;
        var findings = JsonSerializer.Deserialize<List<Finding>>(table.Findings)!;
        return new(names.ArtefactOf(flow).Names.Best([screen.Language.Code, "ru"]) ?? flow.Id, table.Period, [.. findings.Take(SentencesShown).Select(finding => screen[$"releases.finding.{finding.Kind}",
            ("figure", string.Join(" · ", finding.Codes.Select((code, at) => (code, at)).Where(each => each.code != Flows.Flow.Total).Select(each => names.NameOf(flow.Dimensions[each.at].Codelist, each.code, screen.Language.Code)))),
            ("dimension", finding.Dimension is { } along ? NameOf(along, names, screen) : "")])]);
    }

    static string NameOf(string dimension, Flows.FlowStructures names, ScreenContext screen) =>
        names.Set.All.OfType<ConceptScheme>().SelectMany(scheme => scheme.Concepts).First(concept => concept.Id == dimension).Names.Best([screen.Language.Code, "ru"]) ?? dimension;
}
