using Microsoft.Extensions.DependencyInjection;

namespace Pana.Screens;

public static class Door
{
    /// <summary>One <see cref="ScreenContext"/> per request.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services) => services.AddScoped<ScreenContext>();
}
