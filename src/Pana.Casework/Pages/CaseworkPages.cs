using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework.Glass;
using Pana.Casework.Papers;
using Pana.Casework.Papers.Pages;

namespace Pana.Casework.Pages;

/// <summary>The pages of the module. Each is filled before it is rendered; what a page may show is decided by the readers, never by it.</summary>
internal static class CaseworkPages
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<CaseDiagrams>().AddScoped<CaseScreen>().AddScoped<Drafts>().AddScoped<StepPeople>().AddScoped<StepScreen>()
        .AddScoped<PersonScreen>().AddScoped<Lodging>().AddScoped<UnitCases>().AddScoped<IncomingReferrals>().AddScoped<Wards>()
        .AddScoped<CaseSearch>().AddScoped<Handbook>().AddScoped<PaperAccess>().AddScoped<PaperAnswers>().AddScoped<PaperContents>().AddScoped<BreakGlass>().AddScoped<GlassReader>().AddScoped<OwnReadings>()
        .AddSingleton<FillScreen>(CaseworkPlaces.Fill);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        CasePages.Map(endpoints);
        StepPages.Map(endpoints);
        PersonPages.Map(endpoints);
        LodgePages.Map(endpoints);
        WorkPages.Map(endpoints);
        ReferralPages.Map(endpoints);
        ChildPages.Map(endpoints);
        SearchPages.Map(endpoints);
        HandbookPages.Map(endpoints);
        PaperPages.Map(endpoints);
        GlassEndpoints.Map(endpoints);
    }

    /// <summary>Words of a sentence as the name of a field.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    public static IResult Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new RazorComponentResult<T>(parameters) { StatusCode = status };
}
