using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Pana.Access.Open;
using Pana.Screens;

namespace Pana.Insight.Harvest;

/// <param name="Lines">One page of them.</param>
internal sealed record MirrorsView(MirrorPair Pair, IReadOnlyList<MirrorLine> Lines, int Page, bool HasMore);

internal static class MirrorPages
{
    const string Reason = "Published figures, compared with each other.";
    const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statistics/mirrors", async (string? pair, int? page, Mirrors mirrors, HarvestScreen screen, CancellationToken cancel) =>
        {
            var (asked, number) = (Find(pair), PageNumber.Of(page));
            var lines = await mirrors.ReadAsync(asked, cancel);
            screen.Mirrors = new(asked, [.. lines.Skip(number * PageSize).Take(PageSize)], number, lines.Count > (number + 1) * PageSize);
            return new RazorComponentResult<MirrorsPage>(new { });
        }).Public(Reason);
        endpoints.MapGet("/statistics/mirrors.csv", async (Mirrors mirrors, CancellationToken cancel) =>
        {
            var text = new StringBuilder("pair,reporting_state,origin,period,pop_type,count_unit,first,second,asymmetry\n");
            foreach (var pair in MirrorPair.All)
                foreach (var line in await mirrors.ReadAsync(pair, cancel))
                    text.Append(CultureInfo.InvariantCulture,
                        $"{pair.Name},{line.State},{line.Origin},{line.Period},{line.PopulationType},{line.Unit},{line.One:0.##},{line.Other:0.##},{line.Asymmetry:0.###}\n");
            return TypedResults.Text(text.ToString(), "text/csv; charset=utf-8");
        }).PublicFile(Reason);
    }

    static MirrorPair Find(string? name) => MirrorPair.All.FirstOrDefault(pair => pair.Name == name) ?? MirrorPair.All[0];
}
