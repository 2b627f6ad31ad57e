using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Papers;
using Pana.Kernel;

namespace Pana.Casework.Printing;

/// <summary>
/// The printed papers of a batch as one file for the printer, in the order of their blanks. It is made anew whenever somebody asks for it and lies
/// nowhere; each paper in it passes the gate and is written down as read.
/// </summary>
internal sealed class BatchFile(CaseworkContext casework, PaperAccess papers, PaperContents contents, PaperPrinter printer)
{
    public async Task<Outcome<byte[]>> RunAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!await casework.Batches.AnyAsync(batch => batch.Id == id && batch.Authority == officer.Authority && batch.Unit == officer.Unit, cancel))
            return new Refusal("no-such-batch", 404);
        if (!printer.HasBrowser)
            return PaperPrinter.NoBrowser;
        var printed = await casework.Prints.AsNoTracking().Where(item => item.BatchId == id && item.State == PrintState.Printed)
            .OrderBy(item => item.Position).Select(item => item.PaperId).ToListAsync(cancel);
        var sheets = new List<string>();
        FoundPaper? last = null;
        foreach (var paper in printed)
            if ((await papers.FindAsync(officer, paper, cancel)).Found is { } found)
                sheets.Add(PaperSheet.Of(last = found, await contents.ReadAsync(officer, found, cancel)));
        if (last is null)
            return new Refusal("nothing-printed");
        var (failed, pdf) = await printer.PrintAsync(PaperSheet.Document(string.Concat(sheets), contents.Languages(last)[0], contents.Title(last)), cancel, sheets.Count);
        return failed is null ? pdf! : failed;
    }
}
