using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>The border guard's post, and what an arrival reads.</summary>
internal static class ArrivalDoor
{
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddScoped<ArrivalLists>().AddScoped<ArrivalScreen>().AddScoped<Intake>().AddScoped<PostList>()
            .AddScoped<PostScreen>()
        .AddScoped<SlipScreen>().AddScoped<Talk>().AddScoped<TalkScreen>().AddScoped<Profiling>()
            .AddScoped<ProfilesScreen>()
        .AddScoped<LeafletScreen>().AddSingleton<FillScreen>(Fill);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ArrivalPages.Map(endpoints);
        Intake.Map(endpoints);
        PostList.Map(endpoints);
        ExplainLater.Map(endpoints);
        Slips.Map(endpoints);
        Talk.Map(endpoints);
        Profiling.Map(endpoints);
        Leaflets.Map(endpoints);
    }

    static ValueTask Fill(ScreenContext screen, Officer? officer, Microsoft.AspNetCore.Http.HttpContext context)
    {
        if (officer is not null && officer.Has(Function.Border))
            screen.Places = [.. screen.Places,
                new("/arrivals", screen["arrivals.title"],
                screen.Path.StartsWith("/arrivals", StringComparison.Ordinal))];
        return ValueTask.CompletedTask;
    }
}
