using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>What the public pages show.</summary>
internal sealed class LeafletScreen
{
    public LeafletView? Leaflet { get; set; }

    /// <summary>Address of the leaflet in the language that the telephone asks for.</summary>
    public string Address { get; set; } = "";

    public bool IsUnknownLanguage { get; set; }
}

/// <summary>
/// For whoever arrives: rights, duties, what comes next, who helps; without a sign-in, on any telephone, on paper.
/// </summary>
internal static class Leaflets
{
    const string Reason = "Whoever arrives reads their rights, in their language, without an account.";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/leaflet", (HttpRequest request, LeafletScreen view, ScreenContext screen) =>
            Show(request, view, screen, screen.Language))
            .Public(Reason);
        endpoints.MapGet("/leaflet/{language}",
            (string language, HttpRequest request, LeafletScreen view, ScreenContext screen) =>
        {
            view.IsUnknownLanguage = Language.Find(language) is null;
            return Show(request, view, screen, Language.Find(language) ?? screen.Language);
        }).Public(Reason);
        endpoints.MapGet("/poster", (HttpRequest request, LeafletScreen view) =>
        {
            view.Address = $"{request.Scheme}://{request.Host}/leaflet";
            return CaseworkPages.Page<PosterPage>(new { });
        }).Public(Reason);
    }

    static IResult Show(HttpRequest request, LeafletScreen view, ScreenContext screen, Language language)
    {
        screen.Language = language;
        view.Leaflet = LeafletWords.View(screen, language,
            $"{request.Scheme}://{request.Host}/leaflet/{language.Code}");
        return CaseworkPages.Page<LeafletPage>(new { }, view.IsUnknownLanguage ? StatusCodes.Status404NotFound
            : StatusCodes.Status200OK);
    }
}
