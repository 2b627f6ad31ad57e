using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Registry.Arrivals;
using Pana.Registry.Evidence;
using Pana.Registry.Identity;
using Pana.Registry.Import;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Registry.Portraits;
using Pana.Registry.Register;
using Pana.Registry.Typing;
using Pana.Storage;

namespace Pana.Registry;

/// <summary>Persons, families and groups, and what they show for themselves.</summary>
public static class RegistryModule
{
    public static IServiceCollection AddRegistry(this IServiceCollection services, RegistrySettings settings)
    {
        services.AddSingleton(settings).AddSingleton<LocalDay>().AddSingleton<Tokens>()
            .AddScoped<Sight>().AddScoped<Faces>().AddScoped<Families>().AddScoped<Enrolment>()
            .AddScoped<RegisterArrival>().AddScoped<GivenAnswers>().AddScoped<AddPerson>().AddScoped<CorrectPerson>().AddScoped<FindPersons>()
            .AddScoped<ReadFile>().AddScoped<CorrectPlace>()
            .AddScoped<EvidenceList>().AddScoped<UploadEvidence>().AddScoped<DownloadEvidence>().AddScoped<Scopes>();
        services.AddScoped<FileCheck>().AddScoped<ImportPersons>().AddScoped(scope => new Imports(
            scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<ImportPersons>(), scope.GetRequiredService<CompareService>()));
        DuplicateDesk.Add(services);
        PortraitPages.Add(services);
        // Their constructors take what other modules must not see.
        services.AddScoped(scope => new Open.Persons(
            scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<Faces>(),
            scope.GetRequiredService<Families>(), scope.GetRequiredService<Sight>(),
            scope.GetRequiredService<Identities>(), scope.GetRequiredService<LocalDay>(), settings));
        services.AddScoped(scope => new Identities(scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<Sight>()));
        services.AddScoped(scope => new CountedPersons(scope.GetRequiredService<Faces>(), scope.GetRequiredService<Identities>()));
        services.AddScoped(scope => new PersonProtection(
            scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<PersonKeys>(),
            scope.GetRequiredService<Faces>(), scope.GetRequiredService<Identities>(),
            scope.GetRequiredService<TimeProvider>()));
        services.AddScoped(scope => new PersonFiles(
            scope.GetRequiredService<ReadFile>(), scope.GetRequiredService<FindPersons>(),
            scope.GetRequiredService<UploadEvidence>(), scope.GetRequiredService<Sight>()));
        services.AddScoped(scope => new Groups(
            scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<Families>(), scope.GetRequiredService<Sight>()));
        return services.AddScoped(scope => new Registrations(scope.GetRequiredService<RegisterArrival>(),
            scope.GetRequiredService<AddPerson>(), scope.GetRequiredService<CorrectPerson>(),
                scope.GetRequiredService<CorrectPlace>()));
    }

    public static void MapRegistry(this IEndpointRouteBuilder endpoints)
    {
        RegisterArrival.Map(endpoints);
        AddPerson.Map(endpoints);
        CorrectPerson.Map(endpoints);
        CorrectPlace.Map(endpoints);
        FindPersons.Map(endpoints);
        ReadFile.Map(endpoints);
        UploadEvidence.Map(endpoints);
        DownloadEvidence.Map(endpoints);
        ReadMrz.Map(endpoints);
        ReadDate.Map(endpoints);
        Transliterate.Map(endpoints);
        DuplicateDesk.Map(endpoints);
        PortraitPages.Map(endpoints);
    }
}
