using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.History;
using Pana.Insight.Open;

namespace Pana.Insight.Harvest;

/// <summary>All that belongs to figures of others: taken from members, compared, imported.</summary>
internal static class HarvestModule
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<HarvestClient>().AddScoped<ReadFigures>().AddScoped<HarvestMember>().AddScoped<SignOff>().AddScoped<HarvestViews>().AddScoped<HarvestScreen>().AddScoped<Mirrors>()
        .AddSingleton<HarvestService>().AddHostedService(provider => provider.GetRequiredService<HarvestService>()).AddSingleton<FillScreen>(HarvestPages.Fill)
        .AddScoped(scope => new Harvests(scope.GetRequiredService<HarvestService>(), scope.GetRequiredService<HarvestViews>(), scope.GetRequiredService<SignOff>(),
            scope.GetRequiredService<InsightSettings>(), scope.GetRequiredService<InsightContext>(), scope.GetRequiredService<TimeProvider>()))
        .AddScoped<SourceNotes>().AddScoped<ImportUnhcr>().AddScoped(scope => new UnhcrHistory(scope.GetRequiredService<ImportUnhcr>()));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        HarvestPages.Map(endpoints);
        MirrorPages.Map(endpoints);
        SourceNotes.Map(endpoints);
    }

    public static void Model(ModelBuilder builder)
    {
        builder.Entity<HarvestAttempt>();
        builder.Entity<HarvestedFlow>().HasKey(flow => new { flow.State, flow.Flow });
        builder.Entity<Submission>();
        builder.Entity<SourceNote>();
    }
}
