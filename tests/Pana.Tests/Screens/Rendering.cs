using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Tests.Screens;

/// <summary>Renders a block to HTML as the host would, with the real label files.</summary>
internal static class Rendering
{
    public static readonly Labels Labels = Labels.Read(Folder("labels"));

    public static async Task<string> Html<T>(object? parameters = null, string language = "ru",
        Action<ScreenContext>? set = null) where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddScreens().BuildServiceProvider();
        using var scope = services.CreateScope();
        var screen = scope.ServiceProvider.GetRequiredService<ScreenContext>();
        screen.Labels = Labels;
        screen.Language = Language.Find(language)!;
        set?.Invoke(screen);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        var values = parameters?.GetType().GetProperties().ToDictionary(one => one.Name, one => one.GetValue(parameters));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(values ?? []))).ToHtmlString());
    }

    /// <summary>A folder of the repository, found from where the tests run.</summary>
    public static string Folder(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Pana.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return Path.Combine(at.FullName, name);
    }
}
