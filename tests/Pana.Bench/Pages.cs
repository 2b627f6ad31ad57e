using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>How long an official waits for the page of a case and for the list of their work.</summary>
internal static class Pages
{
    const int WarmUp = 60;

    public static async Task<int> RunAsync(Town town, Options options)
    {
        var (requests, clients) = (options.Number("requests", 400), options.Number("readers", 1));
        var officers = await town.OfficersAsync(Function.Asylum);
        var cases = await CasesAsync(town, officers[0].Authority, requests + WarmUp);
        Table.Head("database", "persons", "cases", "readers", "page", "requests", "p50 ms", "p95 ms");
        foreach (var (page, paths) in new[]
        {
            ("case page, node just started", cases.Select(id => $"/cases/{id}").ToArray()),
            ("case page", [.. cases.Select(id => $"/cases/{id}")]),
            ("work list", Enumerable.Repeat("/work", requests + WarmUp).ToArray()),
            ("/api/cases/{id}", [.. cases.Select(id => $"/api/cases/{id}")]),
            ("/api/work", Enumerable.Repeat("/api/work", requests + WarmUp).ToArray()),
        })
        {
            var took = await Task.WhenAll(Enumerable.Range(0, clients).Select(async i =>
            {
                using var browser = town.As(officers[i % officers.Count]);
                var mine = new List<double>();
                foreach (var path in paths.Where((_, index) => index % clients == i))
                {
                    var clock = Stopwatch.StartNew();
                    using var answer = await browser.GetAsync(path);
                    await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                    mine.Add(clock.Elapsed.TotalMilliseconds);
                }
                return mine.Skip(WarmUp / clients);
            }));
            var measured = new Measured(took.SelectMany(each => each));
            Table.Row(options.Database, town.Persons, town.Cases, clients, page, measured.Count, measured.Percentile(50), measured.Percentile(95));
        }
        return 0;
    }

    /// <summary>Cases of the authority, spread over all that it ever had.</summary>
    static async Task<List<Guid>> CasesAsync(Town town, string authority, int count)
    {
        await using var database = town.Database();
        await using var unit = new UnitOfWork(database);
        var all = await unit.Context<CaseworkContext>().Cases.Where(each => each.Holders == authority && each.HeadSequence > 2).Select(each => each.Id).ToListAsync();
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)])];
    }
}
