using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Stock;

/// <summary>Blanks come into a unit's stock, go to another unit, are spoilt or lost before anything was printed on them.</summary>
internal sealed class MoveBlanks(UnitOfWork unit, CaseworkContext casework, Blanks blanks, StockLaw kinds, NodeLaw law, TimeProvider clock)
{
    /// <summary>Blanks in one delivery.</summary>
    const long Most = 1_000_000;

    /// <summary>Blanks that are spoilt or lost at once: each becomes a row of its own.</summary>
    const long MostEnded = 1_000;

    public const int LongestReason = 300;

    /// <summary>Whoever receives is alone with all stocks of the node, so that no number comes into it twice.</summary>
    static readonly Guid WholeStock = new("7a1f6b52-0c0e-4d3e-9a51-50414e41424c");

    public Task<Outcome<StockReceipt>> ReceiveAsync(Officer officer, ReceivedBlanks body, CancellationToken cancel) => unit.RunAsync<StockReceipt>(async () =>
    {
        if (kinds.Find(body.Paper) is not { } kind)
            return new Refusal("no-such-blank-kind", 422);
        if (Numbers(body.First, body.Count, Most, out var first, out var count) is { } wrong)
            return wrong;
        await unit.LockAsync([WholeStock], cancel);
        var last = first.Number + count - 1;
        if (await casework.Blanks.AnyAsync(range => range.Series == first.Series && range.First <= last && range.Last >= first.Number, cancel)
            || await casework.SpentBlanks.AnyAsync(spent => spent.Series == first.Series && spent.Number <= last && spent.Number >= first.Number, cancel))
            return new Refusal("blanks-known-already");
        Put(kind.Kind, first, count, officer.Authority, officer.Unit);
        blanks.Record(officer, MovementKind.Received, kind.Kind, first, count, null);
        return new StockReceipt(kind.Kind, first.Through(count), count);
    }, cancel);

    public Task<Outcome<StockReceipt>> MoveAsync(Officer officer, MovedBlanks body, CancellationToken cancel) => unit.RunAsync<StockReceipt>(async () =>
    {
        if (law.Edition.Units.FirstOrDefault(each => each.Code == body.Unit) is not { } target || target.Code == officer.Unit && target.Authority == officer.Authority)
            return new Refusal("no-such-unit", 422);
        if (Numbers(body.First, body.Count, Most, out var first, out var count) is { } wrong)
            return wrong;
        var taken = await blanks.TakeAsync(officer, null, first, count, cancel);
        if (taken.Refusal is { } refusal)
            return refusal;
        Put(taken.Value, first, count, target.Authority, target.Code);
        blanks.Record(officer, MovementKind.Moved, taken.Value, first, count, null, (target.Authority, target.Code));
        return new StockReceipt(taken.Value, first.Through(count), count);
    }, cancel);

    public Task<Outcome<StockReceipt>> EndAsync(Officer officer, EndedBlanks body, BlankEnd end, CancellationToken cancel) => unit.RunAsync<StockReceipt>(async () =>
    {
        if (body.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
            return new Refusal("blanks-need-reason", 422);
        if (Numbers(body.First, body.Count ?? 1, MostEnded, out var first, out var count) is { } wrong)
            return wrong;
        var ended = await blanks.SpendAsync(officer, null, first, count, end, reason, null, cancel);
        return ended.Refusal is { } refusal ? refusal : new StockReceipt(ended.Value, first.Through(count), count);
    }, cancel);

    static Refusal? Numbers(string? text, long? asked, long most, out BlankNumber first, out long count)
    {
        count = asked ?? 0;
        if (!BlankNumber.TryParse(text, out first))
            return new Refusal("blank-not-understood", 422);
        return count < 1 || count > most || !first.HasRoomFor(count)
            ? new Refusal("blanks-count-not-understood", 422, new Dictionary<string, string> { ["most"] = $"{most}" }) : null;
    }

    void Put(string paper, BlankNumber first, long count, string authority, string place) => casework.Blanks.Add(new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()), Paper = paper, Series = first.Series, First = first.Number, Last = first.Number + count - 1, Width = first.Width,
        Authority = authority, Unit = place,
    });
}
