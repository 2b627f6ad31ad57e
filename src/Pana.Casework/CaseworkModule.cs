using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework.Arrival;
using Pana.Casework.Cases;
using Pana.Casework.Clocks;
using Pana.Casework.Consents;
using Pana.Casework.Inland;
using Pana.Casework.Open;
using Pana.Casework.Pages;
using Pana.Casework.Papers;
using Pana.Casework.Printing;
using Pana.Casework.Retention;
using Pana.Casework.Sealing;
using Pana.Casework.Steps;
using Pana.Casework.Stock;
using Pana.Casework.Views;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework;

/// <summary>Cases of every procedure, their steps, clocks, papers and referrals, the ledger of consents.</summary>
public static class CaseworkModule
{
    public static IServiceCollection AddCasework(this IServiceCollection services, CaseworkSettings settings)
    {
        services.AddSingleton(new NodeLaw(settings.Edition)).AddSingleton<CaseSight>().AddSingleton<FormReader>()
            .AddSingleton<DossierQueries>();
        services.AddNodeContext<CaseworkContext>();
        services.AddScoped<Dossiers>().AddScoped<Routing>().AddScoped<CaseBook>().AddScoped<TakeStep>().AddScoped<Assign>()
            .AddScoped<ConsentDesk>().AddScoped<TakeBack>().AddScoped<MeetPeople>()
            .AddScoped<CaseReader>().AddScoped<WorkReader>().AddScoped<FireTerm>()
            .AddScoped<KeptAnswers>().AddScoped<EraseAnswers>()
            .AddScoped<PaperSeals>().AddScoped<PaperNumbers>().AddScoped(scope => scope.GetRequiredService<PaperNumbers>().Door);
        services.AddSingleton(_ => new PaperPrinter()).AddHostedService(provider => provider.GetRequiredService<PaperPrinter>());
        services.AddSingleton<StockLaw>().AddScoped<Blanks>().AddScoped<MoveBlanks>().AddScoped<CountBlanks>().AddScoped<StockReader>()
            .AddScoped<PrintQueue>().AddScoped<PrintPaper>().AddScoped<PrintPortion>().AddScoped<PrintDesk>().AddScoped<ReportMisprint>().AddScoped<PrintReader>().AddScoped<BatchFile>()
            .AddSingleton<PrintRuns>().AddHostedService(provider => provider.GetRequiredService<PrintRuns>());
        services.AddSingleton<Clockwork>().AddHostedService(provider => provider.GetRequiredService<Clockwork>());
        services.AddScoped(scope => new WorkFigures(scope.GetRequiredService<CaseworkContext>(), scope.GetRequiredService<NodeLaw>(), scope.GetRequiredService<Officials>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped(scope => new CaseworkSeed(scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<Dossiers>(),
            scope.GetRequiredService<CaseBook>(), scope.GetRequiredService<NodeLaw>(), scope.GetRequiredService<FormReader>()));
        services.AddScoped(scope => new Histories(scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<NodeLaw>()));
        services.AddScoped<WhenArrived>(scope => scope.GetRequiredService<OpenIntakes>().RunAsync).AddScoped<OpenIntakes>();
        ArrivalDoor.Add(services);
        return CaseworkPages.Add(services);
    }

    public static void MapCasework(this IEndpointRouteBuilder endpoints)
    {
        CaseworkEndpoints.Map(endpoints);
        ConsentEndpoints.Map(endpoints);
        CaseworkPages.Map(endpoints);
        StockEndpoints.Map(endpoints);
        PrintEndpoints.Map(endpoints);
        ArrivalDoor.Map(endpoints);
        MeetPeople.Map(endpoints);
        MetPages.Map(endpoints);
    }
}
