using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Casework.Papers.Pages;

/// <summary>A paper as it is printed for the person. Prints <c>•••</c>.</summary>
/// <param name="Sheet">Written by the template; every value in it is encoded.</param>
/// <param name="IsWalled">It must not lie about: the page says so.</param>
public sealed record PaperPageView(Guid Id, Guid CaseId, string Title, MarkupString Sheet, bool IsWalled)
{
    public override string ToString() => "•••";
}

/// <summary>A paper on the screen and as a PDF: the same walls, the same gate, the same record of reading.</summary>
internal static class PaperPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/papers/{id:guid}", ShowAsync).WithPicturesInside().Allow(CaseworkEndpoints.Workers);
        endpoints.MapGet("/papers/{id:guid}/pdf", PrintAsync).Allow(CaseworkEndpoints.Workers);
    }

    static async Task<IResult> ShowAsync(Guid id, Officer officer, PaperAccess papers, PaperContents contents, PaperPrinter printer, CancellationToken cancel)
    {
        var (refusal, found) = await papers.FindAsync(officer, id, cancel);
        if (found is null)
            return Answers.Refused(refusal!);
        printer.Warm();
        var sheet = PaperSheet.Of(found, await contents.ReadAsync(officer, found, cancel));
        return CaseworkPages.Page<PaperPage>(new
        {
            View = new PaperPageView(id, found.Case.Id, contents.Title(found), new MarkupString(sheet), !found.Kind.IsForEveryEye),
        });
    }

    /// <summary>The file's name is the same for every paper: it stays in the list of downloads.</summary>
    static async Task<IResult> PrintAsync(Guid id, Officer officer, PaperAccess papers, PaperContents contents, PaperPrinter printer, ScreenContext screen, CancellationToken cancel)
    {
        var (refusal, found) = await papers.FindAsync(officer, id, cancel);
        if (found is null)
            return Answers.Refused(refusal!);
        if (!printer.HasBrowser)
            return Answers.Refused(PaperPrinter.NoBrowser);
        var sheet = PaperSheet.Of(found, await contents.ReadAsync(officer, found, cancel));
        var (failed, pdf) = await printer.PrintAsync(PaperSheet.Document(sheet, contents.Languages(found)[0], contents.Title(found)), cancel);
        return failed is null ? Results.File(pdf!, "application/pdf", "paper.pdf") : Answers.Refused(failed);
    }
}
