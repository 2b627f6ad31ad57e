using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.Counting;
using Pana.Insight.Dashboards;
using Pana.Insight.Explorer;
using Pana.Insight.Flows;
using Pana.Insight.Harvest;
using Pana.Insight.Labour;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Insight.Releases;
using Pana.Insight.Serving;
using Pana.Storage;

namespace Pana.Insight;

/// <summary>Figures: counted from the record, protected before they leave, published as SDMX; harvested by the regional node.</summary>
public static class InsightModule
{
    /// <summary>What every node has: published figures and whoever reads them.</summary>
    public static IServiceCollection AddInsight(this IServiceCollection services, InsightSettings settings)
    {
        services.AddSingleton(settings).AddNodeContext<InsightContext>();
        services.AddSingleton<FlowStructures>().AddSingleton<ChunkCache>().AddScoped<Publication>();
        services.AddScoped<AnswerData>().AddScoped<AnswerAvailability>().AddScoped<AnswerStructures>().AddScoped<ActualFigures>();
        services.AddSingleton<ActualFigures.Known>().AddSingleton<KeptMessages>().AddSingleton<SdmxErrors>().AddSingleton<SortLimit>();
        services.AddScoped<LabourReader>().AddSingleton<FillScreen>(LabourEndpoints.Fill);
        ExplorerEndpoints.Add(services);
        HarvestModule.Add(services);
        return services;
    }

    /// <summary>What a node with cases of its own has besides: counting, dashboards.</summary>
    public static IServiceCollection AddCounting(this IServiceCollection services)
    {
        CountingDoor.Add(services);
        services.AddScoped<PublishedPeriods>().AddScoped<ReleaseDesk>().AddScoped<ReleaseScreen>().AddSingleton<FillScreen>(ReleasePages.Fill);
        services.AddSingleton<ReleaseClock>().AddHostedService(provider => provider.GetRequiredService<ReleaseClock>());
        services.AddSingleton(provider => new DueFigures(provider.GetRequiredService<ReleaseClock>()));
        services.AddScoped<Overview>().AddScoped<SetCapacity>().AddSingleton<FillScreen>(OverviewEndpoints.Fill);
        services.AddScoped<UploadSurvey>().AddScoped<UploadScreen>();
        return services;
    }

    public static void MapInsight(this IEndpointRouteBuilder endpoints)
    {
        SdmxEndpoints.Map(endpoints);
        ExplorerEndpoints.Map(endpoints);
        LabourEndpoints.Map(endpoints);
        HarvestModule.Map(endpoints);
    }

    public static void MapCounting(this IEndpointRouteBuilder endpoints)
    {
        ReleasePages.Map(endpoints);
        OverviewEndpoints.Map(endpoints);
        LabourEndpoints.MapUpload(endpoints);
    }
}
