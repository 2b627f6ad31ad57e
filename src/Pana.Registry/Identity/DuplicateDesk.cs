using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Registry.Open;
using Pana.Registry.Typing;
using Pana.Screens;

namespace Pana.Registry.Identity;

/// <summary>All that belongs to the question who is who.</summary>
internal static class DuplicateDesk
{
    public static void Add(IServiceCollection services) => services
        .AddScoped<WallsAround>().AddScoped<PairSight>().AddScoped<Numbers>().AddScoped<GivenWords>().AddScoped<Verdicts>().AddScoped<Decide>()
        .AddScoped<Agree>().AddScoped<TakeApart>().AddScoped<Candidates>().AddScoped<IndexRecords>().AddScoped<CompareRecords>().AddSingleton<NameCounts>().AddScoped<NameFrequencies>()
        .AddScoped<PairViews>().AddScoped<DeskQueue>().AddScoped<IdentityOfPerson>().AddScoped<LikelyKnown>()
        .AddSingleton(provider => LikenessModel.Read(provider.GetRequiredService<RegistrySettings>().Learnt))
        .AddSingleton<CompareService>().AddHostedService(provider => provider.GetRequiredService<CompareService>())
        .AddSingleton<FillScreen>(Fill);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        DeskQueue.Map(endpoints);
        Decide.Map(endpoints);
        Agree.Map(endpoints);
        IdentityOfPerson.Map(endpoints);
        TakeApart.Map(endpoints);
        LikelyKnown.Map(endpoints);
        DeskPages.Map(endpoints);
    }

    static ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer is not null && officer.HasAny(PairSight.Desk))
            screen.Places = [.. screen.Places, new("/duplicates", screen["page.place.duplicates"],
                screen.Path.StartsWith("/duplicates", StringComparison.Ordinal))];
        return ValueTask.CompletedTask;
    }
}
