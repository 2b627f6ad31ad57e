using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Storage;
using Pana.Trust.Exchange;
using Pana.Trust.Keys;
using Pana.Trust.Open;
using Pana.Trust.Public;
using Pana.Trust.States;

namespace Pana.Trust;

/// <summary>Keys that seal papers, lists of withdrawn ones, and what is known of other states: everybody may verify.</summary>
public static class TrustModule
{
    public static IServiceCollection AddTrust(this IServiceCollection services, TrustSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<NumberQuestions>();
        services.AddNodeContext<TrustContext>();
        services.AddScoped<SigningKeys>().AddScoped<OwnList>().AddScoped<KnownStates>().AddScoped<VerifyScreen>()
            .AddScoped<FetchTrust>().AddScoped<TrustScreen>().AddSingleton<TrustClient>().AddSingleton<FillScreen>(TrustPages.Warn);
        services.AddScoped(scope => new Signers(scope.GetRequiredService<SigningKeys>()));
        services.AddScoped(scope => new NodeSigner(scope.GetRequiredService<SigningKeys>(), settings, scope.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<TrustClock>().AddHostedService(provider => provider.GetRequiredService<TrustClock>());
    }

    public static void MapTrust(this IEndpointRouteBuilder endpoints)
    {
        TrustFiles.Map(endpoints);
        VerifyPages.Map(endpoints);
        TrustPages.Map(endpoints);
    }
}
