using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;

namespace Pana.Screens;

public static class Door
{
    /// <summary>
    /// One <see cref="ScreenContext"/> per request. Letters of every script are written as they are: the usual encoder turns
    /// each Cyrillic or Arabic letter into eight bytes, too much for a slow line.
    /// </summary>
    public static IServiceCollection AddScreens(this IServiceCollection services) => services
        .AddScoped<ScreenContext>()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
}
