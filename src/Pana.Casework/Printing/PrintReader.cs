using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Stock;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Printing;

/// <summary>The queue and the batches of the official's unit.</summary>
internal sealed class PrintReader(CaseworkContext casework, PrintQueue queue, Officials officials, StockLaw kinds, ScreenContext screen)
{
    const int OnPage = 100, NewestBatches = 20;

    public async Task<PrintsView> ReadAsync(Officer officer, CancellationToken cancel)
    {
        var waiting = queue.Of(officer).AsNoTracking();
        var counts = await waiting.GroupBy(each => each.Paper.Paper).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancel);
        var blanks = await casework.Blanks.Where(range => range.Authority == officer.Authority && range.Unit == officer.Unit).GroupBy(range => range.Paper)
            .Select(same => new { same.Key, Count = same.Sum(range => range.Last - range.First + 1) }).ToDictionaryAsync(each => each.Key, each => each.Count, cancel);
        var batches = await casework.Batches.AsNoTracking().Where(batch => batch.Authority == officer.Authority && batch.Unit == officer.Unit)
            .OrderByDescending(batch => batch.StartedAt).Take(NewestBatches).ToListAsync(cancel);
        return new([.. kinds.Kinds.Select(kind => new QueueLine(kind.Kind, Title(kind.Kind), counts.GetValueOrDefault(kind.Key), blanks.GetValueOrDefault(kind.Kind)))],
            [.. (await waiting.Take(OnPage).ToListAsync(cancel)).Select(each =>
                new WaitingLine(each.Paper.Id, each.Case.Id, Title(kinds.KindOf(each.Paper)), each.Paper.Number, each.Paper.GivenAt))],
            await LinesAsync(batches, cancel));
    }

    /// <summary>Null where the unit has no such batch.</summary>
    public async Task<BatchView?> BatchAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (await casework.Batches.AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id && batch.Authority == officer.Authority && batch.Unit == officer.Unit, cancel) is not { } batch)
            return null;
        var items = await casework.Prints.AsNoTracking().Where(item => item.BatchId == id).OrderBy(item => item.Position).ToListAsync(cancel);
        return new((await LinesAsync([batch], cancel))[0],
            [.. items.Select(item => new PrintLine(item.Position + 1, item.PaperId, item.CaseId, $"{item.State}", item.Blank, item.Refusal))]);
    }

    async Task<IReadOnlyList<BatchLine>> LinesAsync(IReadOnlyList<PrintBatch> batches, CancellationToken cancel)
    {
        var ids = batches.Select(batch => batch.Id).ToList();
        var states = (await casework.Prints.Where(item => ids.Contains(item.BatchId)).GroupBy(item => new { item.BatchId, item.State })
            .Select(same => new { same.Key.BatchId, same.Key.State, Count = same.Count() }).ToListAsync(cancel)).ToDictionary(each => (each.BatchId, each.State), each => each.Count);
        var names = await officials.FindAllAsync([.. batches.Select(batch => batch.Official).Distinct()], cancel);
        return [.. batches.Select(batch => new BatchLine(batch.Id, Title(batch.Paper), names.TryGetValue(batch.Official, out var official) ? official.Name : "", batch.StartedAt,
            batch.EndedAt, batch.Stopped, batch.Total, Of(batch.Id, PrintState.Printed), Of(batch.Id, PrintState.Waits), Of(batch.Id, PrintState.Refused), Of(batch.Id, PrintState.Misprinted)))];

        int Of(Guid id, PrintState state) => states.GetValueOrDefault((id, state));
    }

    string Title(string kind) => kinds.Find(kind) is { } paper ? screen[LabelKeys.Of(paper)] : kind;
}
