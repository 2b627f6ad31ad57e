using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>Search of persons by any spelling, and of a case by its number. Posted, since names stay out of addresses.</summary>
internal static class SearchPages
{
    static readonly Function[] Readers = [.. PersonFiles.Readers];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search", () => CaseworkPages.Page<SearchPage>(new { Text = "" })).Allow(Readers);
        endpoints.MapPost("/search", async (HttpRequest request, Officer officer, CaseSearch search, CancellationToken cancel) =>
            await search.RunAsync(officer, await request.ReadFormAsync(cancel), cancel)).Allow(Readers);
    }
}

internal sealed class CaseSearch(
    CaseworkContext casework, Dossiers dossiers, CaseSight sight, CaseReader cases, PersonFiles files, ScreenContext screen)
{
    /// <summary>The answer leaves at a whole multiple of it: how long it takes does not tell whether a number exists (protection.md 7).</summary>
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public async Task<IResult> RunAsync(Officer officer, IFormCollection form, CancellationToken cancel)
    {
        var (text, year, place) = (form["q"].ToString().Trim(), form["year"].ToString().Trim(), form["place"].ToString().Trim());
        var start = Stopwatch.GetTimestamp();
        var line = await CaseAsync(officer, text, cancel);
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
        var found = await files.FindAsync(officer, new(text,
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var born) ? born : null) { Place = place }, cancel);
        return CaseworkPages.Page<SearchPage>(new
        {
            Text = text, Year = year, Place = place, Case = line, Found = found.IsRefused ? null : found.Value,
            Refusal = found.Refusal is { } refusal ? screen.Sentence(refusal) : null,
        }, found.Refusal?.Status ?? StatusCodes.Status200OK);
    }

    async Task<CaseLine?> CaseAsync(Officer officer, string text, CancellationToken cancel)
    {
        if (!CaseNumber.TryParse(text, out var number))
            return null;
        var wanted = $"{number}";
        var id = await casework.Cases.Where(row => row.Number == wanted).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
        var dossier = await dossiers.LoadAsync(id is { } known ? await dossiers.PersonOfAsync(known) ?? known : Guid.Empty, cancel);
        return id is not null && dossier.Cases[id.Value] is var row
            && sight.Of(officer, row, dossier.Cases.Values, dossier.Members) is var level and > SightLevel.None ? cases.Line(row, level) : null;
    }
}
