using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Casework.Stock.Pages;
using Pana.Kernel;

namespace Pana.Casework.Stock;

internal static class StockEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/stock", (Officer officer, StockReader reader, CancellationToken cancel) => reader.ReadAsync(officer, cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/received", async (ReceivedBlanks body, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            Answers.Of(await stock.ReceiveAsync(officer, body, cancel))).Produces<StockReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/moved", async (MovedBlanks body, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            Answers.Of(await stock.MoveAsync(officer, body, cancel))).Produces<StockReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/spoilt", async (EndedBlanks body, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            Answers.Of(await stock.EndAsync(officer, body, BlankEnd.Spoilt, cancel))).Produces<StockReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/lost", async (EndedBlanks body, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            Answers.Of(await stock.EndAsync(officer, body, BlankEnd.Lost, cancel))).Produces<StockReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/counts", async (CountedBlanks body, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            Answers.Of(await counts.FirstAsync(officer, body, cancel))).Produces<CountReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/counts/{id:guid}/second", async (Guid id, SecondCount body, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            Answers.Of(await counts.SecondAsync(officer, id, body, cancel))).Produces<CountReceipt>().Allow(Function.Asylum);
        endpoints.MapPost("/api/stock/counts/{id:guid}/explained", async (Guid id, Explanation body, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            Answers.Of(await counts.ExplainAsync(officer, id, body, cancel))).Produces<CountReceipt>().Allow(Function.Asylum);

        endpoints.MapGet("/stock", async (Officer officer, StockReader reader, NodeLaw law, CancellationToken cancel) => CaseworkPages.Page<StockPage>(new
        {
            View = await reader.ReadAsync(officer, cancel),
            Units = law.Edition.Units.Where(each => each.Authority == officer.Authority && each.Code != officer.Unit).Select(each => (each.Code, Name: each.Name)).ToList(),
        })).Allow(Function.Asylum);
        endpoints.MapPost("/stock/received", (HttpRequest request, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            PostAsync(request, form => stock.ReceiveAsync(officer, new(form["received-paper"], form["received-first"], Number(form["received-count"])), cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/moved", (HttpRequest request, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            PostAsync(request, form => stock.MoveAsync(officer, new(form["moved-first"], Number(form["moved-count"]), form["moved-unit"]), cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/spoilt", (HttpRequest request, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            PostAsync(request, form => stock.EndAsync(officer, Ended(form, "spoilt"), BlankEnd.Spoilt, cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/lost", (HttpRequest request, Officer officer, MoveBlanks stock, CancellationToken cancel) =>
            PostAsync(request, form => stock.EndAsync(officer, Ended(form, "lost"), BlankEnd.Lost, cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/counts", (HttpRequest request, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            PostAsync(request, form => counts.FirstAsync(officer, new(form["counted-paper"], Number(form["counted-count"])), cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/counts/{id:guid}/second", (Guid id, HttpRequest request, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            PostAsync(request, form => counts.SecondAsync(officer, id, new(Number(form["counted"])), cancel), cancel)).Allow(Function.Asylum);
        endpoints.MapPost("/stock/counts/{id:guid}/explained", (Guid id, HttpRequest request, Officer officer, CountBlanks counts, CancellationToken cancel) =>
            PostAsync(request, form => counts.ExplainAsync(officer, id, new(form["reason"]), cancel), cancel)).Allow(Function.Asylum);
    }

    static EndedBlanks Ended(IFormCollection form, string act) => new(form[$"{act}-first"], Number(form[$"{act}-count"]), form[$"{act}-reason"]);

    static async Task<IResult> PostAsync<T>(HttpRequest request, Func<IFormCollection, Task<Outcome<T>>> act, CancellationToken cancel) =>
        Answers.Then(await act(await request.ReadFormAsync(cancel)), _ => "/stock");

    internal static long? Number(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
